"""Fit languages/fr/weights.toml: python tools/fit_weights.py GOLD.json...

GOLD.json is an annotated article: its text, `published`, and its participants with all their mentions, as `factx
evaluate` reads it. Each decision that cues take in these articles is compared with the annotation, and each cue gets
the weight that a logistic regression gives it. 200 articles were annotated for this; being others' texts, they are not
part of the project.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np

from factx.article import Article
from factx.extractors.participants.acts import Acts
from factx.extractors.participants.phrases import Phrase
from factx.pipeline import Pipeline
from factx.tree import Doc

TARGET = Path(__file__).parents[1] / "src/factx/languages/fr/weights.toml"
HEADER = "# What cues weigh: made by tools/fit_weights.py from articles annotated by hand.\n"
PRIOR = 3.0
"""How strongly weights are held near nothing: the precision of their normal prior."""
LEAST_DECISIONS, LEAST_ARTICLES = 8, 4
"""In how many decisions and articles a cue must occur to get a weight."""
SMALLEST = 0.04
"""Weights below are left out."""


class Decision(NamedTuple):
    """What was decided in which article: the cues, and whether the annotation says yes."""

    article: str
    cues: tuple[str, ...]
    right: bool


def decisions(gold: dict[str, Any], pipeline: Pipeline) -> Iterator[Decision]:
    """Yield the decisions whether phrases fill roles in one article."""
    asked: list[tuple[Doc, Phrase, tuple[str, ...]]] = []
    decide = Acts.fills_role

    def record(acts: Acts, phrase: Phrase) -> bool:
        asked.append((acts._doc, phrase, tuple(dict.fromkeys(acts.cues(phrase)))))
        return decide(acts, phrase)

    with patch.object(Acts, "fills_role", record):
        pipeline(Article(gold["text"], published=gold["published"], language="fr"))
    if not asked:
        return
    heads = nominal_heads(gold, asked[0][0])
    for _, phrase, cues in asked:
        yield Decision(gold["id"], cues, phrase.head in heads)


def nominal_heads(gold: dict[str, Any], doc: Doc) -> set[int]:
    """Return the head tokens of the annotated nominals."""
    mentions = (m for p in gold["participants"] for m in p["mentions"] if m["form"] == "nominal")
    spans = (doc.cover(m["start"], m["end"]) for m in mentions)
    return {doc.root(span.start, span.stop).i for span in spans if span}


def fit(taken: Sequence[Decision]) -> dict[str, float]:
    """Return the weights of the cues that occur often enough, by penalised maximum likelihood."""
    times = Counter(cue for decision in taken for cue in decision.cues)
    spread = Counter(cue for _, cue in {(decision.article, cue) for decision in taken for cue in decision.cues})
    names = sorted(cue for cue in times if times[cue] >= LEAST_DECISIONS and spread[cue] >= LEAST_ARTICLES)
    column = {name: i for i, name in enumerate(names)}
    cues = np.array([[name in set(decision.cues) for name in names] for decision in taken], dtype=float)
    right = np.array([decision.right for decision in taken], dtype=float)
    weights = np.zeros(len(column))
    for _ in range(50):
        likely = 1 / (1 + np.exp(-cues @ weights))
        slope = cues.T @ (right - likely) - PRIOR * weights
        curve = (cues * (likely * (1 - likely))[:, None]).T @ cues + PRIOR * np.eye(len(column))
        step = np.linalg.solve(curve, slope)
        weights += step
        if abs(step).max() < 1e-9:
            break
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def table(name: str, weights: dict[str, float]) -> str:
    """Return the weights as a TOML table, those that matter."""
    rows = (f"{json.dumps(cue, ensure_ascii=False)} = {w}" for cue, w in weights.items() if abs(w) >= SMALLEST)
    return f"[{name}]\n" + "\n".join(rows) + "\n"


def main() -> None:
    """Write the file."""
    pipeline = Pipeline(language="fr", extractors=["participants"])
    golds = [json.loads(Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:]]
    taken = [decision for gold in golds for decision in decisions(gold, pipeline)]
    TARGET.write_text(f"{HEADER}\n{table('acts', fit(taken))}", encoding="utf-8")


if __name__ == "__main__":
    main()
