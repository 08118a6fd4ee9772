"""Historical references beyond the annotated sentences: eras, dates, what a reference holds, hostile text."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx import Article, Pipeline
from factx.extractor import Found
from factx.language import Language, load
from factx.language.history import Era
from factx.records import (
    Event,
    HistoricalReference,
    Mention,
    Participant,
    Record,
    TimeExpression,
    TimeType,
)

MARKED: dict[str, tuple[str, TimeType, tuple[str, str] | None]] = {
    "1992": ("1992", "DATE", ("1992-01-01", "1993-01-01")),
    "2016": ("2016", "DATE", ("2016-01-01", "2017-01-01")),
    "douze ans": ("P12Y", "DURATION", None),
    "six mois": ("P6M", "DURATION", None),
    "le 2 mai": ("2024-05-02", "DATE", ("2024-05-02", "2024-05-03")),
    "2027": ("2027", "DATE", ("2027-01-01", "2028-01-01")),
}


class MarkedTimes:
    """The times of MARKED, wherever they stand."""

    name = "marked times"
    makes: type[Record] = TimeExpression
    needs: tuple[type[Record], ...] = ()

    def __call__(self, doc: Any, found: Found, language: Language) -> Iterator[TimeExpression]:
        for number, (words, (value, kind, interval)) in enumerate(MARKED.items()):
            start = found.article.text.find(words)
            if start >= 0:
                span = found.span(start, start + len(words))
                yield TimeExpression(id=f"t{number}", **dict(span), type=kind, value=value, interval=interval)


class Ankara:
    """The participant Ankara."""

    name = "ankara"
    makes: type[Record] = Participant
    needs: tuple[type[Record], ...] = ()

    def __call__(self, doc: Any, found: Found, language: Language) -> Iterator[Participant]:
        start = found.article.text.find("Ankara")
        if start >= 0:
            span = found.span(start, start + 6)
            mention = Mention(**dict(span), form="name")
            yield Participant(id="p0", **dict(span), name="Ankara", kind="place", mentions=(mention,))


class Signing:
    """The event of «signé»."""

    name = "signing"
    makes: type[Record] = Event
    needs: tuple[type[Record], ...] = ()

    def __call__(self, doc: Any, found: Found, language: Language) -> Iterator[Event]:
        start = found.article.text.find("signé")
        if start >= 0:
            span = found.span(start, start + 5)
            yield Event(id="e0", **dict(span), type="sign", trigger=span)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline("fr", [MarkedTimes(), Ankara(), Signing(), "history"])


def references(pipeline: Pipeline, text: str, published: str | None = "2024-05-17") -> tuple[HistoricalReference, ...]:
    facts = pipeline(Article(text, published=published, language="fr"))
    assert not facts.warnings
    return facts.historical_references


def test_a_reference_holds_its_participants_events_and_markers(pipeline: Pipeline) -> None:
    (reference,) = references(pipeline, "Le traité avait déjà été signé à Ankara en 1992.")
    assert [p.name for p in reference.participants] == ["Ankara"]
    assert [e.type for e in reference.events] == ["sign"]
    assert [m.text for m in reference.markers] == ["déjà"]
    assert reference.elapsed == pytest.approx(32.4)


def test_a_range_is_one_reference(pipeline: Pipeline) -> None:
    (reference,) = references(pipeline, "Le port avait prospéré de 1992 à 2016.")
    assert reference.time.value == "1992/2016"
    assert reference.time.interval == ("1992-01-01", "2017-01-01")


def test_two_events_are_two_references(pipeline: Pipeline) -> None:
    values = [r.time.value for r in references(pipeline, "Le port, fondé en 1992 et fermé en 2016, va rouvrir.")]
    assert values == ["1992", "2016"]


def test_a_stretch_counts_from_a_year_on(pipeline: Pipeline) -> None:
    (reference,) = references(pipeline, "La gare, fermée depuis douze ans, rouvre.")
    assert (reference.time.value, reference.elapsed) == ("P12Y", 12)
    assert not references(pipeline, "La gare, fermée depuis six mois, rouvre.")
    assert not references(pipeline, "Le chantier doit durer douze ans.")


@pytest.mark.parametrize("text", ["La grève avait commencé le 2 mai.", "Le stade ouvrira en 2027."])
def test_the_news_and_the_future_are_no_history(pipeline: Pipeline, text: str) -> None:
    assert not references(pipeline, text)


def test_without_a_publication_date_only_eras_and_words_of_the_past_count(pipeline: Pipeline) -> None:
    text = "Le pont date de 1992. Il raconte la guerre d'Algérie."
    assert [r.time.value for r in references(pipeline, text, published=None)] == ["1954/1962"]


def test_an_era_is_told_once_and_not_beside_its_own_date(pipeline: Pipeline) -> None:
    text = "Ils évoquent la guerre de Bosnie. Elle parle de la guerre de Bosnie."
    assert len(references(pipeline, text)) == 1
    (reference,) = references(pipeline, "Le siège de Sarajevo. Le siège avait commencé en 1992.")
    assert reference.time.value == "1992"


def test_an_era_that_is_not_over_is_no_history(pipeline: Pipeline) -> None:
    text = "Elle évoque les attentats du Bataclan."
    assert not references(pipeline, text, published="2015-11-20")
    assert len(references(pipeline, text, published="2016-11-20")) == 1


def test_every_era_is_found_by_each_of_its_names(pipeline: Pipeline) -> None:
    for name, era in load("fr").history.eras.items():
        for alias in (name, *era.aliases):
            found = references(pipeline, f"On évoque {alias} ici.", published=None)
            assert [r.time.value for r in found] == [era.time], alias
            assert alias in found[0].text


def test_eras_are_many_and_begin_before_they_end() -> None:
    eras = load("fr").history.eras
    assert len(eras) > 400
    assert all(era.interval[0] < era.interval[1] for era in eras.values())


@pytest.mark.parametrize(
    ("time", "interval"),
    [
        ("1914/1918", ("1914-01-01", "1919-01-01")),
        ("2015-01", ("2015-01-01", "2015-02-01")),
        ("1999-12", ("1999-12-01", "2000-01-01")),
        ("1989-11-09", ("1989-11-09", "1989-11-10")),
        ("1942-07-16/1942-07-17", ("1942-07-16", "1942-07-18")),
    ],
)
def test_the_interval_of_an_era(time: str, interval: tuple[str, str]) -> None:
    assert Era(time=time).interval == interval


CONNECTIVES = ("depuis ", "en ", "et ", "puis ", "qui ", "que ", "avant de ", "fondé ", "était ")
MARKS = (", ", "(", ")", "« ", " »", ". ", "– ", "\n", "\u00a0", "😀")
PIECES = st.sampled_from(("1992", "douze ans", "la guerre d'Algérie ", "à l'époque ", "le port ", *CONNECTIVES, *MARKS))


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_breaks_it(text: str) -> None:
    pipeline = Pipeline("fr", [MarkedTimes(), Ankara(), Signing(), "history"])
    for reference in references(pipeline, text):
        assert reference.text.strip()
        assert reference.text == text[reference.start : reference.end]
