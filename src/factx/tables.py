"""Facts as Arrow tables, one a kind of record, and the batch function that Spark, Ray and their like can map.

Needs the extra `tables` (pyarrow). Every table has the column `article_id`; offsets are code points into the article's
text; ids join within an article (`article_id` and `id`). Dates are dates: a bound of an interval before year 1 or below
the day keeps its day or is null, the value as text stands beside it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from factx.article import Article
from factx.errors import ArgumentError
from factx.pipeline import Pipeline, shared
from factx.records import Facts, Ref, Span

_PLACE = [("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())]
_RECORD = [("article_id", pa.string()), ("id", pa.string()), *_PLACE]
_INTERVAL = [("begin", pa.date32()), ("until", pa.date32())]
_NAMES = pa.list_(pa.string())

SCHEMAS: Mapping[str, pa.Schema] = {
    "articles": pa.schema(
        [
            ("article_id", pa.string()),
            ("language", pa.string()),
            ("published", pa.date32()),
            ("title", pa.string()),
            ("url", pa.string()),
            ("source", pa.string()),
            ("text", pa.string()),
        ]
    ),
    "participants": pa.schema(
        [
            *_RECORD,
            ("name", pa.string()),
            ("kind", pa.string()),
            ("country", pa.string()),
            ("roles", _NAMES),
            ("former_roles", _NAMES),
        ]
    ),
    "mentions": pa.schema(
        [
            ("article_id", pa.string()),
            ("participant_id", pa.string()),
            *_PLACE,
            ("form", pa.string()),
            ("via", pa.string()),
        ]
    ),
    "quotes": pa.schema(
        [
            *_RECORD,
            ("kind", pa.string()),
            ("speaker_id", pa.string()),
            ("speaker_name", pa.string()),
            ("speaker_mention", pa.string()),
            ("speaker_ids", _NAMES),
            ("addressee_ids", _NAMES),
            ("cue", pa.string()),
            ("cue_lemma", pa.string()),
            ("cue_tense", pa.string()),
            ("polarity", pa.string()),
            ("asserted", pa.bool_()),
        ]
    ),
    "times": pa.schema(
        [
            *_RECORD,
            ("type", pa.string()),
            ("value", pa.string()),
            ("modifier", pa.string()),
            *_INTERVAL,
            ("freq", pa.string()),
            ("quant", pa.string()),
        ]
    ),
    "events": pa.schema(
        [
            *_RECORD,
            ("type", pa.string()),
            ("factuality", pa.string()),
            ("time_id", pa.string()),
            ("time_value", pa.string()),
            ("attributed_to_id", pa.string()),
            ("attributed_to_name", pa.string()),
            ("plover", pa.string()),
            ("ace", _NAMES),
        ]
    ),
    "arguments": pa.schema(
        [
            ("article_id", pa.string()),
            ("event_id", pa.string()),
            ("role", pa.string()),
            ("participant_id", pa.string()),
            ("participant_name", pa.string()),
            *_PLACE,
        ]
    ),
    "historical_references": pa.schema(
        [
            *_RECORD,
            ("value", pa.string()),
            *_INTERVAL,
            ("elapsed", pa.float64()),
            ("relation", pa.string()),
            ("participant_ids", _NAMES),
            ("event_ids", _NAMES),
            ("markers", _NAMES),
        ]
    ),
    "custom": pa.schema([*_RECORD, ("extractor", pa.string()), ("record", pa.string())]),
    "warnings": pa.schema(
        [
            ("article_id", pa.string()),
            ("extractor", pa.string()),
            ("message", pa.string()),
            ("start", pa.int32()),
            ("end", pa.int32()),
        ]
    ),
}
"""The schema of each table: part of the public contract, as the JSON is. `record` is a custom record's JSON."""

FACTS = pa.schema([(name, pa.list_(pa.struct(list(schema)))) for name, schema in SCHEMAS.items()])
"""The schema of `nested`: one row an article, its rows of each table as a list."""


def from_facts(facts: Iterable[Facts]) -> dict[str, pa.Table]:
    """Return one table per kind of record, by the names of `SCHEMAS`, rows in the order of the facts."""
    return split(nested(facts))


def nested(facts: Iterable[Facts]) -> pa.Table:
    """Return a table of schema `FACTS`: one row per article."""
    return pa.Table.from_pylist([_rows(each) for each in facts], schema=FACTS)


def split(facts: pa.Table) -> dict[str, pa.Table]:
    """Return the tables that a table of schema `FACTS` holds.

    Raises:
        ArgumentError: The table has another schema.
    """
    if not isinstance(facts, pa.Table) or not set(SCHEMAS) <= set(facts.column_names):
        raise ArgumentError("facts", "a pyarrow.Table of schema factx.tables.FACTS", facts)
    return {
        name: pa.Table.from_batches(
            [pa.RecordBatch.from_struct_array(chunk.flatten()) for chunk in facts[name].chunks], schema=schema
        )
        for name, schema in SCHEMAS.items()
    }


