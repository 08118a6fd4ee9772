"""Streams: order, laziness, bad articles, dead workers, the same facts on any number of processes."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

import factx
from factx import models
from factx.article import Article
from factx.extractor import Found
from factx.language import Language
from factx.pipeline import MAX_LENGTH
from factx.records import Record
from factx.workers import batches, map_batches

TEXTS = [
    f"La maire de Villeneuve a annoncé le {day} mars 2019 la fermeture de l'usine. «C'est un drame», a-t-elle dit."
    for day in range(2, 29)
]
ARTICLES = [Article(text, id=f"a{number}", published="2019-04-01") for number, text in enumerate(TEXTS)]


class Fatal:
    """An extractor that takes its process with it when it meets a word, as a crash in native code would."""

    name = "fatal"
    makes = Record
    needs: tuple[type[Record], ...] = ()

    def __call__(self, doc: Any, found: Found, language: Language) -> Iterator[Record]:
        if "segfault" in found.article.text:
            os._exit(139)
        yield from ()


@pytest.fixture(scope="module")
def pipeline() -> factx.Pipeline:
    return factx.Pipeline("fr")


def test_a_stream_is_what_each_article_gives_alone(pipeline: factx.Pipeline) -> None:
    assert list(pipeline.stream(ARTICLES, batch_size=4)) == [pipeline(article) for article in ARTICLES]


def test_two_processes_give_the_same_in_the_same_order(pipeline: factx.Pipeline) -> None:
    assert list(pipeline.stream(ARTICLES, processes=2, batch_size=3)) == list(pipeline.stream(ARTICLES))


def test_a_stream_reads_no_further_than_a_batch(pipeline: factx.Pipeline) -> None:
    taken = []

    def endless() -> Iterator[Article]:
        while True:
            taken.append(1)
            yield ARTICLES[0]

    stream = pipeline.stream(endless(), batch_size=5)
    assert next(stream) == pipeline(ARTICLES[0])
    assert len(taken) == 5


def test_rows_are_read_as_articles(pipeline: factx.Pipeline) -> None:
    row = {"id": "x", "text": TEXTS[0], "published": "2019-04-01"}
    (facts,) = pipeline.stream([row])
    assert facts == pipeline(Article(**row))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"id": "bad", "text": None}, "text: expected a str, got None"),
        ({"id": "bad", "text": b"bytes"}, "text: expected a str, got b'bytes'"),
        ({"id": "bad", "text": "Bonjour.", "published": "le 31 février"}, "published: expected an ISO 8601 date"),
        ({"id": "bad", "text": "Bonjour.", "language": "xx"}, "article.language: expected 'fr'"),
        ({"id": "bad", "text": "a" * (MAX_LENGTH + 1)}, "text: expected at most 2,000,000 characters"),
        (float("nan"), "TypeError"),
    ],
)
def test_a_bad_article_costs_only_itself(pipeline: factx.Pipeline, row: Any, says: str) -> None:
    before, bad, after = pipeline.stream([ARTICLES[0], row, ARTICLES[1]])
    assert (before, after) == (pipeline(ARTICLES[0]), pipeline(ARTICLES[1]))
    assert len(bad) == 0
    assert bad.article.id == (row["id"] if isinstance(row, dict) else None)
    assert [notice.extractor for notice in bad.warnings] == ["pipeline"]
    assert says in bad.warnings[0].message


def test_a_worker_that_dies_is_replaced_and_its_article_reported() -> None:
    pipeline = factx.Pipeline("fr", extractors=["times", Fatal()])
    fatal = Article("Ici, segfault.", id="fatal")
    articles = [*ARTICLES[:7], fatal, *ARTICLES[7:15]]
    facts = list(pipeline.stream(articles, processes=2, batch_size=3))
    assert [each.article.id for each in facts] == [article.id for article in articles]
    assert [each.article.id for each in facts if each.warnings] == ["fatal"]
    assert facts[7].warnings[0].message == "the process that read this article died"
    assert [each for each in facts if each.article.id != "fatal"] == list(pipeline.stream(ARTICLES[:15]))


@pytest.mark.parametrize("argument", [{"processes": 0}, {"processes": 1.5}, {"batch_size": 0}, {"batch_size": "4"}])
def test_counts_are_positive(pipeline: factx.Pipeline, argument: dict[str, Any]) -> None:
    (name,) = argument
    with pytest.raises(factx.ArgumentError, match=f"{name}: expected a positive int"):
        pipeline.stream(ARTICLES, **argument)


def test_either_blas_gives_the_same_parse() -> None:
    french = Language.load("fr")
    blis, own = (models.Parser(french.model, french.tokens, blis) for blis in (True, False))
    for article in ARTICLES[:8]:
        one, other = (
            [(token.text, token.lemma_, token.pos_, token.dep_, token.head.i) for token in doc]
            for doc in (blis.parse(article), own.parse(article))
        )
        assert one == other


def test_batches() -> None:
    assert list(batches(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(batches([], 2)) == []


def _make_squares() -> Any:
    return lambda numbers: [number * number for number in numbers]


def _make_nothing() -> Any:
    raise RuntimeError("no model here")


def test_what_keeps_a_process_from_starting_is_raised() -> None:
    with pytest.raises(RuntimeError, match="no model here"):
        list(map_batches(_make_nothing, range(9), processes=2, batch_size=2, lost=lambda number: -1))


def test_abandoning_a_parallel_stream_stops_its_processes() -> None:
    results = map_batches(_make_squares, range(10**9), processes=2, batch_size=10, lost=lambda number: -1)
    assert [next(results) for _ in range(25)] == [number * number for number in range(25)]
    results.close()  # type: ignore[attr-defined]
    assert list(results) == []
