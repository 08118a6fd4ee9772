"""factx on Apache Spark. Needs the extra `spark`, and Java 17 or later on every machine."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema

from factx.tables import FACTS, extract_batch


def extract(articles: DataFrame, *, language: str = "fr", extractors: Sequence[str] | None = None) -> DataFrame:
    """Return the facts of a DataFrame of articles: one row an article, one column a table of `factx.tables.SCHEMAS`.

    `facts.selectExpr("inline(quotes)")` is the table of quotes, and so for the others. Each executor process loads the
    pipeline once; a bad row gives a row whose `warnings` say why.

    Args:
        articles: Columns named as the arguments of `factx.Article`; `text` at least.
        language: ISO 639-1 code of the articles that name none.
        extractors: As for `factx.Pipeline`; all that are installed when None.
    """

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from extract_batch(batch, language=language, extractors=extractors).to_batches()

    return articles.mapInArrow(read, schema=from_arrow_schema(FACTS))
