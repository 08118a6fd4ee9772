"""The annotated examples that extension writers test their rules with."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factx import Found, Record
from factx.testing import Expected, check_example, describe, read_example, read_examples

if TYPE_CHECKING:
    from factx.language import Language
    from factx.tree import Doc


class Amount(Record):
    euros: int


class Amounts:
    name = "amounts"
    makes: type[Record] = Amount
    needs: tuple[type[Record], ...] = ()

    def __call__(self, doc: "Doc", found: Found, language: "Language") -> Iterator[Record]:
        for token in doc:
            if token.text == "treize":
                found.warn(self.name, "thirteen is unlucky")
            elif token.text == "euros":
                before = doc[token.i - 1]
                span = found.span(before.idx, token.idx + len(token))
                yield Amount(id=f"a{token.i}", **span.model_dump(), euros=int(before.text))


AMOUNTS = [Amounts()]


def check(line: str) -> None:
    check_example(read_example(line, "amounts"), "fr", AMOUNTS)


def test_an_example_is_read() -> None:
    example = read_example('Il paie <amounts euros="20">20 euros</amounts>.\\nEt part.', "amounts", "2020-01-01", "a:1")
    assert example.text == "Il paie 20 euros.\nEt part."
    assert example.expected == (Expected("amounts", 8, 16, {"euros": "20"}),)
    assert (example.published, example.where) == ("2020-01-01", "a:1")


def test_tags_may_nest_and_cross() -> None:
    example = read_example("<event>a <time>b</event> <time>c</time></time> 2 < 3", "time")
    assert example.text == "a b c 2 < 3"
    assert [(each.kind, example.text[each.start : each.end]) for each in example.expected] == [
        ("event", "a b"),
        ("time", "c"),
        ("time", "b c"),
    ]


@pytest.mark.parametrize(("line", "message"), [("a </time> b", "closes nothing"), ("<time>a", "is not closed")])
def test_unbalanced_tags_are_an_error(line: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"a:1: .*{message}"):
        read_example(line, "time", where="a:1")


def test_a_file_of_examples(tmp_path: Path) -> None:
    path = tmp_path / "amounts.txt"
    path.write_text("# costs\n\nIl paie.\npublished 2020-01-01\nElle paie.\npublished\nOn paie.\n", encoding="utf-8")
    examples = list(read_examples(path, "amounts"))
    assert [(each.text, each.published, each.where) for each in examples] == [
        ("Il paie.", None, "amounts.txt:3"),
        ("Elle paie.", "2020-01-01", "amounts.txt:5"),
        ("On paie.", None, "amounts.txt:7"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        'Il paie <amounts euros="20">20 euros</amounts>.',
        "Il paie <amounts>20 euros</amounts> et <amounts>3 euros</amounts>.",
        "Il paie en nature.",
    ],
)
def test_examples_that_hold(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Il paie 20 euros.", "spurious <amounts> '20 euros'"),
        ("Il <amounts>paie</amounts>.", "missing  <amounts> 'paie'"),
        ("Il paie <amounts>20</amounts> euros.", "missing  <amounts> '20'"),
        ('Il paie <amounts euros="21">20 euros</amounts>.', "differs  <amounts> '20 euros': .*'21'.*'20'"),
        ('Il paie <amounts dollars="20">20 euros</amounts>.', "differs"),
        ("Il paie treize francs.", "warning  amounts: thirteen is unlucky"),
    ],
)
def test_examples_that_do_not_hold_say_why(line: str, message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        check(line)


def test_records_are_described_by_their_fields() -> None:
    assert describe(Amount(id="a", start=0, end=8, text="20 euros", euros=20)) == {"text": "20 euros", "euros": "20"}
