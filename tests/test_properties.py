"""What holds for any text: no crash, true offsets, references that resolve, the same output every time."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import factx
from factx import Article, Facts, Pipeline, TimeExpression
from factx.extractor import Extractor
from factx.pipeline import order
from factx.records import Participant, references, spans

TEXT = """
    le la les un une des l' d' qu' que qui a est sera aurait n'a pas dit annoncé estime selon d'après M. Mme
    président ministre maire Zoé Martin Benali Ali France Paris Lyon ONU Sénat mardi hier demain 3 mars 2019
    depuis ans il elle ce dernier « » “ ” " ( ) , . ; : ! ? … - – ’ signé arrêté tué élu accord guerre
    mondiale 1990-1995 avant-hier 14h30 20 % siècle XXe années ex- République l'Occupation fondée
"""
WORDS = [*TEXT.split(), " ", "\n", "\n\n", "\u00a0"]
PUNCTUATED = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
ANY = st.text(st.characters(codec=None), max_size=200)
MIXED = st.lists(st.one_of(st.sampled_from(WORDS), st.text(st.characters(codec=None), max_size=4)), max_size=50).map(
    "".join
)
FIRST, LAST = date(1000, 1, 1), date(2999, 12, 31)
DATES = st.one_of(st.none(), st.dates(FIRST, LAST), st.datetimes(datetime(1000, 1, 1), datetime(2999, 12, 31)))

SPEAKERS = ["Zoé Martin", "Ali Benali", "Anne-Marie Le Goff", "Paul d'Estrées"]
TITLES = ["la maire", "le ministre", "la présidente de la région", "le porte-parole"]
VERBS = ["a déclaré", "a affirmé", "a expliqué", "a assuré"]
CONTENTS = [
    "nous ne céderons pas",
    "le pont sera fermé tout l'hiver",
    "cette décision est une erreur pour la ville",
    "les travaux coûtent trop cher",
]
MARKS = [("«", "»"), ("« ", " »"), ("«\u00a0", "\u00a0»"), ("“", "”"), ('"', '"')]
MONTHS = [
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
]
SOME_DAYS = st.dates(date(1950, 1, 1), date(2030, 12, 31))


def check(facts: Facts) -> None:
    """Assert all that the contract promises of any Facts."""
    text = facts.article.text
    ids = [record.id for record in facts]
    assert len(ids) == len(set(ids))
    by_id = {record.id: record for record in facts}
    for record in facts:
        for span in spans(record):
            assert text[span.start : span.end] == span.text
        for reference in references(record):
            target = by_id[reference.id]
            if isinstance(target, Participant):
                assert reference == target.ref
    assert [record.start for record in facts] == sorted(record.start for record in facts)
    assert Facts.from_json(facts.to_json()) == facts
    assert not [warning for warning in facts.warnings if "failed" in warning.message or "dropped" in warning.message]


@given(text=st.one_of(ANY, PUNCTUATED, MIXED), published=DATES)
@example(text="«" * 50 + "»" * 50, published=None)
@example(text='"Non", a dit "', published=FIRST)
@example(text="demain, dans 20000 ans, il y a 9999 ans, le 31 février, en l'an 0", published=LAST)
@settings(max_examples=150)
def test_any_text(pipeline: Pipeline, text: str, published: date | None) -> None:
    facts = pipeline(Article(text, published=published, language="fr"))
    check(facts)
    assert pipeline(Article(text, published=published, language="fr")).to_json() == facts.to_json()


@given(
    speaker=st.sampled_from(SPEAKERS),
    title=st.none() | st.sampled_from(TITLES),
    verb=st.sampled_from(VERBS),
    content=st.sampled_from(CONTENTS),
    marks=st.sampled_from(MARKS),
    before=st.booleans(),
)
def test_a_quote_built_with_a_known_speaker_is_found(
    pipeline: Pipeline, speaker: str, title: str | None, verb: str, content: str, marks: tuple[str, str], before: bool
) -> None:
    who = f"{title} {speaker}" if title else speaker
    opening, closing = marks
    quoted = f"{opening}{content[0].upper()}{content[1:]}{closing}"
    line = f"{who[0].upper()}{who[1:]} {verb} : {quoted}." if before else f"{quoted}, {verb} {who}."
    facts = pipeline(Article(f"Le conseil s'est réuni à Lyon.\n\n{line}\n\nLa séance a pris fin.", language="fr"))
    check(facts)
    (quote,) = facts.quotes
    assert quote.text.lower() == content
    assert quote.kind == "direct"
    assert quote.speaker is not None
    assert quote.speaker.name == speaker


@given(day=SOME_DAYS, published=SOME_DAYS)
def test_a_date_built_with_a_known_value_is_found(pipeline: Pipeline, day: date, published: date) -> None:
    first = "1er" if day.day == 1 else str(day.day)
    words = f"{first} {MONTHS[day.month - 1]} {day.year}"
    facts = pipeline(Article(f"La gare a ouvert le {words} à Lyon.", published=published, language="fr"))
    check(facts)
    (time,) = facts.times
    assert time.text in (words, f"le {words}")
    assert time.value == day.isoformat()
    assert time.interval == (day.isoformat(), (day + timedelta(days=1)).isoformat())


@given(published=SOME_DAYS, word=st.sampled_from([("hier", -1), ("avant-hier", -2), ("demain", 1), ("aujourd'hui", 0)]))
def test_a_day_told_from_the_publication_date(pipeline: Pipeline, published: date, word: tuple[str, int]) -> None:
    facts = pipeline(Article(f"Le pont ferme {word[0]}.", published=published, language="fr"))
    check(facts)
    assert [time.value for time in facts.times] == [(published + timedelta(days=word[1])).isoformat()]


@given(sentences=st.lists(st.sampled_from(CONTENTS), min_size=1, max_size=4), data=st.data())
def test_independent_extractors_do_not_see_each_other(
    pipeline: Pipeline, sentences: list[str], data: st.DataObject
) -> None:
    shuffled: list[Extractor] = data.draw(st.permutations(pipeline.extractors))
    assert order(shuffled) == order(pipeline.extractors)
    article = Article(". ".join(f"Le 3 mars 2019, Zoé Martin a dit que {each}" for each in sentences), language="fr")
    whole = pipeline(article)
    for extractor in pipeline.extractors:
        alone = Pipeline("fr", [extractor.name])(article)
        section = extractor.makes.section or ""
        assert getattr(alone, section) == getattr(whole, section)


def test_overlapping_runs_share_nothing(pipeline: Pipeline) -> None:
    first, second = (Article(f"Le {day} mars 2019, Zoé Martin est partie.", language="fr") for day in (3, 4))
    alone = [pipeline(first), pipeline(second)]
    assert list(pipeline.stream([first, second, first])) == [*alone, alone[0]]
    assert all(isinstance(time, TimeExpression) for time in alone[0].times)


@pytest.mark.parametrize("extractors", [["times"], ["quotes"], ["participants"], ["events"], ["history"]])
def test_the_same_from_a_new_pipeline(pipeline: Pipeline, extractors: list[str]) -> None:
    text = "Le 3 mars 2019, Zoé Martin a dit à Lyon qu'elle avait signé l'accord de 1990."
    assert factx.extract(text, extractors=extractors) == Pipeline("fr", extractors)(Article(text, language="fr"))
