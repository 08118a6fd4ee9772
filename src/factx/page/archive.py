"""Many articles as a folder of pages, with an index to sort and to search by participant."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten
from typing import Any

from markupsafe import Markup

from factx.errors import ArgumentError, FileError
from factx.page.html import clean, headline, render, to_html
from factx.records import Facts
from factx.typography import visible

_LONGEST = 120
_ROLES = 3


@dataclass(slots=True)
class _Row:
    """What the index tells of one article."""

    page: str
    title: str
    source: str
    published: str
    participants: int
    quotes: int
    events: int


@dataclass(slots=True)
class _Found:
    """A participant by name and kind: the countries and roles told of it, its quotes by article."""

    countries: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    articles: list[tuple[int, int]] = field(default_factory=list)


def write_pages(facts: Iterable[Facts], folder: str | Path) -> int:
    """Write a page for each article, and `index.html` with all of them.

    Articles are taken one by one; only what the index tells is kept. Participants of different articles stand together
    where name and kind are the same. Files of the same names are overwritten.

    Args:
        facts: The facts of the articles, in the order they are to be numbered.
        folder: Where the pages go; made if it is not there.

    Returns:
        The number of articles.

    Raises:
        ArgumentError: `folder` is no path.
        FileError: A file cannot be written.
    """
    if not isinstance(folder, str | Path):
        raise ArgumentError("folder", "a str or Path", folder)
    target = Path(folder)
    rows: list[_Row] = []
    found: dict[tuple[str, str], _Found] = {}
    try:
        target.mkdir(parents=True, exist_ok=True)
        for number, each in enumerate(facts):
            row = _row(each, f"article-{number + 1:06}.html")
            (target / row.page).write_text(to_html(each), encoding="utf-8")
            rows.append(row)
            _collect(each, number, found)
        (target / "index.html").write_text(_index(rows, found), encoding="utf-8")
    except OSError as error:
        raise FileError(f"{error.filename or target}: {error.strerror or error}") from None
    return len(rows)


def _row(facts: Facts, page: str) -> _Row:
    article = facts.article
    return _Row(
        page,
        headline(facts),
        visible(article.source or ""),
        article.day.isoformat() if article.day else "",
        len(facts.participants),
        len(facts.quotes),
        len(facts.events),
    )


def _collect(facts: Facts, number: int, found: dict[tuple[str, str], _Found]) -> None:
    for participant in facts.participants:
        if not any(mention.form == "name" for mention in participant.mentions):
            continue
        entry = found.setdefault((_brief(participant.name), participant.kind), _Found())
        if participant.country:
            entry.countries[participant.country] = None
        for role in participant.roles[:_ROLES]:
            if len(entry.roles) < _ROLES:
                entry.roles[_brief(role)] = None
        entry.articles.append((number, len(facts.quotes_by(participant))))


def _brief(text: str) -> str:
    return shorten(visible(text), _LONGEST, placeholder=" …")


def _index(rows: list[_Row], found: dict[tuple[str, str], _Found]) -> str:
    ordered = sorted(found.items(), key=lambda item: (-len(item[1].articles), item[0]))
    entries = [
        [name, kind, list(entry.countries), list(entry.roles), entry.articles] for (name, kind), entry in ordered
    ]
    return render("index", rows=rows, count=len(entries), data=_embedded(entries))


def _embedded(data: Any) -> Markup:
    """Return JSON that can stand in a script element: nothing in it ends the element or opens another."""
    written = clean(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return Markup(written)  # noqa: S704 (escaped for a script element)
