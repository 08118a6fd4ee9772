"""Groups told again by another noun: by how many they are («27 casseurs … les 27 personnes»), or by one alike."""

import re
from collections.abc import Iterator
from itertools import islice

from factx.extractors.participants.phrases import Phrase
from factx.language import Language
from factx.tree import Doc

_NUMBER = re.compile(r"\d+(?:[ .'’]\d{3})*(?![\d.,])")
_MANY = 10
"""From how many on a number tells the group alone, without an article."""
_RECENT = 3
"""How many groups of one number are compared, the last first."""


class Alike:
    """Remembers the groups of one article by number and by noun."""

    def __init__(self, doc: Doc, language: Language) -> None:
        self._doc, self._words = doc, language.people.nominals
        self._numerals = language.time.numerals
        self._families: dict[str, list[str]] = {}
        for family, nouns in self._words.alike.items():
            for noun in nouns:
                self._families.setdefault(noun, []).append(family)
        self._by_number: dict[int, dict[str, str]] = {}
        self._by_family: dict[str, dict[str, None]] = {}

    def remember(self, phrase: Phrase, key: str, noun: str) -> None:
        """Remember the group that a phrase tells, by its noun, "" for a name."""
        if (number := self._number(phrase)) is not None:
            groups = self._by_number.setdefault(number, {})
            groups[key] = groups[key] if key in groups and self._is_vague(noun) else noun
        for family in self._families.get(noun, ()):
            self._by_family.setdefault(family, {})[key] = None

    def same_number(self, phrase: Phrase, noun: str, definite: bool) -> str | None:
        """Return the key of the group of as many that a phrase may tell again («quatre suspects … les quatre»)."""
        number = self._number(phrase)
        if number is None or (number < _MANY and not definite):
            return None
        groups = reversed(self._by_number.get(number, {}).items())
        return next((key for key, other in islice(groups, _RECENT) if self._fit(noun, other)), None)

    def of_family(self, noun: str) -> str | None:
        """Return the key of the only group told so far by a noun alike («les protestataires»: manifestants)."""
        keys = {key for family in self._families.get(noun, ()) for key in self._by_family.get(family, ())}
        return keys.pop() if len(keys) == 1 else None

    def _fit(self, noun: str, other: str) -> bool:
        """Whether two nouns may name the same: one says little, or they are alike."""
        families = self._families.get(noun, ())
        alike = noun == other or any(family in families for family in self._families.get(other, ()))
        return alike or self._is_vague(noun) or self._is_vague(other)

    def _is_vague(self, noun: str) -> bool:
        return not noun or noun in self._words.somebody

    def _number(self, phrase: Phrase) -> int | None:
        """Return how many a phrase tells, None when it does not tell or is a range."""
        numbers = [*self._numbers(phrase)]
        return numbers[0] if len(numbers) == 1 and numbers[0] > 1 else None

    def _numbers(self, phrase: Phrase) -> Iterator[int]:
        written = self._doc.written(phrase.first, phrase.head + self._doc[phrase.head].like_num)
        yield from (int(re.sub(r"\D", "", found[0])) for found in _NUMBER.finditer(written))
        for word in written.lower().split():
            parts = word.split("-")
            if all(part in self._numerals for part in parts):
                yield sum(self._numerals[part] for part in parts)
