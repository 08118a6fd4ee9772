"""What happens, happened or may happen: typed events with who, what, where, when, and on whose word."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factx.extractor import Found
from factx.extractors.events.arguments import Arguments, Filler
from factx.extractors.events.factuality import factuality
from factx.extractors.events.plausible import plausible_type
from factx.extractors.events.triggers import Trigger, find_triggers
from factx.language import Language
from factx.language.events import event_types
from factx.records import Argument, Event, Factuality, Participant, Quote, Record, Ref, TimeExpression

if TYPE_CHECKING:
    from factx.tree import Doc, Token

_CLIMB = 8
_NESTED = 16
"""How many quotes back one that still holds a place is looked for."""
_GOVERNED = ("obl", "nmod", "obj", "conj")
_YEAR = 4
"""The characters of a year's value."""
_MERGE_WINDOW = 3_000


@dataclass(slots=True)
class _Draft:
    trigger: Trigger
    arguments: list[Filler]
    mentions: list[Trigger] = field(default_factory=list)
    time: TimeExpression | None = None


class _Quotes:
    """The quotes of an article, looked up by place."""

    def __init__(self, quotes: tuple[Quote, ...]) -> None:
        self._quotes = quotes
        self._starts = [quote.start for quote in quotes]
        self._cues = sorted(
            ((quote.cue.start, quote.cue.end, quote.speaker) for quote in quotes if quote.cue and quote.speaker),
            key=lambda cue: cue[0],
        )

    def around(self, start: int, end: int) -> list[Quote]:
        """Return the quotes that hold a stretch, the innermost first."""
        at = bisect_right(self._starts, start)
        held = [quote for quote in self._quotes[max(0, at - _NESTED) : at] if end <= quote.end]
        return sorted(held, key=lambda quote: quote.end - quote.start)

    def speaker(self, trigger: Trigger) -> Ref | None:
        """Return who speaks by a trigger that is a quote's cue."""
        offset = trigger.token.idx
        at = bisect_right(self._cues, offset, key=lambda cue: cue[0])
        cues = reversed(self._cues[max(0, at - _NESTED) : at])
        return next((speaker for _, end, speaker in cues if offset < end), None)


class Events:
    """Typed events with their arguments, time, factuality and attribution."""

    name: str = "events"
    makes: type[Record] = Event
    needs: tuple[type[Record], ...] = (Participant, Quote, TimeExpression)

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[Event]:
        """Yield the events of one article, in text order."""
        in_times = _tokens_of(doc, found[TimeExpression])
        arguments = Arguments(doc, found[Participant], in_times.keys(), language)
        named = frozenset(arguments.mentions.names | in_times.keys())
        quotes = _Quotes(found[Quote])
        triggers = list(find_triggers(doc, named, language))
        drafts: list[_Draft] = []
        verbs = {trigger.token.i: trigger for trigger in triggers if trigger.verbal}
        for trigger in triggers:
            if not trigger.verbal and _is_object_of_same(trigger, verbs):
                continue
            speaker, teller = quotes.speaker(trigger), _attribution(*_bounds(trigger), quotes)
            if speaker is not None and not trigger.type.startswith("statement."):
                continue
            draft = _Draft(trigger, arguments.of(trigger, speaker, teller))
            kind = plausible_type(trigger, draft.arguments, speaker is not None, doc, language)
            if kind is None:
                continue
            if kind != trigger.type:
                trigger.type = kind
                draft.arguments = arguments.of(trigger, None, teller)
            _narrow(draft)
            if not trigger.verbal and (first := _earlier(draft, drafts)) is not None:
                filled = {argument.role for argument in first.arguments}
                first.mentions.append(trigger)
                first.arguments += [a for a in draft.arguments if a.participant and a.role not in filled]
            else:
                drafts.append(draft)
        _date(doc, drafts, in_times)
        kept = [draft for draft in drafts if _is_told(draft, quotes, language)]
        for number, draft in enumerate(kept):
            yield _event(number, draft, found, quotes, language)


