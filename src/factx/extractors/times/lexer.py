"""A text as tokens, each with the entries of the language's time words that begin at it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from factx.language import Language

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_GLUE = re.compile(r"[ \t]{0,3}\n?[ \t]{0,3}|-|'|'-")
"""What may stand between two tokens of one expression."""
_DOT = re.compile(r"\.[ \t]?\n?|\.-")
_LONGEST_NUMBER = 9
_ROMAN = re.compile(r"([ivx]{1,5})(?:e|eme|er|ieme)")
_THERE = "là"
"""The one short word whose accent tells it from another («d'ici là», «d'ici la fin»)."""

Entries = dict[str, tuple[int, Any]]
"""By category: index of the token after the longest entry, and the entry's value."""
Phrase = tuple[tuple[str, ...], bool, bool, str, Any]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a run of digits.

    Attributes:
        key: The word in small letters without accents, or the digits.
        sep: The characters between the token before and this one.
        glued: Whether `sep` is nothing but space, hyphen or apostrophe.
        number: The value of digits.
        capital: Whether it begins with a capital letter.
        entries: What begins here.
    """

    start: int
    end: int
    key: str
    sep: str
    glued: bool
    number: int | None
    capital: bool
    entries: Entries


@lru_cache(maxsize=4096)
def key(word: str) -> str:
    """Return a word as it is looked up: small letters, no accents."""
    word = word.lower().replace("œ", "oe")
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def tokenize(text: str, language: Language) -> list[Token]:
    """Split a folded text (`factx.typography.fold`) into tokens and look each up."""
    lexicon = _lexicon(language)
    spans = [match.span() for match in _TOKEN.finditer(text)]
    keys = [key(text[start:end]) for start, end in spans]
    seps = [text[a:b] for a, b in zip([0, *(end for _, end in spans)], (start for start, _ in spans), strict=False)]
    glued = [_GLUE.fullmatch(sep) is not None for sep in seps]
    tokens = []
    for i, (start, end) in enumerate(spans):
        word = keys[i]
        number = int(word) if word.isdecimal() and len(word) <= _LONGEST_NUMBER else None
        dotted = i > 0 and not glued[i] and keys[i - 1] in _abbreviations(language) and _DOT.fullmatch(seps[i])
        entries: Entries = {}
        for phrase, dots, there, category, value in lexicon.get(word, ()):
            last = i + len(phrase)
            if (
                (category not in entries or entries[category][0] < last)
                and tuple(keys[i:last]) == phrase
                and (not there or text[spans[last - 1][0] : spans[last - 1][1]].lower() == _THERE)
                and all(glued[j] or (dots and _DOT.fullmatch(seps[j])) for j in range(i + 1, last))
            ):
                entries[category] = (last, value)
        if roman := _ROMAN.fullmatch(word):
            entries["roman"] = (i + 1, _roman(roman[1]))
        capital = text[start].isupper()
        tokens.append(Token(start, end, word, seps[i], glued[i] or bool(dotted), number, capital, entries))
    return tokens


@cache
def _lexicon(language: Language) -> Mapping[str, list[Phrase]]:
    index: dict[str, list[Phrase]] = {}
    for category, value, form in _entries(language):
        phrase = tuple(key(word) for word in _TOKEN.findall(form))
        index.setdefault(phrase[0], []).append((phrase, "." in form, form.endswith(_THERE), category, value))
    return index


@cache
def _abbreviations(language: Language) -> frozenset[str]:
    return frozenset(key(form[:-1]) for _, _, form in _entries(language) if form.endswith(".") and " " not in form)


def _entries(language: Language) -> Iterator[tuple[str, Any, str]]:
    """Yield category, value and form of every word: a table's value is its key, a list's is True."""
    for category, words in language.time.model_dump(by_alias=True).items():
        if isinstance(words, tuple | list):
            yield from ((category, True, form) for form in words)
            continue
        for name, forms in words.items():
            if isinstance(forms, str | int):
                yield category, forms, name
            else:
                yield from ((category, name, form) for form in forms)


def _roman(numeral: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in numeral]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))
