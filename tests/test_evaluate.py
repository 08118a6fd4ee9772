"""Figures worked out by hand on a small article."""

import json
from pathlib import Path
from typing import Any

import pytest

from factx import ArgumentError, Facts
from factx.errors import FileError
from factx.evaluate import Evaluation, Figure, evaluate, read_gold, report, score

TEXT = "Zoé Martin a dit mardi à Ali Benali : « oui, demain ». Elle a signé l'accord de 1990."


def at(words: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **fields}


def gold() -> dict[str, Any]:
    """Return gold in the form of annotators: references are plain ids."""
    return {
        "text": TEXT,
        "published": "2025-11-07",
        "language": "fr",
        "participants": [
            at(
                "Zoé Martin",
                id="zoe",
                name="Zoé Martin",
                kind="person",
                country=None,
                mentions=[at("Zoé Martin", form="name"), at("Elle", form="pronoun")],
            ),
            at(
                "Ali Benali",
                id="ali",
                name="Ali Benali",
                kind="person",
                country="DZ",
                mentions=[at("Ali Benali", form="name")],
            ),
        ],
        "quotes": [at("oui, demain", id="a", kind="direct", parts=[at("oui, demain")], speaker="zoe")],
        "times": [
            at("mardi", id="x", type="DATE", value="2025-11-04"),
            at("demain", id="y", type="DATE", value="2025-11-08"),
        ],
        "events": [
            at(
                "signé",
                id="e",
                type="agreement.sign",
                trigger=at("signé"),
                mentions=[at("accord")],
                arguments=[
                    {"role": "agent", "participant": "zoe", "span": None},
                    {"role": "theme", "participant": None, "span": at("accord")},
                ],
                time="x",
                factuality="asserted",
            )
        ],
        "historical_references": [at("l'accord de 1990", id="h", value="1990")],
    }


def predicted(**changes: Any) -> Facts:
    """Return the facts that the gold describes, with changes by section."""
    zoe, ali = {"id": "p0", "name": "Zoé Martin"}, {"id": "p1", "name": "Ali Benali"}
    right = gold()
    sections = {
        "participants": [
            {**right["participants"][0], **zoe},
            {**right["participants"][1], **ali},
        ],
        "quotes": [{**right["quotes"][0], "speaker": zoe}],
        "times": [{**time, "id": f"t{n}"} for n, time in enumerate(right["times"])],
        "events": [
            {
                **right["events"][0],
                "arguments": [
                    {"role": "agent", "participant": zoe, "span": at("Elle")},
                    {"role": "theme", "participant": None, "span": at("l'accord de 1990")},
                ],
                "time": {"id": "t0", "value": "2025-11-04"},
            }
        ],
        "historical_references": [at("l'accord de 1990", id="h", time={"value": "1990"})],
    }
    article = {"text": TEXT, "language": "fr", "published": "2025-11-07"}
    return Facts.from_json(json.dumps({"article": article} | sections | changes))


def figures(evaluation: Evaluation, *names: str) -> list[tuple[float, float, float]]:
    return [(f.right, f.gold, f.predicted) for f in (evaluation.figures[name] for name in names)]


def test_what_is_right_scores_1() -> None:
    evaluation = score(predicted(), gold())
    assert {name: figure.f1 for name, figure in evaluation.figures.items() if figure.f1 not in (1.0, None)} == {}
    assert not evaluation.errors


def test_nothing_found_scores_0() -> None:
    empty = Facts(article=predicted().article)
    evaluation = score(empty, gold())
    assert {figure.right for figure in evaluation.figures.values()} == {0}
    assert {kind: len(errors) for kind, errors in evaluation.errors.items()} == {
        "participant missed": 2,
        "quote missed": 1,
        "time missed": 2,
        "event missed": 1,
        "history missed": 1,
    }


def test_participants() -> None:
    both = at("Zoé Martin", id="p0", name="Zoé Martin", kind="group", country=None)
    both["mentions"] = [at("Zoé Martin", form="name"), at("Ali", form="name"), at("Elle", form="nominal")]
    evaluation = score(predicted(participants=[both], quotes=[], events=[]), gold())
    entity = evaluation.figures["participant entity (CEAF-e)"]
    assert entity.right == pytest.approx(2 * 14 / (14 + 17))
    assert (entity.gold, entity.predicted) == (2, 1)
    assert figures(
        evaluation,
        "participant name mention exact",
        "participant kind accuracy",
        "participant named found (recall)",
        "participant coreference (nominal, pronoun)",
    ) == [(1, 2, 2), (0, 1, 1), (1, 2, 1), (1, 1, 1)]
    assert evaluation.errors["participant missed"] == ["Ali Benali"]


