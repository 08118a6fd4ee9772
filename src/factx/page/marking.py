"""The article cut where records begin and end, each record on a line of its own below the words."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from factx.records import Facts, Record, Span, marks, spans

MAX_DEPTH = 6
"""Lines below the words; records that overlap more deeply share the last."""


@dataclass(frozen=True)
class Piece:
    """A stretch of one line of the article that the same records mark.

    Attributes:
        lines: CSS classes, one for each record that marks it: its section and the line below the words.
        records: Numbers of the records that mark it, the shortest first.
        parts: Numbers of the records that hold it as a part, such as a quotation's cue.
        begins: Numbers of the records whose first mark begins here.
    """

    text: str
    lines: tuple[str, ...]
    records: tuple[int, ...]
    parts: tuple[int, ...]
    begins: tuple[int, ...]


def section(record: Record) -> str:
    """Return the section of the page that a record belongs to."""
    return record.section or "custom"


def marked_lines(facts: Facts) -> tuple[list[list[Piece]], int]:
    """Return the article's lines in pieces, and how many lines below the words the records take."""
    text, placed = facts.article.text, _place(facts)
    drawn = [*placed, *_parts(facts)]
    changes: dict[int, list[tuple[bool, int]]] = defaultdict(list)
    for key, mark in enumerate(drawn):
        changes[mark.span.start].append((True, key))
        changes[mark.span.end].append((False, key))
    begins: dict[int, list[int]] = defaultdict(list)
    for number, record in enumerate(facts):
        begins[min(span.start for span in marks(record))].append(number)
    newlines = {at for found in re.finditer("\n+", text) for at in found.span()}
    edges = sorted({0, len(text), *changes, *begins, *newlines})
    active: dict[int, _Mark] = {}
    lines: list[list[Piece]] = [[]]
    waiting: list[int] = []
    for at, following in pairwise(edges):
        for opens, key in sorted(changes.get(at, ())):
            if opens:
                active[key] = drawn[key]
            else:
                del active[key]
        waiting += begins.get(at, ())
        words = text[at:following]
        if words.startswith("\n"):
            lines.append([])
            continue
        lines[-1].append(_piece(words, list(active.values()), tuple(waiting)))
        waiting = []
    return [line for line in lines if line], 1 + max((mark.depth for mark in placed), default=-1)


@dataclass(frozen=True)
class _Mark:
    span: Span
    record: int
    section: str
    depth: int


def _piece(words: str, marks: list[_Mark], begins: tuple[int, ...]) -> Piece:
    own = sorted((mark for mark in marks if mark.depth >= 0), key=lambda mark: mark.depth)
    return Piece(
        text=words,
        lines=tuple(dict.fromkeys(f"{mark.section}-{mark.depth}" for mark in own)),
        records=tuple(dict.fromkeys(mark.record for mark in own)),
        parts=tuple(dict.fromkeys(mark.record for mark in marks if mark.depth < 0)),
        begins=begins,
    )


def _parts(facts: Facts) -> Iterator[_Mark]:
    for number, record in enumerate(facts):
        own = {(mark.start, mark.end) for mark in (record, *marks(record))}
        for part in spans(record):
            if part.start < part.end and (part.start, part.end) not in own:
                yield _Mark(part, number, section(record), -1)


def _place(facts: Facts) -> list[_Mark]:
    """Give each mark the line nearest to the words that is free along all of it, short marks first."""
    every = [(span, number, record) for number, record in enumerate(facts) for span in marks(record)]
    every = [item for item in every if item[0].start < item[0].end]
    every.sort(key=lambda item: (item[0].end - item[0].start, item[0].start))
    taken: list[list[tuple[int, int]]] = [[] for _ in range(MAX_DEPTH)]
    placed = []
    for span, number, record in every:
        depth = next((at for at, others in enumerate(taken) if _free(span, others)), MAX_DEPTH - 1)
        insort(taken[depth], (span.start, span.end))
        placed.append(_Mark(span, number, section(record), depth))
    return placed


def _free(span: Span, others: list[tuple[int, int]]) -> bool:
    at = bisect_left(others, (span.start, span.end))
    return (at == len(others) or others[at][0] >= span.end) and (at == 0 or others[at - 1][1] <= span.start)
