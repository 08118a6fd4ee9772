"""Hypothesis strategies (extra `testing`; hypothesis is imported when one is asked for)."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from factx.article import Article
from factx.errors import FactxError

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_NAMES = (
    *("Zoé Martin", "Ali Benali", "Anne-Marie Le Goff", "Paul d'Estrées", "M. Nguyen", "Mme O’Brien", "Łukasz Żak"),
    *("la maire", "le ministre de l'Économie", "une source policière", "le Sénat", "l'ONU", "l’association Rivages"),
)
_VERBS = ("a déclaré", "a affirmé", "estime", "aurait annoncé", "n'a pas confirmé", "a-t-il promis", "selon", "signe")
_THINGS = (
    *("que le pont fermerait", "la fermeture du pont", "l'accord de paix", "deux manifestants", "un nouveau budget"),
    *("à Lyon", "au Kazakhstan", "place du 8-Mai-1945", "devant le tribunal judiciaire de Nanterre"),
)
_TIMES = (
    *("mardi", "le 3 mars 2019", "hier soir", "en 1992", "il y a trois ans", "depuis 2001", "de 1975 à 1990"),
    *("vers 21h30", "le lendemain", "le 31 février", "dans 20 000 ans", "pendant la Seconde Guerre mondiale"),
)
_MARKS = (("« ", " »"), ("«\u00a0", "\u00a0»"), ("“", "”"), ('"', '"'), ("« ", ""), ("", " »"), ("‘", "’"))
_HOSTILE = (
    *("\u00a0", "\u202f", "\u200b", "\u00ad", "\ufeff", "\u202e", "\x00", "\ud800", "e\u0301", "ﬁ", "👩\u200d👧"),
    *("²", "٣", "</script>", "<b onclick=x>", "&amp;", "%s", "\\", "((", "---", "…", "’", "«", '"', "nuire.Le"),
    *("9" * 50, "a" * 200),
)


def articles(including: Sequence[str] = (), *, language: str = "fr") -> "SearchStrategy[Article]":
    """Return a strategy for articles that look like French news, and for some that do their best not to.

    Sentences of names, verbs, quotations and dates, in paragraphs, with odd characters and broken marks among them;
    with a publication date and a title, or without.

    Args:
        including: Phrases that should stand among the others, such as what your extractor looks for.
        language: ISO 639-1 code of the articles.

    Raises:
        FactxError: Hypothesis is not installed.
    """
    try:
        from hypothesis import strategies as st
    except ImportError:
        raise FactxError("factx.testing.articles needs hypothesis: pip install 'factx[testing]'") from None
    phrase = st.sampled_from((*_NAMES, *_VERBS, *_THINGS, *_TIMES, *including))
    if including:
        phrase |= st.sampled_from(tuple(including))
    words = st.lists(phrase, min_size=1, max_size=6).map(" ".join)
    quotation = st.tuples(st.sampled_from(_MARKS), words).map(lambda drawn: drawn[1].join(drawn[0]))
    odd = st.sampled_from(_HOSTILE) | st.text(max_size=8)
    sentence = st.lists(words | words | quotation | odd, min_size=1, max_size=4)
    ending = st.sampled_from((". ", ".\n\n", ".", "\n", " ! ", " ?\n", ", ", ""))
    text = st.lists(st.tuples(sentence.map(" ".join), ending).map("".join), max_size=8).map("".join)
    return st.builds(
        Article,
        text | text | st.text(st.characters(codec=None), max_size=100),
        published=st.none() | st.dates(date(1000, 1, 1), date(2999, 12, 31)),
        title=st.none() | words | odd,
        language=st.just(language),
    )
