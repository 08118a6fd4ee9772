"""Folding moves no offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.typography import fold, replace_surrogates, visible


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("l’élu\u00a0: aujourd‘hui", "l'élu : aujourd‘hui"),
        ("porte‑parole", "porte-parole"),
        ("a\u200bb\x1bc", "a b c"),
        ("\n\t\r", "\n\t\r"),
        ("-" * 49, "-" * 49),
        ("a" + "-" * 50 + "b", "a" + " " * 50 + "b"),
        ("a" * 401, "a" * 199 + " " + "a" * 199 + " " + "a"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(st.characters(codec=None), max_size=500))
def test_the_length_stays(text: str) -> None:
    assert len(fold(text)) == len(replace_surrogates(text)) == len(visible(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    replace_surrogates(text).encode()


def test_what_is_printed_cannot_steer_a_terminal() -> None:
    assert visible("a\x1b[31mb\rc\u202ed\ne") == "a [31mb c d\ne"
