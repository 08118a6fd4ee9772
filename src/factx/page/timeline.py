"""Dated events and historical references on one scale."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from factx.page.marking import section
from factx.records import Event, Facts, HistoricalReference, Record, TimeExpression
from factx.typography import visible

WIDTH = 1000
ROW = 26
_LEFT, _RIGHT, _TOP = 20, 200, 34
_CHARACTER, _LABEL = 7.5, 34
_STEPS = (1, 7, 31, 183, 366, 732, 1830, 3653, 9131, 18262, 36525, 73050, 182625)
_TICKS = 8


@dataclass(frozen=True)
class Item:
    """One record on the scale: from `x`, `width` wide, in a row of its own where it would hide another."""

    number: int
    section: str
    x: float
    width: float
    y: int
    label: str
    when: str


@dataclass(frozen=True)
class Timeline:
    """What is drawn; all in the units of the drawing."""

    items: tuple[Item, ...]
    ticks: tuple[tuple[float, str], ...]
    published: float | None
    height: int


def timeline(facts: Facts) -> Timeline | None:
    """Return the scale from the earliest to the latest dated record; None when nothing is dated."""
    dated = sorted(_dated(facts), key=lambda item: (item[0], item[1], item[2]))
    if not dated:
        return None
    published = facts.article.day
    edges = [edge for begin, end, _, _ in dated for edge in (begin, end)] + (
        [published.toordinal()] if published else []
    )
    low, high = min(edges), max(max(edges), min(edges) + 1)

    def place(day: int) -> float:
        return round(_LEFT + (day - low) / (high - low) * (WIDTH - _LEFT - _RIGHT), 1)

    rows: list[float] = []
    items = []
    for begin, end, number, record in dated:
        label = visible(record.text).replace("\n", " ")
        label = label if len(label) <= _LABEL else label[: _LABEL - 1] + "…"
        x, width = place(begin), max(place(end) - place(begin), 8)
        row = next((at for at, reached in enumerate(rows) if reached < x), len(rows))
        rows[row : row + 1] = [x + width + 8 + len(label) * _CHARACTER]
        when = date.fromordinal(begin).isoformat()
        items.append(Item(number, section(record), x, width, _TOP + row * ROW, label, when))
    step = next((step for step in _STEPS if (high - low) / step <= _TICKS), _STEPS[-1])
    ticks = tuple((place(day), _tick(day, step)) for day in range(low, high + 1, step))
    return Timeline(tuple(items), ticks, place(published.toordinal()) if published else None, _TOP + len(rows) * ROW)


def _tick(day: int, step: int) -> str:
    shown = date.fromordinal(day)
    return shown.isoformat() if step < 31 else f"{shown:%Y-%m}" if step < 366 else f"{shown.year}"


def _dated(facts: Facts) -> Iterator[tuple[int, int, int, Record]]:
    times = {time.id: time for time in facts.times}
    for number, record in enumerate(facts):
        when: TimeExpression | None = None
        if isinstance(record, Event) and record.time:
            when = times.get(record.time.id)
        anchor = record.time if isinstance(record, HistoricalReference) else when
        if anchor and anchor.interval:
            with suppress(ValueError):  # a year outside the calendar
                begin, end = (datetime.fromisoformat(edge).toordinal() for edge in anchor.interval)
                yield begin, max(begin, end), number, record
