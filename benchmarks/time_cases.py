"""Run the tagger of times over test cases and write its answers, one JSON object a line, for their scorer to read.

    python benchmarks/time_cases.py CASES.jsonl ANSWERS.jsonl [--prefer past|future|tense] [--ranges ends|whole]

A case has `id`, `text` and `reference` (an ISO 8601 date or date-time, or null); an answer has `id`, `pred` and `ms`.
"""

import argparse
import json
import time
from pathlib import Path

from factx import Article, Pipeline
from factx.extractors.times import Times


def main() -> None:
    """Read the cases, write the answers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--prefer", choices=("past", "future", "tense"), default="tense")
    parser.add_argument("--ranges", choices=("ends", "whole"), default=None)
    options = parser.parse_args()
    pipeline = Pipeline("fr", [Times(prefer=options.prefer, ranges=options.ranges)])
    with options.cases.open(encoding="utf-8") as cases, options.answers.open("w", encoding="utf-8") as answers:
        for case in map(json.loads, cases):
            start = time.perf_counter()
            facts = pipeline(Article(case["text"], published=case["reference"], language="fr"))
            spent = (time.perf_counter() - start) * 1000
            found = [
                each.model_dump(include={"start", "end", "text", "type", "value", "interval"}) for each in facts.times
            ]
            answers.write(json.dumps({"id": case["id"], "pred": found, "ms": spent}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
