"""What the tagger of times costs beside the parse, and against dateparser.search_dates on the same texts.

    python benchmarks/times.py ARTICLES.jsonl [--articles 40]

Each line of ARTICLES.jsonl is an object with a `text` and, when known, `published`.
"""

import argparse
import json
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from dateparser.search import search_dates

from factx import Article
from factx.extractor import Found
from factx.extractors.times import Times
from factx.pipeline import Pipeline


def seconds(run: Callable[[], object], rounds: int = 3) -> float:
    """Return the least time of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Print milliseconds per 1,000 characters of each, and the ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("articles", type=Path)
    options.add_argument("--articles", dest="count", type=int, default=40)
    chosen = options.parse_args()
    with chosen.articles.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, chosen.count)]
    articles = [Article(row["text"], published=row.get("published"), language="fr") for row in rows]
    thousands = sum(len(article.text) for article in articles) / 1000
    pipeline, tagger = Pipeline("fr", ["times"]), Times()
    docs = [pipeline._parser.parse(article) for article in articles]

    def tag() -> None:
        for article, doc in zip(articles, docs, strict=True):
            list(tagger(doc, Found(article, doc, pipeline.language), pipeline.language))

    def search() -> None:
        for article in articles:
            search_dates(article.text, languages=["fr"])

    parsing = seconds(lambda: [pipeline._parser.parse(article) for article in articles], rounds=1)
    tagging, searching = seconds(tag), seconds(search, rounds=1)
    for name, cost in (("parse", parsing), ("times", tagging), ("dateparser.search_dates", searching)):
        print(f"{name:25} {cost * 1000 / thousands:8.2f} ms per 1,000 characters")
    print(f"times are tagged {searching / tagging:.0f} times as fast as dateparser.search_dates finds them")


if __name__ == "__main__":
    main()
