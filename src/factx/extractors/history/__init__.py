"""Historical references: what the article tells of the time before its news."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from factx.extractor import Found
from factx.extractors.history.anchors import PAST, Anchor, find_anchors
from factx.extractors.history.clauses import starts_with
from factx.extractors.history.spans import read, reference, sequel
from factx.language import Language
from factx.records import Anchor as Time
from factx.records import Event, HistoricalReference, Participant, Record, Span, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

Relation = Literal["origin", "precedent", "former state", "anniversary", "first since", "era"]


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
        for number, (anchor, first, last) in enumerate(_references(doc, found, language)):
            span = found.span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
            markers = tuple(_markers(doc, first, last, found, language))
            yield HistoricalReference(
                id=f"h{number}",
                **dict(span),
                time=Time(value=anchor.value, interval=anchor.interval),
                participants=tuple(
                    p.ref for p in found[Participant] if any(span.covers(mention) for mention in p.mentions)
                ),
                events=tuple(event.ref for event in found[Event] if span.covers(event.trigger)),
                markers=tuple(marker for marker, _ in markers),
                elapsed=_elapsed(anchor, found.article.published),
                relation=_relation(anchor, [relation for _, relation in markers]),
            )


def _references(doc: "Doc", found: Found, language: Language) -> list[tuple[Anchor, int, int]]:
    references: list[tuple[Anchor, int, int]] = []
    anchors = find_anchors(doc, found, language)
    reading = read(doc, found, language)
    for anchor in anchors:
        bounds = reference(reading, anchor)
        if bounds is None or bounds[0] >= bounds[1]:
            continue
        if any(_same(bounds, (first, last)) for _, first, last in references):
            continue
        references.append((anchor, *bounds))
        following = sequel(reading, bounds[1])
        if following is not None and not any(following[0] <= a.first < following[1] for a in anchors):
            references.append((Anchor("past", *following, PAST), *following))
    return sorted(references, key=lambda reference: (reference[1], -reference[2]))


def _same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 > max(one[1] - one[0], other[1] - other[0])


def _elapsed(anchor: Anchor, published: date | None) -> float | None:
    if anchor.interval is None or published is None:
        return anchor.years
    return round((published - date.fromisoformat(anchor.interval[0][:10])).days / 365.25, 1)


def _markers(doc: "Doc", first: int, last: int, found: Found, language: Language) -> Iterator[tuple[Span, Relation]]:
    phrases, relations = _marker_words(language)
    at = first
    while at < last:
        length = starts_with(doc, at, last, phrases)
        if length:
            words = " ".join(doc[i].lower_ for i in range(at, at + length)).replace("' ", "'")
            end = doc[at + length - 1]
            yield found.span(doc[at].idx, end.idx + len(end)), relations[words]
        at += length or 1


@cache
def _marker_words(language: Language) -> tuple[tuple[str, ...], dict[str, Relation]]:
    words = language.history.markers
    table: tuple[tuple[Relation, tuple[str, ...]], ...] = (
        ("precedent", words.precedent),
        ("origin", words.origin),
        ("former state", words.former_state),
        ("anniversary", words.anniversary),
        ("first since", words.first_since),
    )
    relations: dict[str, Relation] = {phrase: relation for relation, phrases in table for phrase in phrases}
    return tuple(relations), relations


def _relation(anchor: Anchor, stated: list[Relation]) -> Relation:
    if anchor.kind == "era":
        return "era"
    ranked: tuple[Relation, ...] = ("first since", "anniversary", "former state", "origin")
    return next((relation for relation in ranked if relation in stated), "precedent")
