"""The scores reached on the seeds' gold, pinned: none sinks unseen, and a change of the gold shows by its digest."""

import hashlib
import json
from pathlib import Path

import pytest

import factx
from factx import evaluate

SEEDS = Path(__file__).parents[1] / "seeds"
FLOORS = json.loads((SEEDS / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("seed", FLOORS)
def test_no_score_is_below_its_floor(seed: str, pipeline: factx.Pipeline) -> None:
    path = SEEDS / seed / "gold.json"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == FLOORS[seed]["gold_sha256"], "the gold has changed"
    (gold,) = evaluate.read_gold(path).values()
    facts = pipeline(factx.Article(gold["text"], published=gold["published"], language="fr"))
    figures = evaluate.score(facts, gold).figures
    reached = {name: figures[name].f1 or 0.0 for name in FLOORS[seed]["f1"]}
    assert {name: f1 for name, f1 in reached.items() if f1 < FLOORS[seed]["f1"][name]} == {}


@pytest.mark.parametrize("seed", FLOORS)
def test_every_named_participant_is_found_with_its_kind(seed: str, pipeline: factx.Pipeline) -> None:
    (gold,) = evaluate.read_gold(SEEDS / seed / "gold.json").values()
    facts = pipeline(factx.Article(gold["text"], published=gold["published"], language="fr"))
    kinds = {(m.start, m.end): p.kind for p in facts.participants for m in p.mentions}
    for participant in gold["participants"]:
        names = [(m["start"], m["end"]) for m in participant["mentions"] if m["form"] == "name"]
        for name in names:
            assert kinds.get(name) == participant["kind"], participant["name"]
