"""Articles in, facts out: text, JSON Lines and CSV files, plain or gzipped, and standard input."""

import csv
import gzip
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Literal, TextIO

from factx.article import Article
from factx.errors import ArgumentError, FileError
from factx.pipeline import MAX_LENGTH
from factx.records import Facts

InputFormat = Literal["txt", "jsonl", "csv"]
OutputFormat = Literal["json", "jsonl"]

_BY_SUFFIX: Mapping[str, InputFormat] = {
    "": "txt",
    ".txt": "txt",
    ".text": "txt",
    ".md": "txt",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
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
    """Yield the articles of a file, read lazily.

    A text file is one article. A row of JSON Lines or CSV is one article, its keys or columns named as the arguments
    of `Article`; others are left out. An article without an `id` takes the file's name, a row with its line number.

    Args:
        path: The file, or "-" for standard input; a name that ends in .gz is unpacked.
        format: What the file holds; told by its name when None (standard input: txt).
        published: Publication date of articles that have none of their own.
        language: Language of articles that name none.
        on_error: Called with what is wrong with an article; when it returns, reading goes on with the next. By default
            the error is raised.

    Raises:
        FileError: The file cannot be read, or is of an unknown format; or, by `on_error`, a line of it is no article.
    """
    name = str(path)
    read = _READERS.get(format or _format(name))
    if read is None:
        raise ArgumentError("format", f"one of {', '.join(_READERS)}, or None", format)
    known = {"published": published, "language": language}
    try:
        with _open(name) as file:
            for where, row in read(file, name, on_error):
                about = {"id": where, **known} | {key: value for key, value in row.items() if value is not None}
                try:
                    yield Article(about.pop("text", None), **about)  # type: ignore[arg-type]
                except ArgumentError as error:
                    on_error(FileError(f"{where}: {error}"))
    except (OSError, EOFError) as error:
        on_error(FileError(f"{name}: {getattr(error, 'strerror', None) or error}"))


def write_facts(facts: Iterable[Facts], file: TextIO, format: OutputFormat = "jsonl") -> None:
    """Write facts as JSON: one object an article, indented ("json") or one a line ("jsonl")."""
    for each in facts:
        file.write(each.to_json(indent=2 if format == "json" else None) + "\n")


def _format(name: str) -> InputFormat:
    suffix = Path(name.removesuffix(".gz")).suffix.lower() if name != "-" else ""
    if suffix not in _BY_SUFFIX:
        known = ", ".join(filter(None, _BY_SUFFIX))
        raise FileError(f"{name}: cannot tell what it holds by its name ({known}); name the format: txt, jsonl or csv")
    return _BY_SUFFIX[suffix]


def _open(name: str) -> IO[bytes]:
    if name == "-":
        return io.BufferedReader(sys.stdin.buffer)  # type: ignore[arg-type]
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
    rows = csv.DictReader(io.TextIOWrapper(file, encoding="utf-8-sig", newline=""), strict=True)
    try:
        if "text" not in (rows.fieldnames or ()):
            on_error(FileError(f"{name}:1: expected a column named 'text', got {', '.join(rows.fieldnames or ())}"))
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


def _article_columns(row: Mapping[str, Any]) -> dict[str, Any]:
    about = {key: value for key, value in row.items() if key in Article.model_fields}
    return about | {"id": str(about["id"])} if isinstance(about.get("id"), int) else about


def _not_utf8(error: UnicodeDecodeError) -> str:
    return f"not UTF-8: byte 0x{error.object[error.start]:02x} at {error.start}"


_READERS: Mapping[str, Callable[[IO[bytes], str, OnError], Rows]] = {
    "txt": _read_text,
    "jsonl": _read_jsonl,
    "csv": _read_csv,
}
