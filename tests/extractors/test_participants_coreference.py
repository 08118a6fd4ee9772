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
    "Le préfet de police Paul Rey est venu, selon la même source.",
    "«Rien ne presse», estime encore le prix Nobel.",
    "La Kényane Ada Morel est l'un des meilleurs coureurs kényans.",
    "Le parquet de Lens enquête. Le parquet se tait.",
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


@settings(max_examples=30, deadline=None)
@given(text=articles)
def test_participants_are_numbered_by_their_first_mention(pipeline: Pipeline, text: str) -> None:
    participants = read(pipeline, text)
    assert [participant.id for participant in participants] == [f"p{number}" for number in range(len(participants))]
    starts = [participant.start for participant in participants]
    assert starts == sorted(starts)
    for participant in participants:
        assert (participant.start, participant.end) == (participant.mentions[0].start, participant.mentions[0].end)


@settings(max_examples=30, deadline=None)
@given(text=articles, other=st.sampled_from(("Ada Morel", "Ida Roche")))
def test_people_of_another_paragraph_keep_their_names_apart(pipeline: Pipeline, text: str, other: str) -> None:
    participants = read(pipeline, f"{text}\n\n{other} a plaidé.")
    assert sum(other in (mention.text for mention in participant.mentions) for participant in participants) == 1
    assert {m.text for p in participants for m in p.mentions if p.name == other and m.form == "name"} == {other}


def test_an_office_not_told_of_goes_to_nobody_who_has_another_walk_of_life(pipeline: Pipeline) -> None:
    found = read(pipeline, "L'actrice Ada Morel est venue. La ministre a démissionné.")
    assert [mention.text for mention in found[0].mentions] == ["L'actrice", "Ada Morel"]


def test_offices_of_two_towns_are_two_participants(pipeline: Pipeline) -> None:
    found = read(pipeline, "À Lens, la préfecture a cédé. À Vannes, la préfecture a cédé. La préfecture a menti.")
    assert [len(each.mentions) for each in found if each.name == "préfecture"] == [1, 2]
    found = read(pipeline, "À Lens, la préfecture a cédé. La préfecture a menti. À Lens, la préfecture a cédé.")
    assert [len(each.mentions) for each in found if each.name == "préfecture"] == [3]
