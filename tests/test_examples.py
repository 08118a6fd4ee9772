"""Every rule of the built-in extractors, by annotated sentences: hits and near misses."""

from pathlib import Path

import pytest

from factx.testing import Example, check_example, read_examples

KINDS = {
    "participants": "mention",
    "quotes": "quote",
    "times": "time",
    "events": "event",
    "history": "history",
}
EXAMPLES = [
    pytest.param(name, language.name, example, id=f"{language.name}/{example.where}")
    for language in sorted((Path(__file__).parent / "examples").iterdir())
    for name, kind in KINDS.items()
    for path in sorted(language.glob(f"{name}*.txt"))
    for example in read_examples(path, kind)
]


@pytest.mark.parametrize(("name", "language", "example"), EXAMPLES)
def test_example(name: str, language: str, example: Example) -> None:
    check_example(example, language, [name])
