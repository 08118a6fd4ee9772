"""Events: the tables agree with each other, and what holds for the events of any text."""

from hypothesis import given
from hypothesis import strategies as st

import factx
from factx import language
from factx.language.events import event_types

FRENCH = language.load("fr")
WORDS = [
    "Ada Morel",
    "a",
    "été",
    "arrêtée",
    "mardi",
    "par",
    "la police",
    "à Lyon",
    ",",
    "qui",
    "n'",
    "pas",
    "signé",
    "accord",
    ".",
]


def test_every_type_has_a_frame_and_every_frame_a_type() -> None:
    assert set(FRENCH.events.frames) == set(event_types())
    assert set(FRENCH.events.phrases.values()) <= set(event_types())
    assert set(FRENCH.events.weak_nouns) <= set(event_types())


def test_a_verb_names_one_type() -> None:
    verbs = [verb for frame in FRENCH.events.frames.values() for verb in frame.verbs]
    assert sorted(verbs) == sorted(set(verbs))


def test_a_noun_and_a_phrase_name_one_type() -> None:
    frames = FRENCH.events.frames.values()
    nouns = [noun for frame in frames for noun in frame.nouns]
    assert sorted(nouns) == sorted(set(nouns))
    assert set(FRENCH.events.phrases).isdisjoint(verb for frame in frames for verb in frame.verbs)


def test_roles_of_a_frame_are_roles_of_its_type() -> None:
    for name, frame in FRENCH.events.frames.items():
        roles = {*frame.prepositions.values(), *frame.objects.values(), *frame.subjects.values()}
        assert roles <= set(event_types()[name].roles), name


def test_conditions_are_on_verbs_of_the_frame() -> None:
    for name, frame in FRENCH.events.frames.items():
        conditioned = {*frame.living_objects, *frame.living_subjects, *frame.lifeless_subjects, *frame.never_first}
        assert {*conditioned, *frame.objects_among, *frame.otherwise} <= set(frame.verbs), name


@given(st.text(max_size=200))
def test_any_text_has_events_or_none(text: str) -> None:
    facts = factx.extract(text, published="2025-11-07", language="fr", extractors=["events"])
    assert not facts.warnings
    for event in facts.events:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text


@given(st.lists(st.sampled_from(WORDS), max_size=20))
def test_roles_are_those_of_the_type(words: list[str]) -> None:
    facts = factx.extract(" ".join(words), published="2025-11-07", language="fr", extractors=["events"])
    assert not facts.warnings
    for event in facts.events:
        assert {argument.role for argument in event.arguments} <= set(event_types()[event.type].roles)
        assert event.trigger.text == event.text
