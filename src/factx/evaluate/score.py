"""Facts of one article compared with gold, record by record."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from factx.errors import ArgumentError
from factx.evaluate.figures import Evaluation
from factx.records import Event, Facts, Participant, Quote, Span

Gold = Mapping[str, Any]
"""One gold article; its keys are `KEYS`, and `published` and `language` if known."""

Pairs = list[tuple[int, int]]
Same = Mapping[str, str]
"""The gold id of each predicted participant that was recognised."""

_SAME_PARTICIPANT = 0.2
_SAME_QUOTE = 0.8
_SAME_REFERENCE = 0.2
_TOUCHING = 1e-9


def score(facts: Facts, gold: Gold) -> Evaluation:
    """Score the facts of one article.

    Raises:
        ArgumentError: The gold is of another text, or a kind of record is missing.
    """
    if not set(gold) >= KEYS or gold["text"] != facts.article.text:
        raise ArgumentError("gold", "the gold of this article", sorted(gold))
    evaluation = Evaluation()
    same = _score_participants(facts, gold["participants"], evaluation)
    for section, measure in _MEASURES.items():
        measure(facts, gold[section], gold, same, evaluation)
    return evaluation


def _score_participants(facts: Facts, gold: Sequence[Gold], evaluation: Evaluation) -> Same:
    predicted = facts.participants
    gold_names = {_bounds(m) for each in gold for m in each["mentions"] if m["form"] == "name"}
    names = {(m.start, m.end) for each in predicted for m in each.mentions if m.form == "name"}
    evaluation.count("participant name mention exact", len(gold_names & names), len(gold_names), len(names))

    gold_characters = [_characters(map(_bounds, each["mentions"])) for each in gold]
    characters = [_characters((m.start, m.end) for m in each.mentions) for each in predicted]

    def dice(i: int, j: int) -> float:
        a, b = gold_characters[i], characters[j]
        return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0

    links = _pair(len(gold), len(predicted), dice, _TOUCHING)
    evaluation.count("participant entity (CEAF-e)", sum(dice(*link) for link in links), len(gold), len(predicted))
    for i, j in links:
        evaluation.count("participant kind accuracy", gold[i]["kind"] == predicted[j].kind, 1, 1)
        if gold[i]["country"]:
            evaluation.count("participant country accuracy", gold[i]["country"] == predicted[j].country, 1, 1)
    recognised = {i: j for i, j in links if dice(i, j) >= _SAME_PARTICIPANT}
    same = {predicted[j].id: gold[i]["id"] for i, j in recognised.items()}

    named = [i for i, each in enumerate(gold) if any(m["form"] == "name" for m in each["mentions"])]
    found = sum(i in recognised for i in named)
    evaluation.count("participant named found (recall)", found, len(named), found)
    for i in named:
        if i not in recognised:
            evaluation.error("participant missed", gold[i]["name"])

    gold_others = {_bounds(m): each["id"] for each in gold for m in each["mentions"] if m["form"] != "name"}
    others = _other_mentions(predicted, same)
    right = sum(others.get(bounds) == id for bounds, id in gold_others.items())
    evaluation.count("participant coreference (nominal, pronoun)", right, len(gold_others), len(others))
    return same


def _other_mentions(participants: Sequence[Participant], same: Same) -> dict[tuple[int, int], str | None]:
    return {(m.start, m.end): same.get(each.id) for each in participants for m in each.mentions if m.form != "name"}


def _score_quotes(facts: Facts, gold: Sequence[Gold], article: Gold, same: Same, evaluation: Evaluation) -> None:
    text, predicted = facts.article.text, facts.quotes
    gold_contents = [_gold_content(text, quote) for quote in gold]
    contents = [_content(text, quote) for quote in predicted]
    pairs = _pair(len(gold), len(predicted), lambda i, j: _overlap_ratio(gold_contents[i], contents[j]), _SAME_QUOTE)
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for kind in ("direct", "mixed", "indirect"):
        right = sum(gold[i]["kind"] == kind for i in found)
        spurious = sum(quote.kind == kind for j, quote in enumerate(predicted) if j not in used)
        evaluation.count(f"quote content {kind}", right, sum(quote["kind"] == kind for quote in gold), right + spurious)
    gold_marked = sum(quote["kind"] != "indirect" for quote in gold)
    marked = sum(quote.kind != "indirect" for quote in predicted)

    def is_marked(pairs: Pairs) -> int:
        return sum(gold[i]["kind"] != "indirect" for i, _ in pairs)

    exact = [(i, j) for i, j in pairs if gold_contents[i] == contents[j]]
    attributed = [(i, j) for i, j in pairs if _speaker(predicted[j], same) == _id(gold[i]["speaker"])]
    evaluation.count("quote content all", len(pairs), len(gold), len(predicted))
    evaluation.count("quote content exact, marked", is_marked(exact), gold_marked, marked)
    evaluation.count("quote with speaker all", len(attributed), len(gold), len(predicted))
    evaluation.count("quote with speaker, marked", is_marked(attributed), gold_marked, marked)
    evaluation.count("quote speaker accuracy on found", len(attributed), len(pairs), len(pairs))

    for i, quote in enumerate(gold):
        if i not in found:
            evaluation.error("quote missed", f"[{quote['kind']}] {_shown(text, quote)}")
    for j, each in enumerate(predicted):
        if j not in used:
            evaluation.error("quote spurious", f"[{each.kind}] {each.text}")
    names = {each["id"]: each["name"] for each in article["participants"]}
    for i, j in pairs:
        if (i, j) not in attributed:
            speaker = predicted[j].speaker
            wanted = names.get(_id(gold[i]["speaker"]))
            got = speaker.name if speaker else None
            evaluation.error("quote speaker wrong", f"{_shown(text, gold[i])} | gold: {wanted} | got: {got}")


def _speaker(quote: Quote, same: Same) -> str | None:
    return same.get(quote.speaker.id) if quote.speaker else None


def _score_times(facts: Facts, gold: Sequence[Gold], article: Gold, same: Same, evaluation: Evaluation) -> None:
    text, predicted = facts.article.text, facts.times
    pairs = _pair_spans(gold, predicted, _TOUCHING)
    exact = [(i, j) for i, j in pairs if _bounds(gold[i]) == (predicted[j].start, predicted[j].end)]
    valued = [(i, j) for i, j in pairs if _value(gold[i]["value"]) == _value(predicted[j].value)]
    for name, right in (("span overlap", pairs), ("span exact", exact), ("value", valued)):
        evaluation.count(f"time {name}", len(right), len(gold), len(predicted))
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, time in enumerate(gold):
        if i not in found:
            evaluation.error("time missed", f"{_shown(text, time)} = {time['value']}")
    for j, each in enumerate(predicted):
        if j not in used:
            evaluation.error("time spurious", f"{each.text} = {each.value}")
    for i, j in pairs:
        if (i, j) not in valued:
            message = f"{_shown(text, gold[i])} | gold: {gold[i]['value']} | got: {predicted[j].value}"
            evaluation.error("time value wrong", message)


def _score_events(facts: Facts, gold: Sequence[Gold], article: Gold, same: Same, evaluation: Evaluation) -> None:
    text, predicted = facts.article.text, facts.events

    def meet(i: int, j: int) -> bool:
        trigger = predicted[j].trigger
        return any(start < trigger.end and trigger.start < end for start, end in _triggers(gold[i]))

    pairs = _pair(len(gold), len(predicted), meet, 0.5)
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    again = sum(j not in used and any(meet(i, j) for i in range(len(gold))) for j in range(len(predicted)))
    typed = [(i, j) for i, j in pairs if gold[i]["type"] == predicted[j].type]
    evaluation.count("event trigger", len(pairs), len(gold), len(predicted) - again)
    evaluation.count("event trigger and type", len(typed), len(gold), len(predicted) - again)
    factual = sum(gold[i]["factuality"] == predicted[j].factuality for i, j in typed)
    evaluation.count("event factuality accuracy on typed", factual, len(typed), len(typed))
    evaluation.count(
        "event argument",
        sum(_right_arguments(gold[i], predicted[j], same) for i, j in typed),
        sum(len(event["arguments"]) for event in gold),
        sum(len(event.arguments) for event in predicted),
    )
    gold_times = {time["id"]: _value(time["value"]) for time in article["times"]}
    times = {time.id: _value(time.value) for time in facts.times}
    dated = sum(
        gold_times.get(_id(gold[i]["time"]) or "") == times.get(time.id if (time := predicted[j].time) else "")
        for i, j in typed
    )
    evaluation.count("event time on typed", dated, len(typed), len(typed))

    for i, event in enumerate(gold):
        if i not in found and event.get("trigger"):
            evaluation.error("event missed", f"{event['type']}: {_shown(text, event['trigger'])}")
    for j, each in enumerate(predicted):
        if j not in used:
            evaluation.error("event spurious", f"{each.type}: {each.trigger.text}")
    for i, j in pairs:
        if (i, j) not in typed:
            message = f"{predicted[j].trigger.text} | gold: {gold[i]['type']} | got: {predicted[j].type}"
            evaluation.error("event type wrong", message)


def _triggers(event: Gold) -> list[tuple[int, int]]:
    return [_bounds(span) for span in (event.get("trigger"), *event.get("mentions", ())) if span]


def _right_arguments(gold: Gold, event: Event, same: Same) -> int:
    left = list(event.arguments)
    right = 0
    for wanted in gold["arguments"]:
        participant, span = _id(wanted.get("participant")), wanted.get("span")
        for argument in left:
            named = participant and argument.participant and same.get(argument.participant.id) == participant
            placed = span and span["start"] < argument.span.end and argument.span.start < span["end"]
            if wanted["role"] == argument.role and (named or placed):
                right += 1
                left.remove(argument)
                break
    return right


def _score_history(facts: Facts, gold: Sequence[Gold], article: Gold, same: Same, evaluation: Evaluation) -> None:
    text, predicted = facts.article.text, facts.historical_references
    pairs = _pair_spans(gold, predicted, _SAME_REFERENCE)
    close = [(i, j) for i, j in pairs if _overlap_ratio(_span_characters(gold[i]), _span_of(predicted[j])) >= 0.5]
    valued = [(i, j) for i, j in pairs if _value(_anchor(gold[i])) == _value(predicted[j].time.value)]
    for name, right in (("span (IoU 0.2)", pairs), ("span (IoU 0.5)", close), ("span and value", valued)):
        evaluation.count(f"history {name}", len(right), len(gold), len(predicted))
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, reference in enumerate(gold):
        if i not in found:
            evaluation.error("history missed", f"{_shown(text, reference)} = {_anchor(reference)}")
    for j, each in enumerate(predicted):
        if j not in used:
            evaluation.error("history spurious", f"{each.text} = {each.time.value}")


_MEASURES: Mapping[str, Callable[[Facts, Sequence[Gold], Gold, Same, Evaluation], None]] = {
    "quotes": _score_quotes,
    "times": _score_times,
    "events": _score_events,
    "historical_references": _score_history,
}

KEYS = frozenset({"text", "participants", *_MEASURES})
"""The keys that gold must have."""


def _pair(golds: int, predictions: int, similarity: Callable[[int, int], float], floor: float) -> Pairs:
    """Pair gold and predictions one to one, the most similar first, none below the floor."""
    candidates = ((similarity(i, j), i, j) for i in range(golds) for j in range(predictions))
    pairs: Pairs = []
    taken: set[int] = set()
    used: set[int] = set()
    for _, i, j in sorted((each for each in candidates if each[0] and each[0] >= floor), reverse=True):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((i, j))
    return pairs


def _pair_spans(gold: Sequence[Gold], predicted: Sequence[Span], floor: float) -> Pairs:
    gold_characters = [_span_characters(each) for each in gold]
    characters = [_span_of(each) for each in predicted]
    return _pair(len(gold), len(predicted), lambda i, j: _overlap_ratio(gold_characters[i], characters[j]), floor)


def _bounds(span: Gold) -> tuple[int, int]:
    return span["start"], span["end"]


def _characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _span_characters(span: Gold) -> set[int]:
    return set(range(*_bounds(span)))


def _span_of(span: Span) -> set[int]:
    return set(range(span.start, span.end))


def _overlap_ratio(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _gold_content(text: str, quote: Gold) -> set[int]:
    parts = [quote] if quote["kind"] == "indirect" else quote.get("parts") or [quote]
    return _characters([_trimmed(text, *_bounds(part)) for part in parts])


def _content(text: str, quote: Quote) -> set[int]:
    parts: Sequence[Span] = (quote,) if quote.kind == "indirect" else quote.parts or (quote,)
    return _characters([_trimmed(text, part.start, part.end) for part in parts])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _id(reference: Any) -> str | None:
    id: str | None = reference["id"] if isinstance(reference, Mapping) else reference
    return id


def _value(value: str | None) -> str:
    return (value or "").replace("T00:00:00", "")


def _anchor(reference: Gold) -> str | None:
    value = reference.get("value") or (reference.get("time") or {}).get("value")
    return None if value is None else str(value)


def _shown(text: str, span: Gold) -> str:
    return text[span["start"] : span["end"]][:110]
