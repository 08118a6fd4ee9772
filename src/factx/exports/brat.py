"""brat stand-off annotation (https://brat.nlplab.org/standoff.html): a text file and an `.ann` file beside it."""

import re
from collections.abc import Iterator

from factx.exports.names import sections
from factx.language.events import event_types
from factx.records import Event, Facts, Participant, Quote, Record, Span, own_fields

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LINE = re.compile("[^\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
_KINDS = ("person", "organization", "country", "place", "group", "work")
_ROLES = ("Agent", "Patient", "Theme", "Recipient", "Partner", "Place", "Time")


def to_brat(facts: Facts) -> tuple[str, str]:
    """Return the texts of the `.txt` and the `.ann` file of an article.

    Mentions, quotes, times, references and third-party records are text-bound annotations; the mentions of a
    participant are equivalent; events have their arguments; a quote has its speaker as a relation; values are notes.

    Args:
        facts: The facts of one article.

    Returns:
        The article's text as it is, and its annotations; offsets are code points, as brat counts.
    """
    return facts.article.text, "".join(f"{line}\n" for line in _Writer(facts).lines())


def annotation_conf(*others: str) -> str:
    """Return an `annotation.conf` that declares the types, for brat to show and check them.

    Args:
        others: Class names of third-party records.
    """
    entities = [_name(kind) for kind in _KINDS]
    spans = ["Quote", "Time", "Historical_reference", "Phrase", *map(_name, others)]
    roles = ", ".join(f"{role}*:<ENTITY>" for role in _ROLES)
    return "\n".join(
        [
            *("[entities]", *entities, *spans, ""),
            *(
                "[relations]",
                "Speaker\tArg1:Quote, Arg2:<ENTITY>",
                "Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive",
                "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
                "",
            ),
            *("[events]", *(f"{_name(kind)}\t{roles}" for kind in event_types()), ""),
            *("[attributes]", "Factuality\tArg:<EVENT>, Value:asserted|negated|planned|possible"),
            *("Kind\tArg:Quote, Value:direct|mixed|indirect", ""),
        ]
    )


class _Writer:
    """The lines of one article's annotations, numbered as they are written."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._numbers = dict.fromkeys("TREA#", 0)
        self._bound: dict[tuple[str, int, int], str] = {}
        self._first: dict[str, str] = {}

    def lines(self) -> Iterator[str]:
        for section, record in sorted(sections(self._facts), key=lambda item: not isinstance(item[1], Participant)):
            if isinstance(record, Participant):
                yield from self._participant(record)
            elif isinstance(record, Quote):
                yield from self._quote(record)
            elif not isinstance(record, Event):
                yield from self._span(record, section)
        for event in self._facts.events:
            yield from self._event(event)

    def _participant(self, participant: Participant) -> Iterator[str]:
        keys = []
        for mention in participant.mentions or (participant,):
            if (line := self._text_bound(_name(participant.kind), (mention,))) is not None:
                yield line
                keys.append(line.split("\t")[0])
        if keys:
            self._first[participant.id] = keys[0]
            yield from self._note(keys[0], participant)
        if len(keys) > 1:
            yield f"*\tEquiv {' '.join(keys)}"

    def _quote(self, quote: Quote) -> Iterator[str]:
        line = self._text_bound("Quote", quote.parts or (quote,))
        if line is None:
            return
        yield line
        key = line.split("\t")[0]
        yield f"{self._next('A')}\tKind {key} {quote.kind}"
        for speaker in quote.speakers or ((quote.speaker,) if quote.speaker else ()):
            if speaker.id in self._first:
                yield f"{self._next('R')}\tSpeaker Arg1:{key} Arg2:{self._first[speaker.id]}"

    def _span(self, record: Record, section: str) -> Iterator[str]:
        kind = {"times": "Time", "historical_references": "Historical_reference"}.get(section) or type(record).__name__
        if (line := self._text_bound(_name(kind), (record,))) is not None:
            yield line
            self._first[record.id] = line.split("\t")[0]
            yield from self._note(self._first[record.id], record)

    def _event(self, event: Event) -> Iterator[str]:
        trigger = self._text_bound(_name(event.type), (event.trigger,))
        if trigger is None:
            return
        yield trigger
        arguments: list[str] = []
        roles: dict[str, int] = {}
        for argument in event.arguments:
            key = argument.participant and self._first.get(argument.participant.id)
            if not key and (phrase := self._text_bound("Phrase", (argument.span,))) is not None:
                yield phrase
                key = phrase.split("\t")[0]
            if key:
                number = roles[argument.role] = roles.get(argument.role, 0) + 1
                arguments.append(f" {argument.role.capitalize()}{number if number > 1 else ''}:{key}")
        if event.time and event.time.id in self._first:
            arguments.append(f" Time:{self._first[event.time.id]}")
        key = self._next("E")
        yield f"{key}\t{_name(event.type)}:{trigger.split()[0]}{''.join(arguments)}"
        yield f"{self._next('A')}\tFactuality {key} {event.factuality}"

    def _text_bound(self, kind: str, spans: tuple[Span, ...]) -> str | None:
        """Return the line of a text-bound annotation, a fragment for each line of the text; None when it is blank."""
        text = self._facts.article.text
        fragments = [
            (span.start + found.start(), span.start + found.end())
            for span in spans
            for found in _LINE.finditer(text[span.start : span.end])
            if found[0].strip()
        ]
        if not fragments:
            return None
        offsets = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(text[start:end] for start, end in fragments)
        return f"{self._next('T')}\t{kind} {offsets}\t{words}"

    def _note(self, key: str, record: Record) -> Iterator[str]:
        told = "; ".join(f"{name}: {value}" for name, value in own_fields(record).items() if name != "mentions")
        if told:
            yield f"{self._next('#')}\tAnnotatorNotes {key}\t{' '.join(told.split())}"

    def _next(self, letter: str) -> str:
        self._numbers[letter] += 1
        return f"{letter}{self._numbers[letter]}"


def _name(kind: str) -> str:
    """Return a type in the letters that brat allows: «justice.arrest» is Justice_arrest."""
    safe = _UNSAFE.sub("_", kind).strip("_") or "Record"
    return safe[0].upper() + safe[1:]
