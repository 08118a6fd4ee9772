"""A text as tokens, each with the entries of the language's time words that begin at it."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

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


class _Phrase(NamedTuple):
    """An entry of several words: whether full stops may stand between them, and whether it ends in «là»."""

    keys: tuple[str, ...]
    dotted: bool
    there: bool
    category: str
    value: Any


class _Begin(NamedTuple):
    """The entries that begin with a word: itself, values by category, and phrases by their second word."""

    words: dict[str, Any]
    phrases: Mapping[str, list[_Phrase]]


@dataclass(slots=True)
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
    lexicon, abbreviations = _lexicon(language), _abbreviations(language)
    spans = [match.span() for match in _TOKEN.finditer(text)]
    keys = [key(text[start:end]) for start, end in spans]
    seps = [text[a:b] for a, b in zip([0, *(end for _, end in spans)], (start for start, _ in spans), strict=False)]
    glued = [sep == " " or _GLUE.fullmatch(sep) is not None for sep in seps]
    tokens = []
    for i, (start, end) in enumerate(spans):
        word, joined = keys[i], glued[i]
        number = int(word) if word.isdecimal() and len(word) <= _LONGEST_NUMBER else None
        if i and not joined and keys[i - 1] in abbreviations:
            joined = _DOT.fullmatch(seps[i]) is not None
        entries: Entries = {}
        if begin := lexicon.get(word):
            entries = {category: (i + 1, value) for category, value in begin.words.items()}
            for phrase in begin.phrases.get(keys[i + 1], ()) if i + 1 < len(keys) else ():
                last = i + len(phrase.keys)
                if (
                    (phrase.category not in entries or entries[phrase.category][0] < last)
                    and tuple(keys[i:last]) == phrase.keys
                    and (not phrase.there or text[slice(*spans[last - 1])].lower() == _THERE)
                    and all(glued[j] or (phrase.dotted and _DOT.fullmatch(seps[j])) for j in range(i + 1, last))
                ):
                    entries[phrase.category] = (last, phrase.value)
        if word[0] in "ivx" and (roman := _ROMAN.fullmatch(word)):
            entries["roman"] = (i + 1, _roman(roman[1]))
        tokens.append(Token(start, end, word, seps[i], joined, number, text[start].isupper(), entries))
    return tokens


@cache
def _lexicon(language: Language) -> Mapping[str, _Begin]:
    index: defaultdict[str, _Begin] = defaultdict(lambda: _Begin({}, defaultdict(list)))
    for category, value, form in _entries(language):
        words = _TOKEN.findall(form)
        keys = tuple(map(key, words))
        if len(keys) == 1:
            index[keys[0]].words.setdefault(category, value)
        else:
            index[keys[0]].phrases[keys[1]].append(_Phrase(keys, "." in form, words[-1] == _THERE, category, value))
    return dict(index)


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
