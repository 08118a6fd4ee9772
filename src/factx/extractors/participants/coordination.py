"""What a noun phrase shares with others joined to it: its determiner, its noun, its last complement."""

from typing import TYPE_CHECKING

from factx.language import Language

if TYPE_CHECKING:
    from factx.extractors.participants.phrases import Phrase, Phrases
    from factx.tree import Token

_ITEMS = 8
_LONGEST_OPENING = 3


class Coordination:
    """Looks behind the noun phrases of one article for conjunctions that join more to them."""

    def __init__(self, phrases: "Phrases", language: Language) -> None:
        self._doc, self._phrases, self._people = phrases.doc, phrases, language.people
        self._words, self._places = language.people.nominals, language.places

    def end(self, phrase: "Phrase") -> int:
        """Return the last token of a phrase with what is joined to it («élus de Lens[, de Lille et de Vannes]»)."""
        for read in (self._noun, self._complement, self._adjective):
            last = phrase.last
            for _ in range(_ITEMS):
                mark = self._doc[last + 1 : last + 2]
                joins = bool(mark) and mark[0].lower_ in self._words.joining
                if not joins and not (mark and mark[0].text == ","):
                    break
                item = read(phrase, last + 2) if last + 2 < len(self._doc) else None
                if item is None:
                    break
                if joins:
                    return item
                last = item
        return phrase.last

    def _noun(self, phrase: "Phrase", at: int) -> int | None:
        """Read a noun that shares a determiner, or the lack of one («dix gendarmes et [policiers municipaux]»)."""
        while at + 1 < len(self._doc) and self._doc[at].lower_ in self._words.others:
            at += 1
        noun, groups = self._doc[at], self._people.group_nouns
        several = self._doc[phrase.head].lower_ in groups
        if at in self._phrases.named or (noun.pos_ != "NOUN" and "-" not in noun.text):
            return None
        if phrase.first == phrase.head and (not several or self._are_apart(phrase, noun)):
            return None
        if self._doc[at - 1].text == "," and not several and not self._is_item(noun):
            return None
        if noun.lower_ not in (groups if several else self._people.persons.all_nouns):
            return None
        return self._phrases.around(noun).last

    def _is_item(self, noun: "Token") -> bool:
        """Whether a noun stands alone in a list («le peintre, [graveur] et poète»)."""
        behind = self._doc[noun.i + 1 : noun.i + 2]
        return bool(behind) and (behind[0].text == "," or behind[0].lower_ in self._words.joining)

    def _are_apart(self, phrase: "Phrase", noun: "Token") -> bool:
        """Whether two nouns without article tell two sides («entre élus et juges»), or people and a body."""
        before = self._doc[phrase.first - 1].lower_ if phrase.first else ""
        return before in self._words.among_them or noun.lower_ in self._words.forces

    def _complement(self, phrase: "Phrase", at: int) -> int | None:
        """Read a second complement like that which ends a phrase («la ministre de la Santé et [des Sports]»)."""
        inside, word = range(phrase.last - 1, phrase.head, -1), self._doc[at]
        first = next((i for i in inside if self._are_alike(self._doc[i], word)), None)
        if first is None or (word.pos_ != "ADP" and word.lower_ not in self._words.of):
            return None
        one, other = self._opened(first), self._opened(at)
        if one is None or other is None or self._is_definite(first) != self._is_definite(at):
            return None
        if self._is_people(other) and not self._is_people(one):
            return None
        if self._is_plural(self._doc[phrase.head]) and self._is_plural(other) and not self._is_plural(one):
            return None
        return (
            self._phrases.end_of_name(other.i) if other.i in self._phrases.named else self._phrases.around(other).last
        )

    def _are_alike(self, one: "Token", other: "Token") -> bool:
        """Whether two words are the same preposition, be there an article in it («à» and «aux»)."""
        bare, pair = self._words.without_article, (one.lower_, other.lower_)
        return self._words.of.issuperset(pair) or len({bare.get(word, word) for word in pair}) == 1

    def _opened(self, of: int) -> "Token | None":
        """Return the noun or name that a preposition opens a complement with."""
        for word in self._doc[of + 1 : of + 1 + _LONGEST_OPENING]:
            if word.i in self._phrases.named or word.pos_ in ("NOUN", "PROPN"):
                return word
            if word.lower_ not in self._words.definite and word.pos_ != "ADJ":
                return None
        return None

    def _is_definite(self, of: int) -> bool:
        """Whether a complement bears a definite article, be it one in its preposition («du», «de la»)."""
        word, after = self._doc[of], self._doc[of + 1]
        return word.lower_ in self._words.contracted or after.lower_ in self._words.definite

    def _is_people(self, noun: "Token") -> bool:
        known = noun.text[0].islower()
        return known and (noun.lower_ in self._people.group_nouns or noun.lower_ in self._people.persons.all_nouns)

    def _is_plural(self, noun: "Token") -> bool:
        return "Plur" in noun.morph.get("Number", [])

    def _adjective(self, phrase: "Phrase", at: int) -> int | None:
        """Read an adjective behind another («des élus français, belges et [suisses]»)."""
        one, other = self._doc[phrase.last], self._doc[at]
        if phrase.last == phrase.head or at in self._phrases.named or not self._is_adjective(one):
            return None
        noun = other.pos_ == "NOUN" and other.head in (one, self._doc[phrase.head]) and not self._is_people(other)
        return at if noun or self._is_adjective(other) else None

    def _is_adjective(self, word: "Token") -> bool:
        return word.pos_ == "ADJ" or self._places.demonym(word.lower_) is not None
