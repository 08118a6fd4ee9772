"""The public names: a change here is a change for users, and belongs in the changelog."""

import importlib
import inspect
import pkgutil

import pytest

import factx

NAMES = [
    "Anchor", "Argument", "ArgumentError", "Article", "Event", "EventRef", "Extractor", "ExtractorError", "Facts",
    "FactsError", "FactxError", "FileError", "Found", "HistoricalReference", "Language", "LanguageError",
    "LexiconError", "Mention", "ModelError", "Notice", "Participant", "Pipeline", "Quote", "Record", "Ref", "Span",
    "TimeExpression", "TimeRef", "extract",
]  # fmt: skip


def test_public_names() -> None:
    assert sorted(factx.__all__) == sorted(NAMES)
    assert all(hasattr(factx, name) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_explained(name: str) -> None:
    assert inspect.getdoc(getattr(factx, name))


def test_every_module_says_what_it_is_for() -> None:
    modules = [module.name for module in pkgutil.walk_packages(factx.__path__, "factx.")]
    unsaid = [name for name in modules if not importlib.import_module(name).__doc__ and name != "factx.extractors"]
    assert not unsaid


def test_every_error_is_a_factx_error() -> None:
    errors = [value for value in vars(factx).values() if inspect.isclass(value) and issubclass(value, Exception)]
    assert len(errors) >= 8
    assert all(issubclass(error, factx.FactxError) for error in errors)