def _tokens_of(doc: "Doc", times: tuple[TimeExpression, ...]) -> dict[int, TimeExpression]:
    tokens: dict[int, TimeExpression] = {}
    for time in times:
        for index in doc.cover(time.start, time.end):
            tokens[index] = time
    return tokens


def _is_object_of_same(trigger: Trigger, verbs: dict[int, Trigger]) -> bool:
    """Whether a noun is the object of a verb that already names the event («signer un accord»)."""
    governor = verbs.get(trigger.token.head.i)
    return governor is not None and trigger.token.dep_.startswith(("obj", "nsubj:pass"))


def _earlier(draft: _Draft, drafts: list[_Draft]) -> _Draft | None:
    """Return the event before that a noun names again: same type, and no role filled by others.

    A fixed phrase that hangs on a verb tells an event of its own («a été placé en garde à vue»).
    """
    mine = {(a.role, a.participant.id) for a in draft.arguments if a.participant}
    token = draft.trigger.token
    determiner = next((c.lower_ for c in token.children if c.pos_ == "DET"), "")
    fixed = draft.trigger.first.i < draft.trigger.last.i
    told = fixed and not determiner and token.dep_.startswith("obl") and token.head.pos_ == "VERB"
    if determiner in ("un", "une", "des") or told:
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
        ) and (roles - {"place"} or not mine or determiner in ("ce", "cet", "cette", "ces")):
            return other
    return None


def _narrow(draft: _Draft) -> None:
    """Read joining a place as reaching it («rejoindre Lyon»)."""
    trigger = draft.trigger
    if trigger.type != "agreement.join" or not trigger.verbal:
        return
    if any(a.role == "theme" and a.participant and a.participant.kind in ("place", "country") for a in draft.arguments):
        trigger.type = "movement.travel"
        draft.arguments = [replace(a, role="place") if a.role == "theme" else a for a in draft.arguments]


def _is_told(draft: _Draft, quotes: _Quotes, language: Language) -> bool:
    """Whether an event is told, not only named in passing: a noun of a weak type needs a participant or a date."""
    trigger = draft.trigger
    involved = any(a.participant and not (a.role == "agent" and a.participant.kind == "work") for a in draft.arguments)
    anchored = involved or draft.time is not None or bool(draft.mentions)
    if not trigger.verbal and trigger.type in language.events.weak_nouns:
        return anchored
    spoken = any(quote.kind == "direct" for quote in quotes.around(trigger.token.idx, trigger.token.idx + 1))
    return anchored or not spoken


def _date(doc: "Doc", drafts: list[_Draft], in_times: dict[int, TimeExpression]) -> None:
    """Give each event the time expression that hangs on it or stands nearest in its clause."""
    by_token = {t.token.i: draft for draft in drafts for t in (draft.trigger, *draft.mentions)}
    free: list[tuple[int, TimeExpression]] = []
    done: set[str] = set()
    for index, time in in_times.items():
        if time.id in done or time.type not in ("DATE", "TIME") or _names(doc, index, time, by_token):
            continue
        done.add(time.id)
        draft = _governor(doc, index, in_times, by_token)
        if draft is not None and draft.time is None:
            draft.time = time
        else:
            free.append((index, time))
    for index, time in ((index, time) for index, time in free if not time.value.endswith("_REF")):
        draft = _nearest(doc, index, by_token)
        if draft is not None and draft.time is None:
            draft.time = time
    _share(drafts, by_token)
    by_verb = _dated_verbs(doc, in_times)
    for draft in drafts:
        if draft.time is None and not (draft.trigger.verbal and draft.trigger.type.startswith("statement.")):
            draft.time = _inherited(draft, by_token, by_verb)


def _share(drafts: list[_Draft], by_token: dict[int, _Draft]) -> None:
    """Give a verb the time of the event that sets its scene («ont tué douze passants dans l'attaque du 7 janvier»)."""
    for draft in drafts:
        token = draft.trigger.token
        if draft.time is None or draft.trigger.verbal or not token.dep_.startswith("obl"):
            continue
        governor = by_token.get(token.head.i)
        if governor is not None and governor.time is None and not governor.trigger.type.startswith("statement."):
            governor.time = draft.time