@pytest.mark.parametrize(
    ("words", "speaker", "content", "exact", "attributed"),
    [
        ("« oui, demain »", "p0", 1, 1, 1),
        ("oui, demai", "p0", 1, 0, 1),
        ("demain", "p0", 0, 0, 0),
        ("oui, demain", "p1", 1, 1, 0),
        ("oui, demain", None, 1, 1, 0),
    ],
)
def test_quotes(words: str, speaker: str | None, content: int, exact: int, attributed: int) -> None:
    quote = at(words, id="q", kind="direct", parts=[at(words)], speaker=speaker and {"id": speaker, "name": "N"})
    evaluation = score(predicted(quotes=[quote]), gold())
    names = ("quote content all", "quote content exact, marked", "quote with speaker all")
    assert figures(evaluation, *names) == [(content, 1, 1), (exact, 1, 1), (attributed, 1, 1)]


def test_times() -> None:
    times = [
        at("mardi", id="t0", type="DATE", value="2025-11-11"),
        at("oui, demain", id="t1", type="DATE", value="2025-11-08T00:00:00"),
        at("1990", id="t2", type="DATE", value="1990"),
    ]
    evaluation = score(predicted(times=times, events=[]), gold())
    assert figures(evaluation, "time span overlap", "time span exact", "time value") == [
        (2, 2, 3),
        (1, 2, 3),
        (1, 2, 3),
    ]
    assert evaluation.errors["time spurious"] == ["1990 = 1990"]
    assert evaluation.errors["time value wrong"] == ["mardi | gold: 2025-11-04 | got: 2025-11-11"]


def test_events() -> None:
    def event(words: str, id: str, **fields: Any) -> dict[str, Any]:
        return at(words, id=id, trigger=at(words), **fields)

    events = [event("signé", "e0", type="agreement.end"), event("accord", "e1", type="agreement.sign")]
    events += [event("dit", "e2", type="statement.announce", arguments=[{"role": "agent", "span": at("Zoé Martin")}])]
    evaluation = score(predicted(events=events), gold())
    names = ("event trigger", "event trigger and type", "event argument")
    assert figures(evaluation, *names) == [(1, 1, 2), (1, 1, 2), (0, 2, 1)]
    assert evaluation.errors["event spurious"] == ["agreement.end: signé", "statement.announce: dit"]


def test_history() -> None:
    reference = at("accord de 1990", id="h0", time={"value": "1991"})
    evaluation = score(predicted(historical_references=[reference]), gold())
    names = ("history span (IoU 0.2)", "history span (IoU 0.5)", "history span and value")
    assert figures(evaluation, *names) == [(1, 1, 1), (1, 1, 1), (0, 1, 1)]


def test_gold_may_be_facts() -> None:
    facts = predicted()
    as_gold = json.loads(facts.to_json())
    evaluation = score(facts, as_gold["article"] | as_gold)
    assert {figure.f1 for figure in evaluation.figures.values()} <= {1.0, None}


def test_figures_add_up() -> None:
    half = Figure(1, 2, 4)
    assert (half.f1, half.precision, half.recall) == (2 / 6, 0.25, 0.5)
    assert (Figure().f1, Figure().precision, Figure().recall) == (None, None, None)
    total = score(predicted(), gold()) + score(predicted(times=[], events=[]), gold())
    assert figures(total, "time value") == [(2, 4, 2)]
    assert len(total.errors["time missed"]) == 2


def test_gold_of_another_text_is_an_error() -> None:
    with pytest.raises(ArgumentError, match=r"^gold: expected the gold of this article"):
        score(predicted(), gold() | {"text": "Autre."})


def test_gold_from_disk_to_report(tmp_path: Path) -> None:
    (tmp_path / "town.json").write_text(json.dumps(gold()), encoding="utf-8")
    by_article = evaluate(read_gold(tmp_path), extractors=["times"])
    assert list(by_article) == ["town"]
    shown = report(by_article, "quote")
    assert "== quote missed (1)\n  town: [direct] oui, demain" in shown
    assert "participant missed" not in shown
    assert "== participant missed" in report(by_article, "all")
    assert "==" not in report(by_article)


def test_gold_lacks_a_key(tmp_path: Path) -> None:
    path = tmp_path / "town.json"
    path.write_text(json.dumps({key: value for key, value in gold().items() if key != "times"}))
    with pytest.raises(FileError, match=r"town\.json: gold is a JSON object with the keys events, historical_"):
        read_gold(path)
    path.unlink()
    with pytest.raises(FileError, match=r"no \*\.json in this folder"):
        read_gold(tmp_path)
