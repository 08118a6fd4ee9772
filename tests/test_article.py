"""What goes in: the header, dates, languages, and text no encoding can write."""

from datetime import date, datetime
from typing import Any

import pytest

from factx import ArgumentError, Article, FactxError


@pytest.mark.parametrize(
    ("text", "published", "body"),
    [
        ("date 2024-02-29 La mairie a fermé.", date(2024, 2, 29), "La mairie a fermé."),
        ("\n date 2024-02-29\nLa mairie a fermé.", date(2024, 2, 29), "La mairie a fermé."),
        ("date 2023-02-29 La mairie a fermé.", None, "La mairie a fermé."),
        ("dates 2024-02-28 au 2024-03-01.", None, None),
        ("La date 2024-02-29 est bissextile.", None, None),
        ("date 2024-02-291", None, None),
    ],
)
def test_header(text: str, published: date | None, body: str | None) -> None:
    article = Article(text)
    assert article.text == text
    assert article.published == published
    assert article.text[article.body_start :].strip() == (text.strip() if body is None else body)


def test_the_caller_knows_better_than_the_header() -> None:
    assert Article("date 2024-02-28 Bonjour.", published="2020-01-01").published == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2025-11-07", date(2025, 11, 7)),
        ("20251107", date(2025, 11, 7)),
        (date(2025, 11, 7), date(2025, 11, 7)),
        ("2025-11-07T12:30:00", datetime(2025, 11, 7, 12, 30)),
        ("2025-11-07T12:30:00+02:00", datetime(2025, 11, 7, 12, 30)),
        (None, None),
    ],
)
def test_published(published: Any, expected: date | None) -> None:
    assert Article("Bonjour.", published=published).published == expected


@pytest.mark.parametrize(
    "published",
    ["2025-13-01", "2025-02-30", "hier", "", 20251107, 0, b"2025-11-07", "0000-01-01", "0999-12-31", date.max],
)
def test_an_impossible_date_is_a_clear_error(published: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^published: expected an ISO 8601 date such as '2025-11-07'"):
        Article("Bonjour.", published=published)


@pytest.mark.parametrize("text", [None, 3, b"Bonjour", ["Bonjour"], float("nan")])
def test_text_is_a_str(text: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^text: expected a str, got"):
        Article(text)


@pytest.mark.parametrize("about", [{"title": 3}, {"language": 3}, {"id": 7}, {"author": "x"}])
def test_other_arguments_are_named(about: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match=f"^{next(iter(about))}: expected"):
        Article("Bonjour.", **about)


def test_every_error_can_be_caught_as_the_standard_kind() -> None:
    assert issubclass(ArgumentError, ValueError)
    assert issubclass(ArgumentError, FactxError)


def test_lone_surrogates_move_no_offset() -> None:
    article = Article("a\ud800b\udfffc", title="\ud83d", id="\udc00")
    assert (article.text, article.title, article.id) == ("a\ufffdb\ufffdc", "\ufffd", "\ufffd")


def test_an_article_is_frozen_and_short_to_print() -> None:
    article = Article("mot " * 1000, language="fr", published="2025-11-07")
    with pytest.raises(ValueError, match="frozen"):
        article.text = ""
    assert repr(article) == "Article('mot mot mot mot mot mot mot mot mot mot ', 4000 characters, fr, 2025-11-07)"


def test_the_day_has_no_time() -> None:
    assert Article("Bonjour.", published="2025-11-07T12:30").day == date(2025, 11, 7)
    assert Article("Bonjour.", published="2025-11-07").day == date(2025, 11, 7)
    assert Article("Bonjour.").day is None
