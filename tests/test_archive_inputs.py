"""Archives in every form they come in, and the command that writes their facts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from factx.errors import FileError
from factx.files import count_rows, read_articles, read_rows

PAGE = """<html><head><title>L'usine ferme</title>
<meta property="article:published_time" content="2019-01-02T10:00:00Z"></head><body><nav>Menu</nav><article>
<h1>L'usine ferme</h1><p>La maire de Villeneuve a annoncé mardi la fermeture de l'usine, qui emploie cent personnes.</p>
<p>Les syndicats ont appelé à manifester jeudi dans le centre de la ville, avec les familles des salariés.</p>
</article><footer>Mentions légales</footer></body></html>"""


def test_parquet_rows_are_articles(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "archive.parquet"
    table = pyarrow.table(
        {"text": ["Lundi.", None], "id": [7, None], "published": ["2019-01-02", None], "section": [1, 2]}
    )
    parquet.write_table(table, path)
    assert list(read_rows(path, published="2020-01-01")) == [
        {"id": "7", "published": "2019-01-02", "language": None, "text": "Lundi."},
        {"id": f"{path}:2", "published": "2020-01-01", "language": None},
    ]


def test_what_is_no_parquet_is_named(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "archive.parquet"
    path.write_bytes(b"text")
    with pytest.raises(FileError, match=r"archive\.parquet: not Parquet"):
        list(read_rows(path))


def test_the_article_of_a_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (article,) = read_articles(path)
    assert "La maire de Villeneuve" in article.text
    assert "Menu" not in article.text
    assert "Mentions" not in article.text
    assert str(article.published) == "2019-01-02"


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "empty.html"
    path.write_text("<html><body></body></html>")
    with pytest.raises(FileError, match=r"empty\.html: no article found in the page"):
        list(read_rows(path))


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "notes"):
        (tmp_path / name).write_text(name)
    assert [row["text"] for row in read_rows(tmp_path)] == ["a.txt", "b.txt"]


def test_counts_for_the_progress_bar(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n{}\n")
    (tmp_path / "b.txt").write_text("x\ny\n")
    assert count_rows([tmp_path / "a.jsonl", tmp_path / "b.txt"]) == 3
    assert count_rows([tmp_path]) == 2
    assert count_rows(["-"]) is None
    assert count_rows([tmp_path / "c.parquet"]) is None


def test_the_command_writes_an_archive_and_resumes(tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": f"Elle est partie en {2000 + n}."} for n in range(5)] + [{"id": "bad", "text": None}]
    archive, output = tmp_path / "archive.jsonl", tmp_path / "facts.jsonl"
    archive.write_text("".join(json.dumps(row) + "\n" for row in rows))
    command = [
        str(Path(sys.executable).with_name("factx")),
        "extract",
        str(archive),
        "-o",
        str(output),
        "--only",
        "times",
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "6 articles read; 1 failed, 1 with warnings; " in run.stderr
    lines = output.read_text().splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["0", "1", "2", "3", "4", "bad"]
    assert [time["value"] for time in json.loads(lines[3])["times"]] == ["2003"]
    (tmp_path / "facts.jsonl.partial").write_text("".join(line + "\n" for line in lines[:4]))
    run = subprocess.run([*command, "--resume", "--processes", "2"], capture_output=True, text=True, check=False)
    assert "2 articles read, 4 done before" in run.stderr
    assert output.read_text().splitlines() == lines
