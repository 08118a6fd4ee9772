"""What is measured: rates, costs, growth with length, scaling over processes, memory."""

import gc
import json
import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import spacy
from threadpoolctl import ThreadpoolController

import factx
from factx import models
from factx.language import Language
from factx.pipeline import installed
from factx.tree import Doc

Articles = list[factx.Article]
MODEL = "fr_core_news_md"
BARE, SAME, WHOLE = "bare spaCy as it comes", "bare spaCy with the same BLAS", "factx, all records"


def read(corpus: Path, count: int) -> Articles:
    """Return the first `count` articles of a corpus."""
    with corpus.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    return [factx.Article(row["text"], published=row.get("published"), language="fr") for row in rows]


def words(articles: Articles) -> int:
    """Return the number of words in articles."""
    return sum(len(article.text.split()) for article in articles)


def seconds(run: Callable[[Articles], Any], articles: Articles) -> float:
    """Return how long a run over articles takes."""
    gc.collect()
    start = time.perf_counter()
    run(articles)
    return time.perf_counter() - start


def contestants() -> dict[str, Callable[[Articles], Any]]:
    """Return what is compared: each reads all articles."""
    bare, same = spacy.load(MODEL), spacy.load(MODEL)
    models.choose_ops(same)
    threads = ThreadpoolController()
    parser = models.load(MODEL, Language.load("fr").tokens)
    whole = factx.Pipeline("fr")

    def piped(nlp: spacy.language.Language, articles: Articles) -> None:
        with threads.limit(limits=1, user_api="blas"):
            for _ in nlp.pipe(article.text for article in articles):
                pass

    def parsed(articles: Articles) -> None:
        for article in articles:
            parser.parse(article)

    def read_whole(articles: Articles) -> None:
        for _ in whole.stream(articles):
            pass

    return {BARE: partial(piped, bare), SAME: partial(piped, same), "the parse of factx": parsed, WHOLE: read_whole}


def rates(articles: Articles, rounds: int) -> dict[str, float]:
    """Return words per second of each contestant: medians of alternating rounds, the first round left out."""
    runs = contestants()
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds + 1):
        for name, run in runs.items():
            times[name].append(seconds(run, articles))
    return {name: words(articles) / statistics.median(taken[1:]) for name, taken in times.items()}


def per_extractor(articles: Articles) -> dict[str, float]:
    """Return words per second of each extractor, without the parse and what it needs of other extractors."""
    pipeline = factx.Pipeline("fr")
    spent: dict[str, float] = dict.fromkeys(installed(), 0.0)

    class Timed:
        def __init__(self, extractor: factx.Extractor) -> None:
            self.name, self.makes, self.needs = extractor.name, extractor.makes, extractor.needs
            self._extractor = extractor

        def __call__(self, doc: Doc, found: factx.Found, language: Language) -> list[factx.Record]:
            start = time.perf_counter()
            records = list(self._extractor(doc, found, language))
            spent[self.name] += time.perf_counter() - start
            return records

    timed = factx.Pipeline("fr", [Timed(extractor) for extractor in pipeline.extractors])
    list(timed.stream(articles))
    return {name: words(articles) / taken for name, taken in spent.items()}


def others(articles: Articles) -> dict[str, float]:
    """Return words per second of other tools for one record each, the parse they need left out."""
    found: dict[str, float] = {}
    try:
        from dateparser.search import search_dates
    except ImportError:
        pass
    else:
        some = articles[:20]
        taken = seconds(lambda all: [search_dates(article.text, languages=["fr"]) for article in all], some)
        found["dateparser.search_dates (times)"] = words(some) / taken
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError:
        pass
    else:
        docs = [models.load(MODEL, Language.load("fr").tokens).parse(article).spacy for article in articles]

        def quotations(_: Articles) -> None:
            for doc in docs:
                with suppress(ValueError):  # it gives up where marks do not balance
                    list(direct_quotations(doc))

        taken = seconds(quotations, articles)
        found["textacy direct_quotations (quotes)"] = words(articles) / taken
    return found


def growth(articles: Articles) -> dict[int, float]:
    """Return microseconds per word of articles of growing length, made of the corpus's paragraphs."""
    pool = [word for article in articles for word in article.text.split(" ")]
    pipeline = factx.Pipeline("fr")
    found = {}
    for length in (100, 500, 2_000, 5_000, 20_000):
        article = factx.Article(" ".join(islice(cycle(pool), length)), published="2019-01-01")
        repeats = max(1, 10_000 // length)
        taken = min(seconds(lambda all: list(pipeline.stream(all)), [article] * repeats) for _ in range(2))
        found[length] = taken / repeats / length * 1e6
    return found


def memory(corpus: Path, count: int, sizes: tuple[int, ...]) -> dict[int, float]:
    """Return the resident set, in MB, of this process after each of `sizes` articles."""
    import psutil

    articles = read(corpus, count)
    pipeline = factx.Pipeline("fr")
    found = {}
    for number, _ in enumerate(pipeline.stream(islice(cycle(articles), sizes[-1])), 1):
        if number in sizes:
            gc.collect()
            found[number] = psutil.Process().memory_info().rss / 2**20
    return found


def scaling(articles: Articles) -> dict[int, float]:
    """Return words per second with one process and with two, once the processes are warm."""
    pipeline = factx.Pipeline("fr")
    found = {}
    for processes in (1, 2):
        stream = pipeline.stream(cycle(articles), processes=processes, batch_size=16)
        for _ in range(100):
            next(stream)
        start = time.perf_counter()
        for _ in range(3 * len(articles)):
            next(stream)
        found[processes] = 3 * words(articles) / (time.perf_counter() - start)
    return found
