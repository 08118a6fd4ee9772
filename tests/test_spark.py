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


def test_spark_gives_what_the_stream_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    sql = pytest.importorskip("pyspark.sql")
    from factx import spark

    rows: list[dict[str, str | None]] = [
        {"id": "a", "text": "Il est parti mardi.", "published": "2019-04-01"},
        {"id": "b", "text": None, "published": "2019-04-01"},
        {"id": "c", "text": "Elle viendra en 2020.", "published": "le 31 février"},
        {"id": "d", "text": "Elle viendra en 2020.", "published": None},
    ]
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        articles = session.createDataFrame(rows, "id string, text string, published string")
        result = spark.extract(articles, extractors=["times"])
        got = tables.split(result.toArrow().cast(tables.FACTS))
        times = result.selectExpr("inline(times)").toArrow()
    finally:
        session.stop()
    expected = tables.from_facts(factx.Pipeline("fr", ["times"]).stream(rows))
    assert {name for name in expected if not got[name].equals(expected[name])} == set()
    assert times.num_rows == expected["times"].num_rows
    assert expected["warnings"].num_rows == 2
