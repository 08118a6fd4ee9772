"""Rules tested by annotated sentences.

An example is a sentence with the expected records marked in place::

    Il est venu <time value="2025-11-06">jeudi</time>.

The tag is the kind of record: `time`, `quote`, `event`, `history`, `mention` (one mention of a participant), or the
name of a third party's extractor. Attributes state what must be true of the record, by the names of its fields; a
reference is written as the name or value it refers to, several as «A + B». An event also has its roles as attributes
(`agent="Claire Dumas"`), a mention those of its participant (`name`, `kind`, `country`, `roles`). A sentence with
no tag is a near miss: it must yield no record of that kind.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factx.article import Article
from factx.extractor import Extractor
from factx.pipeline import Pipeline
from factx.records import (
    Event,
    EventRef,
    Facts,
    HistoricalReference,
    Participant,
    Quote,
    Record,
    Ref,
    Span,
    TimeExpression,
    TimeRef,
)

KINDS: Mapping[str, type[Record]] = {
    "mention": Participant,
    "quote": Quote,
    "time": TimeExpression,
    "event": Event,
    "history": HistoricalReference,
}
_TAG = re.compile(r"<(/?)([a-z_][a-z0-9_]*)((?: [a-z_][a-z0-9_]*=\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r"([a-z_][a-z0-9_]*)=\"([^\"]*)\"")


@dataclass(frozen=True)
class Expected:
    """One annotated record: its kind, its span, and what is stated of it."""

    kind: str
    start: int
    end: int
    attributes: Mapping[str, str]


@dataclass(frozen=True)
class Example:
    """An annotated sentence of a file of examples."""

    text: str
    kind: str
    expected: tuple[Expected, ...]
    published: str | None
    where: str


def read_example(line: str, kind: str, published: str | None = None, where: str = "") -> Example:
    r"""Read one annotated sentence; «\n» in it stands for a line break.

    Raises:
        ValueError: A tag is not closed, or closes what is not open.
    """
    line = line.replace("\\n", "\n")
    text, at = "", 0
    opened: list[tuple[str, int, dict[str, str]]] = []
    expected: list[Expected] = []
    for tag in _TAG.finditer(line):
        text += line[at : tag.start()]
        at = tag.end()
        if not tag[1]:
            opened.append((tag[2], len(text), dict(_ATTRIBUTE.findall(tag[3]))))
            continue
        match = next((item for item in reversed(opened) if item[0] == tag[2]), None)
        if match is None:
            raise ValueError(f"{where}: </{tag[2]}> closes nothing: {line}")
        opened.remove(match)
        expected.append(Expected(tag[2], match[1], len(text), match[2]))
    if opened:
        raise ValueError(f"{where}: <{opened[0][0]}> is not closed: {line}")
    return Example(text + line[at:], kind, tuple(expected), published, where)


def read_examples(path: Path, kind: str) -> Iterator[Example]:
    """Read a file of annotated sentences, one a line.

    Empty lines and lines that start with # are left out; a line «published 2025-11-07» dates those that follow,
    «published» alone leaves them undated.
    """
    published = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line == "published" or line.startswith("published "):
            published = line.removeprefix("published").strip() or None
        elif line.strip() and not line.startswith("#"):
            yield read_example(line, kind, published, f"{path.name}:{number}")


def check_example(example: Example, language: str = "fr", extractors: Iterable[str | Extractor] | None = None) -> None:
    """Check that an example yields the records it is annotated with, and no other of its kind.

    Args:
        example: The annotated sentence.
        language: ISO 639-1 code.
        extractors: As for `Pipeline`; all that are installed when None.

    Raises:
        AssertionError: A record is missing, is not as stated, or is not expected; the message shows all differences.
    """
    pipeline = _pipeline(language, None if extractors is None else tuple(extractors))
    facts = pipeline(Article(example.text, published=example.published, language=language))
    kinds = {example.kind} | {expected.kind for expected in example.expected}
    got = {kind: list(_views(facts, kind)) for kind in kinds}
    problems = []
    for wanted in example.expected:
        shown = f"<{wanted.kind}> {example.text[wanted.start : wanted.end]!r}"
        same = [view for span, view in got[wanted.kind] if (span.start, span.end) == (wanted.start, wanted.end)]
        views = [{k: view.get(k, "") for k in wanted.attributes} for view in same]
        if not same:
            problems.append(f"missing  {shown}")
        elif dict(wanted.attributes) not in views:
            problems.append(f"differs  {shown}: expected {dict(wanted.attributes)}, got {views[0]}")
    places = {(wanted.kind, wanted.start, wanted.end) for wanted in example.expected}
    problems += [
        f"spurious <{example.kind}> {span.text!r}: {view}"
        for span, view in got[example.kind]
        if (example.kind, span.start, span.end) not in places
    ]
    problems += [f"warning  {notice.extractor}: {notice.message}" for notice in facts.warnings]
    assert not problems, "\n".join([f"{example.where}: {example.text}", *problems])


@cache
def _pipeline(language: str, extractors: tuple[str | Extractor, ...] | None) -> Pipeline:
    return Pipeline(language, extractors)


def _views(facts: Facts, kind: str) -> Iterator[tuple[Span, dict[str, str]]]:
    if kind == "mention":
        for participant in facts.participants:
            about = describe(participant)
            for mention in participant.mentions:
                yield mention, about | describe(mention)
    elif kind in KINDS:
        yield from ((record, describe(record)) for record in facts if isinstance(record, KINDS[kind]))
    else:
        yield from ((record, describe(record)) for record in facts.custom.get(kind, ()))


def describe(record: Span) -> dict[str, str]:
    """Return a record's fields as the strings that examples state; empty fields as ""."""
    view = {
        name: _shown(getattr(record, name)) for name in type(record).model_fields if name not in ("start", "end", "id")
    }
    if isinstance(record, Event):
        roles = {argument.role for argument in record.arguments}
        for role in roles:
            fillers = [a.participant.name if a.participant else a.span.text for a in record.arguments if a.role == role]
            view[role] = " + ".join(fillers)
    if isinstance(record, HistoricalReference):
        view |= {"value": record.time.value, "interval": _shown(record.time.interval)}
    return view


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " + ".join(map(_shown, value))
    if isinstance(value, Ref):
        return value.name
    if isinstance(value, TimeRef):
        return value.value
    if isinstance(value, EventRef):
        return value.type
    if isinstance(value, Span):
        return value.text
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)
