"""What comes out: frozen records, each grounded in the article's characters, and Facts, the records of one article.

What counts as a record, and every field's meaning, is told in docs/records. Offsets are code points into
`Facts.article.text`, half open; `record.text` is always `article.text[record.start:record.end]`.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, ValidationError, WithJsonSchema

from factx.article import Article
from factx.errors import ArgumentError, FactsError

ParticipantKind = Literal["person", "organization", "country", "place", "group", "work"]
MentionForm = Literal["name", "nominal", "pronoun"]
QuoteKind = Literal["direct", "mixed", "indirect"]
Tense = Literal[
    "present", "past", "imperfect", "pluperfect", "future", "conditional", "subjunctive", "participle", "infinitive"
]
Polarity = Literal["neutral", "doubting", "endorsing", "denying"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Modifier = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER", "LESS_THAN", "MORE_THAN"]
Role = Literal["agent", "patient", "theme", "recipient", "partner", "place"]
Factuality = Literal["asserted", "negated", "planned", "possible"]


class Model(BaseModel):
    """Base of everything that comes out: frozen, and no field is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Model):
    """A stretch of the article: `text` is `article.text[start:end]`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    def overlaps(self, other: "Span") -> bool:
        """Whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether the other stretch lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Ref(Model):
    """A reference to a participant: its id, and its name to read."""

    id: str
    name: str


class TimeRef(Model):
    """A reference to a time expression: its id, and its value to read."""

    id: str
    value: str


class EventRef(Model):
    """A reference to an event: its id, and its type to read."""

    id: str
    type: str


class Record(Span):
    """One typed fact. Third parties subclass it; such records are kept under `Facts.custom`."""

    id: str
    section: ClassVar[str | None] = None

    def __repr__(self) -> str:
        fields = ((name, getattr(self, name)) for name in type(self).model_fields if name not in Span.model_fields)
        shown = ", ".join(f"{name}={_brief(value)}" for name, value in fields if value not in (None, (), ""))
        return f"{type(self).__name__}({self.start}:{self.end} {_brief(self.text)}, {shown})"

    __str__ = __repr__


class Mention(Span):
    """One span that refers to a participant."""

    form: MentionForm
    via: Literal["name", "title", "apposition", "type", "pronoun"] = "name"
    """What joined the mention to its participant."""


class Participant(Record):
    """Who or what takes part; `start` and `end` are those of the first mention."""

    section: ClassVar[str | None] = "participants"

    name: str
    kind: ParticipantKind
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    roles: tuple[str, ...] = ()
    former_roles: tuple[str, ...] = ()
    """Those of `roles` that the text calls former."""
    mentions: tuple[Mention, ...] = ()

    @property
    def ref(self) -> Ref:
        """The reference other records hold."""
        return Ref(id=self.id, name=self.name)


class Quote(Record):
    """Words or thoughts attributed to a source; the span leaves the quotation marks out."""

    section: ClassVar[str | None] = "quotes"

    kind: QuoteKind
    parts: tuple[Span, ...]
    marked: tuple[Span, ...] = ()
    speaker: Ref | None = None
    speakers: tuple[Ref, ...] = ()
    """All speakers when several speak together; `speaker` is the first."""
    speaker_mention: Span | None = None
    cue: Span | None = None
    cue_lemma: str | None = None
    """The cue's dictionary form: «faire savoir», «se féliciter», «selon»."""
    cue_tense: Tense | None = None
    """The tense of a verb with its auxiliaries («a dit»: past); null when the cue is no verb."""
    polarity: Polarity = "neutral"
    """How the writer's verb stands to the content: «prétend» doubts it, «rappelle» endorses it, «dément» tells that the
    speaker denies it."""
    addressees: tuple[Ref, ...] = ()
    asserted: bool = True
    """False when the saying itself is negated or hypothetical («n'a pas dit que …»)."""


class TimeExpression(Record):
    """A TIMEX3 expression with its value on the calendar."""

    section: ClassVar[str | None] = "times"

    type: TimeType
    value: str
    modifier: Modifier | None = None
    interval: tuple[str, str] | None = None
    """[begin, end) as ISO 8601 dates, or date-times below the day, when both are known."""
    freq: str | None = None
    quant: str | None = None

    @property
    def ref(self) -> TimeRef:
        """The reference other records hold."""
        return TimeRef(id=self.id, value=self.value)


