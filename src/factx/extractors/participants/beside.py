"""How far titles and appositions reach, and which name they stand beside."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, agrees
from factx.extractors.participants.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from factx.tree import Token

_APPOSITION = 16
_BRACKET = 6
_TITLE = 15
"""The longest brackets, and what else stands between an office and the name behind it."""
_EPITHET = frozenset(("DET", "NOUN", "ADJ", "PROPN"))
_FOLLOWING_APPOSITION = frozenset(("VERB", "AUX", "SCONJ", "PRON", "CCONJ"))


class Beside:
    """Looks from the phrases of one article to the names beside them."""

    def __init__(self, discourse: Discourse, phrases: Phrases) -> None:
        self._doc, self._phrases, self._people = discourse.doc, phrases, discourse.language.people
        self._joining, self._said = self._people.nominals.joining, discourse.language.speech.verbal

    def behind_honorific(self, at: int) -> int:
        """Return the token behind brackets and honorifics («le chef du Parti (extrême droite) M. Rey»)."""
        if at < len(self._doc) and self._doc[at].text == "(":
            closing = (word.i + 1 for word in self._doc[at : at + _BRACKET] if word.text == ")")
            at = next(closing, at)
        while at < len(self._doc) - 1 and self._doc[at].lower_ in self._people.nominals.honorifics:
            at += 1
        return at

    def reach_acronym(self, phrase: Phrase) -> None:
        """Let a title reach over its last name's acronym to a person («le chef du Parti civil (PC) Paul Rey»)."""
        doc, closing = self._doc, self._phrases.end_of_acronym(phrase)
        if closing == phrase.last or closing == len(doc) - 1:
            return
        behind = closing + 1 + (doc[closing + 1].text == ",")
        named = self._phrases.starts.get(self.behind_honorific(behind))
        if named is not None and named.kind == "person":
            phrase.last = closing

    def reach_last_title(self, phrase: Phrase) -> None:
        """Let a title reach the name behind others that share its article («le peintre, graveur et poète Paul Rey»)."""
        doc, at = self._doc, phrase.last + 1
        if not self._phrases.determiner(phrase):
            return
        while at + 1 < len(doc) and at - phrase.head < _APPOSITION and doc[at].lower_ in (",", "et"):
            noun = doc[at + 1]
            if noun.lower_ not in self._phrases.persons or at + 1 in self._phrases.named:
                return
            at = self._phrases.around(noun).last + 1
            if (entity := self._phrases.starts.get(at)) is not None and entity.kind == "person":
                phrase.last = at - 1
                return

    def reach_second(self, phrase: Phrase) -> None:
        """Let a phrase reach over a second role under one article («l'avocate et présidente du club»)."""
        doc, at = self._doc, phrase.last + 2
        if not self._phrases.determiner(phrase) or at >= len(doc) or doc[at - 1].lower_ not in self._joining:
            return
        second = doc[at].lower_ in self._phrases.persons and doc[at].pos_ in ("NOUN", "ADJ")
        if second and at not in self._phrases.named:
            phrase.last = self._phrases.around(doc[at]).last

    def reach_name(self, phrase: Phrase) -> None:
        """Let a title reach the name behind it over «à», «pour» («la déléguée aux Sports, Ada Morel»)."""
        doc = self._doc
        at = phrase.last + 1
        if at >= len(doc) or not (self._phrases.determiner(phrase) or self._phrases.is_definite(phrase)):
            return
        if (behind := self._behind_epithets(at)) > at:
            phrase.last = behind - 1
            return
        party = self._phrases.starts.get(at)
        if doc[at].lower_ not in self._people.nominals.links and (party is None or party.kind != "organization"):
            return
        at += party is not None and party.kind == "organization"
        while at < len(doc) and at - phrase.last < _TITLE:
            if doc[at].text == "," or (
                doc[at].i in self._phrases.starts and doc[at - 1].lower_ not in self._people.nominals.links
            ):
                behind = self.behind_honorific(at + 1 if doc[at].text == "," else at)
                entity = self._phrases.starts.get(behind)
                if entity is not None and entity.kind == "person":
                    phrase.last = at - 1
                return
            if doc[at].lower_ in self._people.nominals.possessive:
                return
            word = doc[at]
            joins = word.text == "-" and not word.whitespace_
            another = word.lower_ in self._people.nominals.honorifics and doc[at - 1].lower_ in self._joining
            ends = (word.is_punct and not joins) or word.is_space or word.is_sent_start or another
            if ends or word.pos_ in ("VERB", "AUX"):
                return
            at += 1

    def _behind_epithets(self, at: int) -> int:
        """Return where a person's name begins behind epithets that the phrase left out («le chef étoilé Rey»)."""
        end = at
        while end < len(self._doc) and end - at < 3 and self._is_epithet(self._doc[end]):
            end += 1
        entity = self._phrases.starts.get(end)
        return end if entity is not None and entity.kind == "person" else at

    def _is_epithet(self, word: "Token") -> bool:
        """Whether a word may say more of the noun before a name («le député [star] Paul Rey»)."""
        if word.i in self._phrases.named or word.lower_ in self._said or not word.text.islower():
            return False
        return word.pos_ in ("ADJ", "NOUN", "PROPN") or "Part" in word.morph.get("VerbForm", [])

    def name_behind_comma(self, phrase: Phrase) -> Entity | None:
        """Return the person named right behind a comma, or in brackets («le rabbin de la ville, Ada Morel,»)."""
        doc, phrases = self._doc, self._phrases
        at = phrase.last + 1
        if (glossed := self._in_brackets(phrase)) is not None:
            return glossed
        definite = phrases.determiner(phrase) or phrases.is_definite(phrase)
        at = self.behind_honorific(at)
        if at + 1 >= len(doc) or doc[at].text != "," or not definite:
            return None
        at = self._behind_epithet(at + 1)
        while at < len(doc) - 1 and at - phrase.last < 5 and doc[at].lower_ in self._people.nominals.honorifics:
            at += 1
        entity = phrases.starts.get(at)
        if entity is None or entity.kind != "person" or phrases.determiner(phrase) in ("des", "les", "deux"):
            return None
        while at < len(doc) and phrases.named.get(at) is entity:
            at += 1
        after = doc[at] if at < len(doc) else None
        ends = after is None or after.is_punct or after.is_space or after.pos_ in ("VERB", "AUX", "ADP", "ADV")
        return entity if ends and not self._is_of_inner(entity, phrase) else None

    def _in_brackets(self, phrase: Phrase) -> Entity | None:
        """Return the person whose name alone stands in brackets right behind a definite phrase («le maire (Rey)»)."""
        at = phrase.last + 1
        at += at < len(self._doc) and self._doc[at].is_quote
        entity = self._phrases.bracketed(at) if self._phrases.is_definite(phrase) else None
        return entity if entity is not None and entity.kind == "person" else None

    def _is_of_inner(self, entity: Entity, phrase: Phrase) -> bool:
        """Whether a name behind a comma is that of an office in a phrase («un proche de la ministre du Travail, …»).

        It is when somebody without a name is told by the office and its field, or when only the office agrees with it.
        """
        outer, indefinite = self._phrases.gender(phrase), self._phrases.determiner(phrase) in self._people.nominals.one
        for noun in self._doc[phrase.head + 1 : phrase.last + 1]:
            if noun.lower_ not in self._people.persons.offices or noun.i in self._phrases.named:
                continue
            inner = self._phrases.around(noun)
            if inner.last != phrase.last or not self._phrases.is_definite(inner):
                continue
            told = indefinite and inner.last > inner.head and self._doc[inner.first - 1].lower_ != "au"
            alone = entity.gender is not None and outer not in (None, entity.gender)
            return agrees(entity, self._phrases.gender(inner)) and (told or alone)
        return False

    def _behind_epithet(self, at: int) -> int:
        """Return the token behind a noun phrase that stands before a name («…, le centriste flamand Paul Rey»)."""
        doc, start = self._doc, at
        if doc[at].lower_ not in self._people.nominals.definite:
            return at
        if noun := next((word for word in doc[at + 1 : at + 4] if word.lower_ in self._phrases.persons), None):
            title = self._phrases.around(noun)
            self.reach_name(title)
            if title.first == at and title.last + 1 in self._phrases.starts:
                return title.last + 1
        while at < len(doc) and at - start < 4 and at not in self._phrases.starts and doc[at].pos_ in _EPITHET:
            at += 1
        return at if at in self._phrases.starts else start

    def reach_comma(self, phrase: Phrase) -> None:
        """Let an apposition reach the next punctuation, verb or conjunction."""
        doc, breaks = self._doc, self._people.nominals.breaks | self._people.nominals.circumstantial
        while phrase.last + 1 < len(doc) and phrase.last - phrase.first < _APPOSITION:
            after = doc[phrase.last + 1]
            if after.is_punct or after.is_space or after.pos_ in _FOLLOWING_APPOSITION or after.is_sent_start:
                break
            if after.lower_ in breaks or after.like_num:
                break
            phrase.last += 1
        while phrase.last > phrase.head and doc[phrase.last].pos_ in ("ADP", "DET", "CCONJ"):
            phrase.last -= 1
