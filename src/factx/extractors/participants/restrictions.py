"""What behind a noun phrase says who is meant: a participle, a relative clause, a place or another complement."""

from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Entity
from factx.language import Language

if TYPE_CHECKING:
    from factx.extractors.participants.phrases import Phrase
    from factx.tree import Doc, Token

_LONGEST = 24
_LONGEST_MARKED = 8
OPENING, CLOSING = frozenset(('"', "«", "“")), frozenset(('"', "»", "”"))
_STOPS = OPENING | CLOSING | {",", ";", ".", ":", "(", "[", "?", "!", "–", "—"}


class Restrictions:
    """Reads what stands behind the noun phrases of one article."""

    def __init__(self, doc: "Doc", named: dict[int, Entity], language: Language) -> None:
        self._doc, self._named, self._words = doc, named, language.people.nominals

    def end(self, phrase: "Phrase") -> int:
        """Return the last token of what restricts a phrase, its own if nothing does («l'homme [soupçonné de vol]»)."""
        last = phrase.last
        clause = self._clause(phrase) if last + 1 < len(self._doc) else None
        if clause is None:
            return last
        at, edge = last + 1, min(clause.right_edge.i, last + _LONGEST)
        while at <= edge and not self._stops(at):
            at = self._behind_marks(at, edge) or at + 1
        while at < len(self._doc) and at in self._named and self._named.get(at - 1) is self._named[at]:
            at += 1
        while at - 1 > last and self._doc[at - 1].text not in CLOSING and self._dangles(self._doc[at - 1]):
            at -= 1
        return at - 1

    def _dangles(self, token: "Token") -> bool:
        """Whether no phrase ends with a token: a mark, a preposition, an article."""
        return token.is_punct or token.pos_ in ("ADP", "DET", "CCONJ")

    def _behind_marks(self, at: int, edge: int) -> int | None:
        """Return the token behind a short quotation that opens at a token («se disant "pacifistes"»)."""
        if self._doc[at].text not in OPENING:
            return None
        behind = range(at + 2, min(at + _LONGEST_MARKED, edge + 2, len(self._doc)))
        return next((i + 1 for i in behind if self._doc[i].text in CLOSING), None)

    def _stops(self, at: int) -> bool:
        """Whether a phrase ends before a token: at a mark, an aim («pour voir»), a circumstance («et en …»)."""
        token, after = self._doc[at], self._doc[at + 1 : at + 2]
        if token.is_space or token.text in _STOPS:
            return self._behind_marks(at, len(self._doc)) is None
        if not after:
            return False
        aim = token.lower_ in self._words.aims and "Inf" in after[0].morph.get("VerbForm", [])
        return aim or (token.pos_ == "CCONJ" and after[0].lower_ in self._words.gerund)

    def _clause(self, phrase: "Phrase") -> "Token | None":
        """Return the head of what restricts a phrase, None when nothing does."""
        inner = self._doc[phrase.last]
        if phrase.last > phrase.head and self._is_participle(inner) and inner.right_edge.i > phrase.last:
            return inner if self._is_of(inner, phrase) else None
        after = self._doc[phrase.last + 1]
        if after.lower_ in self._words.reflexive and phrase.last + 2 < len(self._doc):
            after = self._doc[phrase.last + 2]
        if self._is_participle(after):
            return after if self._is_of(after, phrase) and self._agrees(after, phrase) else None
        if after.lower_ in self._words.relative:
            verb = after.head
            return verb if self._may_take_relative(phrase) and self._is_of(verb, phrase) else None
        if after.lower_ in self._words.complementing and after.head.dep_ == "nmod" and self._is_of(after.head, phrase):
            return after.head if self._may_take_complement(phrase) else None
        return None

    def _is_participle(self, token: "Token") -> bool:
        return token.pos_ in ("VERB", "ADJ") and "Part" in token.morph.get("VerbForm", [])

    def _is_of(self, token: "Token", phrase: "Phrase") -> bool:
        """Whether a token hangs on a word of a phrase."""
        return phrase.first <= token.head.i <= phrase.last

    def _agrees(self, participle: "Token", phrase: "Phrase") -> bool:
        """Whether a participle has the gender of a noun of the phrase."""
        gender = participle.morph.get("Gender", [])
        nouns = [token for token in self._doc[phrase.first : phrase.last + 1] if token.pos_ == "NOUN"]
        return not gender or not nouns or any(noun.morph.get("Gender", gender) == gender for noun in nouns)

    def _may_take_relative(self, phrase: "Phrase") -> bool:
        """Whether a relative clause belongs to a phrase: it is indefinite, or no complement tells yet who is meant.

        Behind «c'est» the clause is what is told of it.
        """
        if any(child.dep_ == "cop" for child in self._doc[phrase.head].children):
            return False
        if self._doc[phrase.first].lower_ in self._words.indefinite - {"les", "ces"}:
            return True
        return not any(self._doc[i].lower_ in self._words.of for i in range(phrase.head + 1, phrase.last))

    def _may_take_complement(self, phrase: "Phrase") -> bool:
        """Whether no verb stands before a phrase that could take its complement: a subject, what a comma sets off."""
        head = self._doc[phrase.head]
        return head.head.i > phrase.last or (phrase.first > 0 and self._doc[phrase.first - 1].text == ",")
