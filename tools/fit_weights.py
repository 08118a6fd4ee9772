"""Fit a table of languages/fr/weights.toml: python tools/fit_weights.py TABLE GOLD.json...

GOLD.json is an annotated article: its text, `published`, and its participants with all their mentions, as `factx
evaluate` reads it. Each decision that cues take in these articles is compared with the annotation, and each cue gets
the weight that a logistic regression over the options of each decision gives it. The weights at hand, which come from
articles annotated before, are where it starts from and near which it stays. Some 450 articles were annotated for this,
a half of them each time; being others' texts, they are not part of the project.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np

from factx.article import Article
from factx.extractors.participants.acts import Acts
from factx.extractors.participants.choices import Choice
from factx.extractors.participants.complements import Complements
from factx.extractors.participants.continuations import Continuation
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.language import Language
from factx.pipeline import Pipeline
from factx.tree import Doc

TARGET = Path(__file__).parents[1] / "src/factx/languages/fr/weights.toml"
HEADER = "# What cues weigh: made by tools/fit_weights.py from articles annotated by hand.\n"
PRIORS = {"acts": 100.0, "complements": 100.0, "pronouns": 10.0}
"""How strongly the weights of each table are held near those at hand: the precision of their normal prior, by
cross-validation over articles."""
PRIOR_OF_NEW = 2.0
"""The same for the weight of a cue that has none yet, which is held near nothing."""
LEAST_DECISIONS, LEAST_ARTICLES = 8, 4
"""In how many decisions and articles a cue that has no weight yet must occur to get one."""
SMALLEST = 0.04
"""Weights below are left out."""
LEANING = {"acts": ("any", 0.3)}
"""What is added to the weight of a cue that all have: a phrase kept pays when it is right in two cases of five, half of
the F1 that is reached."""


class Decision(NamedTuple):
    """What was decided in which article: the cues of each option, and which option the annotation says is right."""

    article: str
    options: tuple[tuple[str, ...], ...]
    right: int


def yes_or_no(article: str, cues: Iterable[str], right: bool) -> Decision:
    """Return a decision whose cues speak for a yes, none for a no."""
    return Decision(article, (tuple(dict.fromkeys(cues)), ()), 0 if right else 1)


def roles(gold: dict[str, Any], pipeline: Pipeline) -> Iterator[Decision]:
    """Yield the decisions whether phrases fill roles in one article."""
    asked: list[tuple[Doc, Phrase, list[str]]] = []
    decide = Acts.fills_role

    def record(acts: Acts, phrase: Phrase) -> bool:
        asked.append((acts._doc, phrase, list(acts.cues(phrase))))
        return decide(acts, phrase)

    with patch.object(Acts, "fills_role", record):
        read(gold, pipeline)
    if not asked:
        return
    heads = nominals(gold, asked[0][0])
    for _, phrase, cues in asked:
        yield yes_or_no(gold["id"], cues, phrase.head in heads)


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
        asked[phrase.head, phrase.last] = yes_or_no(gold["id"], weighed.cues(phrase, behind), right)
        return right

    with patch.object(Phrases, "__init__", note), patch.object(Complements, "belongs", record):
        read(gold, pipeline)
        for phrases in read_before[:1]:
            for head in ends.keys() - phrases.named.keys():
                phrases.extended(phrases.around(phrases.doc[head]))
    yield from asked.values()


def choices(question: str, gold: dict[str, Any], pipeline: Pipeline) -> Iterator[Decision]:
    """Yield the choices of one article whom mentions stand for; what the annotation says decides how it goes on.

    Those for whom the right one is not among the options are left out.
    """
    taken: list[Decision] = []
    told: list[tuple[Discourse, dict[int, str]]] = []
    prepare, decide = Discourse.__init__, Choice.best

    def note(discourse: Discourse, doc: Doc, entities: list[Entity], language: Language) -> None:
        prepare(discourse, doc, entities, language)
        told.append((discourse, participants(gold, doc)))

    def record(choice: Choice, weights: Mapping[str, float]) -> Entity | None:
        if choice.question != question:
            return decide(choice, weights)
        discourse, meant = told[-1]
        known = linked(discourse, meant)
        who = meant.get(choice.head.i)
        named = [None if option.entity is None else known.get(id(option.entity), "") for option in choice.options]
        if who not in named:
            return None
        right = named.index(who)
        options = tuple(tuple(dict.fromkeys(option.cues)) for option in choice.options)
        taken.append(Decision(gold["id"], options, right))
        return choice.options[right].entity

    with patch.object(Discourse, "__init__", note), patch.object(Choice, "best", record):
        read(gold, pipeline)
    yield from taken


def participants(gold: dict[str, Any], doc: Doc) -> dict[int, str]:
    """Return the annotated participant of each head of a mention; a noun before a name counts for its own mention."""
    meant: dict[int, str] = {}
    for form in ("name", "nominal", "pronoun"):
        for participant in gold["participants"]:
            spans = (doc.cover(m["start"], m["end"]) for m in participant["mentions"] if m["form"] == form)
            meant |= {doc.root(span.start, span.stop).i: participant["id"] for span in spans if span}
    return meant


def linked(discourse: Discourse, meant: dict[int, str]) -> dict[int, str]:
    """Return the annotated participant that each entity is, by its names and nouns: one entity for each at most."""
    times = Counter(meant.values())
    shares: list[tuple[float, int, str]] = []
    for number, entity in enumerate(discourse.entities):
        mentions = [m for m in entity.mentions if m.form != "pronoun"]
        shared = Counter(meant.get(discourse.doc.root(m.first, m.last + 1).i) for m in mentions)
        shares += [(2 * n / (times[who] + len(mentions)), -number, who) for who, n in shared.items() if who]
    known: dict[int, str] = {}
    for _, number, who in sorted(shares, reverse=True):
        if -number not in known and who not in known.values():
            known[-number] = who
    return {id(discourse.entities[number]): who for number, who in known.items()}


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


def fit(taken: Sequence[Decision], at_hand: Mapping[str, float], prior: float) -> dict[str, float]:
    """Return the weights of the cues at hand and of those that occur often enough, by penalised maximum likelihood."""
    cues_of = [set().union(*decision.options) for decision in taken]
    times = Counter(cue for cues in cues_of for cue in cues)
    seen = {(d.article, cue) for d, cues in zip(taken, cues_of, strict=True) for cue in cues}
    spread = Counter(cue for _, cue in seen)
    new = {cue for cue in times if times[cue] >= LEAST_DECISIONS and spread[cue] >= LEAST_ARTICLES}
    names = sorted(new | at_hand.keys())
    options = [set(option) for decision in taken for option in decision.options]
    cues = np.array([[name in option for name in names] for option in options], dtype=float)
    sizes = np.array([len(decision.options) for decision in taken])
    starts = np.cumsum(sizes) - sizes
    right = cues[starts + [decision.right for decision in taken]].sum(axis=0)
    before = np.array([at_hand.get(name, 0.0) for name in names])
    priors = np.array([prior if name in at_hand else min(prior, PRIOR_OF_NEW) for name in names])
    weights = before.copy()
    for _ in range(50):
        score = cues @ weights
        odds = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
        likely = cues * (odds / np.repeat(np.add.reduceat(odds, starts), sizes))[:, None]
        expected = np.add.reduceat(likely, starts)
        slope = right - expected.sum(axis=0) - priors * (weights - before)
        curve = likely.T @ cues - expected.T @ expected + np.diag(priors)
        step = np.linalg.solve(curve, slope)
        weights += step
        if abs(step).max() < 1e-9:
            break
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def leaning(name: str, weights: Mapping[str, float], times: int) -> dict[str, float]:
    """Return the weights of a table with what makes its answers lean added to them so many times."""
    cue, more = LEANING.get(name, ("", 0.0))
    return {each: round(weight + times * more * (each == cue), 2) for each, weight in weights.items()}


def table(name: str, weights: Mapping[str, float]) -> str:
    """Return the weights as a TOML table, those that matter."""
    rows = (f"{json.dumps(cue, ensure_ascii=False)} = {w}" for cue, w in weights.items() if abs(w) >= SMALLEST)
    return f"[{name}]\n" + "\n".join(rows) + "\n"


QUESTIONS: dict[str, Callable[[dict[str, Any], Pipeline], Iterator[Decision]]] = {
    "acts": roles,
    "complements": complements,
    "pronouns": partial(choices, "pronouns"),
}
"""How the decisions of each table are found in an article."""


def main() -> None:
    """Write the file, its other tables as they are."""
    name, *paths = sys.argv[1:]
    pipeline = Pipeline(language="fr", extractors=["participants"])
    tables = Language.load("fr").weights.model_dump()
    taken: list[Decision] = []
    for path in paths:
        taken += QUESTIONS[name](json.loads(Path(path).read_text(encoding="utf-8")), pipeline)
    tables[name] = leaning(name, fit(taken, leaning(name, tables[name], -1), PRIORS[name]), 1)
    TARGET.write_text("\n".join((HEADER, *(table(*each) for each in tables.items()))), encoding="utf-8")


if __name__ == "__main__":
    main()
