"""Quotation marks: which stretches of a text stand between marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.marks import paired


def read(text: str) -> list[str]:
    return [text[pair.start : pair.end] for pair in paired(text) if pair.depth == 0]


def nested(text: str) -> list[str]:
    return [text[pair.start : pair.end] for pair in paired(text) if pair.depth]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("«", "»"),
        ("« ", " »"),
        ("«\u00a0", "\u00a0»"),
        ("«\u202f", "\u202f»"),
        ("“", "”"),
        ('"', '"'),
        ("„", "“"),
        ("„", "”"),
    ],
)
def test_every_kind_of_marks(opening: str, closing: str) -> None:
    text = f"Le maire a dit {opening}oui, c'est fait{closing}, puis {opening}non{closing}."
    assert read(text) == ["oui, c'est fait", "non"]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('« Il a crié "au feu" hier »', "au feu"),
        ("\"Il a crié 'au feu' hier\"", "au feu"),
        ("“L’homme a crié ‘au feu’ hier”", "au feu"),
        ("«Il a crié “au feu” hier»", "au feu"),
        ("\"Il a dit 'j'y vais', l'air las\"", "j'y vais"),
    ],
)
def test_nested_marks(text: str, inner: str) -> None:
    assert len(read(text)) == 1
    assert nested(text) == [inner]


@pytest.mark.parametrize(
    "text",
    ["L'été d'Aurélie, l'hiver d'Anouk.", "Aujourd’hui, l’ami d’Anouk n’est pas là.", "Il mesure 5'30 de long.", ""],
)
def test_an_apostrophe_is_no_mark(text: str) -> None:
    assert paired(text) == ()


def test_doubled_single_marks_are_one_mark() -> None:
    assert read("''Bonjour'', dit-il, ‘‘bonsoir’’.") == ["Bonjour", "bonsoir"]


def test_a_mark_pointing_the_wrong_way_is_mended() -> None:
    assert read("la politique d’» ouverture». Le pays «risque» peu.") == ["ouverture", "risque"]
    assert read("“Fin“, dit-il, “bon“.") == ["Fin", "bon"]


def test_a_closing_mark_too_many_extends_the_pair_of_its_sentence() -> None:
    assert read('"On cherche", mais sans date", dit-elle.') == ['On cherche", mais sans date']
    assert read("«On cherche». Plus loin, rien».") == ["On cherche"]


def test_a_mark_without_partner_costs_its_paragraph_at_most() -> None:
    assert read("« Il part, dit-on.\nLe reste «tient» bien.") == ["tient"]


def test_a_mark_reopened_at_each_paragraph() -> None:
    pairs = paired("« Un début.\n« Une suite.\n« Une fin. », dit-il")
    assert [pair.continues for pair in pairs] == [True, True, False]


def test_a_pair_over_two_paragraphs() -> None:
    assert read("« Un début.\n\nUne fin. », dit-il") == ["Un début.\n\nUne fin."]


@given(st.text(alphabet="«»“”„\"'’‘ \nab.,A!", max_size=200))
def test_any_text_gives_proper_pairs(text: str) -> None:
    pairs = paired(text)
    assert list(pairs) == sorted(pairs, key=lambda pair: pair.open)
    for pair in pairs:
        assert 0 <= pair.open < pair.start < pair.end <= pair.close + 1 <= len(text)
        assert text[pair.start : pair.end].strip()
    for one in pairs:
        for other in pairs:
            assert (
                one.close < other.open
                or other.close < one.open
                or one.open <= other.open <= one.close
                or (other.open <= one.open <= other.close)
            )


def test_ten_thousand_marks() -> None:
    assert len(paired("«a» " * 5000)) == 5000
    assert paired('"' * 10_000) is not None
