"""Named participants: what holds for any text."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx import Article, Participant, Pipeline
from factx.records import Mention

FULL_NAMES = [
    "Claire Dumas",
    "Patrick Le Goual",
    "Ursula von der Mühle",
    "Mohammed ben Tahar",
    "Anne-Sophie Perrin-Lobel",
    "Fédération nationale des bergers (FNB)",
    "la cour d'assises de la Drôme",
    "le ministère de l'Intérieur",
    "l'accord de Paris",
    "les «gilets jaunes»",
    "la Corée du Nord",
    "Marseille",
    "l'Élysée",
]
FRAMES = [
    "Hier, {} a tout refusé, selon {}.",
    "«Rien ne presse», a dit {} à {}.",
    "Selon {}, rien ne presse. Puis {} est parti.",
    "On a vu {}. On n'a pas vu {}.",
    "Mme {} et M. {} se taisent.",
]
sentences = st.builds(
    lambda frame, one, other: frame.format(one, other),
    st.sampled_from(FRAMES),
    st.sampled_from(FULL_NAMES),
    st.sampled_from(FULL_NAMES),
)
PIECES = ["Paris ", "Jean ", "de ", "M. ", "(", ")", "«", "»", "\n", ".", "-", "'", "ONU ", "é", "Le ", "😀", "\u00a0"]
wild = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline("fr", ["participants"])


def read(pipeline: Pipeline, text: str) -> tuple[Participant, ...]:
    facts = pipeline(Article(text))
    assert not facts.warnings
    return facts.participants


def names(participant: Participant) -> list[Mention]:
    return [mention for mention in participant.mentions if mention.form == "name"]


def spans(participants: tuple[Participant, ...]) -> set[tuple[int, int]]:
    return {(mention.start, mention.end) for participant in participants for mention in names(participant)}


@settings(max_examples=60, deadline=None)
@given(text=st.one_of(wild, st.lists(sentences, max_size=4).map("\n\n".join)))
def test_names_of_two_participants_overlap_only_when_one_holds_the_other(pipeline: Pipeline, text: str) -> None:
    found = sorted(spans(read(pipeline, text)))
    for i, (start, end) in enumerate(found):
        assert start < end
        for other_start, other_end in found[i + 1 :]:
            assert other_start >= end or other_end <= end or start == other_start


@settings(max_examples=30, deadline=None)
@given(text=st.lists(sentences, min_size=1, max_size=4).map(" ".join))
def test_the_same_text_gives_the_same_participants(pipeline: Pipeline, text: str) -> None:
    assert read(pipeline, text) == read(Pipeline("fr", ["participants"]), text)


@settings(max_examples=30, deadline=None)
@given(first=sentences, second=sentences)
def test_a_paragraph_does_not_change_the_names_of_another(pipeline: Pipeline, first: str, second: str) -> None:
    joined = spans(read(pipeline, f"{first}\n\n{second}"))
    shift = len(first) + 2
    apart = spans(read(pipeline, first)) | {(s + shift, e + shift) for s, e in spans(read(pipeline, second))}
    assert joined == apart


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000))
def test_shuffled_paragraphs_name_the_same_participants(pipeline: Pipeline, seed: int) -> None:
    paragraphs = [FRAMES[i % 4].format(one, other) for i, (one, other) in enumerate(pairwise(FULL_NAMES))]
    expected = {p.name: len(names(p)) for p in read(pipeline, "\n\n".join(paragraphs)) if names(p)}
    random.Random(seed).shuffle(paragraphs)
    assert {p.name: len(names(p)) for p in read(pipeline, "\n\n".join(paragraphs)) if names(p)} == expected


def test_a_surname_goes_to_the_namesake_last_named(pipeline: Pipeline) -> None:
    text = "Hier, Paul Delorme est venu. Puis Delorme est parti. Anne Delorme est venue. Puis Delorme est partie."
    found = {p.name: [m.text for m in names(p)] for p in read(pipeline, text) if p.kind == "person"}
    assert found == {"Paul Delorme": ["Paul Delorme", "Delorme"], "Anne Delorme": ["Anne Delorme", "Delorme"]}


def test_an_honorific_tells_namesakes_apart(pipeline: Pipeline) -> None:
    text = "Hier, Paul Delorme et Anne Delorme sont venus. M. Delorme est parti. Mme Delorme est restée."
    found = {p.name: [m.text for m in names(p)] for p in read(pipeline, text) if p.kind == "person"}
    assert found == {"Paul Delorme": ["Paul Delorme", "Delorme"], "Anne Delorme": ["Anne Delorme", "Delorme"]}
    text = "Mme Delorme est venue. Puis Paul Delorme est parti."
    assert {p.name for p in read(pipeline, text)} == {"Delorme", "Paul Delorme"}


def test_the_kind_is_that_of_all_mentions(pipeline: Pipeline) -> None:
    text = "Zarkov attend. M. Zarkov est venu à Lens."
    kinds = {p.name: p.kind for p in read(pipeline, text)}
    assert kinds == {"Zarkov": "person", "Lens": "place"}


HOSTILE = [
    "Paris ",
    "Français Paris ",
    "Président ",
    "Jean Dupont (JD) ",
    "«Le Livre» de ",
    "L'",
    "A.",
    "Conseil de la ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_repetition_is_read_without_warning(pipeline: Pipeline, unit: str) -> None:
    read(pipeline, unit * 400)
