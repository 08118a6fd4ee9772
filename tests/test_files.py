"""Articles in: every format, and what is said of those that cannot be read."""

import gzip
import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factx import ArgumentError, Article, Facts
from factx.errors import FileError
from factx.files import read_articles, write_facts


def read(path: Path, **options: Any) -> tuple[list[Article], list[str]]:
    """Return the articles of a file, and what was wrong with the others (the folder's name left out)."""
    errors: list[FileError] = []
    articles = list(read_articles(path, on_error=errors.append, **options))
    return articles, [str(error).replace(f"{path.parent}/", "") for error in errors]


def test_text_is_one_article_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffdate 2025-11-07 L’élu.\r\nFin.\r\n".encode())
    (article,) = read_articles(path)
    assert article.text == "date 2025-11-07 L’élu.\r\nFin.\r\n"
    assert (article.id, article.published, article.language) == (str(path), date(2025, 11, 7), None)


def test_the_named_date_and_language_serve_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows: list[dict[str, Any]] = [{"text": "a"}, {"text": "b", "published": "2020-02-02", "language": "en", "id": 7}]
    path.write_text("\n\n".join(map(json.dumps, rows)))
    articles, errors = read(path, published="2025-11-07", language="fr")
    assert [(str(each.published), each.language) for each in articles] == [("2025-11-07", "fr"), ("2020-02-02", "en")]
    assert [each.id for each in articles] == [f"{path}:1", "7"]
    assert not errors


def test_rows_of_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        b'{"text": "un", "title": null, "source": "Le Journal", "unknown": [1]}',
        b"   ",
        b'{"text": "deux"',
        b'["text"]',
        b"[" * 200_000,
        b'{"text": "\xff"}',
        b'{"title": "sans texte"}',
        b'{"text": "trois", "published": "2025-02-30"}',
        b'{"text": "quatre\\ud800"}',
    ]
    path.write_bytes(b"\n".join(lines))
    articles, errors = read(path)
    assert [each.text for each in articles] == ["un", "quatre\ufffd"]
    assert articles[0].source == "Le Journal"
    beginnings = [
        "a.jsonl:3: not JSON: ",
        "a.jsonl:4: expected a JSON object with the key 'text', got list",
        "a.jsonl:5: not JSON: ",
        "a.jsonl:6: not UTF-8: byte 0xff",
        "a.jsonl:7: text: expected a str, got None",
        "a.jsonl:8: published: expected an ISO 8601 date",
    ]
    assert [error[: len(start)] for error, start in zip(errors, beginnings, strict=True)] == beginnings


def test_rows_of_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    long = "mot " * 100_000
    path.write_text(
        f'id,text,published,note\n1,"Un,\n«deux»",,x\n2,,,\n3,Trois,2020-02-02,\n4,a,b,c,d\n5,{long},,\n', newline=""
    )
    articles, errors = read(path)
    assert [(each.id, each.text) for each in articles] == [("1", "Un,\n«deux»"), ("3", "Trois"), ("5", long)]
    assert errors == ["2: text: expected a str, got None", "a.csv:6: more fields than columns"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"title\nx\n", "a.csv:1: expected a column named 'text', got title"),
        ("a.csv", b"", "a.csv:1: expected a column named 'text', got "),
        ("a.csv", b'text\n"open', "a.csv:1: not CSV: unexpected end of data"),
        ("a.csv", b"text\na\n\xff\n", "not UTF-8: byte 0xff"),
        ("a.txt", b"Lundi \xe9t\xe9", "a.txt: not UTF-8: byte 0xe9 at 6"),
        ("a.txt.gz", b"no gzip", "a.txt.gz: Not a gzipped file"),
        ("a.txt.gz", gzip.compress(b"a" * 5000, mtime=0)[:-9], "a.txt.gz: Compressed file ended before"),
        ("a.docx", b"", "a.docx: cannot tell what it holds by its name"),
    ],
)
def test_unreadable_files_are_named(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileError) as error:
        list(read_articles(path))
    assert message in str(error.value)
    assert str(error.value).startswith(str(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"a\.txt: No such file or directory"):
        list(read_articles(tmp_path / "a.txt"))


def test_gzip_and_named_formats(tmp_path: Path) -> None:
    rows = b'{"text": "un"}\n{"text": "deux"}\n'
    packed, odd = tmp_path / "a.jsonl.gz", tmp_path / "a.dump"
    packed.write_bytes(gzip.compress(rows))
    odd.write_bytes(rows)
    assert [each.text for each in read_articles(packed)] == ["un", "deux"]
    assert [each.text for each in read_articles(odd, format="jsonl")] == ["un", "deux"]
    with pytest.raises(ArgumentError, match=r"^format: expected one of txt, jsonl, csv"):
        list(read_articles(odd, format="xml"))  # type: ignore[arg-type]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("date 2025-11-07 L’élu.".encode())))
    (article,) = read_articles("-")
    assert (article.id, article.text) == ("-", "date 2025-11-07 L’élu.")


def test_facts_out() -> None:
    facts = [Facts(article=Article("L’élu.", id=name)) for name in "ab"]
    lines, indented = io.StringIO(), io.StringIO()
    write_facts(facts, lines)
    write_facts(facts, indented, "json")
    assert [Facts.from_json(line) for line in lines.getvalue().splitlines()] == facts
    assert indented.getvalue() == "".join(each.to_json(indent=2) + "\n" for each in facts)
