"""Archives on disk: whole, resumable after a real kill, and honest about what failed."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import factx
from factx.archive import extract_archive
from factx.errors import FileError

ROWS: list[dict[str, str | None]] = [
    {"id": f"article {n}", "published": "2019-04-01", "text": f"Le {n % 28 + 1} mars, la ville de Nantes a fermé. " * 3}
    for n in range(700)
]
RUN = """
import json, sys
from factx import Pipeline
from factx.archive import extract_archive
rows = [json.loads(line) for line in open(sys.argv[1])]
tell = lambda facts: print(facts.article.id, flush=True)
extract_archive(rows, sys.argv[2], Pipeline("fr", ["times"]), resume=True, on_article=tell)
"""


@pytest.fixture(scope="module")
def pipeline() -> factx.Pipeline:
    return factx.Pipeline("fr", ["times"])


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.parquet", "facts"])
def test_an_archive_holds_what_the_stream_gives(pipeline: factx.Pipeline, tmp_path: Path, name: str) -> None:
    rows: list[dict[str, str | None]] = [*ROWS[:40], {"id": "bad", "text": None}]
    seen: list[factx.Facts] = []
    summary = extract_archive(rows, tmp_path / name, pipeline, on_article=seen.append)
    expected = list(pipeline.stream(rows))
    assert seen == expected
    assert (summary.articles, summary.failed, summary.warned, summary.skipped) == (41, 1, 1, 0)
    assert summary.records["times"] == sum(len(facts.times) for facts in expected)
    assert _read(tmp_path / name) == sorted((facts.to_json() for facts in expected), key=_key)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.parquet", "facts"])
def test_a_killed_run_goes_on_without_loss_or_repetition(pipeline: factx.Pipeline, tmp_path: Path, name: str) -> None:
    archive = tmp_path / "archive.jsonl"
    archive.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    output = tmp_path / "out" / name
    output.parent.mkdir()
    command = [sys.executable, "-c", RUN, str(archive), str(output)]
    generator = random.Random(name)
    for _ in range(2):
        run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(generator.random() * 0.3)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        assert run.returncode == -signal.SIGKILL
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert _read(output) == sorted((facts.to_json() for facts in pipeline.stream(ROWS)), key=_key)


def test_a_torn_line_is_written_anew(pipeline: factx.Pipeline, tmp_path: Path) -> None:
    whole = [facts.to_json() for facts in pipeline.stream(ROWS[:3])]
    (tmp_path / "facts.jsonl.partial").write_text(whole[0] + "\n" + whole[1][:50])
    summary = extract_archive(ROWS[:3], tmp_path / "facts.jsonl", pipeline, resume=True)
    assert (summary.skipped, summary.articles) == (1, 2)
    assert (tmp_path / "facts.jsonl").read_text().splitlines() == whole


def test_without_resume_a_run_starts_anew(pipeline: factx.Pipeline, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl.partial").write_text("{}\n")
    assert extract_archive(ROWS[:2], tmp_path / "facts.jsonl", pipeline).skipped == 0
    assert len((tmp_path / "facts.jsonl").read_text().splitlines()) == 2


def test_ids_that_are_unsafe_or_repeated_get_files_of_their_own(pipeline: factx.Pipeline, tmp_path: Path) -> None:
    rows = [{"id": "../a/b", "text": "Lundi."}, {"id": ".._a_b", "text": "Mardi."}, {"text": "Jeudi."}]
    extract_archive(rows, tmp_path / "out", pipeline)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["000000002.json", "_a_b.json", "_a_b~2.json"]


def test_an_output_of_unknown_kind_is_refused(pipeline: factx.Pipeline, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"facts\.xml: expected a name that ends in \.jsonl or \.parquet, or a folder"):
        extract_archive([], tmp_path / "facts.xml", pipeline)
    with pytest.raises(FileError, match="missing"):
        extract_archive(ROWS[:1], tmp_path / "missing" / "facts.jsonl", pipeline)


def _key(line: str) -> str:
    return str(json.loads(line)["article"]["id"]) if "article" in json.loads(line) else str(line)


def _read(path: Path) -> list[str]:
    if path.suffix == ".jsonl":
        lines = path.read_text().splitlines()
    elif path.suffix == ".parquet":
        import pyarrow.parquet

        from factx import tables

        table = pyarrow.parquet.read_table(path)
        pipeline = factx.Pipeline("fr", ["times"])
        rows = [row[0] for row in table["articles"].to_pylist()]
        facts = [
            next(iter(pipeline.stream([ROWS[int(row["article_id"].split()[1])]])))
            if row["text"]
            else next(iter(pipeline.stream([{"id": row["article_id"], "text": None}])))
            for row in rows
        ]
        assert table.equals(tables.nested(facts))
        lines = [each.to_json() for each in facts]
    else:
        lines = [factx.Facts.from_json(file.read_text()).to_json() for file in path.glob("*.json")]
    return sorted(lines, key=_key)
