"""A group told by both genders of its noun: «les étudiantes et les étudiants», «Françaises et Français»."""

from typing import TYPE_CHECKING

from factx.extractors.participants.phrases import Phrase, Phrases
from factx.language import Language

if TYPE_CHECKING:
    from factx.tree import Doc, Token


class Doublets:
    """Finds such phrases in one article."""

    def __init__(self, doc: "Doc", phrases: Phrases, language: Language) -> None:
        self._doc, self._phrases, self._words = doc, phrases, language.people.nominals

    def read(self, token: "Token") -> Phrase | None:
        """Return the phrase that begins with one of the two nouns, headed by the masculine; None when there is none.

        Counted nouns are two groups («deux hommes et deux femmes»).
        """
        behind = self._doc[token.i + 1 : token.i + 4]
        if len(behind) < 2 or behind[0].lower_ not in self._words.joining:
            return None
        first = self._phrases.start(token)
        if self._doc[first].like_num or self._doc[first].lower_ in self._words.cardinals:
            return None
        article = first < token.i and behind[1].lower_ == self._doc[first].lower_
        other = behind[-1] if article else behind[1]
        if self._are_genders(token.lower_, other.lower_):
            return Phrase(first, other.i, other.i)
        return Phrase(first, token.i, other.i) if self._are_genders(other.lower_, token.lower_) else None

    def _are_genders(self, feminine: str, masculine: str) -> bool:
        """Whether two words are the feminine and the masculine plural of one noun."""
        if self._words.doublets.get(feminine) == masculine:
            return True
        for ending, others in self._words.feminine_endings.items():
            stem = feminine.removesuffix(ending)
            if stem != feminine and any(masculine == f"{stem}{other}" for other in others):
                return True
        return False