def extract_batch(
    articles: pa.Table | pa.RecordBatch, *, language: str = "fr", extractors: Sequence[str] | None = None
) -> pa.Table:
    """Return the facts of a batch of articles: the function that a cluster's engine maps.

    The pipeline is loaded once per process. A row that cannot be read (text missing, of another type or no UTF-8, a
    date that is none) gives a row whose `warnings` say why, and never fails the batch.

    Args:
        articles: One row an article, columns named as the arguments of `Article`; other columns are left out.
        language: ISO 639-1 code of the articles that name none.
        extractors: As for `Pipeline`; all that are installed when None.

    Returns:
        A table of schema `FACTS`, one row per article, in order. `split` makes tables of it.

    Raises:
        ArgumentError: There is no column `text`.
    """
    if "text" not in articles.schema.names:
        raise ArgumentError("articles", "a column named 'text'", articles.schema.names)
    pipeline: Pipeline = shared(language, None if extractors is None else tuple(extractors))
    names = [name for name in articles.schema.names if name in Article.model_fields]
    cells = zip(*(_cells(articles.column(name)) for name in names), strict=True)
    return nested(pipeline.stream(_filled(dict(zip(names, row, strict=True))) for row in cells))


def _cells(column: pa.Array | pa.ChunkedArray) -> list[Any]:
    """Return the values of a column; text that is no UTF-8, which a cast from binary can leave behind, as its bytes."""
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return list(column.to_pylist())
    binary = pa.large_binary() if pa.types.is_large_string(column.type) else pa.binary()
    return [cell if cell is None else _decoded(cell) for cell in column.cast(binary).to_pylist()]


def _decoded(cell: bytes) -> str | bytes:
    try:
        return cell.decode()
    except UnicodeDecodeError:
        return cell


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    missing = {name for name, value in row.items() if value is None or value != value}  # NaN is how pandas says null
    return {name: None if name in missing else _named(name, value) for name, value in row.items()}


def _named(column: str, value: object) -> object:
    return str(value) if column == "id" else value


def _rows(facts: Facts) -> dict[str, list[dict[str, Any]]]:
    key = facts.article.id
    return {name: [{"article_id": key, **row} for row in rows(facts)] for name, rows in _TABLES.items()}


def _articles(facts: Facts) -> Iterator[dict[str, Any]]:
    article = facts.article
    about = {name: getattr(article, name) for name in ("language", "title", "url", "source", "text")}
    yield about | {"published": article.day}


def _participants(facts: Facts) -> Iterator[dict[str, Any]]:
    for each in facts.participants:
        yield _fields(each, "participants")


def _mentions(facts: Facts) -> Iterator[dict[str, Any]]:
    for participant in facts.participants:
        for mention in participant.mentions:
            yield _fields(mention, "mentions") | {"participant_id": participant.id}


def _quotes(facts: Facts) -> Iterator[dict[str, Any]]:
    for quote in facts.quotes:
        yield _fields(quote, "quotes") | {
            "speaker_id": quote.speaker and quote.speaker.id,
            "speaker_name": quote.speaker and quote.speaker.name,
            "speaker_mention": quote.speaker_mention and quote.speaker_mention.text,
            "speaker_ids": _ids(quote.speakers or (quote.speaker and (quote.speaker,)) or ()),
            "addressee_ids": _ids(quote.addressees),
            "cue": quote.cue and quote.cue.text,
        }


def _times(facts: Facts) -> Iterator[dict[str, Any]]:
    for time in facts.times:
        yield _fields(time, "times") | _dates(time.interval)


def _events(facts: Facts) -> Iterator[dict[str, Any]]:
    for event in facts.events:
        yield _fields(event, "events") | {
            "time_id": event.time and event.time.id,
            "time_value": event.time and event.time.value,
            "attributed_to_id": event.attributed_to and event.attributed_to.id,
            "attributed_to_name": event.attributed_to and event.attributed_to.name,
        }


def _arguments(facts: Facts) -> Iterator[dict[str, Any]]:
    for event in facts.events:
        for argument in event.arguments:
            yield _fields(argument.span, "arguments") | {
                "event_id": event.id,
                "role": argument.role,
                "participant_id": argument.participant and argument.participant.id,
                "participant_name": argument.participant and argument.participant.name,
            }


def _historical_references(facts: Facts) -> Iterator[dict[str, Any]]:
    for reference in facts.historical_references:
        yield (
            _fields(reference, "historical_references")
            | _dates(reference.time.interval)
            | {
                "value": reference.time.value,
                "participant_ids": _ids(reference.participants),
                "event_ids": [event.id for event in reference.events],
                "markers": [marker.text for marker in reference.markers],
            }
        )


def _custom(facts: Facts) -> Iterator[dict[str, Any]]:
    for extractor, records in facts.custom.items():
        for record in records:
            yield _fields(record, "custom") | {"extractor": extractor, "record": record.model_dump_json()}


def _warnings(facts: Facts) -> Iterator[dict[str, Any]]:
    for notice in facts.warnings:
        yield {name: getattr(notice, name) for name in ("extractor", "message", "start", "end")}


_TABLES: Mapping[str, Callable[[Facts], Iterator[dict[str, Any]]]] = {
    "articles": _articles,
    "participants": _participants,
    "mentions": _mentions,
    "quotes": _quotes,
    "times": _times,
    "events": _events,
    "arguments": _arguments,
    "historical_references": _historical_references,
    "custom": _custom,
    "warnings": _warnings,
}


def _fields(record: Span, table: str) -> dict[str, Any]:
    fields = type(record).model_fields
    return {name: getattr(record, name) for name in SCHEMAS[table].names if name in fields}


def _ids(refs: Iterable[Ref]) -> list[str]:
    return [ref.id for ref in refs]


def _dates(interval: tuple[str, str] | None) -> dict[str, date | None]:
    begin, until = interval or (None, None)
    return {"begin": _date(begin), "until": _date(until)}


def _date(day: str | None) -> date | None:
    try:
        return datetime.fromisoformat(day).date() if day else None
    except ValueError:  # a year before 1, or beyond 9999
        return None
