"""The plain parse says what spaCy's says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx import Article, models
from factx.language import load
from factx.tree import Doc

TEXT = "L'élue (de Lens) a dit « oui » lundi.\n\nElle n'a pas voté la loi de 2 000 pages, selon M. Bo; UNE FIN  ?"
ATTRIBUTES = (
    *("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "whitespace_"),
    *("is_space", "is_punct", "is_quote", "is_stop", "is_upper", "is_alpha", "like_num", "is_sent_start"),
)


def parse(text: str) -> Doc:
    french = load("fr")
    return models.load(french.model, french.tokens).parse(Article(text))


@given(st.text(max_size=80) | st.just(TEXT))
def test_tokens_are_those_of_spacy(text: str) -> None:
    doc = parse(text)
    assert (len(doc), doc.text) == (len(doc.spacy), doc.spacy.text)
    for ours, its in zip(doc, doc.spacy, strict=True):
        assert [getattr(ours, name) for name in ATTRIBUTES] == [getattr(its, name) for name in ATTRIBUTES]
        assert (ours.head.i, ours.right_edge.i, len(ours)) == (its.head.i, its.right_edge.i, len(its))
        assert [token.i for token in ours.children] == [token.i for token in its.children]
        assert [token.i for token in ours.subtree] == [token.i for token in its.subtree]
        assert {name: ",".join(values) for name, values in ours.morph.items()} == its.morph.to_dict()
        assert tuple(ours.sent) == (its.sent.start, its.sent.end)
    assert [tuple(sentence) for sentence in doc.sents] == [(each.start, each.end) for each in doc.spacy.sents]


@given(st.data())
def test_stretches_are_those_of_spacy(data: st.DataObject) -> None:
    doc = parse(TEXT)
    start = data.draw(st.integers(0, len(doc) - 1))
    end = data.draw(st.integers(start + 1, len(doc)))
    assert doc.root(start, end).i == doc.spacy[start:end].root.i
    assert doc.written(start, end) == doc.spacy[start:end].text


@given(st.data())
def test_cover_is_every_token_touched(data: st.DataObject) -> None:
    doc = parse(TEXT)
    start = data.draw(st.integers(0, len(TEXT)))
    end = data.draw(st.integers(start, len(TEXT)))
    touched = [token.i for token in doc if token.idx < end and token.idx + len(token) > start and start < end]
    assert list(doc.cover(start, end)) == touched


def test_nbor() -> None:
    doc = parse("Elle part.")
    assert doc[0].nbor() is doc[1]
    assert doc[1].nbor(-1) is doc[0]
    for token, distance in ((doc[0], -1), (doc[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(distance)
