"""Times: what the annotated sentences cannot say."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.article import Article
from factx.errors import ArgumentError
from factx.extractors.times import Times
from factx.pipeline import Pipeline
from factx.records import TimeExpression

MONTHS = [
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
FUNCTION_WORDS = [
    *("le", "du", "au", "à", "de", "et", "entre", "il", "y", "a", "dans", "fin", "ce"),
    *("31", "2018", "20h", "trois", "ans", "XIXe", "siècle", "matin", "veille", "prochain"),
]
NEWS = Pipeline("fr", [Times()])
DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def times(text: str, published: object = "2025-11-07", pipeline: Pipeline = NEWS) -> tuple[TimeExpression, ...]:
    facts = pipeline(Article(text, published=published, language="fr"))
    assert not [notice for notice in facts.warnings if "failed" in notice.message]
    return facts.times


@settings(deadline=None, max_examples=60)
@given(DATES)
def test_a_date_written_out_comes_back(day: date) -> None:
    ordinal = "1er" if day.day == 1 else str(day.day)
    for written in (
        f"le {ordinal} {MONTHS[day.month - 1]} {day.year}",
        f"le {WEEKDAYS[day.weekday()]} {ordinal} {MONTHS[day.month - 1]} {day.year}",
        f"le {day:%d/%m/%Y}",
        f"le {day:%Y-%m-%d}",
        f"le {day:%d.%m.%Y}",
    ):
        (found,) = times(f"Le traité a été signé {written} à Lyon.")
        assert (found.text, found.value, found.type) == (written, day.isoformat(), "DATE")
        assert found.interval == (day.isoformat(), (day + timedelta(1)).isoformat())


@settings(deadline=None, max_examples=40)
@given(DATES, st.integers(1, 6))
def test_a_weekday_said_in_the_past_is_the_last_and_in_the_future_the_next(published: date, ahead: int) -> None:
    weekday = WEEKDAYS[(published + timedelta(ahead)).weekday()]
    (past,) = times(f"Le ministre a démissionné {weekday}.", published)
    (future,) = times(f"Le ministre partira {weekday}.", published)
    assert past.value == (published + timedelta(ahead - 7)).isoformat()
    assert future.value == (published + timedelta(ahead)).isoformat()


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_of_the_clock_comes_back(hour: int, minute: int) -> None:
    for written in (f"{hour}h{minute:02}", f"{hour} h {minute:02}", f"{hour}:{minute:02}"):
        (found,) = times(f"Le train est parti à {written}.")
        assert (found.text, found.value) == (written, f"2025-11-07T{hour:02}:{minute:02}")


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("le131/-:h.,()«»marsàu20 \n’"), max_size=60))
def test_any_text_is_read(text: str) -> None:
    for found in times(text):
        assert text[found.start : found.end] == found.text


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*MONTHS, *WEEKDAYS, *FUNCTION_WORDS]), max_size=30))
def test_words_of_time_in_any_order_are_read(words: list[str]) -> None:
    assert all(one.end <= other.start for one, other in pairwise(times(" ".join(words))))


def test_a_day_that_does_not_exist_is_a_warning_and_no_record() -> None:
    facts = NEWS(Article("Il est venu le 31 février 2019 et le 3 mars 2019.", published="2025-11-07", language="fr"))
    assert [found.value for found in facts.times] == ["2019-03-03"]
    assert [notice.message for notice in facts.warnings] == ["no such time: le 31 février 2019"]


def test_the_caller_can_prefer_the_future_or_the_past() -> None:
    future, past = Pipeline("fr", [Times(prefer="future")]), Pipeline("fr", [Times(prefer="past")])
    text = "Le ministre a parlé mardi."
    assert times(text, pipeline=future)[0].value == "2025-11-11"
    assert times(text, pipeline=past)[0].value == times(text)[0].value == "2025-11-04"


def test_ranges_are_ends_in_news_and_whole_otherwise() -> None:
    text = "Le salon se tient du 3 au 5 mars 2026."
    whole = Pipeline("fr", [Times(ranges="whole")])
    assert [found.text for found in times(text)] == ["3", "5 mars 2026"]
    (found,) = times(text, pipeline=whole)
    assert (found.text, found.value) == ("du 3 au 5 mars 2026", "2026-03-03/2026-03-05")
    assert found.interval == ("2026-03-03", "2026-03-06")


def test_hours_reckon_from_the_time_of_publication() -> None:
    (found,) = times("Le tir a eu lieu il y a deux heures.", datetime(2025, 11, 7, 16, 12))
    assert (found.type, found.value) == ("TIME", "2025-11-07T14:12")
    (found,) = times("Le tir a eu lieu il y a deux heures.", date(2025, 11, 7))
    assert found.value == "2025-11-07"


@pytest.mark.parametrize("wrong", [{"prefer": "present"}, {"ranges": "both"}])
def test_unknown_options_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ArgumentError):
        Times(**wrong)  # type: ignore[arg-type]
