"""Articles in, facts out: text, JSON Lines, CSV, Parquet and HTML files, plain or gzipped, folders, standard input."""

import csv
import gzip
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import IO, Any, Literal, TextIO, cast

from factx.article import Article
from factx.errors import ArgumentError, FileError
from factx.pipeline import MAX_LENGTH
from factx.records import Facts

InputFormat = Literal["txt", "jsonl", "csv", "parquet", "html"]
OutputFormat = Literal["json", "jsonl"]

_BY_SUFFIX: Mapping[str, InputFormat] = {
    "": "txt",
    ".txt": "txt",
    ".text": "txt",
    ".md": "txt",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
}


def _raise(error: FileError) -> None:
    raise error


def read_articles(
    path: str | Path,
    *,
    format: InputFormat | None = None,
    published: Any = None,
    language: str | None = None,
    on_error: Callable[[FileError], None] = _raise,
) -> Iterator[Article]:
    """Yield the articles of a file or folder, read lazily.

    Args:
        path: As for `read_rows`.
        format: As for `read_rows`.
        published: Publication date of articles that have none of their own.
        language: Language of articles that name none.
        on_error: Called with what is wrong with an article; when it returns, reading goes on with the next. By default
            the error is raised.

    Raises:
        FileError: The file cannot be read, or is of an unknown format; or, by `on_error`, a line of it is no article.
    """
    for row in read_rows(path, format=format, published=published, language=language, on_error=on_error):
        try:
            yield Article(**{"text": None, **row})
        except ArgumentError as error:
            on_error(FileError(f"{row['id']}: {error}"))


def read_rows(
    path: str | Path,
    *,
    format: InputFormat | None = None,
    published: Any = None,
    language: str | None = None,
    on_error: Callable[[FileError], None] = _raise,
) -> Iterator[dict[str, Any]]:
    """Yield the arguments of `Article` for each article of a file or folder, unchecked: what `Pipeline.stream` takes.

    A text or HTML file is one article (HTML: its main text, by trafilatura, extra `web`). A row of JSON Lines, CSV or
    Parquet (extra `tables`) is one, its keys or columns named as the arguments of `Article`; others are left out. An
    article without an `id` takes the file's name, a row with its line number. Of a folder, the files directly in it
    whose names tell what they hold are read, in the order of their names.

    Args:
        path: The file or folder, or "-" for standard input; a name that ends in .gz is unpacked.
        format: What the file holds; told by its name when None (standard input: txt).
        published: Publication date of articles that have none of their own.
        language: Language of articles that name none.
        on_error: Called with what is wrong with a file or line; when it returns, reading goes on with the next. By
            default the error is raised.

    Raises:
        FileError: The file cannot be read, or is of an unknown format; or, by `on_error`, a line of it is no row.
    """
    name = str(path)
    if name != "-" and Path(name).is_dir():
        for inner in sorted(Path(name).iterdir()):
            if inner.is_file() and _suffix(inner.name) in _BY_SUFFIX.keys() - {""}:
                yield from read_rows(inner, format=format, published=published, language=language, on_error=on_error)
        return
    read = _READERS.get(format or _format(name))
    if read is None:
        raise ArgumentError("format", f"one of {', '.join(_READERS)}, or None", format)
    known = {"published": published, "language": language}
    try:
        with _open(name) as file:
            for where, row in read(file, name, on_error):
                yield {"id": where, **known} | {key: value for key, value in row.items() if value is not None}
    except (OSError, EOFError) as error:
        on_error(FileError(f"{name}: {getattr(error, 'strerror', None) or error}"))


def count_rows(paths: Iterable[str | Path]) -> int | None:
    """Return about how many articles files hold, by their lines; None where only reading them would tell."""
    total = 0
    for path in map(Path, paths):
        if str(path) == "-":
            return None
        if path.is_dir():
            total += sum(1 for _ in path.iterdir())
        elif _BY_SUFFIX.get(path.suffix.lower()) == "jsonl" and path.is_file():
            with path.open("rb") as file:
                total += sum(chunk.count(b"\n") for chunk in iter(partial(file.read, 1 << 20), b""))
        elif _BY_SUFFIX.get(path.suffix.lower()) in ("txt", "html"):
            total += 1
        else:
            return None
    return total


def write_facts(facts: Iterable[Facts], file: TextIO, format: OutputFormat = "jsonl") -> None:
    """Write facts as JSON: one object an article, indented ("json") or one a line ("jsonl")."""
    for each in facts:
        file.write(each.to_json(indent=2 if format == "json" else None) + "\n")


