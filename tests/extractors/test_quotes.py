"""Quotes: articles built from known speakers, cues, marks and layouts give every content and every speaker back."""

from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factx
from factx import Article, Pipeline
from factx.language import load

SPEAKERS = ("Claire Dumas", "Paul Rey", "Aurélie Vasseur", "Hugo Lestrade")
MARKS = (("«", "»"), ("« ", " »"), ("«\u00a0", "\u00a0»"), ("“", "”"), ('"', '"'))
CUES = (
    ("a affirmé", "a-t-{} affirmé"),
    ("déclare", "déclare-t-{}"),
    ("avait expliqué", "avait-{} expliqué"),
    ("souligne", "souligne-t-{}"),
    ("a fait savoir", "a-t-{} fait savoir"),
    ("s'est exclamé", "s'est-{} exclamé"),
    ("estime", "estime-t-{}"),
    ("révèle", "révèle-t-{}"),
)
CONTENTS = (
    "Le pont sera fermé tout l'hiver",
    "Nous n'avons rien reçu depuis la grève",
    "Cette usine ne produit plus rien",
    "Il faut réparer la digue avant le printemps",
    "Les habitants attendent une réponse claire",
)
MORE = dict(
    zip(
        SPEAKERS,
        (
            "Rien ne changera avant des mois",
            "La colère monte dans les rues",
            "Nos voisins ont déjà payé",
            "Cela ne suffira pas aux familles",
        ),
        strict=True,
    )
)
"""What each says next; the same words by two would be one repeating the other."""
PRONOUNS = {"Claire Dumas": "elle", "Paul Rey": "il", "Aurélie Vasseur": "elle", "Hugo Lestrade": "il"}


@dataclass(frozen=True)
class Said:
    """What a sentence of a built article says, and who says it."""

    sentence: str
    contents: tuple[str, ...]
    speaker: str
    then: str | None = None
    """What the same speaker says in a quote of its own after it."""


def lower(content: str) -> str:
    return content[0].lower() + content[1:]


def after(content: str, speaker: str, cue: tuple[str, str], marks: tuple[str, str]) -> Said:
    return Said(f"{marks[0]}{content}{marks[1]}, {cue[0]} {speaker}.", (content,), speaker)


def after_with_date(content: str, speaker: str, cue: tuple[str, str], marks: tuple[str, str]) -> Said:
    return Said(f"{marks[0]}{content}{marks[1]}, {cue[0]} jeudi {speaker} devant la presse.", (content,), speaker)


def colon(content: str, speaker: str, cue: tuple[str, str], marks: tuple[str, str]) -> Said:
    return Said(f"{speaker} {cue[0]} : {marks[0]}{content}{marks[1]}.", (content,), speaker)


def broken(content: str, speaker: str, cue: tuple[str, str], marks: tuple[str, str]) -> Said:
    rest = "et rien ne changera"
    sentence = f"{marks[0]}{content}{marks[1]}, {cue[0]} {speaker}, {marks[0]}{rest}{marks[1]}."
    return Said(sentence, (content, rest), speaker)


def incise(content: str, speaker: str, cue: tuple[str, str], marks: tuple[str, str]) -> Said:
    """The speaker named in the sentence before, a pronoun in the incise."""
    said = cue[1].format(PRONOUNS[speaker])
    return Said(f"{speaker} a reçu la presse. {marks[0]}{content}{marks[1]}, {said}.", (content,), speaker)


def source_before(content: str, speaker: str, _: tuple[str, str], marks: tuple[str, str]) -> Said:
    return Said(f"Selon {speaker}, {marks[0]}{lower(content)}{marks[1]}.", (lower(content),), speaker)


def clause(content: str, speaker: str, _: tuple[str, str], marks: tuple[str, str]) -> Said:
    return Said(f"{speaker} a assuré que {marks[0]}{lower(content)}{marks[1]}.", (lower(content),), speaker)


def participle(content: str, speaker: str, _: tuple[str, str], marks: tuple[str, str]) -> Said:
    sentence = f"{speaker} a quitté la réunion, estimant que {marks[0]}{lower(content)}{marks[1]}."
    return Said(sentence, (lower(content),), speaker)


def source_after(content: str, speaker: str, _: tuple[str, str], marks: tuple[str, str]) -> Said:
    return Said(f"{marks[0]}{content}{marks[1]}, selon {speaker}.", (content,), speaker)


