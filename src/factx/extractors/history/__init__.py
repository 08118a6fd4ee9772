"""Historical references: what the article tells of the time before its news."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeVar

from factx.extractor import Found
from factx.extractors.history.anchors import PAST, Anchor, find_anchors
from factx.extractors.history.phrases import Relation, lexicon
from factx.extractors.history.spans import read, reference, sequel
from factx.language import Language
from factx.records import Anchor as Time
from factx.records import Event, EventRef, HistoricalReference, Participant, Record, Ref, Span, TimeExpression

if TYPE_CHECKING:
    from factx.tree import Doc

R = TypeVar("R", Ref, EventRef)
_NEAR = 6


class History:
    """Clauses and phrases that place a past event or state before the article's news.

    Each hangs on an anchor: a time more than a month before publication, a stretch of years reaching back, a named
    era or past event, or a word such as «à l'époque».
    """

    name: str = "history"
    makes: type[Record] = HistoricalReference
    needs: tuple[type[Record], ...] = (Participant, TimeExpression, Event)

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[HistoricalReference]:
        """Yield the references of one article, in text order."""
        mentions = sorted(((m.start, m.end, p.ref) for p in found[Participant] for m in p.mentions), key=_place)
        triggers = sorted(((e.trigger.start, e.trigger.end, e.ref) for e in found[Event]), key=_place)
        for number, (anchor, first, last) in enumerate(_references(doc, found, language)):
            span = found.span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
            markers = tuple(_markers(doc, anchor, (first, last), found, language))
            yield HistoricalReference(
                id=f"h{number}",
                **dict(span),
                time=Time(value=anchor.value, interval=anchor.interval),
                participants=_inside(span, mentions),
                events=_inside(span, triggers),
                markers=tuple(marker for marker, _ in markers),
                elapsed=_elapsed(anchor, found.article.day),
                relation=_relation(anchor, {relation for _, relation in markers}, _since(doc, first, last, language)),
            )


def _references(doc: "Doc", found: Found, language: Language) -> list[tuple[Anchor, int, int]]:
    references: list[tuple[Anchor, int, int]] = []
    anchors = find_anchors(doc, found, language)
    reading = read(doc, found, language)
    for anchor, after in zip_longest(anchors, anchors[1:]):
        bounds = reference(reading, anchor)
        if bounds is None or any(_same(bounds, (first, last)) for _, first, last in references[-_NEAR:]):
            continue
        references.append((anchor, *bounds))
        following = sequel(reading, bounds[1])
        if following is not None and (after is None or not following[0] <= after.first < following[1]):
            references.append((Anchor("past", *following, PAST), *following))
    return sorted(references, key=lambda reference: (reference[1], -reference[2]))


def _same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 > max(one[1] - one[0], other[1] - other[0])


def _place(item: tuple[int, int, Ref | EventRef]) -> int:
    return item[0]


def _inside(span: Span, placed: list[tuple[int, int, R]]) -> tuple[R, ...]:
    """What stands wholly inside a span, in text order, each once."""
    first = bisect_left(placed, span.start, key=_place)
    last = bisect_left(placed, span.end, key=_place)
    return tuple({ref.id: ref for _, end, ref in placed[first:last] if end <= span.end}.values())


def _elapsed(anchor: Anchor, published: date | None) -> float | None:
    if anchor.interval is None or published is None:
        return anchor.years
    return round((published - date.fromisoformat(anchor.interval[0][:10])).days / 365.25, 1)


def _since(doc: "Doc", first: int, last: int, language: Language) -> bool:
    return any(lexicon(language).since.at(doc, at, last) for at in range(first, last))


def _markers(
    doc: "Doc", anchor: Anchor, bounds: tuple[int, int], found: Found, language: Language
) -> Iterator[tuple[Span, Relation]]:
    at, last = bounds
    while at < last:
        if anchor.kind == "era" and anchor.first <= at < anchor.last:
            at = anchor.last
            continue
        lengths = [(phrases.at(doc, at, last), relation) for relation, phrases in lexicon(language).markers]
        length, relation = max(lengths, key=lambda pair: pair[0])
        if length:
            end = doc[at + length - 1]
            yield found.span(doc[at].idx, end.idx + len(end)), relation
        at += length or 1


def _relation(anchor: Anchor, stated: set[Relation], since: bool) -> Relation:
    if anchor.kind == "era":
        return "era"
    ranked: tuple[Relation, ...] = ("first since", "anniversary", "former state", "origin")
    return next((r for r in ranked if r in stated and (since or r != "first since")), "precedent")
