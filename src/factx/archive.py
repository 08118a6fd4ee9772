"""Facts of whole archives written to disk so that an interruption loses nothing and repeats nothing.

While an archive is read, finished articles wait beside the output under a name that ends in `.partial`; the output
itself appears whole, at the end. Resuming counts what is there and goes on with the next article, so input and options
must be those of the interrupted run.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from factx.article import Article
from factx.errors import ArgumentError, FileError
from factx.pipeline import Pipeline
from factx.records import BUILT_IN, Facts
from factx.workers import batches

_UNSAFE = re.compile(r"[^\w.-]")


@dataclass
class Summary:
    """What a run over an archive came to.

    Attributes:
        skipped: Articles found done by an earlier, interrupted run.
        articles: Articles read by this run.
        failed: Those of them that could not be read at all.
        warned: Those of them with warnings.
        records: Records found by this run, by kind.
    """

    skipped: int = 0
    articles: int = 0
    failed: int = 0
    warned: int = 0
    records: Counter[str] = field(default_factory=Counter)

    def add(self, facts: Facts) -> None:
        """Count one article."""
        self.articles += 1
        self.failed += any(notice.extractor == "pipeline" for notice in facts.warnings)
        self.warned += bool(facts.warnings)
        self.records.update({name: len(getattr(facts, name)) for name in BUILT_IN})
        self.records.update({name: len(records) for name, records in facts.custom.items()})


class Sink(Protocol):
    """Where the facts of an archive are written.

    Attributes:
        batch_size: How many articles it takes at a time; an interruption costs their reading at most.
    """

    batch_size: int

    def done(self) -> int:
        """Return how many articles an earlier run has written; the next `write` goes on behind them."""
        ...

    def discard(self) -> None:
        """Remove what an earlier run has left."""
        ...

    def write(self, facts: list[Facts]) -> None:
        """Write the facts of the next articles, all or none of them."""
        ...

    def finish(self) -> None:
        """Put the whole in its place."""
        ...


class _JsonLines:
    """One file, one line an article."""

    batch_size = 32

    def __init__(self, path: Path) -> None:
        self._path, self._partial = path, path.with_name(path.name + ".partial")

    def done(self) -> int:
        if not self._partial.exists():
            return 0
        complete = lines = 0
        with self._partial.open("r+b") as partial:
            for line in partial:
                if line.endswith(b"\n"):
                    complete, lines = complete + len(line), lines + 1
            partial.truncate(complete)
        return lines

    def discard(self) -> None:
        self._partial.unlink(missing_ok=True)

    def write(self, facts: list[Facts]) -> None:
        with self._partial.open("ab") as partial:
            partial.write("".join(each.to_json() + "\n" for each in facts).encode())

    def finish(self) -> None:
        self._partial.touch()
        self._partial.replace(self._path)


class _Parquet:
    """One file of schema `factx.tables.FACTS`, one row an article (extra `tables`)."""

    batch_size = 512

    def __init__(self, path: Path) -> None:
        self._path, self._parts = path, path.with_name(path.name + ".partial")
        self._count = 0

    def _written(self) -> list[Path]:
        return sorted(self._parts.glob("*.parquet"))

    def done(self) -> int:
        import pyarrow.parquet

        written = self._written()
        self._count = len(written)
        return sum(pyarrow.parquet.read_metadata(part).num_rows for part in written)

    def discard(self) -> None:
        for part in self._parts.glob("*"):
            part.unlink()

    def write(self, facts: list[Facts]) -> None:
        import pyarrow.parquet

        from factx import tables

        self._parts.mkdir(exist_ok=True)
        part = self._parts / f"{self._count:09}.parquet"
        pyarrow.parquet.write_table(tables.nested(facts), part.with_suffix(".tmp"))
        part.with_suffix(".tmp").replace(part)
        self._count += 1

    def finish(self) -> None:
        import pyarrow.parquet

        from factx import tables

        whole = self._path.with_name(self._path.name + ".tmp")
        with pyarrow.parquet.ParquetWriter(whole, tables.FACTS) as writer:
            for part in self._written():
                writer.write_table(pyarrow.parquet.read_table(part))
        whole.replace(self._path)
        self.discard()
        if self._parts.exists():
            self._parts.rmdir()


class _Folder:
    """A folder with one JSON file an article, named by the article's id, or by its number when it has none."""

    batch_size = 32

    def __init__(self, path: Path) -> None:
        self._path, self._log = path, path / ".partial"
        self._names: Counter[str] = Counter()
        self._count = 0

    def done(self) -> int:
        """Return how many articles are whole: the log names each, written after its file."""
        if not self._log.exists():
            return 0
        text = self._log.read_text(encoding="utf-8")
        names = text.split("\n")[:-1]
        self._log.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        self._count, self._names = len(names), Counter(names)
        return self._count

    def discard(self) -> None:
        self._log.unlink(missing_ok=True)

    def write(self, facts: list[Facts]) -> None:
        self._path.mkdir(parents=True, exist_ok=True)
        for each in facts:
            stem = _UNSAFE.sub("_", each.article.id or "")[:150].lstrip(".") or f"{self._count:09}"
            self._names[stem] += 1
            repeated = self._names[stem]
            target = self._path / (f"{stem}.json" if repeated == 1 else f"{stem}~{repeated}.json")
            target.with_suffix(".tmp").write_text(each.to_json(indent=1) + "\n", encoding="utf-8")
            target.with_suffix(".tmp").replace(target)
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"{stem}\n")
            self._count += 1

    def finish(self) -> None:
        self._path.mkdir(parents=True, exist_ok=True)
        self.discard()


