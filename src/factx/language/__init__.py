"""A language is data: the word files of languages/<code>/, read into one validated, immutable Language."""

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from factx.errors import ArgumentError, LanguageError, LexiconError
from factx.language.events import Events
from factx.language.history import History
from factx.language.names import Names
from factx.language.people import People
from factx.language.places import Places
from factx.language.speech import Speech
from factx.language.time import Time
from factx.language.tokens import Tokens
from factx.language.towns import Towns
from factx.language.weights import Weights
from factx.language.words import Words
from factx.typography import fold

_ROOT = Path(str(files("factx") / "languages"))
_ENOUGH_LETTERS = 60
_EXPECTED = {
    **dict.fromkeys(("string_type", "string_too_short"), "a word"),
    **dict.fromkeys(("tuple_type", "frozen_set_type"), "a list"),
    **dict.fromkeys(("dict_type", "mapping_type", "model_type"), "a table"),
}
"""What pydantic's types of error mean to those who write TOML."""


class Language(Words):
    """The words of one language. Compared by identity, so what is compiled from it can be cached by it."""

    code: str
    name: str
    model: str
    """The spaCy package that parses it, unless the user names another."""
    tokens: Tokens
    speech: Speech
    time: Time
    people: People
    names: Names
    places: Places
    towns: Towns
    events: Events
    history: History
    weights: Weights

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    @classmethod
    def load(cls, code: str) -> "Language":
        """Return the language of an ISO 639-1 code, as `factx.language.load` does."""
        return load(code)

    def extend(self, words: "Mapping[str, Any] | str | os.PathLike[str]") -> "Language":
        """Return a language with words of your own added; this one stays as it is.

        Lists grow, tables are merged key by key, any other value takes the place of the one there is. A word that you
        add to one table counts over the same word in another («frames»).

        Args:
            words: Tables by the name of the word file they belong to, such as
                `{"speech": {"verbs": {"speech": ["maugréer"]}}}`; or a folder of TOML files of those names.

        Raises:
            ArgumentError: `words` is neither.
            LexiconError: There is no such file or key, or a value is not what the key holds; the message names the
                file and the key, and says what was expected.
        """
        if isinstance(words, Mapping):
            return self._with(words, {name: str(name) for name in words})
        if not isinstance(words, str | os.PathLike):
            raise ArgumentError("words", "tables by the name of their word file, or a folder of TOML files", words)
        paths = sorted(Path(words).glob("*.toml"))
        if not paths:
            raise LexiconError(f"{words}: expected a folder of word files (*.toml)")
        return self._with({path.stem: _toml(path) for path in paths}, {path.stem: str(path) for path in paths})

    def _with(self, words: Mapping[str, Any], sources: Mapping[str, str]) -> "Language":
        sections: dict[str, Words] = {}
        for name, added in words.items():
            known = getattr(self, name) if name in SECTIONS else None
            if known is None:
                raise LexiconError(f"{sources[name]}: no such word file; there are: {', '.join(SECTIONS)}")
            if not isinstance(added, Mapping):
                raise LexiconError(f"{sources[name]}: expected a table, got {added!r}")
            there = known.model_dump(by_alias=True, exclude_defaults=True)
            try:
                sections[name] = type(known).model_validate(_merged(there, _folded(added)))
            except ValidationError as error:
                tables = known.model_dump(by_alias=True)
                raise LexiconError(f"{sources[name]}: {_explain(error, tables)}") from None
        return self.model_copy(update=sections)


SECTIONS = tuple(name for name, field in Language.model_fields.items() if field.annotation is not str)
"""The names of the word files of a language."""


def available() -> tuple[str, ...]:
    """The codes of the languages that have files."""
    return tuple(sorted(folder.name for folder in _ROOT.iterdir() if (folder / "language.toml").is_file()))


@cache
def load(code: str) -> Language:
    """Return the Language of an ISO 639-1 code.

    Raises:
        LanguageError: There are no files for it; the message lists those there are.
        LexiconError: A file does not follow its schema; the message names file and key.
    """
    if code not in available():
        raise LanguageError(f"no files for language {code!r}; there are files for: {', '.join(available())}")
    return read(_ROOT / code)


def read(folder: Path) -> Language:
    """Read a folder of word files, named by its language code.

    Raises:
        LexiconError: A file is missing or does not follow its schema; the message names file and key.
    """
    sections: dict[str, Any] = {"code": folder.name, **_toml(folder / "language.toml")}
    sections |= {name: _toml(folder / f"{name}.toml") for name in SECTIONS}
    try:
        return Language.model_validate(sections)
    except ValidationError as error:
        raise LexiconError(f"{folder}: {_explain(error, {})}") from None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from None


def _folded(added: Any) -> Any:
    """Return words with their apostrophes and spaces as the parser reads them."""
    if isinstance(added, str):
        return fold(added)
    if isinstance(added, Mapping):
        return {_folded(key): _folded(value) for key, value in added.items()}
    if isinstance(added, set | frozenset):
        return sorted(map(_folded, added), key=str)
    return [_folded(value) for value in added] if isinstance(added, list | tuple) else added


def _merged(known: Any, added: Any) -> Any:
    if isinstance(known, Mapping) and isinstance(added, Mapping):
        untouched = {key: value for key, value in known.items() if key not in added}
        return untouched | {key: _merged(known.get(key), value) for key, value in added.items()}
    if isinstance(known, tuple | frozenset) and isinstance(added, list):
        there = list(known)
        return [*there, *(value for value in added if value not in there)]
    return added


def _explain(error: ValidationError, tables: Any) -> str:
    """Say where the first problem lies, and what was expected there."""
    problem = error.errors()[0]
    around = [str(key) for key in problem["loc"] if isinstance(key, str) and key != "[key]"]
    where = f"{'.'.join(around)}: " if around else ""
    if problem["type"] == "extra_forbidden":
        for name in around[:-1]:
            tables = tables.get(name, {})
        return f"{where}no such key" + (f"; there are: {', '.join(tables)}" if tables else "")
    if problem["type"] == "value_error":
        return f"{where}{problem['ctx']['error']}"
    expected = _EXPECTED.get(problem["type"])
    return f"{where}{f'expected {expected}' if expected else problem['msg'].lower()}, got {problem['input']!r}"


def detect(text: str) -> str:
    """Return the ISO 639-1 code of a text's language; of a text too short to tell (under 60 letters), "fr".

    Raises:
        LanguageError: The text is in a language that has no files; the message lists those that have.
    """
    head = text[:4000]
    if sum(map(str.isalpha, head)) < _ENOUGH_LETTERS:
        return "fr"
    import py3langid

    code, _ = py3langid.classify(head)
    if code not in available():
        raise LanguageError(
            f"the text looks like language {code!r}, which has no files; there are files for: {', '.join(available())} "
            "(name the language to overrule)"
        )
    return str(code)
