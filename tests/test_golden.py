"""The seeds: articles with all their records, compared whole. `pytest tests/test_golden.py --update` rewrites them."""

import difflib
import json
from pathlib import Path

import pytest

import factx

SEEDS = sorted(path.parent for path in (Path(__file__).parents[1] / "seeds").glob("*/article.txt"))


def test_there_are_seeds() -> None:
    assert SEEDS


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_records_are_the_golden_ones(seed: Path, pipeline: factx.Pipeline, update: bool) -> None:
    path = seed / "facts.json"
    facts = pipeline(factx.Article((seed / "article.txt").read_text(encoding="utf-8")))
    if update:
        path.write_text(facts.to_json(indent=1) + "\n", encoding="utf-8")
    golden = factx.Facts.from_json(path.read_bytes())
    difference = list(
        difflib.unified_diff(lines(golden), lines(facts), f"{seed.name}/facts.json", "now", n=1, lineterm="")
    )
    assert not difference, "\n".join(difference)


def lines(facts: factx.Facts) -> list[str]:
    """Return facts as lines, one a field of a record, each under the words of its record."""
    shown = [f"article {facts.article!r}"]
    for section, records in json.loads(facts.to_json()).items():
        if isinstance(records, list):
            for record in records:
                shown += [f"{section} {record.pop('id', '')} {json.dumps(record.pop('text', ''), ensure_ascii=False)}"]
                shown += [f"    {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in record.items()]
    return shown