def _format(name: str) -> InputFormat:
    suffix = _suffix(name)
    if suffix not in _BY_SUFFIX:
        known = ", ".join(filter(None, _BY_SUFFIX))
        formats = ", ".join(_READERS)
        raise FileError(f"{name}: cannot tell what it holds by its name ({known}); name the format: {formats}")
    return _BY_SUFFIX[suffix]


def _suffix(name: str) -> str:
    return Path(name.removesuffix(".gz")).suffix.lower() if name != "-" else ""


def _open(name: str) -> IO[bytes]:
    if name == "-":
        return io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer))
    return gzip.open(name) if name.endswith(".gz") else open(name, "rb")  # type: ignore[return-value]


Rows = Iterator[tuple[str, dict[str, Any]]]
OnError = Callable[[FileError], None]


def _read_text(file: IO[bytes], name: str, on_error: OnError) -> Rows:
    try:
        yield name, {"text": file.read().decode("utf-8-sig")}
    except UnicodeDecodeError as error:
        on_error(FileError(f"{name}: {_not_utf8(error)}"))


def _read_jsonl(file: IO[bytes], name: str, on_error: OnError) -> Rows:
    for number, line in enumerate(file, 1):
        where = f"{name}:{number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            on_error(FileError(f"{where}: {_not_utf8(error)}"))
            continue
        except (ValueError, RecursionError) as error:
            on_error(FileError(f"{where}: not JSON: {error}"))
            continue
        if isinstance(row, dict):
            yield where, _article_columns(row)
        else:
            on_error(FileError(f"{where}: expected a JSON object with the key 'text', got {type(row).__name__}"))


def _read_csv(file: IO[bytes], name: str, on_error: OnError) -> Rows:
    csv.field_size_limit(4 * MAX_LENGTH)
    with io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines, strict=True)
        try:
            if "text" not in (rows.fieldnames or ()):
                columns = ", ".join(rows.fieldnames or ())
                on_error(FileError(f"{name}:1: expected a column named 'text', got {columns}"))
                return
            for row in rows:
                where = f"{name}:{rows.line_num}"
                if None in row:
                    on_error(FileError(f"{where}: more fields than columns"))
                else:
                    yield where, _article_columns({key: value or None for key, value in row.items()})
        except csv.Error as error:
            on_error(FileError(f"{name}:{rows.line_num}: not CSV: {error}"))
        except UnicodeDecodeError as error:
            on_error(FileError(f"{name}:{rows.line_num + 1}: {_not_utf8(error)}"))


def _read_parquet(file: IO[bytes], name: str, on_error: OnError) -> Rows:
    try:
        import pyarrow.parquet
    except ImportError:
        raise FileError(f"{name}: reading Parquet needs pyarrow: pip install 'factx[tables]'") from None
    try:
        table = pyarrow.parquet.ParquetFile(file)
        columns = [column for column in table.schema_arrow.names if column in Article.model_fields]
        if "text" not in columns:
            on_error(FileError(f"{name}: expected a column named 'text', got {', '.join(table.schema_arrow.names)}"))
            return
        number = 0
        for batch in table.iter_batches(batch_size=256, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield f"{name}:{number}", _article_columns(row)
    except pyarrow.ArrowException as error:
        on_error(FileError(f"{name}: not Parquet: {error}"))


def _read_html(file: IO[bytes], name: str, on_error: OnError) -> Rows:
    try:
        import trafilatura
        from trafilatura.settings import Document
    except ImportError:
        raise FileError(f"{name}: reading HTML needs trafilatura: pip install 'factx[web]'") from None
    page = trafilatura.bare_extraction(file.read(), with_metadata=True)
    if not isinstance(page, Document) or not page.text:
        on_error(FileError(f"{name}: no article found in the page"))
        return
    yield (
        name,
        {"text": page.text, "title": page.title, "published": page.date, "url": page.url, "source": page.sitename},
    )


def _article_columns(row: Mapping[str, Any]) -> dict[str, Any]:
    about = {key: value for key, value in row.items() if key in Article.model_fields}
    return about | {"id": str(about["id"])} if isinstance(about.get("id"), int) else about


def _not_utf8(error: UnicodeDecodeError) -> str:
    return f"not UTF-8: byte 0x{error.object[error.start]:02x} at {error.start}"


_READERS: Mapping[str, Callable[[IO[bytes], str, OnError], Rows]] = {
    "txt": _read_text,
    "jsonl": _read_jsonl,
    "csv": _read_csv,
    "parquet": _read_parquet,
    "html": _read_html,
}
