"""Nominals and pronouns: what holds for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx import Article, Participant, Pipeline

SENTENCES = [
    "L'avocate Claire Dumas a plaidé.",
    "Le maire de Vannes, Paul Rey, a démissionné.",
    "Elle a refusé, a-t-il ajouté.",
    "Ce dernier lui a parlé de cette ville.",
    "Il faut attendre, selon lui.",
    "Les policiers ont arrêté deux manifestants.",
    "«Il ment», a dit le ministre.",
    "Le pays attend, la capitale aussi.",
    "Une source policière l'a confirmé.",
]
PIECES = [*SENTENCES, "le ", "Le président ", "ex-", "il ", "-t-il ", "lui", ",", "«", "»", "\n\n", "Paul Rey ", "😀"]
articles = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline("fr", ["participants"])


def read(pipeline: Pipeline, text: str) -> tuple[Participant, ...]:
    facts = pipeline(Article(text))
    assert not facts.warnings
    return facts.participants


@settings(max_examples=60, deadline=None)
@given(text=articles)
def test_mentions_of_two_participants_overlap_only_when_one_holds_the_other(pipeline: Pipeline, text: str) -> None:
    found = sorted((m.start, m.end) for p in read(pipeline, text) for m in p.mentions)
    assert len(found) == len(set(found))
    for i, (start, end) in enumerate(found):
        for other_start, other_end in found[i + 1 : i + 12]:
            assert other_start >= end or other_end <= end or start == other_start


@settings(max_examples=60, deadline=None)
@given(text=articles)
def test_every_mention_says_why_it_is_joined(pipeline: Pipeline, text: str) -> None:
    for participant in read(pipeline, text):
        for mention in participant.mentions:
            assert (mention.form == "name") == (mention.via == "name")
            assert (mention.form == "pronoun") == (mention.via == "pronoun")


@settings(max_examples=30, deadline=None)
@given(text=articles)
def test_no_pronoun_stands_alone_and_former_roles_are_roles(pipeline: Pipeline, text: str) -> None:
    for participant in read(pipeline, text):
        assert any(mention.form != "pronoun" for mention in participant.mentions)
        assert set(participant.former_roles) <= set(participant.roles)


@settings(max_examples=30, deadline=None)
@given(first=st.sampled_from(SENTENCES), second=st.sampled_from(SENTENCES))
def test_articles_do_not_leak_into_one_another(pipeline: Pipeline, first: str, second: str) -> None:
    alone = read(pipeline, second)
    read(pipeline, first)
    assert read(pipeline, second) == alone


def test_an_unknown_she_does_not_join_a_man(pipeline: Pipeline) -> None:
    (found,) = read(pipeline, "Paul Rey a plaidé. Elle demande la relaxe.")
    assert [mention.text for mention in found.mentions] == ["Paul Rey"]


@pytest.mark.parametrize("unit", ["Le président ", "ce dernier ", "a-t-il dit ", "le maire de la ", "«il "])
def test_hostile_repetition_is_read_without_warning(pipeline: Pipeline, unit: str) -> None:
    read(pipeline, unit * 400)