class Argument(Model):
    """A participant of an event in its role; `span` is where the text says so."""

    role: Role
    participant: Ref | None = None
    span: Span


class Event(Record):
    """Something that happens, happened or may happen; its span is that of its trigger."""

    section: ClassVar[str | None] = "events"

    type: str
    trigger: Span
    mentions: tuple[Span, ...] = ()
    arguments: tuple[Argument, ...] = ()
    time: TimeRef | None = None
    factuality: Factuality = "asserted"
    attributed_to: Ref | None = None
    plover: str | None = None
    ace: tuple[str, ...] = ()

    @property
    def ref(self) -> EventRef:
        """The reference other records hold."""
        return EventRef(id=self.id, type=self.type)


class Anchor(Model):
    """The time a historical reference harks back to."""

    value: str
    interval: tuple[str, str] | None = None


class HistoricalReference(Record):
    """A clause or noun phrase that places a past event or state clearly before the article's own news."""

    section: ClassVar[str | None] = "historical_references"

    time: Anchor
    participants: tuple[Ref, ...] = ()
    events: tuple[EventRef, ...] = ()
    markers: tuple[Span, ...] = ()
    elapsed: float | None = None
    """Years between the anchor's beginning and the publication date, when both are known."""
    relation: Literal["origin", "precedent", "former state", "anniversary", "first since", "era"] | None = None


class CustomRecord(Record):
    """A third party's record read back from JSON where its own class is not installed."""

    model_config = ConfigDict(extra="allow")


ThirdPartyRecord = Annotated[SerializeAsAny[Record], WithJsonSchema(CustomRecord.model_json_schema())]


class Notice(Model):
    """A warning: what could not be read, and where; every other record stands."""

    extractor: str
    message: str
    start: int | None = None
    end: int | None = None


BUILT_IN: dict[str, type[Record]] = {
    kind.section: kind for kind in (Participant, Quote, TimeExpression, Event, HistoricalReference) if kind.section
}


class Facts(Model):
    """All records of one article. Iterating yields them in text order; `facts["q0"]` is the record of that id."""

    schema_version: Literal["1"] = "1"
    article: Article
    participants: tuple[Participant, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    historical_references: tuple[HistoricalReference, ...] = ()
    custom: dict[str, tuple[ThirdPartyRecord, ...]] = Field(default_factory=dict)
    """Records of third-party extractors, by extractor name."""
    warnings: tuple[Notice, ...] = ()

    def __iter__(self) -> Iterator[Record]:  # type: ignore[override]
        return iter(self._ordered)

    def __len__(self) -> int:
        return len(self._ordered)

    def __getitem__(self, id: str) -> Record:
        return self._by_id[id]

    def __repr__(self) -> str:
        counts = {name: len(getattr(self, name)) for name in BUILT_IN} | {k: len(v) for k, v in self.custom.items()}
        counts["warnings"] = len(self.warnings)
        shown = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in counts.items() if n)
        return f"Facts({self.article!r}: {shown or 'no records'})"

    __str__ = __repr__

    @cached_property
    def _ordered(self) -> tuple[Record, ...]:
        found = [record for name in BUILT_IN for record in getattr(self, name)]
        found += [record for records in self.custom.values() for record in records]
        return tuple(sorted(found, key=lambda record: (record.start, -record.end)))

    @cached_property
    def _by_id(self) -> dict[str, Record]:
        return {record.id: record for record in self._ordered}

    def within(self, start: int, end: int) -> tuple[Record, ...]:
        """The records that lie wholly in `article.text[start:end]`, in text order."""
        return tuple(record for record in self._ordered if start <= record.start and record.end <= end)

    def quotes_by(self, participant: Participant | Ref) -> tuple[Quote, ...]:
        """The quotes spoken by a participant, alone or with others."""
        return tuple(q for q in self.quotes if participant.id in {ref.id for ref in (q.speaker, *q.speakers) if ref})

    def events_of(self, participant: Participant | Ref) -> tuple[Event, ...]:
        """The events in which a participant fills a role."""
        return tuple(
            event
            for event in self.events
            if any(a.participant and a.participant.id == participant.id for a in event.arguments)
        )

    def participants_of(self, record: Record) -> tuple[Participant, ...]:
        """The participants that a record refers to, in the order of their first mention."""
        ids = {ref.id for ref in references(record) if isinstance(ref, Ref)}
        return tuple(participant for participant in self.participants if participant.id in ids)

    def to_json(self, indent: int | None = None) -> str:
        """Return the JSON object described in docs/json.md; `from_json` reads it back unchanged."""
        return self.model_dump_json(indent=indent)

    def to_html(self) -> str:
        """Return the article and its records as one self-contained HTML page."""
        from factx.page import to_html

        return to_html(self)

    def _repr_html_(self) -> str:
        from factx.page import notebook_html

        return notebook_html(self)

    @classmethod
    def from_json(cls, json: str | bytes, custom: dict[str, type[Record]] | None = None) -> "Facts":
        """Read what `to_json` wrote.

        Args:
            json: One JSON object.
            custom: Record class of each third-party extractor, by extractor name. Records of an extractor not named
                here come back as `CustomRecord`, with all their fields.

        Raises:
            FactsError: The JSON is not well formed or does not follow the schema.
        """
        if not isinstance(json, str | bytes):
            raise ArgumentError("json", "a str or bytes", json)
        try:
            facts = _StoredFacts.model_validate_json(json)
            typed = {
                name: tuple((custom or {}).get(name, CustomRecord).model_validate(record) for record in records)
                for name, records in facts.custom.items()
            }
        except (ValidationError, ArgumentError) as error:
            raise FactsError(f"not the JSON of factx.Facts: {error}") from None
        return cls(**{name: getattr(facts, name) for name in cls.model_fields if name != "custom"}, custom=typed)


