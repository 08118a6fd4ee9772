"""Who was quoted most, by outlet and month? Facts in Parquet, asked by DuckDB.

    factx extract archive.jsonl -o facts.parquet
    python examples/most_quoted.py facts.parquet

Needs `pip install 'factx[tables]' duckdb`. `source` of the articles is the outlet.
"""

import sys

import duckdb

QUERY = """
with article as (select unnest(articles, recursive := true) from read_parquet($facts)),
     quote as (select unnest(quotes, recursive := true) from read_parquet($facts))
select source as outlet, strftime(published, '%Y-%m') as month, speaker_name as speaker, count(*) as quotes
from quote join article using (article_id)
where speaker_name is not null
group by outlet, month, speaker
qualify row_number() over (partition by outlet, month order by quotes desc, speaker) <= 5
order by outlet, month, quotes desc, speaker
"""


def most_quoted(facts: str) -> list[tuple[str | None, str | None, str, int]]:
    """Return (outlet, month, speaker, number of quotes): the five most quoted of each outlet and month."""
    return duckdb.execute(QUERY, {"facts": facts}).fetchall()


if __name__ == "__main__":
    for row in most_quoted(sys.argv[1]):
        print(*row, sep="\t")
