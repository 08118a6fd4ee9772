"""Facts laid out for a reader at a terminal."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from factx.archive import Summary
from factx.records import Facts, Participant, Ref, own_fields
from factx.typography import visible


def print_facts(facts: Facts, console: Console | None = None) -> None:
    """Print the records of one article, a section for each kind."""
    (console or Console(highlight=False)).print(render(facts))


@contextmanager
def progress(total: int | None) -> Iterator[Callable[[Facts], None]]:
    """Show on standard error how far a run over an archive is, at what rate, and the time left.

    Args:
        total: How many articles there are; None when that is not known.

    Yields:
        What is to be called with the facts of each article.
    """
    rate = TextColumn("{task.fields[rate]} articles/s")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("articles", total=total, rate="–")

        def tick(_: Facts) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, advance=1, rate=f"{speed:.1f}" if speed else "–")

        yield tick


def print_summary(summary: Summary) -> None:
    """Print on standard error what a run over an archive came to."""
    done = f"{summary.articles} articles read"
    if summary.skipped:
        done += f", {summary.skipped} done before"
    records = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in summary.records.items())
    print(f"{done}; {summary.failed} failed, {summary.warned} with warnings; {records}", file=sys.stderr)


def render(facts: Facts) -> Group:
    """Return what `print_facts` prints, for those who compose a larger screen."""
    return Group(_heading(facts), *(Padding(section, (1, 0, 0, 0)) for section in _sections(facts)))


def _heading(facts: Facts) -> Text:
    article = facts.article
    about = [article.id, article.title, article.source, article.language, article.published]
    return Text(" · ".join(visible(str(each)) for each in about if each) or "article", style="bold")


def _sections(facts: Facts) -> Iterator[RenderableType]:
    participants = [
        (each.name, each.kind, each.country, _roles(each), len(each.mentions)) for each in facts.participants
    ]
    quotes = [
        (_names(each.speakers or (each.speaker,)), each.kind, each.cue and each.cue.text, each.text)
        for each in facts.quotes
    ]
    times = [(each.text, each.type, each.value, each.modifier, " – ".join(each.interval or ())) for each in facts.times]
    events = [
        (
            each.type,
            each.trigger.text,
            "\n".join(f"{a.role}: {a.participant.name if a.participant else a.span.text}" for a in each.arguments),
            each.time and each.time.value,
            each.factuality,
            each.attributed_to and each.attributed_to.name,
        )
        for each in facts.events
    ]
    history = [(each.time.value, each.relation, each.text) for each in facts.historical_references]
    yield from _table("Participants", ("name", "kind", "country", "roles", "mentions"), participants)
    yield from _table("Quotes", ("speaker", "kind", "cue", "words"), quotes)
    yield from _table("Times", ("words", "type", "value", "modifier", "interval"), times)
    yield from _table("Events", ("type", "trigger", "roles", "time", "factuality", "according to"), events)
    yield from _table("History", ("time", "relation", "words"), history)
    for name, records in facts.custom.items():
        fields = [own_fields(each) for each in records]
        columns = tuple(dict.fromkeys(chain.from_iterable(fields)))
        rows = [(each.text, *map(known.get, columns)) for each, known in zip(records, fields, strict=True)]
        yield from _table(name.replace("_", " ").capitalize(), ("words", *columns), rows)
    yield from _table("Warnings", ("extractor", "message"), [(each.extractor, each.message) for each in facts.warnings])


def _table(title: str, columns: Iterable[str], rows: Sequence[tuple[object, ...]]) -> Iterator[Table]:
    if rows:
        table = Table(title=f"{title} ({len(rows)})", title_justify="left", title_style="bold", box=None)
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(Text("" if cell is None else visible(str(cell))) for cell in row))
        yield table


def _names(speakers: Iterable[Ref | None]) -> str:
    return ", ".join(each.name for each in speakers if each) or "?"


def _roles(participant: Participant) -> str:
    former = set(participant.former_roles)
    return "; ".join(f"{role} (former)" if role in former else role for role in participant.roles)
