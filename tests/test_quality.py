"""Types, style, import contracts and documentation, held to in the same run as the tests."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "command",
    ["mypy", "ruff check .", "ruff format --check .", "lint-imports --no-cache"],
)
def test_check(command: str) -> None:
    run(*command.split())


def test_the_documentation_builds(tmp_path: Path) -> None:
    run("mkdocs", "build", "--strict", "--site-dir", str(tmp_path))


def run(tool: str, *arguments: str) -> None:
    command = [str(Path(sys.executable).with_name(tool)), *arguments]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
