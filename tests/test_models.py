"""What the parser is told before it reads, and long articles in pieces."""

from typing import TYPE_CHECKING

import pytest

from factx import ArgumentError, Article, ModelError, models
from factx.language import load
from factx.typography import fold

if TYPE_CHECKING:
    from factx.tree import Doc

FRENCH = load("fr")
LONG = "\n\n".join(
    f"Le maire de la ville numéro {n} a dit lundi que les travaux «seront finis en {1990 + n}». Il n'a rien ajouté."
    for n in range(12)
)


def parse(text: str) -> "Doc":
    return models.load(FRENCH.model, FRENCH.tokens).parse(Article(text))


def sentences(text: str) -> list[str]:
    doc = parse(text)
    written = (doc.written(*sentence).strip() for sentence in doc.sents)
    return [sentence for sentence in written if sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un titre sans point\n\nLe maire est parti.", ["Un titre sans point", "Le maire est parti."]),
        ("Elle a quitté la salle.Le maire est resté.", ["Elle a quitté la salle.", "Le maire est resté."]),
        (
            "Il s'est dit « très heureux ! » hier soir à Lyon.",
            ["Il s'est dit « très heureux ! » hier soir à Lyon."],
        ),
        (
            "«Je pars. Je ne reviendrai pas», a dit le maire.",
            ["«Je pars.", "Je ne reviendrai pas», a dit le maire."],
        ),
        (
            "Deux hommes, interpellés samedi après des jets de pierres sur la police à Lens, ont été jugés.",
            ["Deux hommes, interpellés samedi après des jets de pierres sur la police à Lens, ont été jugés."],
        ),
        ("Les blocages de ronds-points ont cessé.", ["Les blocages de ronds-points ont cessé."]),
        ("date 2024-02-29 Le maire est parti.", ["date 2024-02-29", "Le maire est parti."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_compound_names_are_one_token() -> None:
    assert "Anne-Marie" in [token.text for token in parse("Anne-Marie est partie.")]


def test_compound_nouns_are_one_token() -> None:
    tokens = [token.text for token in parse("L'aide-soignante attend au rond-point. Dit-il vrai ? Donnez-lui raison.")]
    assert {"aide-soignante", "rond-point"} < set(tokens)
    assert "Dit-il" not in tokens
    assert "Donnez-lui" not in tokens


def test_an_inverted_pronoun_is_one_token() -> None:
    tokens = [token.text for token in parse("«Oui», disent-elles. Ont-elles raison ?")]
    assert tokens.count("-elles") == 2


def test_offsets_are_those_of_the_article() -> None:
    text = "L’élue\u00a0a\u202fdit\u200b: «\u00a0Oui\u00a0!\u00a0»\r\n\r\n\tFin\ufeff."
    doc = parse(text)
    assert len(doc.text) == len(text)
    assert [text[token.idx] for token in doc if token.text == "Oui"] == ["O"]
    assert doc[0].text == "L'"


def test_pieces_read_as_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def view(doc: "Doc") -> list[tuple[object, ...]]:
        return [(t.idx, t.text, t.whitespace_, t.pos_, t.lemma_, t.dep_, t.head.i, t.is_sent_start) for t in doc]

    whole = view(parse(LONG))
    monkeypatch.setattr(models, "_PIECE", 60)
    in_pieces = view(parse(LONG))
    assert in_pieces == whole


@pytest.mark.parametrize("text", ["mot " * 300, "«" * 300, "mot. Mot " * 100, "\n\n" * 100 + "a " * 100])
def test_pieces_hold_every_token(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    whole = [(token.idx, token.text) for token in parse(text)]
    monkeypatch.setattr(models, "_PIECE", 7)
    doc = parse(text)
    assert [(token.idx, token.text) for token in doc] == whole
    assert doc.text == fold(text)
    assert sum(end - start for start, end in doc.sents) == len(doc)


def test_pieces_are_cut_at_paragraphs_then_at_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "_PIECE", 12)
    doc = models.load(FRENCH.model, FRENCH.tokens)._tokenize(
        Article("Un deux trois. Quatre cinq six sept huit\n\nneuf dix. Onze douze treize.")
    )
    assert [piece.text for piece in models._pieces(doc)] == [
        "Un deux trois. Quatre cinq six sept huit\n\n",
        "neuf dix. Onze douze treize.",
    ]
    doc = models.load(FRENCH.model, FRENCH.tokens)._tokenize(
        Article("Un deux trois quatre cinq six vingt. Huit neuf dix onze douze treize.")
    )
    assert next(models._pieces(doc)).text.strip() == "Un deux trois quatre cinq six vingt."


def test_a_model_must_be_installed() -> None:
    with pytest.raises(ModelError, match="pip install xx-no-model"):
        models.load("xx_no_model", FRENCH.tokens)
    with pytest.raises(ArgumentError, match=r"^model: expected"):
        models.load("", FRENCH.tokens)
