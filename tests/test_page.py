"""The page of one article: what it shows, and what it never lets run."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx import Article, Event, Facts, HistoricalReference, Mention, Participant, Quote, Record, Span, TimeExpression
from factx.errors import ArgumentError, FileError
from factx.page import notebook_html, to_html, write_pages
from factx.page.marking import MAX_DEPTH, marked_lines
from factx.page.timeline import timeline
from factx.records import Anchor

TEXT = "Zoé Martin a dit mardi : « Le pont fermera ».\nElle est partie de Lyon en 1990."
ATTACKS = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "javascript:alert(1)",
    "</style><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eabc\u2066\u200b\ufeff",
    "\x00\x08\x1b\x9f",
    "\ud800 alone",
    "<!--<script>",
    "']]><iframe srcdoc='x'>",
]


def span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


@pytest.fixture
def facts() -> Facts:
    zoe = Participant(
        id="p0",
        **span(TEXT, "Zoé Martin"),
        name="Zoé Martin",
        kind="person",
        mentions=(Mention(**span(TEXT, "Zoé Martin"), form="name"), Mention(**span(TEXT, "Elle"), form="pronoun")),
    )
    words = span(TEXT, "Le pont fermera")
    quote = Quote(
        id="q0", **words, kind="direct", parts=(Span(**words),), speaker=zoe.ref, cue=Span(**span(TEXT, "a dit"))
    )
    day = TimeExpression(
        id="t0", **span(TEXT, "mardi"), type="DATE", value="2025-11-04", interval=("2025-11-04", "2025-11-05")
    )
    left = span(TEXT, "partie")
    event = Event(id="e0", **left, type="movement.travel", trigger=Span(**left), time=day.ref)
    past = HistoricalReference(
        id="h0",
        **span(TEXT, "Elle est partie de Lyon en 1990"),
        time=Anchor(value="1990", interval=("1990-01-01", "1991-01-01")),
        participants=(zoe.ref,),
    )
    return Facts(
        article=Article(TEXT, published="2025-11-07", language="fr"),
        participants=(zoe,),
        quotes=(quote,),
        times=(day,),
        events=(event,),
        historical_references=(past,),
    )


class Reader(HTMLParser):
    """Elements with their attributes, and the words of the article."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._in_article = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in_article |= tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self._in_article &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self._in_article:
            self.words += data


def attacked(attack: str) -> Facts:
    text = f"{attack} mardi {attack}"
    article = Article(text, title=attack, source=attack, id=attack, url=attack)
    whole: dict[str, Any] = {"start": 0, "end": len(article.text), "text": article.text}
    person = Participant(id=f"p {attack}", **whole, name=attack, kind="person", roles=(attack,))
    return Facts(article=article, participants=(person,), custom={attack: (Record(id="c", **whole),)})


def test_the_article_stands_whole_with_every_record_marked(facts: Facts) -> None:
    page = Reader(to_html(facts))
    assert [line for line in page.words.split("\n") if line] == TEXT.split("\n")
    marked = {n for _, about in page.elements for n in (about.get("data-marks") or "").split()}
    cards = {about["data-record"] for _, about in page.elements if "data-kind" in about}
    assert marked == cards == {str(number) for number in range(len(facts))}
    anchors = {about.get("id") for _, about in page.elements}
    assert {f"r{number}" for number in range(len(facts))} <= anchors


def test_links_go_both_ways(facts: Facts) -> None:
    links = {
        about["data-record"]: set((about["data-links"] or "").split())
        for _, about in Reader(to_html(facts)).elements
        if "data-links" in about
    }
    number = {record.id: str(at) for at, record in enumerate(facts)}
    assert links[number["p0"]] == {number["q0"], number["h0"]}
    assert links[number["q0"]] == {number["p0"]}
    assert links[number["e0"]] == {number["t0"]}