def sink(output: Path) -> Sink:
    """Return where facts go, by the output's name: *.jsonl, *.parquet, or a folder.

    Raises:
        FileError: The name says none of these, or the extra `tables` is not installed.
    """
    if output.suffix == ".jsonl":
        return _JsonLines(output)
    if output.suffix == ".parquet":
        try:
            import pyarrow.parquet  # noqa: F401
        except ImportError:
            raise FileError(f"{output}: writing Parquet needs pyarrow: pip install 'factx[tables]'") from None
        return _Parquet(output)
    if output.suffix and not output.is_dir():
        raise FileError(f"{output}: expected a name that ends in .jsonl or .parquet, or a folder")
    return _Folder(output)


def extract_archive(
    articles: Iterable[Article | Mapping[str, Any]],
    output: str | os.PathLike[str],
    pipeline: Pipeline,
    *,
    processes: int = 1,
    resume: bool = False,
    on_article: Callable[[Facts], None] = lambda facts: None,
) -> Summary:
    """Write the facts of many articles to a file or folder.

    Args:
        articles: As for `Pipeline.stream`.
        output: A name that ends in .jsonl or .parquet, or a folder.
        pipeline: What reads the articles.
        processes: How many processes read.
        resume: Go on where an interrupted run with the same input stopped, instead of starting anew.
        on_article: Called with the facts of each article once they are on disk.

    Returns:
        The counts of this run.

    Raises:
        ArgumentError: `pipeline` is no Pipeline, or `processes` no positive int.
        FileError: The output cannot be written.
    """
    if not isinstance(pipeline, Pipeline):
        raise ArgumentError("pipeline", "a factx.Pipeline", pipeline)
    target = sink(Path(output))
    summary = Summary()
    try:
        if resume:
            summary.skipped = target.done()
        else:
            target.discard()
        rest: Iterator[Article | Mapping[str, Any]] = islice(articles, summary.skipped, None)
        for facts in batches(pipeline.stream(rest, processes=processes), target.batch_size):
            target.write(facts)
            for each in facts:
                summary.add(each)
                on_article(each)
        target.finish()
    except OSError as error:
        raise FileError(f"{output}: {error.strerror or error}") from None
    return summary
