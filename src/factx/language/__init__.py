"""A language is data: the word files of languages/<code>/, read into one validated, immutable Language."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from factx.errors import LanguageError, LexiconError
from factx.language.events import Events
from factx.language.history import History
from factx.language.names import Names
from factx.language.people import People
from factx.language.places import Places
from factx.language.speech import Speech
from factx.language.time import Time
from factx.language.words import Words

_ROOT = Path(str(files("factx") / "languages"))
_ENOUGH_LETTERS = 60


class Language(Words):
    """The words of one language. Compared by identity, so what is compiled from it can be cached by it."""

    code: str
    name: str
    model: str
    """The spaCy package that parses it, unless the user names another."""
    speech: Speech
    time: Time
    people: People
    names: Names
    places: Places
    events: Events
    history: History

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


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
    sections: dict[str, Any] = {"code": folder.name}
    for name in ("language", *(n for n, field in Language.model_fields.items() if field.annotation is not str)):
        path = folder / f"{name}.toml"
        try:
            words = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise LexiconError(f"{path}: {error}") from None
        sections |= words if name == "language" else {name: words}
    try:
        return Language.model_validate(sections)
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(map(str, problem["loc"]))
        raise LexiconError(f"{folder}: {where}: {problem['msg']}") from None


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