def passive(content: str, speaker: str, _: tuple[str, str], marks: tuple[str, str]) -> Said:
    words = "honte pour toute la ville"
    return Said(f"Le projet a été qualifié par {speaker} de {marks[0]}{words}{marks[1]}.", (words,), speaker)


def joint(content: str, speaker: str, _: tuple[str, str], marks: tuple[str, str]) -> Said:
    return Said(f"{marks[0]}{content}{marks[1]}, ont indiqué {speaker} et Jeanne Morvan.", (content,), speaker)


def added(content: str, speaker: str, cue: tuple[str, str], marks: tuple[str, str]) -> Said:
    """A second quotation with no subject of its own."""
    rest = MORE[speaker]
    sentence = f"{marks[0]}{content}{marks[1]}, {cue[0]} {speaker}. Et d'ajouter : {marks[0]}{rest}{marks[1]}."
    return Said(sentence, (content,), speaker, rest)


def run_on(content: str, speaker: str, cue: tuple[str, str], marks: tuple[str, str]) -> Said:
    """A second quotation with no cue, in the next sentence."""
    rest = f"{MORE[speaker]}."
    sentence = f"{marks[0]}{content}{marks[1]}, {cue[0]} {speaker}. {marks[0]}{rest}{marks[1]}"
    return Said(sentence, (content,), speaker, rest)


def headline(content: str, speaker: str, _: tuple[str, str], marks: tuple[str, str]) -> Said:
    return Said(f"Réforme {marks[0]}compromise{marks[1]}, selon {speaker}.", ("compromise",), speaker)


def reopened(content: str, speaker: str, cue: tuple[str, str], marks: tuple[str, str]) -> Said:
    """Marks opened again at each paragraph, closed once."""
    rest = MORE[speaker]
    sentence = f"{marks[0]}{content}.\n{marks[0]}{rest}{marks[1]}, {cue[0]} {speaker}."
    return Said(sentence, (f"{content}.", rest), speaker)


def nested(content: str, speaker: str, cue: tuple[str, str], marks: tuple[str, str]) -> Said:
    inner = ("‘", "’") if marks[0] in '“"' else ("“", "”")
    words = f"{content}, comme le dit le {inner[0]}vieux{inner[1]} proverbe"
    return Said(f"{marks[0]}{words}{marks[1]}, {cue[0]} {speaker}.", (words,), speaker)


def of_opinion(content: str, speaker: str, _: tuple[str, str], marks: tuple[str, str]) -> Said:
    return Said(f"De l'avis de {speaker}, {marks[0]}{lower(content)}{marks[1]}.", (lower(content),), speaker)


def in_statement(content: str, speaker: str, _: tuple[str, str], marks: tuple[str, str]) -> Said:
    return Said(f"{marks[0]}{content}{marks[1]}, écrit {speaker} dans un communiqué.", (content,), speaker)


def gesture(content: str, speaker: str, _: tuple[str, str], marks: tuple[str, str]) -> Said:
    return Said(f"{marks[0]}{content}{marks[1]}, sourit {speaker}.", (content,), speaker)


LAYOUTS = (
    *(after, after_with_date, colon, broken, incise, source_before, source_after),
    *(clause, participle, passive, joint, added, run_on, headline),
    *(reopened, nested, of_opinion, in_statement, gesture),
)


def check(text: str, expected: list[Said], pipeline: Pipeline) -> None:
    quotes = pipeline(Article(text, language="fr")).quotes
    got = [(tuple(part.text for part in quote.parts), quote.speaker and quote.speaker.name) for quote in quotes]
    wanted = [
        (contents, said.speaker)
        for said in expected
        for contents in ((said.contents, (said.then,)) if said.then else (said.contents,))
    ]
    assert got == wanted, text


@pytest.fixture(scope="module")
def quotes_pipeline() -> Pipeline:
    return factx.Pipeline("fr", extractors=["quotes"])


@pytest.mark.parametrize(("layout", "marks"), list(product(LAYOUTS, MARKS)))
def test_each_layout_in_each_kind_of_marks(layout: object, marks: tuple[str, str], quotes_pipeline: Pipeline) -> None:
    assert callable(layout)
    said = layout(CONTENTS[0], SPEAKERS[0], CUES[0], marks)
    check(said.sentence, [said], quotes_pipeline)