class _StoredFacts(Facts):
    custom: dict[str, tuple[dict[str, Any], ...]] = Field(default_factory=dict)  # type: ignore[assignment]


def spans(record: Record) -> Iterator[Span]:
    """Every stretch of the article a record holds, itself first."""
    return (part for part in _parts(record) if isinstance(part, Span))


def marks(record: Record) -> tuple[Span, ...]:
    """Return the stretches that a record marks in the article."""
    if isinstance(record, Participant):
        return record.mentions or (record,)
    if isinstance(record, Quote):
        return record.parts or (record,)
    if isinstance(record, Event):
        return (record.trigger, *record.mentions)
    return (record,)


def references(record: Record) -> Iterator[Ref | TimeRef | EventRef]:
    """Every reference a record holds."""
    return (part for part in _parts(record) if isinstance(part, Ref | TimeRef | EventRef))


def _parts(value: BaseModel) -> list[BaseModel]:
    """A model and every model in it, however deep, in the order of the fields."""
    parts = [value]
    for field in value.__dict__.values():
        if isinstance(field, BaseModel):
            parts += _parts(field)
        elif isinstance(field, tuple):
            for each in field:
                if isinstance(each, BaseModel):
                    parts += _parts(each)
    return parts


def own_fields(record: Record) -> dict[str, str]:
    """The fields that a record has beyond those of every record, in words; empty ones are left out."""
    names = [name for name in type(record).model_fields if name not in Record.model_fields]
    fields = {name: getattr(record, name) for name in names} | (record.model_extra or {})
    return {name: _worded(value) for name, value in fields.items() if value not in (None, "", (), [])}


def _worded(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(_worded, value))
    if isinstance(value, BaseModel):
        value = value.model_dump()
    if isinstance(value, dict):
        told = next((name for name in ("name", "value", "type", "text") if name in value), None)
        return str(value[told]) if told else ", ".join(f"{name} {_worded(each)}" for name, each in value.items())
    return str(value)


def _brief(value: object) -> str:
    if isinstance(value, Ref):
        return value.name
    if isinstance(value, TimeRef):
        return value.value
    if isinstance(value, Span) and not isinstance(value, Record):
        return _brief(value.text)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_brief, value[:4]))}{', …' if len(value) > 4 else ''}]"
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:59] + "…")
    return repr(value)
