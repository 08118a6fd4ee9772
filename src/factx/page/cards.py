"""What the side panel tells of each record: in words, and which other records it is linked to."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from factx.page.marking import section
from factx.records import (
    Event,
    Facts,
    HistoricalReference,
    Participant,
    Quote,
    Record,
    TimeExpression,
    own_fields,
    references,
)
from factx.typography import visible


@dataclass(frozen=True)
class Card:
    """One record in words.

    Attributes:
        number: The record's place in text order.
        links: Numbers of the records it refers to, and of those that refer to it.
        group: Heading it stands under within its section.
        head: What it is called.
        lines: What is told of it.
    """

    number: int
    links: tuple[int, ...]
    group: str
    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """The records of one kind."""

    name: str
    title: str
    cards: tuple[Card, ...]


_TITLES = {
    "participants": "Participants",
    "quotes": "Quotes",
    "events": "Events",
    "historical_references": "History",
    "times": "Times",
    "custom": "Other records",
}


def cards(facts: Facts) -> list[Section]:
    """Return the sections of the side panel that have records; quotes stand by speaker."""
    numbers = {record.id: number for number, record in enumerate(facts)}
    links: dict[int, set[int]] = defaultdict(set)
    for number, record in enumerate(facts):
        for ref in references(record):
            if ref.id in numbers:
                links[number].add(numbers[ref.id])
                links[numbers[ref.id]].add(number)
    groups = {id(record): name for name, records in facts.custom.items() for record in records}
    made: dict[str, list[Card]] = {name: [] for name in _TITLES}
    for number, record in enumerate(facts):
        group = _speakers(record) if isinstance(record, Quote) else groups.get(id(record), "")
        lines = tuple(visible(line) for line in _lines(record, facts) if line)
        card = Card(number, tuple(sorted(links[number])), visible(group), visible(_head(record)), lines)
        made[section(record)].append(card)
    for some in made.values():
        first = {card.group: at for at, card in reversed(list(enumerate(some)))}
        some.sort(key=lambda card: first[card.group])
    return [Section(name, title, tuple(made[name])) for name, title in _TITLES.items() if made[name]]


def _speakers(quote: Quote) -> str:
    return ", ".join(ref.name for ref in quote.speakers or (quote.speaker,) if ref) or "Speaker not told"


def _head(record: Record) -> str:
    return record.name if isinstance(record, Participant) else record.text


def _lines(record: Record, facts: Facts) -> Iterator[str]:
    if isinstance(record, Participant):
        yield " · ".join(filter(None, (record.kind, record.country)))
        former = set(record.former_roles)
        yield "; ".join(f"{role} (former)" if role in former else role for role in record.roles)
        quotes, events = len(facts.quotes_by(record)), len(facts.events_of(record))
        yield f"mentions: {len(record.mentions)} · quotes: {quotes} · events: {events}"
    elif isinstance(record, Quote):
        yield f"{record.kind} · {record.cue.text}" if record.cue else record.kind
        yield "to " + ", ".join(ref.name for ref in record.addressees) if record.addressees else ""
        yield "" if record.asserted else "not asserted"
    elif isinstance(record, Event):
        yield f"{record.type} · {record.factuality}" + (f" · {record.time.value}" if record.time else "")
        for each in record.arguments:
            yield f"{each.role}: {each.participant.name if each.participant else each.span.text}"
        yield f"according to {record.attributed_to.name}" if record.attributed_to else ""
    elif isinstance(record, HistoricalReference):
        yield " · ".join(filter(None, (record.time.value, record.relation)))
        yield ", ".join(ref.name for ref in record.participants)
    elif isinstance(record, TimeExpression):
        yield " · ".join(filter(None, (record.type, record.value, record.modifier)))
    else:
        for name, value in own_fields(record).items():
            yield f"{name}: {value}"
