"""Input that no newsroom sends and that arrives all the same: records or a clear error, soon, and never a hang."""

from datetime import date
from typing import Any

import pytest

from factx import ArgumentError, Article, FactxError, Pipeline
from test_properties import check

SIZE = 20_000
SENTENCE = "Le président de la région a déclaré mardi que «les travaux commenceront en 2027», selon un communiqué. "

SHAPES = {
    "nothing": "",
    "spaces": " " * SIZE,
    "no-break spaces": "\u00a0\u202f" * (SIZE // 2),
    "newlines": "\n" * SIZE,
    "tabs and returns": "\t\r\n" * (SIZE // 3),
    "words": SENTENCE * (SIZE // len(SENTENCE)),
    "lower case": "le ministre a dit que la loi serait votée demain " * (SIZE // 49),
    "names": "Zoé Martin " * (SIZE // 11),
    "one letter": "a" * SIZE,
    "one capital": "A" * SIZE,
    "digits": "1" * SIZE,
    "years": "1990-" * (SIZE // 5),
    "dates": "le 3 mars 2019, " * (SIZE // 16),
    "straight marks": '"' * 10_000,
    "opening marks": "«" * 10_000,
    "closing marks": "»" * 10_000,
    "curly marks": "“" * 5_000 + "”" * 5_000,
    "marks apart": '" ' * 10_000,
    "marks nested": "« " * 5_000 + "a" + " »" * 5_000,
    "marks in pairs": "« a » " * (SIZE // 6),
    "marks of all kinds": '«“"„‹»”›' * (SIZE // 8),
    "parentheses": "(" * SIZE,
    "parentheses apart": "( a " * (SIZE // 4),
    "full stops": "." * SIZE,
    "commas": "a," * (SIZE // 2),
    "hyphens": "A-" * (SIZE // 2),
    "hyphens in a row": "-" * SIZE,
    "apostrophes": "l'" * (SIZE // 2),
    "addresses": "http://a.fr/" * (SIZE // 12),
    "e-mail": "a@b." * (SIZE // 4),
    "initials": "A.B." * (SIZE // 4),
    "control characters": "\x00\x07\x1b[31m\x7f" * (SIZE // 8),
    "invisible characters": "\u200b\u202e\ufeff\u2066" * (SIZE // 4),
    "lone surrogates": "\ud800\udfff" * (SIZE // 2),
    "combining marks": "e\u0301\u0302\u0303" * (SIZE // 4),
    "emoji": "👍🏽👩‍👩‍👧" * (SIZE // 8),
    "beyond the basic plane": "𝔏𝔢 𝔪𝔞𝔦𝔯𝔢 " * (SIZE // 9),
    "Chinese": "新闻报道说市长昨天宣布。" * (SIZE // 12),
    "Arabic": "أعلن الرئيس يوم الثلاثاء " * (SIZE // 25),
    "Cyrillic": "Президент сообщил во вторник " * (SIZE // 29),
    "tags": "<script>alert(1)</script>" * (SIZE // 25),
    "JSON": '{"text": "a"}, ' * (SIZE // 15),
    "many lines": "Zoé Martin\n" * (SIZE // 11),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_any_shape_gives_records_or_a_clear_error(pipeline: Pipeline, shape: str) -> None:
    text = SHAPES[shape]
    facts = pipeline(Article(text, published="2025-11-07", language="fr"))
    assert len(facts.article.text) == len(text)
    check(facts)


def test_words_in_one_long_line_still_give_their_records(pipeline: Pipeline) -> None:
    facts = pipeline(Article(SHAPES["words"], published="2025-11-07", language="fr"))
    assert [time.value for time in facts.times].count("2027") == len(SHAPES["words"]) // len(SENTENCE)


@pytest.mark.parametrize(
    "arguments",
    [
        {"text": None},
        {"text": b"octets"},
        {"text": float("nan")},
        {"text": "a", "published": "2025-02-30"},
        {"text": "a", "published": "99999-01-01"},
        {"text": "a", "published": date.min},
        {"text": "a", "published": date.max},
        {"text": "a", "published": "2025-11-07T25:00"},
        {"text": "a", "published": "٢٠٢٥-١١-٠٧ "},
        {"text": "a", "published": 1e400},
        {"text": "a", "published": ["2025-11-07"]},
        {"text": "a", "language": 1},
    ],
)
def test_arguments_that_are_none_are_a_clear_error(arguments: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        Article(**arguments)


@pytest.mark.parametrize("published", ["1000-01-01", "2999-12-31", "2999-12-31T23:59:59"])
def test_the_ends_of_the_calendar(pipeline: Pipeline, published: Any) -> None:
    text = (
        "Hier, demain, mardi, il y a dix ans, dans dix ans, la veille, depuis un siècle, en 2019, le 3 mars, bientôt."
    )
    check(pipeline(Article(text, published=published, language="fr")))


def test_an_article_too_long_is_a_clear_error(pipeline: Pipeline) -> None:
    with pytest.raises(FactxError, match="at most 2,000,000 characters"):
        pipeline(Article("a" * 2_000_001, language="fr"))
