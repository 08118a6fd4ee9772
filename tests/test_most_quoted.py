"""The DuckDB example answers its question."""

import runpy
from pathlib import Path

import pytest

import factx
from factx import tables

EXAMPLE = Path(__file__).parents[1] / "examples/most_quoted.py"


def quoted(id: str, source: str, published: str, speaker: str, times: int) -> factx.Facts:
    article = factx.Article("«Oui.»", id=id, source=source, published=published)
    ref = factx.Ref(id="p0", name=speaker)
    quotes = tuple(
        factx.Quote(id=f"q{n}", start=1, end=5, text="Oui.", kind="direct", parts=(), speaker=ref) for n in range(times)
    )
    return factx.Facts(article=article, quotes=quotes)


def test_most_quoted(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    parquet = pytest.importorskip("pyarrow.parquet")
    facts = [
        quoted("1", "Le Matin", "2019-01-02", "Claire Dumas", 1),
        quoted("2", "Le Matin", "2019-01-09", "Paul Rey", 2),
        quoted("3", "Le Matin", "2019-01-30", "Claire Dumas", 2),
        quoted("4", "Le Soir", "2019-02-02", "Paul Rey", 1),
    ]
    path = tmp_path / "facts.parquet"
    parquet.write_table(tables.nested(facts), path)
    assert runpy.run_path(str(EXAMPLE))["most_quoted"](str(path)) == [
        ("Le Matin", "2019-01", "Claire Dumas", 3),
        ("Le Matin", "2019-01", "Paul Rey", 2),
        ("Le Soir", "2019-02", "Paul Rey", 1),
    ]
