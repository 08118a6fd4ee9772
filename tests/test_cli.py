"""The command line, as a Unix user meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factx import Facts, cli

TEXT = "date 2025-11-07 La maire Zoé Martin a dit lundi que «le pont» serait fermé."
SEED = Path(__file__).parents[1] / "seeds" / "abraham-accords" / "article.txt"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Run the command in this process; return its exit status, output and messages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["factx", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
    out, err = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, out, err


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    bin_folder = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": bin_folder, **environment}
    return subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", env=environment, check=False)


def test_one_line_of_json_when_piped(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    status, out, err = run(capsys, "extract", article)
    assert (status, err) == (0, "")
    (line,) = out.splitlines()
    facts = Facts.from_json(line)
    assert facts.article.text == TEXT
    assert str(facts.article.published) == "2025-11-07"


def test_formats(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    _, lines, _ = run(capsys, "extract", article, article, "--format", "jsonl")
    _, indented, _ = run(capsys, "extract", article, "--format", "json")
    _, table, _ = run(capsys, "extract", article, "--format", "table")
    first, second = lines.splitlines()
    assert first == second
    assert json.loads(indented) == json.loads(first)
    assert table.startswith(str(article)[:20])


def test_a_subset_of_extractors(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    _, out, _ = run(capsys, "extract", article, "--extractors", "times")
    facts = Facts.from_json(out)
    assert not facts.quotes
    assert not facts.participants
    assert run(capsys, "extract", article, "--only", "times")[1] == out


def test_the_published_option_dates_what_has_no_date(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Lundi."}\n{"text": "Lundi.", "published": "2020-02-02"}\n')
    _, out, _ = run(capsys, "extract", path, "--published", "2019-01-01", "--language", "fr", "--only", "times")
    assert [json.loads(line)["article"]["published"] for line in out.splitlines()] == ["2019-01-01", "2020-02-02"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--published", "2025-13-01"], "factx: published: expected an ISO 8601 date such as '2025-11-07'"),
        (["--language", "xx"], "factx: no files for language 'xx'; there are files for: "),
        (["--extractors", "quote"], "factx: no extractor named 'quote' is installed; there are: "),
        (["--extractors", ","], "factx: --extractors: expected names with commas between them"),
        (["--format", "xml"], "xml"),
        (["--surprise"], "--surprise"),
    ],
)
def test_a_wrong_command_ends_with_2(
    capsys: pytest.CaptureFixture[str], article: Path, arguments: list[str], message: str
) -> None:
    status, out, err = run(capsys, "extract", article, *arguments)
    assert (status, out) == (2, "")
    assert message in err


def test_a_bad_article_ends_with_1_and_costs_no_other(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    german = "Der Bürgermeister der Stadt hat gestern angekündigt, dass die Brücke im Frühjahr wieder geöffnet wird."
    rows = [
        {"text": "Lundi."},
        {"text": None},
        {"text": german},
        {"text": "a" * 2_000_001, "language": "fr"},
        {"text": "Mardi."},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    status, out, err = run(capsys, "extract", tmp_path / "missing.txt", path, "--only", "times")
    assert status == 1
    assert [Facts.from_json(line).article.text for line in out.splitlines()] == ["Lundi.", "Mardi."]
    messages = err.splitlines()
    assert messages[0] == f"factx: {tmp_path}/missing.txt: No such file or directory"
    assert messages[1].startswith(f"factx: {path}:2: text: expected a str")
    assert messages[2].startswith(f"factx: {path}:3: the text looks like language 'de'")
    assert messages[3].startswith(f"factx: {path}:4: text: expected at most 2,000,000 characters")


def test_help_and_no_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "--help")
    assert status == 0
    assert all(command in out for command in ("extract", "schema", "evaluate"))
    assert run(capsys)[0] == 2


@pytest.mark.parametrize(
    ("name", "opening"),
    [("web-annotation", "{"), ("schema-org", "{"), ("timeml", "<?xml"), ("brat", "T1\t")],
)
def test_export(capsys: pytest.CaptureFixture[str], article: Path, name: str, opening: str) -> None:
    status, out, _ = run(capsys, "export", article, "--to", name)
    assert status == 0
    assert out.startswith(opening)


def test_export_takes_one_article_and_a_known_format(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    status, _, err = run(capsys, "export", article, "--to", "morse")
    assert status == 2
    assert "web-annotation" in err


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "schema")
    assert status == 0
    assert json.loads(out)["properties"].keys() == Facts.model_json_schema(mode="serialization")["properties"].keys()


def test_evaluate(capsys: pytest.CaptureFixture[str], article: Path, tmp_path: Path) -> None:
    _, facts, _ = run(capsys, "extract", article)
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "town.json").write_text(facts, encoding="utf-8")
    status, out, _ = run(capsys, "evaluate", gold, "--errors", "all")
    assert status == 0
    assert "time value" in out
    assert "town" in out
    assert "==" not in out
    _, out, _ = run(capsys, "evaluate", gold / "town.json", "--json")
    figures = json.loads(out)
    assert figures["all"] == figures["articles"]["town"]
    assert {figure["f1"] for figure in figures["all"].values()} <= {1.0, None}


@pytest.mark.parametrize("content", [None, "{", "[]", "{}"])
def test_evaluate_without_gold(capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "a.json").write_text(content)
    status, out, err = run(capsys, "evaluate", tmp_path)
    assert (status, out) == (2, "")
    assert err.startswith(f"factx: {tmp_path}")


def test_in_a_shell(article: Path) -> None:
    piped = shell(f"cat {article} | factx extract - --only times | python -m json.tool")
    assert piped.returncode == 0, piped.stderr
    assert json.loads(piped.stdout)["article"]["text"] == TEXT
    ascii_only = shell(f"factx extract {article} --only times", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="")
    assert ascii_only.returncode == 0, ascii_only.stderr
    assert Facts.from_json(ascii_only.stdout).article.text == TEXT


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Lundi."}\n' * 3000)
    ended = shell(f"factx extract {path} --only times | head -n 1")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert len(ended.stdout.splitlines()) == 1


def test_the_seed_from_a_shell() -> None:
    ended = shell(f"factx extract {SEED} --format table", COLUMNS="100")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert all(section in ended.stdout for section in ("Participants", "Quotes", "Times", "Events", "History"))


def test_a_page_is_written(capsys: pytest.CaptureFixture[str], article: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run(capsys, "view", article, "-o", page) == (0, "", "")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    status, _, err = run(capsys, "view", article, "-o", tmp_path / "none" / "page.html")
    assert (status, err.count("\n")) == (2, 1)
    articles = tmp_path / "two.jsonl"
    articles.write_text('{"text": "Un."}\n{"text": "Deux."}\n', encoding="utf-8")
    assert run(capsys, "view", articles, "-o", page)[0] == 2
    assert run(capsys, "view", articles, "-o", tmp_path / "pages") == (0, "", "")
    assert len(list((tmp_path / "pages").glob("article-*.html"))) == 2
