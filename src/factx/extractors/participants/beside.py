"""How far titles and appositions reach, and which name they stand beside."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity
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
        self._joining = self._people.nominals.joining

    def behind_honorific(self, at: int) -> int:
        """Return the token behind brackets and honorifics («le chef du Parti (extrême droite) M. Rey»)."""
        if at < len(self._doc) and self._doc[at].text == "(":
            closing = (word.i + 1 for word in self._doc[at : at + _BRACKET] if word.text == ")")
            at = next(closing, at)
        while at < len(self._doc) - 1 and self._doc[at].lower_ in self._people.nominals.honorifics:
            at += 1
        return at

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
        at = self._behind_adjectives(phrase.last + 1)
        if at > phrase.last + 1:
            phrase.last = at - 1
            return
        if at >= len(doc) or not (self._phrases.determiner(phrase) or self._phrases.is_definite(phrase)):
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
            ends = (word.is_punct and not joins) or word.is_space or word.is_sent_start
            if ends or word.pos_ in ("VERB", "AUX"):
                return
            at += 1

    def _behind_adjectives(self, at: int) -> int:
        """Return where a person's name begins behind adjectives that the phrase left out («le chef étoilé Rey»)."""
        end = at
        while end < len(self._doc) and end - at < 3 and self._is_adjective(self._doc[end]):
            end += 1
        entity = self._phrases.starts.get(end)
        return end if entity is not None and entity.kind == "person" else at

    def _is_adjective(self, word: "Token") -> bool:
        return word.i not in self._phrases.named and (word.pos_ == "ADJ" or "Part" in word.morph.get("VerbForm", []))

    def name_behind_comma(self, phrase: Phrase) -> Entity | None:
        """Return the person named right behind a comma («le rabbin de la ville, Ada Morel,»)."""
        doc, phrases = self._doc, self._phrases
        at = phrase.last + 1
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
        return entity if ends else None

    def _behind_epithet(self, at: int) -> int:
        """Return the token behind a noun phrase that stands before a name («…, le centriste flamand Paul Rey»)."""
        doc, start = self._doc, at
        if doc[at].lower_ not in self._people.nominals.definite:
            return at
        while at < len(doc) and at - start < 4 and at not in self._phrases.starts and doc[at].pos_ in _EPITHET:
            at += 1
        return at if at in self._phrases.starts else start

    def reach_comma(self, phrase: Phrase) -> None:
        """Let an apposition reach the next punctuation, verb or conjunction."""
        doc = self._doc
        while phrase.last + 1 < len(doc) and phrase.last - phrase.first < _APPOSITION:
            after = doc[phrase.last + 1]
            if after.is_punct or after.is_space or after.pos_ in _FOLLOWING_APPOSITION or after.is_sent_start:
                break
            if after.lower_ in self._people.nominals.breaks or after.like_num:
                break
            phrase.last += 1
        while phrase.last > phrase.head and doc[phrase.last].pos_ in ("ADP", "DET", "CCONJ"):
            phrase.last -= 1
