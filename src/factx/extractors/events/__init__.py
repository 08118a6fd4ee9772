"""What happens, happened or may happen: typed events with who, what, where, when, and on whose word."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factx.extractor import Found
from factx.extractors.events.arguments import Arguments, Filler
from factx.extractors.events.factuality import factuality
from factx.extractors.events.triggers import Trigger, find_triggers
from factx.language import Language
from factx.language.events import event_types
from factx.records import Argument, Event, Participant, Quote, Record, Ref, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLIMB = 8
_MERGE_WINDOW = 3_000


@dataclass(slots=True)
class _Draft:
    trigger: Trigger
    arguments: list[Filler]
    mentions: list[Trigger] = field(default_factory=list)
    time: TimeExpression | None = None


class Events:
    """Typed events with their arguments, time, factuality and attribution."""

    name: str = "events"
    makes: type[Record] = Event
    needs: tuple[type[Record], ...] = (Participant, Quote, TimeExpression)

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[Event]:
        """Yield the events of one article, in text order."""
        participants, times = found[Participant], found[TimeExpression]
        at = _by_token(doc, participants)
        arguments = Arguments(participants, at, language)
        in_times = _tokens_of(doc, times)
        named = frozenset(_named_tokens(doc, participants)) | in_times.keys()
        triggers = list(find_triggers(doc, named, language))
        drafts: list[_Draft] = []
        verbs = {trigger.token.i: trigger for trigger in triggers if trigger.verbal}
        for trigger in triggers:
            if not trigger.verbal and _is_object_of_same(trigger, verbs):
                continue
            draft = _Draft(trigger, arguments.of(trigger))
            if not trigger.verbal and (first := _earlier(draft, drafts)) is not None:
                first.mentions.append(trigger)
                first.arguments += [
                    a for a in draft.arguments if a.participant and a.role not in {b.role for b in first.arguments}
                ]
                continue
            drafts.append(draft)
        _date(doc, drafts, in_times)
        for number, draft in enumerate(drafts):
            yield _event(number, draft, found, language)


def _by_token(doc: "Doc", participants: tuple[Participant, ...]) -> dict[int, Participant]:
    """Return the participant each token stands for: that of the shortest mention around it."""
    length: dict[int, int] = {}
    at: dict[int, Participant] = {}
    for participant in participants:
        for mention in participant.mentions:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            for token in span or ():
                if token.i not in length or mention.end - mention.start < length[token.i]:
                    length[token.i], at[token.i] = mention.end - mention.start, participant
    return at


def _tokens_of(doc: "Doc", times: tuple[TimeExpression, ...]) -> dict[int, TimeExpression]:
    tokens: dict[int, TimeExpression] = {}
    for time in times:
        for token in doc.char_span(time.start, time.end, alignment_mode="expand") or ():
            tokens[token.i] = time
    return tokens


def _named_tokens(doc: "Doc", participants: tuple[Participant, ...]) -> Iterator[int]:
    for participant in participants:
        for mention in participant.mentions:
            if mention.form == "name":
                yield from (
                    token.i for token in doc.char_span(mention.start, mention.end, alignment_mode="expand") or ()
                )


def _is_object_of_same(trigger: Trigger, verbs: dict[int, Trigger]) -> bool:
    """Whether a noun is the object of a verb that already names the event («signer un accord»)."""
    governor = verbs.get(trigger.token.head.i)
    return governor is not None and trigger.token.dep_.startswith(("obj", "nsubj:pass"))


def _earlier(draft: _Draft, drafts: list[_Draft]) -> _Draft | None:
    """Return the event before that a noun names again: same type, and no role filled by others."""
    mine = {(a.role, a.participant.id) for a in draft.arguments if a.participant}
    determiner = next((c.lower_ for c in draft.trigger.token.children if c.pos_ == "DET"), "")
    if determiner in ("un", "une", "des"):
        return None
    for other in reversed(drafts):
        if draft.trigger.token.idx - other.trigger.token.idx > _MERGE_WINDOW:
            return None
        if other.trigger.type != draft.trigger.type:
            continue
        theirs = {(a.role, a.participant.id) for a in other.arguments if a.participant}
        roles = {role for role, _ in mine} & {role for role, _ in theirs}
        if all(
            {p for r, p in mine if r == role} & {p for r, p in theirs if r == role} for role in roles if role != "place"
        ):
            if roles - {"place"} or not mine or determiner in ("ce", "cet", "cette", "ces"):
                return other
    return None


def _date(doc: "Doc", drafts: list[_Draft], in_times: dict[int, TimeExpression]) -> None:
    """Give each event the time expression that hangs on it, or on the clause that governs it."""
    by_token = {t.token.i: draft for draft in drafts for t in (draft.trigger, *draft.mentions)}
    done: set[str] = set()
    for index, time in in_times.items():
        if (
            time.id in done
            or time.type not in ("DATE", "TIME")
            or (time.value.endswith("_REF") and len(time.value) > 11)
        ):
            continue
        done.add(time.id)
        token = doc[index]
        while token.head.i in in_times and token.head != token:
            token = token.head
        for _ in range(_CLIMB):
            if token.i in by_token:
                draft = by_token[token.i]
                if draft.time is None:
                    draft.time = time
                break
            if token.head is token:
                break
            token = token.head
    for draft in drafts:
        if draft.time is None and not draft.trigger.verbal:
            governor = by_token.get(draft.trigger.token.head.i)
            if governor is not None and governor.trigger.type == draft.trigger.type:
                draft.time = governor.time


def _event(number: int, draft: _Draft, found: Found, language: Language) -> Event:
    trigger = draft.trigger
    start, end = _bounds(trigger)
    about = event_types()[trigger.type]
    return Event(
        id=f"e{number}",
        start=start,
        end=end,
        text=found.article.text[start:end],
        type=trigger.type,
        trigger=found.span(start, end),
        mentions=tuple(found.span(*_bounds(mention)) for mention in draft.mentions),
        arguments=tuple(
            Argument(
                role=filler.role,
                participant=filler.participant.ref if filler.participant else None,
                span=found.span(filler.start, filler.end),
            )
            for filler in draft.arguments
        ),
        time=draft.time.ref if draft.time else None,
        factuality=factuality(trigger, language.events.factuality),
        attributed_to=_attribution(start, end, trigger, found),
        plover=about.plover,
        ace=about.ace,
    )


def _bounds(trigger: Trigger) -> tuple[int, int]:
    return trigger.first.idx, trigger.last.idx + len(trigger.last)


def _attribution(start: int, end: int, trigger: Trigger, found: Found) -> Ref | None:
    """Return the speaker of the innermost quote the trigger stands in."""
    around = [quote for quote in found[Quote] if quote.start <= start and end <= quote.end and quote.speaker]
    if not around:
        return None
    return min(around, key=lambda quote: quote.end - quote.start).speaker
