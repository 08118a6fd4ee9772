"""A language is data: read, validated, and told apart."""

import shutil
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from factx import LanguageError, LexiconError
from factx import language as languages

FRENCH = "La maire de la ville a annoncé hier que le pont serait rouvert au printemps, après deux ans de travaux."
FOLDER = Path(str(files("factx") / "languages" / "fr"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "fr"))


def test_every_language_loads() -> None:
    assert "fr" in languages.available()
    for code in languages.available():
        assert languages.load(code).code == code


def test_a_language_is_read_once_and_compared_by_identity(folder: Path) -> None:
    assert languages.load("fr") is languages.load("fr")
    assert languages.read(folder) != languages.load("fr")
    assert len({languages.load("fr"), languages.read(folder)}) == 2


def _lists(data: dict[str, Any], key: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Yield the lists of a word file with their keys."""
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _lists(value, f"{key}{name}.")
        elif isinstance(value, list):
            yield key + name, value


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_no_list_has_a_word_twice(path: Path) -> None:
    for key, words in _lists(tomllib.loads(path.read_text(encoding="utf-8"))):
        twice = [word for word, times in Counter(map(repr, words)).items() if times > 1]
        assert not twice, (key, twice)


@pytest.mark.parametrize("code", ["xx", "", "..", "fr/../fr", "FR", "__pycache__"])
def test_an_unknown_language_lists_those_there_are(code: str) -> None:
    with pytest.raises(LanguageError, match=r"there are files for: .*fr"):
        languages.load(code)


@pytest.mark.parametrize("name", ["language", "speech", "time", "people", "places", "events", "history"])
def test_an_unknown_key_names_file_and_key(folder: Path, name: str) -> None:
    path = folder / f"{name}.toml"
    path.write_text('surprise = ["mot"]\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(LexiconError, match="surprise"):
        languages.read(folder)


@pytest.mark.parametrize("broken", ["verbs = [", "a = 1\na = 2", "\x00"])
def test_broken_toml_names_the_file(folder: Path, broken: str) -> None:
    (folder / "speech.toml").write_text(broken)
    with pytest.raises(LexiconError, match=r"speech\.toml"):
        languages.read(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "time.toml").unlink()
    with pytest.raises(LexiconError, match=r"time\.toml"):
        languages.read(folder)


def test_detection() -> None:
    assert languages.detect(FRENCH) == "fr"
    assert languages.detect("") == "fr"
    assert languages.detect("Hello world") == "fr"
    with pytest.raises(LanguageError, match=r"looks like language '(es|pt|gl)'"):
        languages.detect(
            "El alcalde de la ciudad anunció ayer que el puente se abrirá de nuevo en la primavera de este año."
        )
