"""Spark in local mode gives the tables of the stream. Needs Java 17 or later."""

import shutil
import sys

import pytest

import factx
from factx import tables

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17 or later"),
    pytest.mark.filterwarnings("ignore"),  # PySpark's own, about pandas
]


BAD: dict[str, tuple[str, str]] = {
    "a7": ("CAST(NULL AS STRING)", "text: expected a str, got None"),
    "a50": ("CAST(X'C328FF' AS STRING)", "text: expected a str, got b'"),
    "a100": ("repeat('Il part mardi. ', 350000)", "text: expected at most 2,000,000 characters"),
}


def test_spark_gives_what_the_stream_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    sql = pytest.importorskip("pyspark.sql")
    from factx import spark

    rows: list[dict[str, str | None]] = [
        {
            "id": f"a{n}",
            "text": f"Le maire de Lens est parti le {n % 28 + 1} mars avec {n} personnes.",
            "published": "le 31 février" if n == 200 else "2019-04-01",
        }
        for n in range(400)
    ]
    spoilt = " ".join(f"WHEN id = '{key}' THEN {text}" for key, (text, _) in BAD.items())
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        articles = session.createDataFrame(rows, "id string, text string, published string")
        articles = articles.withColumn("text", sql.functions.expr(f"CASE {spoilt} ELSE text END"))
        result = spark.extract(articles, extractors=["times"]).cache()
        got = tables.split(result.toArrow().cast(tables.FACTS))
        times = result.selectExpr("inline(times)").toArrow()
    finally:
        session.stop()
    whole = [row | {"text": None} if row["id"] in BAD else row for row in rows]
    expected = tables.from_facts(factx.Pipeline("fr", ["times"]).stream(whole))
    assert {name for name in expected if name != "warnings" and not got[name].equals(expected[name])} == set()
    assert times.num_rows == expected["times"].num_rows == 396
    warned = dict(zip(*(got["warnings"].column(name).to_pylist() for name in ("article_id", "message")), strict=True))
    assert set(warned) == {*BAD, "a200"}
    assert all(warned[key].startswith(message) for key, (_, message) in BAD.items())
