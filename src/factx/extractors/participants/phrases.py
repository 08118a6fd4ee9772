"""Noun phrases: how far the phrase of a head noun reaches, and what it says."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.participants.coordination import Coordination
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Draft, Entity, Via
from factx.extractors.participants.restrictions import Restrictions

if TYPE_CHECKING:
    from factx.tree import Token

_LONGEST = 24
_ARTICLES = frozenset(("l'", "la", "le", "les", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses"))
_BEFORE_SUPERLATIVE = frozenset(("des", "le", "la", "les"))


@dataclass(slots=True)
class Phrase:
    """A noun phrase: token indices of its determiner or first word, its head, its last word."""

    first: int
    head: int
    last: int


class Phrases:
    """Reads the noun phrases of one article around the names it knows."""

    def __init__(self, discourse: Discourse) -> None:
        self.doc = self._doc = discourse.doc
        self._language, self._words = discourse.language, discourse.language.people.nominals
        self.persons = discourse.language.people.persons.all_nouns
        self.named: dict[int, Entity] = {}
        self.starts: dict[int, Entity] = {}
        self.ends: dict[int, Entity] = {}
        for entity in discourse.entities:
            for mention in entity.mentions:
                self.starts[mention.first], self.ends[mention.last] = entity, entity
                self.named |= dict.fromkeys(range(mention.first, mention.last + 1), entity)

        self._coordination = Coordination(self, self._language)
        self._restrictions = Restrictions(self, self._language)

    def around(self, head: "Token") -> Phrase:
        """Return the noun phrase of a head: determiner, adjectives, complements, participles, restrictive relatives."""
        first = self.start(head)
        return Phrase(first, head.i, self._last(head))

    def start(self, head: "Token") -> int:
        """Return the first token of a head noun's phrase: its determiner, or the first of the words before it."""
        doc, words = self._doc, self._words
        first = head.i
        while first > 0 and head.i - first < 6:
            before = doc[first - 1]
            lower = before.lower_
            if before.i in self.named or before.is_space or before.is_punct:
                break
            superlative = lower in words.superlatives and doc[first - 2].lower_ in ("le", "la", "les")
            if (
                superlative
                or lower in words.before_noun
                or before.pos_ == "NUM"
                or before.text[0].isdigit()
                or (before.pos_ == "ADJ" and before.head.i == head.i)
            ):
                first -= 1
            elif lower in words.definite | words.demonstrative | words.possessive | words.indefinite:
                if lower not in ("de", "d'", "du", "des", "au") or (
                    lower in ("des", "d'", "de") and self._is_article(before)
                ):
                    first -= 1
                break
            else:
                break
        return first

    def _is_article(self, word: "Token") -> bool:
        """Whether «des» or «d'» is an article here, not a preposition."""
        if word.lower_ != "des" and self._doc[word.i + 1].like_num:
            return False
        if word.pos_ == "DET":
            return True
        head = word.head
        if head.dep_ == "conj":
            return not any(child.dep_ == "case" for child in head.head.children)
        return word.i > 0 and head.dep_.startswith(("nsubj", "obj")) and word.dep_ != "case"

    def _last(self, head: "Token") -> int:
        doc, words = self._doc, self._words
        last = head.i
        while last + 1 < len(doc) and last - head.i < _LONGEST:
            after = doc[last + 1]
            if after.i in self.starts:
                if (party := self._party_of(after, head)) is not None:
                    last = party
                    continue
                apposed = doc[last].lower_ in words.all_organizations and self.starts[after.i].kind == "organization"
                titled = self.starts[after.i].kind == "person" and self._holds_person(head, last)
                if (
                    self.starts[after.i].kind in ("person", "organization")
                    and doc[last].lower_ not in (words.links - words.post_adjectives) | words.honorifics
                    and not ((apposed or titled) and last > head.i)
                ):
                    break
                last += 1
                continue
            if (
                after.i in self.named
                or (
                    (after.pos_ == "ADJ" and not self._says(after))
                    or self._language.places.demonym(after.lower_)
                    or after.lower_ in words.post_adjectives
                )
                or after.lower_ in words.of
                or (self._determines(after) and doc[last].lower_ in words.of)
                or (after.lower_ in words.superlatives and doc[last].lower_ in _BEFORE_SUPERLATIVE)
            ):
                last += 1
            elif last + 2 < len(doc) and (self._hyphenates(after) or self._specifies(after)):
                last += 2
            elif (
                (
                    last == head.i
                    and after.pos_ == "NOUN"
                    and after.lower_ in self._language.people.persons.masculine | self._language.people.persons.feminine
                )
                or (
                    after.lower_ in ("et", "ou")
                    and last + 2 < len(doc)
                    and doc[last + 2].pos_ == "ADJ"
                    and doc[last].pos_ == "ADJ"
                )
                or (
                    after.pos_ in ("NOUN", "PROPN", "NUM")
                    and (
                        self._leads(doc[last])
                        or doc[last].pos_ == "NUM"
                        or (doc[last].pos_ == "ADJ" and self._leads(doc[last - 1]))
                        or (doc[last].lower_ in words.before_noun and self._leads(doc[last - 1]))
                    )
                )
            ):
                last += 1
            else:
                break
        while last > head.i and (self._leads(doc[last]) or doc[last].lower_ in ("et", "ou")):
            last -= 1
        return self._in_power(last)

    def _determines(self, word: "Token") -> bool:
        return word.lower_ in _ARTICLES | self._words.cardinals | self._words.possessive | self._words.unsure

    def _leads(self, word: "Token") -> bool:
        """Whether a word leads up to a noun in a complement («d'», «des», «plus» in «l'un des plus grands élus»)."""
        return word.lower_ in self._words.of | self._words.superlatives or self._determines(word)

    def _says(self, word: "Token") -> bool:
        """Whether a word is a verb of speech taken for an adjective («le ministre déplore»)."""
        return word.lower_ in self._language.speech.forms and not word.lower_.endswith(("é", "ée", "és", "ées"))

    def _in_power(self, last: int) -> int:
        """Return the last token of «au pouvoir à Rome» right behind a token; the token itself when there is none."""
        words = [word.lower_ for word in self._doc[last + 1 : last + 4]]
        if tuple(words[:2]) != self._words.in_power:
            return last
        at = last + 4
        return self.end_of_name(at) if words[2:] in (["à"], ["en"]) and at in self.starts else last + 2

    def _hyphenates(self, word: "Token") -> bool:
        """Whether a word is a hyphen without spaces («plate-forme»)."""
        return word.text == "-" and not word.whitespace_ and not self._doc[word.i - 1].whitespace_

    def _specifies(self, word: "Token") -> bool:
        """Whether a word is an «en» that goes on with a person's noun («rédactrice en chef»)."""
        return word.lower_ == "en" and self._doc[word.i + 1].lower_ in self._words.after_en

    def _party_of(self, name: "Token", head: "Token") -> int | None:
        """Return the last token of a party between an office and its field («le maire LR de Vannes»)."""
        party, end = self.starts[name.i], name.i
        if name.i != head.i + 1 or party.kind != "organization" or not self._is_person(head):
            return None
        while end + 1 < len(self._doc) and self.named.get(end + 1) is party:
            end += 1
        return end if end + 1 < len(self._doc) and self._doc[end + 1].lower_ in self._words.of else None

    def _holds_person(self, head: "Token", last: int) -> bool:
        """Whether a phrase for a thing holds a noun for a person («la police militaire du dictateur»)."""
        return not self._is_person(head) and any(word.lower_ in self.persons for word in self._doc[head.i : last + 1])

    def _is_person(self, head: "Token") -> bool:
        return head.lower_.removeprefix("ex-") in self.persons

    def joined(self, phrase: Phrase) -> Phrase:
        """Return a phrase with what shares its determiner or noun («dix [gendarmes] et policiers municipaux»)."""
        return Phrase(phrase.first, phrase.head, self._coordination.end(phrase))

    def extended(self, phrase: Phrase) -> Phrase:
        """Return the phrase with what behind it restricts it («[l'homme] soupçonné de vol»)."""
        return Phrase(phrase.first, phrase.head, self._restrictions.end(phrase))

    def end_of_name(self, at: int) -> int:
        """Return the last token of the name at a token."""
        while at + 1 in self.named and self.named[at + 1] is self.named[at]:
            at += 1
        return at

    def determiner(self, phrase: Phrase) -> str:
        """Return the determiner in lower case, "" when there is none."""
        words = self._words
        lower = self._doc[phrase.first].lower_
        known = words.definite | words.demonstrative | words.possessive | words.indefinite
        return lower if phrase.first < phrase.head and lower in known else ""

    def is_definite(self, phrase: Phrase) -> bool:
        """Whether a phrase bears a definite article, be it one in a preposition («du ministre»)."""
        if determiner := self.determiner(phrase):
            return determiner in self._words.definite and determiner not in ("du", "au")
        return phrase.first > 0 and self._doc[phrase.first - 1].lower_ in ("du", "au")

    def is_any_definite(self, phrase: Phrase) -> bool:
        """Whether a phrase, be it of several, bears a definite article or a demonstrative («les élus», «aux élus»)."""
        if determiner := self.determiner(phrase):
            return determiner in self._words.definite | self._words.demonstrative | {"les", "ces"}
        return phrase.first > 0 and self._doc[phrase.first - 1].lower_ in self._words.contracted

    def nested(self, phrase: Phrase, last: int) -> int:
        """Return the last token of a phrase before another that it holds and that points back («de cette ville»)."""
        inside = (i for i in range(phrase.head + 1, last + 1) if self._doc[i].lower_ in self._words.demonstrative)
        return next(inside, last + 1) - 1

    def words(self, phrase: Phrase) -> str:
        """Return the phrase without its determiner; a number stays («deux manifestants»)."""
        determiner = self.determiner(phrase)
        first = phrase.first + (1 if determiner and determiner not in self._words.cardinals else 0)
        return self._doc.written(first, phrase.last + 1)

    def spelled_out(self, phrase: Phrase) -> str:
        """Return the words of a phrase with each name in it written in full («chef du Parti communiste français»)."""
        determiner = self.determiner(phrase)
        first = phrase.first + (1 if determiner and determiner not in self._words.cardinals else 0)
        words: list[str] = []
        for index in range(first, phrase.last + 1):
            entity = self.named.get(index)
            if entity is None:
                words.append(self._doc[index].text + self._doc[index].whitespace_)
            elif index == first or self.named.get(index - 1) is not entity:
                words.append(f"{entity.name} ")
        return "".join(words).strip()

    def draft(self, phrase: Phrase, via: Via) -> Draft:
        """Return the mention that a phrase is."""
        last = self._doc[phrase.last]
        return Draft(self._doc[phrase.first].idx, last.idx + len(last), phrase.first, phrase.last, "nominal", via)

    def country(self, phrase: Phrase) -> str | None:
        """Return the ISO code of the country that a phrase names by demonym or by «de»."""
        for index in range(phrase.head + 1, phrase.last + 1):
            token = self._doc[index]
            place = self._language.places.demonym(token.lower_) if token.text.islower() else None
            if place and place.type == "country":
                return place.country
            entity = self.named.get(index)
            if entity and entity.country and self._doc[index - 2].lower_ == self._words.in_power[-1]:
                return entity.country
            if (
                entity
                and entity.kind == "country"
                and self._doc[index - 1].lower_ in (*self._words.of, "la", "l'", "le", "les")
            ):
                return entity.country
        return None
