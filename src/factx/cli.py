"""The command `factx`. Each subcommand calls one public function.

Exit status: 0 when all went well, 1 when an article could not be read, 2 when the command itself is wrong.
"""

import io
import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

import factx
from factx import archive, exports, files, terminal
from factx import evaluate as evaluation
from factx import language as languages
from factx.errors import ArgumentError, ExtractorError, FactxError, FileError, LexiconError, ModelError
from factx.page import write_pages
from factx.times import to_timeml

app = typer.Typer(
    help="News articles in; typed, checkable facts out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_FAILED, _MISUSED = 1, 2


class Output(StrEnum):
    """How facts are printed."""

    json = "json"
    jsonl = "jsonl"
    table = "table"


class Input(StrEnum):
    """What a file of articles holds."""

    txt = "txt"
    jsonl = "jsonl"
    csv = "csv"


class Format(StrEnum):
    """What other tools read."""

    web_annotation = "web-annotation"
    schema_org = "schema-org"
    timeml = "timeml"
    brat = "brat"


class Kind(StrEnum):
    """Whose errors are shown."""

    participant = "participant"
    quote = "quote"
    time = "time"
    event = "event"
    history = "history"
    all = "all"


Extractors = Annotated[
    str | None,
    typer.Option(
        "--extractors",
        "--only",
        metavar="NAME,…",
        help="Extractors to run, what they need included; all by default.",
    ),
]


@app.command()
def extract(
    paths: Annotated[list[str], typer.Argument(metavar="FILE… | -", help="Articles: .txt, .jsonl, .csv, also .gz.")],
    published: Annotated[str | None, typer.Option(help="Publication date of undated articles: 2025-11-07.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code; told from the text by default.")] = None,
    extractors: Extractors = None,
    format: Annotated[
        Output | None, typer.Option(help="Table on a terminal, else jsonl (one object an article), by default.")
    ] = None,
    source_format: Annotated[
        Input | None, typer.Option("--from", help="What the files hold, where their names do not tell.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to a .jsonl or .parquet file, or a folder, instead.")
    ] = None,
    processes: Annotated[int, typer.Option(min=1, help="With --output: how many processes read.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="With --output: go on with an interrupted run.")] = False,
) -> None:
    """Print the facts of articles, or write those of a whole archive."""
    factx.Article("", published=published)
    if language is not None:
        languages.load(language)
    run = _Run()
    about: dict[str, Any] = {
        "format": source_format.value if source_format else None,
        "published": published,
        "language": language,
        "on_error": run.fail,
    }
    if output is not None:
        rows = (row for path in paths for row in files.read_rows(path, **about))
        pipeline = factx.Pipeline(language or "fr", _names(extractors))
        with terminal.progress(files.count_rows(paths)) as tick:
            summary = archive.extract_archive(
                rows, output, pipeline, processes=processes, resume=resume, on_article=tick
            )
        terminal.print_summary(summary)
        if run.failed or summary.failed:
            raise typer.Exit(_FAILED)
        return
    articles = (article for path in paths for article in files.read_articles(path, **about))
    facts = run.extract(articles, _names(extractors))
    if format is None:
        format = Output.table if sys.stdout.isatty() else Output.jsonl
    if format is Output.table:
        for number, each in enumerate(facts):
            print("\n" * bool(number), end="")
            terminal.print_facts(each)
    else:
        files.write_facts(facts, sys.stdout, "json" if format is Output.json else "jsonl")
    if run.failed:
        raise typer.Exit(_FAILED)


@app.command()
def view(
    path: Annotated[str, typer.Argument(metavar="FILE | -", help="One article, or an archive.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The .html file of one article; a folder for more.")],
    published: Annotated[str | None, typer.Option(help="Publication date of undated articles: 2025-11-07.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code; told from the text by default.")] = None,
    extractors: Extractors = None,
) -> None:
    """Write an article with its records as an HTML page, or an archive as a folder of pages with an index."""
    if output.suffix.lower() in (".html", ".htm"):
        page = _read_one(path, published, language, extractors).to_html()
        try:
            output.write_text(page, encoding="utf-8")
        except OSError as error:
            raise FileError(f"{output}: {error.strerror or error}") from None
        return
    run = _Run()
    articles = files.read_articles(path, published=published, language=language, on_error=run.fail)
    write_pages(run.extract(articles, _names(extractors)), output)
    if run.failed:
        raise typer.Exit(_FAILED)


@app.command()
def export(
    path: Annotated[str, typer.Argument(metavar="FILE | -", help="One article.")],
    to: Annotated[Format, typer.Option(help="The format.")],
    published: Annotated[str | None, typer.Option(help="Publication date of an undated article: 2025-11-07.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code; told from the text by default.")] = None,
    extractors: Extractors = None,
) -> None:
    """Print the records of an article in a format of other tools."""
    facts = _read_one(path, published, language, extractors)
    if to is Format.timeml:
        print(to_timeml(facts), end="")
    elif to is Format.brat:
        print(exports.to_brat(facts)[1], end="")
    else:
        written = exports.to_schema_org(facts) if to is Format.schema_org else exports.to_web_annotation(facts)
        print(json.dumps(written, ensure_ascii=False, indent=2))


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `factx extract` prints."""
    print(json.dumps(factx.Facts.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A gold file, or a folder of them (*.json).")],
    extractors: Extractors = None,
    errors: Annotated[Kind | None, typer.Option(help="Also list the errors.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score the facts found in gold articles, by record and by article."""
    by_article = evaluation.evaluate(evaluation.read_gold(gold), _names(extractors))
    print(evaluation.to_json(by_article) if as_json else evaluation.report(by_article, errors and errors.value))


class _Run:
    """Articles read one after another, whatever happens to one of them."""

    def __init__(self) -> None:
        self.failed = False

    def fail(self, error: FactxError) -> None:
        self.failed = True
        print(f"factx: {error}", file=sys.stderr)

    def extract(self, articles: Iterator[factx.Article], extractors: list[str] | None) -> Iterator[factx.Facts]:
        for article in articles:
            try:
                yield factx.extract(article, extractors=extractors)
            except (ExtractorError, ModelError, LexiconError):
                raise
            except FactxError as error:
                self.fail(FactxError(f"{article.id}: {error}"))


def _read_one(path: str, published: str | None, language: str | None, extractors: str | None) -> factx.Facts:
    articles = list(islice(files.read_articles(path, published=published, language=language), 2))
    if len(articles) != 1:
        raise FileError(f"{path}: expected one article, found {'more' if articles else 'none'}")
    return factx.extract(articles[0], extractors=_names(extractors))


def _names(extractors: str | None) -> list[str] | None:
    if extractors is None:
        return None
    names = [name.strip() for name in extractors.split(",") if name.strip()]
    if not names:
        raise ArgumentError("--extractors", "names with commas between them", extractors)
    return names


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8" if not stream.isatty() else None, errors="replace")
    try:
        app()
    except FactxError as error:
        print(f"factx: {error}", file=sys.stderr)
        sys.exit(_MISUSED)