def _names(doc: "Doc", index: int, time: TimeExpression, by_token: dict[int, _Draft]) -> bool:
    """Whether a year belongs to the name of a thing («le budget 2019», «la loi de 1905») and dates nothing else."""
    before = index - 1
    if len(time.value) != _YEAR or before < 1 or index in by_token:
        return False
    if doc[before].lower_ == "de":
        before -= 1
        while before > 0 and doc[before].pos_ == "ADJ":
            before -= 1
    return doc[before].pos_ in ("NOUN", "PROPN") and before not in by_token


def _dated_verbs(doc: "Doc", in_times: dict[int, TimeExpression]) -> dict[int, TimeExpression]:
    """Return the time expressions that hang on verbs, by the verb."""
    dated: dict[int, TimeExpression] = {}
    for index, time in in_times.items():
        head = doc[index].head
        if time.type in ("DATE", "TIME") and head.i not in in_times and head.pos_ in ("VERB", "AUX"):
            dated.setdefault(head.i, time)
    return dated


def _inherited(draft: _Draft, by_token: dict[int, _Draft], by_verb: dict[int, TimeExpression]) -> TimeExpression | None:
    """Return the time of the clause that governs an event («blessé samedi lors d'une manifestation»)."""
    token = draft.trigger.token
    for _ in range(3):
        if token.head == token or not (token.dep_.startswith(_GOVERNED) or _aims(token)):
            return None
        token = token.head
        event = by_token.get(token.i)
        if event is not None and event is not draft and event.time is not None:
            return event.time
        if token.i in by_verb:
            return by_verb[token.i]
    return None


def _aims(verb: "Token") -> bool:
    """Whether an infinitive says what its governing clause is for."""
    return verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "pour" for child in verb.children)


def _governor(
    doc: "Doc", index: int, in_times: dict[int, TimeExpression], by_token: dict[int, _Draft]
) -> _Draft | None:
    token = doc[index]
    while token.head.i in in_times and token.head != token:
        token = token.head
    for _ in range(_CLIMB):
        if token.i in by_token:
            return by_token[token.i]
        if token.head == token:
            return None
        token = token.head
    return None


def _nearest(doc: "Doc", index: int, by_token: dict[int, _Draft]) -> _Draft | None:
    """Return the event whose trigger stands nearest before a time in its sentence, else nearest behind it."""
    sentence = doc[index].sent
    for at in range(index - 1, max(sentence.start, index - 14) - 1, -1):
        if at in by_token and by_token[at].time is None:
            return by_token[at]
        if doc[at].text in (";", ":"):
            break
    return next((by_token[at] for at in range(index + 1, min(sentence.end, index + 14)) if at in by_token), None)


def _event(number: int, draft: _Draft, found: Found, quotes: _Quotes, language: Language) -> Event:
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
        factuality=_factuality(draft, found, language),
        attributed_to=_attribution(start, end, quotes),
        plover=about.plover,
        ace=about.ace,
    )


def _factuality(draft: _Draft, found: Found, language: Language) -> Factuality:
    """Return how far an event is fact; what is dated after the publication is planned at most."""
    told = factuality(draft.trigger, language.events.factuality)
    published = found.article.published
    if told == "asserted" and draft.time and draft.time.interval and published:
        return "planned" if draft.time.interval[0][:10] > published.isoformat()[:10] else told
    return told


def _bounds(trigger: Trigger) -> tuple[int, int]:
    return trigger.first.idx, trigger.last.idx + len(trigger.last)


def _attribution(start: int, end: int, quotes: _Quotes) -> Ref | None:
    """Return the speaker of the innermost quote with one that an event's trigger stands in."""
    return next((quote.speaker for quote in quotes.around(start, end) if quote.speaker), None)
