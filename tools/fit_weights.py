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
from factx.extractors.participants.complements import Complements
from factx.extractors.participants.continuations import Continuation
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.phrases import Phrase, Phrases
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


def roles(gold: dict[str, Any], pipeline: Pipeline) -> Iterator[Decision]:
    """Yield the decisions whether phrases fill roles in one article."""
    asked: list[tuple[Doc, Phrase, tuple[str, ...]]] = []
    decide = Acts.fills_role

    def record(acts: Acts, phrase: Phrase) -> bool:
        asked.append((acts._doc, phrase, tuple(dict.fromkeys(acts.cues(phrase)))))
        return decide(acts, phrase)

    with patch.object(Acts, "fills_role", record):
        read(gold, pipeline)
    if not asked:
        return
    heads = nominals(gold, asked[0][0])
    for _, phrase, cues in asked:
        yield Decision(gold["id"], cues, phrase.head in heads)


def complements(gold: dict[str, Any], pipeline: Pipeline) -> Iterator[Decision]:
    """Yield the decisions whether complements belong to the annotated nominals of one article.

    Each is asked for once, also where the phrase is not read; what the annotation says decides how it goes on.
    """
    asked: dict[tuple[int, int], Decision] = {}
    ends: dict[int, int] = {}
    read_before: list[Phrases] = []
    prepare = Phrases.__init__

    def note(phrases: Phrases, discourse: Discourse) -> None:
        prepare(phrases, discourse)
        read_before.append(phrases)
        ends.update(nominals(gold, phrases.doc))

    def record(weighed: Complements, phrase: Phrase, behind: Continuation) -> bool:
        end = ends.get(phrase.head)
        if end is None or phrase.last < end < behind.last:
            return False
        right = end >= behind.last
        cues = tuple(dict.fromkeys(weighed.cues(phrase, behind)))
        asked[phrase.head, phrase.last] = Decision(gold["id"], cues, right)
        return right

    with patch.object(Phrases, "__init__", note), patch.object(Complements, "belongs", record):
        read(gold, pipeline)
        for phrases in read_before[:1]:
            for head in ends.keys() - phrases.named.keys():
                phrases.extended(phrases.around(phrases.doc[head]))
    yield from asked.values()


def read(gold: dict[str, Any], pipeline: Pipeline) -> None:
    """Read an annotated article's text."""
    pipeline(Article(gold["text"], published=gold["published"], language="fr"))


def nominals(gold: dict[str, Any], doc: Doc) -> dict[int, int]:
    """Return the head tokens of the annotated nominals, and the last token of the longest of each."""
    mentions = (m for p in gold["participants"] for m in p["mentions"] if m["form"] == "nominal")
    spans = (doc.cover(m["start"], m["end"]) for m in mentions)
    ends: dict[int, int] = {}
    for span in filter(None, spans):
        head = doc.root(span.start, span.stop).i
        ends[head] = max(ends.get(head, 0), span.stop - 1)
    return ends


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
    tables = [
        table(name, fit([decision for gold in golds for decision in decisions(gold, pipeline)]))
        for name, decisions in (("acts", roles), ("complements", complements))
    ]
    TARGET.write_text("\n".join((HEADER, *tables)), encoding="utf-8")


if __name__ == "__main__":
    main()
