"""How good facts are: figures and errors, measured against gold.

Gold is a folder of JSON files, one an article: the object that `Facts.to_json` gives (with `text`, `published` and
`language` beside the records or under `article`), where a reference may also be a plain id. The figures are told in
docs/evaluation.md.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from factx.errors import FileError
from factx.evaluate.figures import Evaluation, Figure
from factx.evaluate.score import KEYS, Gold, score
from factx.pipeline import extract

__all__ = ["SUMMARY", "Evaluation", "Figure", "Gold", "evaluate", "read_gold", "report", "score", "to_json"]

SUMMARY = {
    "participants": "participant entity (CEAF-e)",
    "quotes": "quote with speaker all",
    "times": "time value",
    "events": "event trigger and type",
    "history": "history span (IoU 0.5)",
}
"""The one figure that stands for each kind of record."""


def read_gold(path: str | Path) -> dict[str, Gold]:
    """Read a gold file, or every *.json of a folder, by name without the ending.

    Raises:
        FileError: There is no gold, or a file is not such JSON.
    """
    folder = Path(path)
    files = sorted(folder.glob("*.json")) if folder.is_dir() else [folder]
    if not files:
        raise FileError(f"{folder}: no *.json in this folder")
    gold: dict[str, Gold] = {}
    for file in files:
        try:
            record = json.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise FileError(f"{file}: {error.strerror}") from None
        except ValueError as error:
            raise FileError(f"{file}: not JSON: {error}") from None
        if isinstance(record, dict) and isinstance(record.get("article"), dict):
            record = record["article"] | record
        if not isinstance(record, dict) or not set(record) >= KEYS:
            raise FileError(f"{file}: gold is a JSON object with the keys {', '.join(sorted(KEYS))}")
        gold[file.stem] = record
    return gold


def evaluate(gold: Mapping[str, Gold], extractors: Sequence[str] | None = None) -> dict[str, Evaluation]:
    """Extract the facts of each gold article and score them.

    Args:
        gold: Gold by article name, as `read_gold` gives it.
        extractors: As for `factx.extract`.

    Returns:
        The evaluation of each article by its name; their `sum(…, Evaluation())` is that of all.
    """
    return {
        name: score(
            extract(
                each["text"], published=each.get("published"), language=each.get("language"), extractors=extractors
            ),
            each,
        )
        for name, each in gold.items()
    }


def to_json(by_article: Mapping[str, Evaluation]) -> str:
    """Return the figures as JSON: of all articles, and of each by its name."""
    return json.dumps(
        {
            "all": _table(sum(by_article.values(), Evaluation())),
            "articles": {name: _table(each) for name, each in by_article.items()},
        },
        ensure_ascii=False,
        indent=1,
    )


def _table(evaluation: Evaluation) -> dict[str, dict[str, float | None]]:
    return {
        name: {
            key: None if value is None else round(value, 4)
            for key, value in (
                ("f1", figure.f1),
                ("precision", figure.precision),
                ("recall", figure.recall),
                ("gold", figure.gold),
                ("predicted", figure.predicted),
            )
        }
        for name, figure in evaluation.figures.items()
    }


def report(by_article: Mapping[str, Evaluation], errors: str | None = None) -> str:
    """Return the figures to read: by record, by article, and the errors of a kind of record ("all": of all)."""
    total = sum(by_article.values(), Evaluation())
    lines = [f"{'':46}{'F1':>6}{'P':>7}{'R':>7}{'gold':>7}{'found':>7}"]
    for name, figure in total.figures.items():
        shares = "".join(_cell(share) for share in (figure.f1, figure.precision, figure.recall))
        lines.append(f"{name:46}{shares}{figure.gold:7.0f}{figure.predicted:7.0f}")
    lines += ["", f"{'':24}" + "".join(f"{kind:>14}" for kind in SUMMARY)]
    for article, evaluation in by_article.items():
        figures = (evaluation.figures[name].f1 for name in SUMMARY.values())
        lines.append(f"{article[:24]:24}" + "".join(f"{_cell(f1):>14}" for f1 in figures))
    kinds = total.errors if errors == "all" else [kind for kind in total.errors if kind.split()[0] == errors]
    for kind in kinds:
        lines += ["", f"== {kind} ({len(total.errors[kind])})"]
        lines += [f"  {name}: {e}" for name, evaluation in by_article.items() for e in evaluation.errors.get(kind, ())]
    return "\n".join(lines)


def _cell(share: float | None) -> str:
    return f"{'-':>7}" if share is None else f"{share:7.3f}"
