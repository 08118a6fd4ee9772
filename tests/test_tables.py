"""Facts as Arrow tables: what they hold, what joins, and the batch function clusters map."""

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

import factx
from factx import tables

SEED = (Path(__file__).parents[1] / "seeds/abraham-accords/article.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def facts() -> factx.Facts:
    return factx.extract(SEED, id="seed", source="Le Quotidien")


@pytest.fixture(scope="module")
def by_name(facts: factx.Facts) -> dict[str, pa.Table]:
    return tables.from_facts([facts, factx.Facts(article=factx.Article("", id="empty"))])


def test_every_record_has_its_row(facts: factx.Facts, by_name: dict[str, pa.Table]) -> None:
    for name in ("participants", "quotes", "times", "events", "historical_references"):
        records = getattr(facts, name)
        rows = by_name[name].to_pylist()
        assert [(row["article_id"], row["id"], row["start"], row["end"], row["text"]) for row in rows] == [
            ("seed", record.id, record.start, record.end, record.text) for record in records
        ]
        assert by_name[name].schema == tables.SCHEMAS[name]
    assert by_name["mentions"].num_rows == sum(len(each.mentions) for each in facts.participants)
    assert by_name["arguments"].num_rows == sum(len(event.arguments) for event in facts.events)


def test_dates_are_dates(by_name: dict[str, pa.Table]) -> None:
    assert by_name["articles"].to_pylist()[0]["published"] == date(2025, 11, 7)
    (row,) = (row for row in by_name["times"].to_pylist() if row["value"] == "2022")
    assert (row["begin"], row["until"]) == (date(2022, 1, 1), date(2023, 1, 1))


def test_references_join(by_name: dict[str, pa.Table]) -> None:
    names = {row["id"]: row["name"] for row in by_name["participants"].to_pylist()}
    spoken = [row for row in by_name["quotes"].to_pylist() if row["speaker_id"]]
    assert spoken
    assert all(names[row["speaker_id"]] == row["speaker_name"] for row in spoken)


def test_warnings_have_rows() -> None:
    (facts,) = factx.Pipeline("fr", extractors=["times"]).stream([{"id": "bad", "text": None}])
    (row,) = tables.from_facts([facts])["warnings"].to_pylist()
    assert row["article_id"] == "bad"
    assert row["extractor"] == "pipeline"


def test_a_batch_is_what_the_stream_gives_whatever_its_rows() -> None:
    rows: list[dict[str, str | None]] = [
        {"id": "good", "text": SEED, "published": "2025-11-07", "outlet": "x"},
        {"id": "null", "text": None, "published": None, "outlet": "x"},
        {"id": "date", "text": "Bonjour.", "published": "hier", "outlet": "x"},
        {"id": "also good", "text": "Il est parti mardi.", "published": None, "outlet": "x"},
    ]
    batch = pa.Table.from_pylist(rows)
    result = tables.extract_batch(batch, extractors=["times"])
    assert result.schema == tables.FACTS
    pipeline = factx.Pipeline("fr", extractors=["times"])
    expected = tables.nested(pipeline.stream({k: v for k, v in row.items() if k != "outlet"} for row in rows))
    assert result.equals(expected)
    assert [len(warnings) for warnings in result["warnings"].to_pylist()] == [0, 1, 1, 0]


def test_bytes_and_numbers_in_the_text_column_are_reported() -> None:
    for texts in ([b"bytes"], [float("nan")], [3]):
        (warnings,) = tables.extract_batch(pa.table({"text": texts}), extractors=["times"])["warnings"].to_pylist()
        assert "text: expected a str" in warnings[0]["message"]


def test_pandas_and_polars_and_duckdb_read_the_tables(by_name: dict[str, pa.Table]) -> None:
    duckdb = pytest.importorskip("duckdb")
    polars = pytest.importorskip("polars")
    quotes, times = by_name["quotes"], by_name["times"]
    assert duckdb.sql("select count(*) from quotes").fetchall() == [(quotes.num_rows,)]
    assert polars.from_arrow(quotes).height == quotes.num_rows
    assert polars.from_arrow(times).schema["begin"] == polars.Date


def test_custom_records_keep_all_their_fields(facts: factx.Facts) -> None:
    class Sum(factx.Record):
        amount: float

    record = Sum(id="s0", start=0, end=1, text=facts.article.text[:1], amount=2.5)
    (row,) = tables.from_facts([facts.model_copy(update={"custom": {"sums": (record,)}})])["custom"].to_pylist()
    assert row["extractor"] == "sums"
    assert json.loads(row["record"])["amount"] == 2.5


def test_other_tables_are_refused() -> None:
    with pytest.raises(factx.ArgumentError, match="articles: expected a column named 'text'"):
        tables.extract_batch(pa.table({"body": ["Bonjour."]}))
    with pytest.raises(factx.ArgumentError, match=r"facts: expected a pyarrow\.Table of schema"):
        tables.split(pa.table({"body": ["Bonjour."]}))


def test_a_batch_takes_text_that_is_no_utf_8() -> None:
    broken = pa.array([b"Il part mardi.", b"\xc3\x28", None]).cast(pa.string(), safe=False)
    (good, bad, none) = tables.extract_batch(pa.table({"text": broken}), extractors=["times"]).to_pylist()
    assert [len(row["times"]) for row in (good, bad, none)] == [1, 0, 0]
    assert bad["warnings"][0]["message"].startswith("text: expected a str, got b'")