@given(data=st.data())
def test_a_built_article_gives_everything_back(data: st.DataObject) -> None:
    pipeline = factx.Pipeline("fr", extractors=["quotes"])
    marks = data.draw(st.sampled_from(MARKS))
    contents = data.draw(st.permutations(CONTENTS))
    said = [
        data.draw(st.sampled_from(LAYOUTS))(
            content, data.draw(st.sampled_from(SPEAKERS)), data.draw(st.sampled_from(CUES)), marks
        )
        for content in contents[: data.draw(st.integers(1, 4))]
    ]
    between = data.draw(st.sampled_from(["\n", "\n\n"]))
    check(between.join(one.sentence for one in said), said, pipeline)


@given(content=st.sampled_from(CONTENTS), speaker=st.sampled_from(SPEAKERS), negated=st.booleans())
def test_indirect_speech(content: str, speaker: str, negated: bool) -> None:
    pipeline = factx.Pipeline("fr", extractors=["quotes"])
    verb = "n'a pas dit" if negated else "a dit"
    [quote] = pipeline(Article(f"{speaker} {verb} que {lower(content)}.", language="fr")).quotes
    assert (quote.kind, quote.text, quote.speaker and quote.speaker.name) == ("indirect", lower(content), speaker)
    assert quote.asserted is not negated


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "polarity", "asserted"),
    [
        ("Claire Dumas prétend que le pont tiendra.", "prétendre", "present", "doubting", True),
        ("Paul Rey rappelle que le pont est fermé.", "rappeler", "present", "endorsing", True),
        ("Paul Rey a démenti que le pont soit fermé.", "démentir", "past", "denying", True),
        ("«Nous partons», avait affirmé Claire Dumas.", "affirmer", "pluperfect", "neutral", True),
        ("«Nous partons», affirmait Claire Dumas.", "affirmer", "imperfect", "neutral", True),
        ("Claire Dumas fera savoir que le pont tiendra.", "faire savoir", "future", "neutral", True),
        ("Paul Rey se félicite que le pont tienne.", "se féliciter", "present", "neutral", True),
        ("Paul Rey, estimant que le pont tiendra, est parti.", "estimer", "participle", "neutral", True),
        ("Paul Rey pourrait annoncer que le pont est fermé.", "annoncer", "conditional", "neutral", False),
        ("Claire Dumas refuse de dire que le pont tiendra.", "dire", "infinitive", "neutral", False),
        ("Selon Paul Rey, le pont tiendra.", "selon", None, "neutral", True),
    ],
)
def test_a_cue_tells_its_lemma_tense_and_polarity(
    text: str, lemma: str, tense: str | None, polarity: str, asserted: bool, quotes_pipeline: Pipeline
) -> None:
    [quote] = quotes_pipeline(Article(text, language="fr")).quotes
    assert (quote.cue_lemma, quote.cue_tense, quote.polarity, quote.asserted) == (lemma, tense, polarity, asserted)


def test_a_quotation_over_paragraphs_is_one(quotes_pipeline: Pipeline) -> None:
    text = "« Le pont a cédé.\n« Nous avons couru. », raconte Paul Rey."
    [quote] = quotes_pipeline(Article(text, language="fr")).quotes
    assert [part.text for part in quote.parts] == ["Le pont a cédé.", "Nous avons couru."]
    assert quote.speaker is not None
    assert quote.speaker.name == "Paul Rey"


def test_a_quotation_set_apart_takes_the_name_under_it(quotes_pipeline: Pipeline) -> None:
    [quote] = quotes_pipeline(Article("«Rien ne presse ici»\nClaire Dumas, maire de Vannes", language="fr")).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == "Claire Dumas"


def test_the_word_file_knows_three_hundred_verbs_and_conjugates_them() -> None:
    speech = load("fr").speech
    verbs = {verb for name in type(speech.verbs).model_fields for verb in getattr(speech.verbs, name)}
    assert len(verbs) >= 300
    forms = {form: {reading.lemma for reading in readings} for form, readings in speech.forms.items()}
    for form, lemma in {
        "estime": "estimer",
        "rappelle": "rappeler",
        "révèlent": "révéler",
        "annonça": "annoncer",
        "reconnaît": "reconnaître",
        "soutiendra": "soutenir",
        "prédisent": "prédire",
        "avertissent": "avertir",
    }.items():
        assert lemma in forms[form]
    assert "dise" not in forms


@given(st.text(alphabet="«»“”\"' \nab.,:AdioéMselonqu-", max_size=300))
def test_any_text_is_read_without_warnings(text: str) -> None:
    facts = factx.extract(text, language="fr", extractors=["quotes"])
    assert not [warning for warning in facts.warnings if warning.extractor == "quotes"]
