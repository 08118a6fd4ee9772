"""The parse: the only place that loads spaCy models, and what they are told before they read.

The models err in known ways, mended here before any extractor reads: a sentence starts at every paragraph and never
inside a pair of quotation marks unless the quotation itself holds sentences, nor at a small letter, nor between the
words of a name («Ada | Morel»); «nuire.Le» is two; «Anne-Marie» and «rond-point» are one token each.

Its named-entity recogniser, two fifths of the cost of a parse, is left out: what it labels is read more surely off
capitals, titles and lists of words (`factx.extractors.participants`).

Articles are parsed one by one, on one BLAS thread: a batch is no faster, and its shape could move the last bit of a
score. A long one is parsed in pieces cut at sentences, for a parse takes some 20 kB a token while it runs. Which BLAS
multiplies matrices (the one packaged as `blis`, or the one NumPy was built with) is settled by a short measurement,
for neither is faster on every CPU.
"""

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from factx import tree
from factx.article import Article
from factx.errors import ArgumentError, ModelError
from factx.language.tokens import Tokens
from factx.marks import paired
from factx.typography import fold

if TYPE_CHECKING:
    import spacy.language
    from spacy.tokens import Doc, Token

_GLUED = r"(?<=[0-9a-zà-öø-ÿ»”\")])[.!?…](?=[A-ZÀ-ÖØ-Þ«“])|(?<=[A-ZÀ-ÖØ-Þ]{2})[.!?…](?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2})"
_MARKED = r"(?<=[\w.!?…])[«»“”](?=\w)|(?<=\w')[\"«“#](?=\w)"
_GLUED_STOP = r"[.!?…](?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'])"
"""The stop behind a closing mark and its space, which the tokenizer leaves on the next word («» .La foule»)."""
_SMALL_HEADING = re.compile(r"[a-zà-öø-ÿ]{3,}(?=[A-ZÀ-ÖØ-Þ](?:[a-zà-öø-ÿ']|$))")
_CAPITAL = re.compile(r"(?=[A-ZÀ-ÖØ-Þ])")
_COMPOUND_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.]*(?:-[\w']+)*-[A-ZÀ-ÖØ-Þ]\w*")
_PLURAL_PRONOUN = "-elles"
"""The inverted pronoun («disent-elles») that the model's tokenizer takes for two."""
_SENT_START = {True: 1, None: 0, False: -1}
_PIECE = 10_000
"""The longest stretch that is parsed at once, in tokens."""
_LONGEST_WORD = 100
_SENTENCE_END = frozenset(".!?…") | {"...", "?!", "!?"}


class Parser:
    """A spaCy pipeline that reads articles.

    Args:
        model: Name of an installed spaCy package, such as "fr_core_news_md".
        tokens: The words by which its tokenizer is mended.
        blis: Whether matrices are multiplied by BLIS or by NumPy's own BLAS; None: by the faster on this machine.

    Raises:
        ModelError: The package is not installed.
    """

    def __init__(self, model: str, tokens: Tokens, blis: bool | None = None) -> None:
        import spacy
        from threadpoolctl import ThreadpoolController

        try:
            self._nlp = spacy.load(model, exclude=["ner"])
        except OSError:
            raise ModelError(f"spaCy model {model!r} is not installed: pip install {model.replace('_', '-')}") from None
        self._nlp.max_length = 1 << 31
        self._threads = ThreadpoolController()
        _mend_tokenizer(self._nlp, tokens)
        _index_lemmas(self._nlp)
        with self._threads.limit(limits=1, user_api="blas"):
            choose_ops(self._nlp, blis)

    def parse(self, article: Article) -> tree.Doc:
        """Return the parse of one article; its offsets are those of the article's text."""
        return tree.read(self._parse(article))

    def _parse(self, article: Article) -> "Doc":
        from spacy.tokens import Doc

        doc = self._tokenize(article)
        with self._threads.limit(limits=1, user_api="blas"):
            if len(doc) <= _PIECE:
                return self._nlp(doc)
            return Doc.from_docs([self._nlp(piece) for piece in _pieces(doc)], ensure_whitespace=False)

    @contextmanager
    def memory_zone(self) -> Iterator[None]:
        """Free, at exit, what the parses made inside have added to the vocabulary; they are void from then on."""
        with self._nlp.memory_zone():
            yield

    def _tokenize(self, article: Article) -> "Doc":
        doc = self._nlp.make_doc(fold(article.text))
        _set_sentence_starts(doc, article)
        return doc


@cache
def load(model: str, tokens: Tokens) -> Parser:
    """Return the parser of a spaCy model whose tokenizer is mended by a language's words, loaded once per process.

    Raises:
        ModelError: The package is not installed.
    """
    if not isinstance(model, str) or not model:
        raise ArgumentError("model", "the name of an installed spaCy package", model)
    return Parser(model, tokens)


def _blis_is_faster() -> bool:
    import numpy
    from thinc.api import NumpyOps

    try:
        blis = NumpyOps(use_blis=True)
    except ValueError:  # the package blis is not installed
        return False
    rows, weights = numpy.ones((400, 288), dtype="f"), numpy.ones((288, 288), dtype="f")

    def seconds(ops: NumpyOps) -> float:
        def once() -> float:
            start = time.perf_counter()
            ops.gemm(rows, weights, trans2=True)
            return time.perf_counter() - start

        return min(once() for _ in range(7))

    return seconds(blis) < seconds(NumpyOps(use_blis=False))


def choose_ops(nlp: "spacy.language.Language", blis: bool | None = None) -> None:
    """Let a pipeline's models multiply matrices by BLIS or by NumPy's own BLAS; None: by the faster here."""
    from thinc.api import Model, NumpyOps

    ops = NumpyOps(use_blis=_blis_is_faster() if blis is None else blis)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                node.ops = ops


def _mend_tokenizer(nlp: "spacy.language.Language", tokens: Tokens) -> None:
    from spacy.util import compile_infix_regex, compile_prefix_regex

    tokenizer: Any = nlp.tokenizer
    known = tokenizer.token_match
    tokenizer.token_match = lambda word: _COMPOUND_NAME.fullmatch(word) or (known and known(word))
    inverted = rf"(?<=\w)(?={_PLURAL_PRONOUN}$)"
    headed = rf"(?<=[a-zà-öø-ÿ]{{3}})(?={_any_of(tokens.openers)}$)"
    endings = rf"(?:[a-zà-öø-ÿ]{{3}}|{_any_of(tokens.endings)}\b)"
    compound = re.compile(rf"-(?!{_any_of(tokens.enclitics)}\b){endings}")
    infixes = compile_infix_regex([inverted, *(nlp.Defaults.infixes or ()), _GLUED, _MARKED, headed]).finditer

    def between_words(word: str) -> list[re.Match[str]]:
        names = _COMPOUND_NAME.finditer(word) if len(word) <= _LONGEST_WORD else ()
        inside = {i for name in names for i in range(name.start() + 1, name.end())}
        found = [
            infix
            for infix in infixes(word)
            if infix.start() not in inside
            and not compound.match(word, infix.start())
            and not (infix[0] and word.endswith(_PLURAL_PRONOUN, infix.start()))
        ]
        heading = _SMALL_HEADING.match(word)
        after = _CAPITAL.search(word, heading.end()) if heading else None
        return [after, *(infix for infix in found if infix.start() > after.start())] if after else found

    tokenizer.infix_finditer = between_words
    tokenizer.prefix_search = compile_prefix_regex([*(nlp.Defaults.prefixes or ()), _GLUED_STOP]).search


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of some words; nothing when there are none."""
    return f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"


def _index_lemmas(nlp: "spacy.language.Language") -> None:
    """Make sets of the lists in which the French lemmatizer looks for each word from the start."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if "lemmatizer" in nlp.pipe_names else None
    if lookups is not None and "lemma_index" in lookups:
        table = lookups.get_table("lemma_index")
        for part_of_speech, words in table.items():
            table[part_of_speech] = frozenset(words)


def _set_sentence_starts(doc: "Doc", article: Article) -> None:
    import numpy

    # all at once: setting Token.is_sent_start looks through the whole doc each time
    known: Any = numpy.array([_SENT_START[starts] for starts in _sentence_starts(doc, article)], dtype="int64")
    doc.from_array(["SENT_START"], known.astype("uint64"))


def _sentence_starts(doc: "Doc", article: Article) -> Iterator[bool | None]:
    """Tell of each token whether a sentence starts at it; None: for the parser to say."""
    pairs = [pair for pair in paired(article.text) if pair.depth == 0]
    at, starts = 0, True
    previous = None
    for token in doc:
        while at < len(pairs) and token.idx > pairs[at].close:
            at += 1
        if token.is_space:
            starts = starts or "\n" in token.text
            yield False
            continue
        if starts or (article.body_start and previous is not None and previous.idx < article.body_start <= token.idx):
            yield True
        elif at < len(pairs) and pairs[at].open < token.idx <= pairs[at].close:
            begins = previous is not None and previous.text in _SENTENCE_END and token.text[:1].isupper()
            yield None if begins and token.idx < pairs[at].close else False
        elif previous is not None and _goes_on(previous, token):
            yield False
        elif previous is not None and not previous.whitespace_ and previous.text[-1:].islower():
            yield True
        else:
            yield None
        starts, previous = False, token


def _goes_on(previous: "Token", token: "Token") -> bool:
    """Whether no sentence starts at a token: a small letter behind no stop, or more of a name («Ada | Rey»)."""
    if not token.text[:1].isupper():
        return previous.text not in _SENTENCE_END
    names = previous.text[0].isupper() and previous.text[-1].isalpha() and bool(previous.whitespace_)
    return names and not (token.is_stop or token.is_upper or previous.is_upper)


def _pieces(doc: "Doc") -> Iterator["Doc"]:
    from spacy.tokens import Doc

    start = 0
    while start < len(doc):
        end = _cut(doc, start)
        tokens = [doc[i] for i in range(start, end)]
        yield Doc(
            doc.vocab,
            words=[token.text for token in tokens],
            spaces=[bool(token.whitespace_) for token in tokens],
            sent_starts=[token.is_sent_start for token in tokens],
        )
        start = end


def _cut(doc: "Doc", start: int) -> int:
    """Return where the piece from `start` ends: before a paragraph, else after a full stop, else at its full length."""
    end = start + _PIECE
    if end >= len(doc):
        return len(doc)
    second_half = range(end, end - _PIECE // 2, -1)
    paragraphs = (i for i in second_half if doc[i].is_sent_start)
    sentences = (i for i in second_half if doc[i].is_sent_start is None and doc[i - 1].text in _SENTENCE_END)
    return next(paragraphs, None) or next(sentences, end)
