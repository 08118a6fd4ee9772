"""Numbers that stand for persons without their noun: «deux autres», «cinq d'entre eux», «tous les quatre»."""

from typing import TYPE_CHECKING

from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.quantities import Quantities
from factx.language import Language

if TYPE_CHECKING:
    from factx.tree import Doc, Token

_ROLES = ("nsubj", "obj", "iobj", "obl")


class StandIns:
    """Finds such numbers in one article."""

    def __init__(self, doc: "Doc", phrases: Phrases, quantities: Quantities, language: Language) -> None:
        self._doc, self._phrases, self._quantities = doc, phrases, quantities
        self._words, self._pronouns = language.people.nominals, language.people.pronouns

    def some(self, token: "Token") -> Phrase | None:
        """Return the phrase for some of those spoken of, None when a word tells none («deux autres», «cinq d'eux»)."""
        if token.lower_ in self._pronouns.always_stressed:
            return self._of_them(token)
        if token.lower_ not in self._words.others or not self._is_alone(token):
            return None
        phrase = self._determined(token)
        return phrase if self._quantities.has_number(phrase) else None

    def all(self, token: "Token") -> Phrase | None:
        """Return the phrase of a number behind an article («les deux», «tous les quatre»), None when it is none."""
        if token.lower_ not in self._words.cardinals or not self._is_alone(token):
            return None
        phrase = self._determined(token)
        return phrase if phrase.first < token.i else None

    def _of_them(self, token: "Token") -> Phrase | None:
        """Return the phrase of a number of those for whom a pronoun stands («[cinq d'entre] eux»)."""
        of = token.i - 1
        of -= of > 0 and self._doc[of].lower_ in self._words.among_them
        if of < 1 or self._doc[of].lower_ not in self._words.of:
            return None
        part = self._doc[of - 1]
        phrase = self._quantities.counted(Phrase(self._phrases.start(part), part.i, token.i))
        return phrase if self._quantities.is_number(part.i) else None

    def _determined(self, token: "Token") -> Phrase:
        return self._quantities.counted(Phrase(self._phrases.start(token), token.i, token.i))

    def _is_alone(self, token: "Token") -> bool:
        """Whether a word that may stand before a noun has a role of its own, and no part behind «de»."""
        after = self._doc[token.i + 1 : token.i + 2]
        return token.dep_.split(":")[0] in _ROLES and not (after and after[0].lower_ in self._words.of)
