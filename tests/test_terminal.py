"""The table for readers: complete, and harmless whatever the article holds."""

import io

from rich.console import Console

from factx import Article, Facts, Mention, Notice, Participant, Quote, Ref, Span
from factx.records import CustomRecord
from factx.terminal import print_facts

TEXT = "Zoé [bold]Martin\x1b[31m : «non\x07»"
ZOE = Participant(
    id="p0",
    start=0,
    end=16,
    text=TEXT[:16],
    name=TEXT[:21],
    kind="person",
    roles=("maire", "députée"),
    former_roles=("députée",),
    mentions=(Mention(start=0, end=16, text=TEXT[:16], form="name"),),
)
QUOTE = Quote(
    id="q0",
    start=25,
    end=29,
    text=TEXT[25:29],
    kind="direct",
    parts=(Span(start=25, end=29, text=TEXT[25:29]),),
    speaker=Ref(id="p0", name=TEXT[:21]),
)


def printed(facts: Facts, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    print_facts(facts, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_what_is_printed() -> None:
    warning = Notice(extractor="times", message="no such day: le 31 février")
    facts = Facts(
        article=Article(TEXT, id="a.txt", language="fr", published="2025-11-07"),
        participants=(ZOE,),
        quotes=(QUOTE,),
        warnings=(warning,),
    )
    shown = printed(facts)
    assert shown.splitlines()[0] == "a.txt · fr · 2025-11-07"
    assert "Participants (1)" in shown
    assert "Zoé [bold]Martin [31m" in shown
    assert "maire; députée (former)" in shown
    assert "no such day: le 31 février" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "Times" not in shown


def test_narrow_terminals_lose_no_words() -> None:
    facts = Facts(article=Article(TEXT), participants=(ZOE,), quotes=(QUOTE,))
    assert "".join(printed(facts, 24).split()).count("Martin") == 2


def test_no_records() -> None:
    assert printed(Facts(article=Article(""))) == "article\n"


def test_another_packages_records_have_a_column_a_field() -> None:
    records = (
        CustomRecord(id="a0", start=0, end=3, text="Zoé", euros=20),  # type: ignore[call-arg]
        CustomRecord(id="a1", start=0, end=3, text="Zoé", who={"id": "p0", "name": "Martin"}),  # type: ignore[call-arg]
    )
    shown = printed(Facts(article=Article(TEXT), custom={"big_amounts": records})).splitlines()
    assert shown[2].startswith("Big amounts (2)")
    assert [line.split() for line in shown[3:]] == [["words", "euros", "who"], ["Zoé", "20"], ["Zoé", "Martin"]]
