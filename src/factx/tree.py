"""The parse, read once into plain Python objects.

spaCy makes a new object each time a token is looked at and asks the vocabulary for each of its strings; extractors look
at each token some seventy times. Names, and what they mean, are spaCy's own; annotation is Universal Dependencies.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.lexeme import Lexeme
    from spacy.tokens import Doc as SpacyDoc

_COLUMNS: list[int | str] = [*("ORTH", "LEMMA", "POS", "TAG", "DEP", "MORPH", "HEAD", "SPACY", "SENT_START")]


class Sentence(NamedTuple):
    """The token indices [start, end) of a sentence."""

    start: int
    end: int


class Morph(dict[str, list[str]]):
    """Universal features: `morph.get("Tense", [])` is the list of a feature's values."""


class Token:
    """A word, or a mark, or a run of spaces.

    Attributes:
        i: Its index in the doc.
        idx: Its offset in the text, in code points.
        text: Its characters.
        lower_: The same in lower case.
        lemma_: Its dictionary form.
        pos_: Universal part of speech.
        tag_: The model's own tag.
        dep_: Its relation to `head`.
        head: The token it hangs on; itself at the root of a sentence.
        children: The tokens that hang on it, in text order.
        morph: Its features.
        whitespace_: " " where a space follows.
        is_space: All white space.
        is_punct: All punctuation.
        is_quote: A quotation mark.
        is_stop: A function word.
        is_upper: All capitals.
        is_alpha: All letters.
        like_num: Written like a number.
        is_sent_start: A sentence begins here.
        sent: Its sentence.
        doc: The doc it is in.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_quote",
        "is_sent_start",
        "is_space",
        "is_stop",
        "is_upper",
        "lemma_",
        "like_num",
        "lower_",
        "morph",
        "pos_",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    head: "Token"
    children: "list[Token]"
    morph: Morph
    whitespace_: str
    is_space: bool
    is_punct: bool
    is_quote: bool
    is_stop: bool
    is_upper: bool
    is_alpha: bool
    like_num: bool
    is_sent_start: bool
    sent: Sentence
    doc: "Doc"

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    def nbor(self, distance: int = 1) -> "Token":
        """Return the token so many places further on.

        Raises:
            IndexError: There is none.
        """
        at = self.i + distance
        if at < 0:
            raise IndexError(at)
        return self.doc[at]

    @property
    def subtree(self) -> "Iterator[Token]":
        """The token and all that hangs on it, near or far, in text order."""
        found, queue = [], [self]
        while queue:
            token = queue.pop()
            found.append(token)
            queue += token.children
        return iter(sorted(found, key=lambda token: token.i))

    @property
    def right_edge(self) -> "Token":
        """The last token of the subtree."""
        token = self
        while token.children and token.children[-1].i > token.i:
            token = token.children[-1]
        return token


class Doc(tuple[Token, ...]):
    """The tokens of an article.

    Attributes:
        text: The article's characters with apostrophes, spaces and hyphens folded (`factx.typography.fold`).
        spacy: The parse as spaCy made it, for what is not read here.
    """

    text: str
    spacy: "SpacyDoc"

    @property
    def sents(self) -> list[Sentence]:
        """The sentences, in text order."""
        return [token.sent for token in self if token.is_sent_start]

    def cover(self, start: int, end: int) -> range:
        """Return the indices of the tokens that a stretch of text touches, offsets in code points."""
        if start >= end:
            return range(0)
        first = max(bisect_right(self, start, key=_offset) - 1, 0)
        if self and self[first].idx + len(self[first].text) <= start:
            first += 1
        return range(first, bisect_left(self, end, key=_offset))

    def written(self, first: int, end: int) -> str:
        """Return the text of the tokens [first, end)."""
        return self.text[self[first].idx : self[end - 1].idx + len(self[end - 1].text)] if first < end else ""

    def root(self, first: int, end: int) -> Token:
        """Return the token of [first, end), not empty, on which the others hang; a mark only if there is no word."""
        heads = [token for token in self[first:end] if token.head is token or not first <= token.head.i < end]
        if (top := next((token for token in heads if token.head is token), None)) is not None:
            return top
        return min(heads, key=lambda token: len(self) if _bare_mark(token) else _depth(token))


def _offset(token: Token) -> int:
    return token.idx


def _bare_mark(token: Token) -> bool:
    return (token.is_punct or token.is_space) and not token.children


def _depth(token: Token) -> int:
    depth = 0
    while token.head is not token:
        token = token.head
        depth += 1
    return depth


def read(parsed: "SpacyDoc") -> Doc:
    """Return spaCy's parse as plain objects."""
    doc = Doc([Token() for _ in range(len(parsed))])
    doc.text, doc.spacy = parsed.text, parsed
    if not doc:
        return doc
    rows: Any = parsed.to_array(_COLUMNS)
    strings, vocab = parsed.vocab.strings, parsed.vocab
    names = {key: strings[key] for key in set(rows[:, 1:5].ravel().tolist())}
    words = {key: _word(vocab[key]) for key in set(rows[:, 0].tolist())}
    features = {key: _features(strings[key]) for key in set(rows[:, 5].tolist())}
    heads = rows[:, 6].astype("int64").tolist()
    starts = [at for at, start in enumerate(rows[:, 8].tolist()) if start == 1 or at == 0]
    sentence = Sentence(0, 0)
    follow = iter([*starts, len(doc)])
    bound = next(follow)
    idx = 0
    for i, (token, row) in enumerate(zip(doc, rows.tolist(), strict=True)):
        if i == bound:
            bound = next(follow)
            sentence = Sentence(i, bound)
        orth, lemma, pos, tag, dep, morph, _, space, _ = row
        (
            token.text,
            token.lower_,
            token.is_space,
            token.is_punct,
            token.is_quote,
            token.is_stop,
            token.is_upper,
            token.is_alpha,
            token.like_num,
        ) = words[orth]
        token.i, token.idx, token.doc = i, idx, doc
        token.lemma_, token.pos_, token.tag_, token.dep_ = names[lemma], names[pos], names[tag], names[dep]
        token.morph = features[morph]
        token.whitespace_ = " " if space else ""
        token.sent, token.is_sent_start = sentence, sentence.start == i
        token.children = []
        idx += len(token.text) + space
    for token, distance in zip(doc, heads, strict=True):
        token.head = head = doc[token.i + distance]
        if distance:
            head.children.append(token)
    return doc


def _word(lexeme: "Lexeme") -> tuple[Any, ...]:
    return (
        lexeme.text,
        lexeme.lower_,
        lexeme.is_space,
        lexeme.is_punct,
        lexeme.is_quote,
        lexeme.is_stop,
        lexeme.is_upper,
        lexeme.is_alpha,
        lexeme.like_num,
    )


def _features(written: str) -> Morph:
    """Read «Gender=Masc|Number=Sing»."""
    pairs = (feature.split("=", 1) for feature in written.split("|") if "=" in feature)
    return Morph({name: values.split(",") for name, values in pairs})
