"""The example package, installed into a fresh environment as its README tells, where factx itself is unchanged.

The environment is new, and factx and the package are built and installed into it by pip. What factx needs (spaCy, its
model, …) is taken from the environment that runs the tests, by a .pth file: to download it anew would cost minutes and
a network, and would test no line of either.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SESSION = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Environment:
    """A fresh environment, and the copy of the package that is installed in it."""

    folder: Path
    package: Path

    def run(self, command: str, cwd: Path | None = None) -> str:
        """Run a shell command there; return what it prints."""
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        variables = {"PATH": path, "COLUMNS": "110", "TERM": "dumb", "HOME": str(self.folder), "LANG": "C.UTF-8"}
        ended = subprocess.run(
            ["bash", "-euc", command], capture_output=True, encoding="utf-8", env=variables, cwd=cwd or self.folder
        )
        assert ended.returncode == 0, f"{command}\n{ended.stdout}{ended.stderr}"
        return "".join(f"{line.rstrip()}\n" for line in ended.stdout.strip("\n").splitlines())


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder = tmp_path_factory.mktemp("fresh")
    package = Path(shutil.copytree(ROOT / "examples" / "factx-amounts", folder / "factx-amounts"))
    venv.create(folder / "venv", symlinks=True)
    environment = Environment(folder / "venv", package)
    (site,) = (folder / "venv" / "lib").glob("python*/site-packages")
    theirs = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (site / "what_factx_needs.pth").write_text("".join(f"{path}\n" for path in theirs))
    pip = f"{sys.executable} -m pip --python {folder / 'venv' / 'bin' / 'python'} --disable-pip-version-check"
    environment.run(
        f"{pip} install --quiet --no-index --no-deps --no-build-isolation --ignore-installed {ROOT} {package}"
    )
    return environment


def test_the_environment_is_fresh(fresh: Environment) -> None:
    assert importlib.util.find_spec("factx_amounts") is None
    names = fresh.run("python -c 'import factx_amounts, factx; print(factx_amounts.__file__, factx.__file__)'").split()
    assert all(Path(name).is_relative_to(fresh.folder) for name in names)
    assert "amounts" in fresh.run("python -c 'import factx.pipeline as p; print(p.installed())'")


def test_the_readmes_commands_print_what_it_shows(fresh: Environment, tmp_path: Path, update: bool) -> None:
    readme = ROOT / "examples" / "factx-amounts" / "README.md"
    shown = readme.read_text(encoding="utf-8")

    def rerun(session: re.Match[str]) -> str:
        commands = [line for line in session[1].splitlines() if line.startswith("$ ")]
        printed = (f"{command}\n{fresh.run(command[2:], tmp_path)}" for command in commands)
        return f"```console\n{''.join(printed)}```"

    now = SESSION.sub(rerun, shown)
    if update:
        readme.write_text(now, encoding="utf-8")
    else:
        assert shown == now


def test_amounts_stand_beside_all_else(fresh: Environment, tmp_path: Path) -> None:
    text = "Zoé Martin a payé 20 000 euros mardi à Lyon."
    (tmp_path / "article.jsonl").write_text(json.dumps({"text": text, "published": "2025-11-07"}))
    fresh.run("factx extract article.jsonl -o facts.jsonl --processes 2", tmp_path)
    facts = json.loads((tmp_path / "facts.jsonl").read_text(encoding="utf-8"))
    assert facts["custom"] == {
        "amounts": [
            {"id": "amount0", "start": 18, "end": 30, "text": "20 000 euros", "value": "20000", "currency": "EUR"}
        ]
    }
    assert [time["value"] for time in facts["times"]] == ["2025-11-04"]
    assert "Zoé Martin" in {each["name"] for each in facts["participants"]}
    assert facts["warnings"] == []


def test_its_own_tests_pass(fresh: Environment) -> None:
    assert re.search(r"\d\d passed", fresh.run("python -m pytest -q -p no:cacheprovider", fresh.package))
