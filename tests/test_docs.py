"""Every code block of the documentation, run: what it prints is what the page shows.

Python blocks of a page run in order, in one namespace; a `text` block right after one is what it prints. In `console`
blocks each line after «$ » is a command, run in a shell, and the lines below it are its output. `sh` blocks set up
machines and are not run here, nor is a block under the line «<!-- needs a cluster -->».
`pytest tests/test_docs.py --update` writes what is printed now into the pages.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_HERE = "<!-- needs a cluster -->"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page(page: Path, update: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = page.read_text(encoding="utf-8")
    now = rerun(shown)
    if update:
        page.write_text(now, encoding="utf-8")
    else:
        assert shown == now


def rerun(page: str) -> str:
    """Return a page with the outputs that its code gives now."""
    namespace: dict[str, Any] = {"__name__": "docs"}
    printed: str | None = None
    parts: list[str] = []
    at = 0
    for block in BLOCK.finditer(page):
        between, at = page[at : block.start()], block.end()
        language, body = block.groups()
        if between.rstrip().endswith(NOT_HERE):
            printed = None
        elif language == "python":
            printed = run_python(body, namespace)
        elif language == "console":
            body, printed = run_console(body), None
        elif language == "text" and printed is not None and not between.strip():
            body, printed = printed, None
        else:
            printed = None
        parts += [between, f"```{language}\n{body}```"]
    return "".join([*parts, page[at:]])


def run_python(code: str, namespace: dict[str, Any]) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(code, "<docs>", "exec"), namespace)
    return _tidy(out.getvalue())


def run_console(session: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "110", "TERM": "dumb"}

    def outputs() -> Iterator[str]:
        for line in session.splitlines():
            if line.startswith("$ "):
                ended = subprocess.run(
                    ["bash", "-c", line[2:]], capture_output=True, encoding="utf-8", env=environment, check=False
                )
                yield f"{line}\n{_tidy(ended.stdout + ended.stderr)}"

    return "".join(outputs())


def _tidy(output: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in output.splitlines()).strip("\n") + "\n" if output.strip() else ""


def test_a_changed_output_is_seen() -> None:
    page = "```python\nx = 1 + 1\nprint(x)\n```\n\n```text\n3\n```\n\n```console\n$ echo a\nb\n```\n"
    assert rerun(page) == page.replace("3\n", "2\n").replace("a\nb\n", "a\na\n")
    with pytest.raises(ZeroDivisionError):
        rerun("```python\n1 / 0\n```\n")


def test_the_readme_sets_up_in_two_commands() -> None:
    readme = PAGES[0].read_text(encoding="utf-8")
    commands = [body.strip() for language, body in BLOCK.findall(readme) if language == "sh"]
    assert len(commands) == 2
    assert all("\n" not in command and "pip install" in command for command in commands)
    assert "factx extract seeds/" in commands[0]
    assert "pytest" in commands[1]