def test_the_timeline_is_to_scale(facts: Facts) -> None:
    scale = timeline(facts)
    assert scale is not None
    assert scale.published is not None
    past, event = scale.items
    assert (past.section, event.section) == ("historical_references", "events")
    days = {"from 1990 to the event": 13_091, "from the event to publication": 3}
    total = sum(days.values())
    assert (event.x - past.x) / (scale.published - past.x) == pytest.approx(
        days["from 1990 to the event"] / total, abs=1e-3
    )
    assert scale.published > event.x
    assert past.width / (scale.published - past.x) == pytest.approx(365 / total, abs=1e-3)
    assert timeline(Facts(article=Article("rien"))) is None


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_script_but_ours(attack: str) -> None:
    page = to_html(attacked(attack))
    page.encode()
    elements = Reader(page).elements
    names = [name for name, _ in elements]
    assert (names.count("script"), names.count("style"), names.count("iframe"), names.count("img")) == (1, 1, 0, 0)
    assert not [name for _, about in elements for name in about if name.startswith("on") or name == "style"]
    assert all(re.match(r"#r\d|data:,$", about["href"] or "") for _, about in elements if "href" in about)
    assert "49" not in page.partition("<main>")[2].partition("</main>")[0] or "49" in attack
    assert Reader(notebook_html(attacked(attack))).elements[0][1]["sandbox"] == "allow-scripts"
    assert len(Reader(notebook_html(attacked(attack))).elements) == 1


def test_only_links_to_the_web_are_links(facts: Facts) -> None:
    def hrefs(url: str) -> Iterator[str | None]:
        page = Reader(to_html(facts.model_copy(update={"article": Article(TEXT, url=url)})))
        return (about.get("href") for _, about in page.elements)

    assert "https://example.org/a" in hrefs("https://example.org/a")
    assert "javascript:alert(1)" not in hrefs("javascript:alert(1)")


@given(st.text("ab\n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12))
def test_any_spans_leave_the_text_as_it_is(text: str, places: list[tuple[int, int]]) -> None:
    cut = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in places]
    records = tuple(Record(id=f"c{i}", start=a, end=b, text=text[a:b]) for i, (a, b) in enumerate(cut))
    facts = Facts(article=Article(text), custom={"spans": records})
    lines, depth = marked_lines(facts)
    assert ["".join(piece.text for piece in line) for line in lines] == [line for line in text.split("\n") if line]
    assert depth <= MAX_DEPTH
    for number, record in enumerate(facts):
        marked = "".join(piece.text for line in lines for piece in line if number in piece.records)
        assert marked == record.text.replace("\n", "")


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_meet_wcag_aa(facts: Facts) -> None:
    style = to_html(facts).partition("<style>")[2].partition("</style>")[0]
    light, dark = style.split("prefers-color-scheme: dark", 1)
    for scheme in (light, dark):
        colours = dict(re.findall(r"--([a-z_]+): (#[0-9a-f]{6})", scheme))
        inks = ["ink", "soft", "participants", "quotes", "events", "historical_references", "times", "custom"]
        for ink in inks:
            grounds = ("page", "lit", "linked") if ink in ("ink", "soft") else ("page",)
            for ground in grounds:
                bright, dim = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
                assert (bright + 0.05) / (dim + 0.05) >= 4.5, (ink, ground)


def test_an_archive_is_a_folder_of_pages_with_an_index(facts: Facts, tmp_path: Path) -> None:
    hostile = "</script><script>alert(1)</script>"
    other = facts.model_copy(update={"article": Article(TEXT, title=hostile, source=hostile, id="../../etc/passwd")})
    folder = tmp_path / "pages"
    assert write_pages(iter([facts, other]), folder) == 2
    assert sorted(path.name for path in folder.iterdir()) == [
        "article-000001.html",
        "article-000002.html",
        "index.html",
    ]
    assert (folder / "article-000001.html").read_text(encoding="utf-8") == to_html(facts)
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert index.count("<script") == 2
    data = re.search('<script type="application/json" id="participants">(.*)</script>\n', index)
    assert data
    assert json.loads(data[1]) == [["Zoé Martin", "person", [], [], [[0, 1], [1, 1]]]]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_index_lets_nothing_run(attack: str, facts: Facts, tmp_path: Path) -> None:
    (zoe,) = facts.participants
    renamed = zoe.model_copy(update={"name": attack, "roles": (attack,)})
    write_pages([facts.model_copy(update={"participants": (renamed,)})], tmp_path)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert index.count("<script") == 2
    assert "alert(1)<" not in index.replace("</title>", "")


def test_a_folder_that_cannot_be_written_is_told(facts: Facts, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FileError, match="file"):
        write_pages([facts], tmp_path / "file")
    with pytest.raises(ArgumentError, match="folder"):
        write_pages([facts], 3)  # type: ignore[arg-type]
