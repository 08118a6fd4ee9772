"""A text as the names steps read it: its words, which of them bear a capital, and the names it may hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Gender
from factx.extractors.participants.gazetteer import Entry, plain
from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.voids import pass_over_datelines, pass_over_foreign_words, pass_over_shouting
from factx.marks import OPENING_TOKENS
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Doc, Token

SENTENCE_EDGE = frozenset('.!?…:;«“"|•–—»”‘-+*') | {"...", "?!", "!?", "--"}
ROMAN = re.compile(r"[IVX]{1,6}(?:e|è|ème|er|re)?$")
MAX_WORDS = 14
"""The longest name that is read, in words."""

_ADJECTIVES = 4
_TRAILING = "»”\"',;:)]}-–—…*+"
_ABBREVIATED = re.compile(r"(?:^|[\s.])\w{1,2}\.$")


@dataclass(slots=True)
class Name:
    """One proper name: code point offsets [start, end), token indices [first, last], and what its form tells.

    `short` marks a head noun alone («la Commission»): a name only when a longer one of the article starts with it.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    kind: ParticipantKind | None = None
    known: Entry | None = None
    gender: Gender | None = None
    honorific: bool = False
    short: bool = False


class Text:
    """The parse of one text, and what is asked of its words again and again.

    `words` are the tokens' texts less a prefix that is no part of a name («ex-Gazette»), "" in a dateline;
    `starts` are their offsets. `capital` tells which bear a capital that may be a name's,
    `opening` where a capital may be that of a sentence. `inside` holds the capitalised words seen elsewhere than at
    an opening, `pairs_inside` those pairs of them, `surnames` those after a first name, `small` the words in small
    letters.
    """

    def __init__(self, doc: "Doc", lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.size = len(doc)
        self._small_starts = lexicon.small_starts
        self.written = doc.text
        self._plain = plain(self.written)
        lowered = self._plain.lower()
        self._lowered = lowered if len(lowered) == len(self._plain) else self._plain
        self.words = [token.text.rstrip("+") or token.text for token in doc]
        self.starts = [token.idx for token in doc]
        self.capital = [_is_capital(token) for token in doc]
        self.opening = list(_openings(doc))
        self._open_after_references()
        self._go_on_behind_nouns()
        self._pass_over_prefixes()
        pass_over_datelines(self)
        pass_over_shouting(self)
        pass_over_foreign_words(self)
        pairs = [i for i in range(self.size - 1) if self.capital[i] and self.capital[i + 1] and not self.opening[i]]
        self.inside = {self.words[i] for i in range(self.size) if self.capital[i] and not self.opening[i]}
        self.pairs_inside = {(self.words[i], self.words[i + 1]) for i in pairs}
        self.surnames = {
            self.words[i + 1]
            for i in range(self.size - 1)
            if self.capital[i] and self.capital[i + 1] and lexicon.is_first_name(self.words[i]) and self.touches(i + 1)
        }
        self.surnames |= {
            f"{first} {last}" for first, last in pairwise(self.words) if first in self.surnames and last.istitle()
        }
        self.small = {word for word in self.words if word.islower()}

    def _open_after_references(self) -> None:
        """Take what follows «Lire aussi» for the start of a sentence."""
        for index in range(2, self.size):
            self.opening[index] = self.opening[index] or self.is_referred(index)

    def _go_on_behind_nouns(self) -> None:
        """Take no name behind a noun that tells its kind for the start of a sentence («la banque belge Zarbo»)."""
        for index in range(1, self.size):
            if self.opening[index] and self.capital[index] and self.touches(index) and self.words[index - 1].islower():
                noun = next(
                    (i for i in range(index - 1, max(0, index - _ADJECTIVES), -1) if self.doc[i].pos_ != "ADJ"), 0
                )
                self.opening[index] = self.words[noun] not in self.lexicon.kind_nouns

    def is_referred(self, index: int) -> bool:
        """Whether «Lire aussi» leads to what starts at a token."""
        before = tuple(word.lower() for word in self.words[max(0, index - 2) : index])
        return before in self.lexicon.references

    def _pass_over_prefixes(self) -> None:
        for index, word in enumerate(self.words):
            prefix, hyphen, rest = word.partition("-")
            if prefix in self.lexicon.grammar.prefixes and rest[:1].isupper():
                self.words[index], self.capital[index] = rest, True
                self.starts[index] += len(prefix) + len(hyphen)

    def name(self, first: int, last: int, kind: ParticipantKind | None = None) -> Name:
        """Return the name that two tokens bound, without the punctuation that the tokenizer left on it."""
        start, end = self.starts[first], self.doc[last].idx + len(self.doc[last])
        text = self.written[start:end].rstrip(_TRAILING) or self.written[start:end]
        if text.endswith(".") and not _ABBREVIATED.search(text):
            text = text[:-1]
        return Name(start, start + len(text), first, last, text, kind)

    def touches(self, index: int) -> bool:
        """Whether a token follows the one before it after one space at most."""
        before = self.doc[index - 1]
        return self.starts[index] - before.idx - len(before) <= 1 and not self.doc[index].is_space

    def followed(self, index: int) -> bool:
        """Whether a capitalised word follows a token directly."""
        return index + 1 < self.size and self.capital[index + 1] and self.touches(index + 1)

    def is_tag(self, index: int) -> bool:
        """Whether a word is a keyword of a message («#Direct»)."""
        return index > 0 and self.words[index - 1].endswith("#")

    def is_bracketed(self, index: int) -> bool:
        """Whether a token stands alone in brackets («Lens (Nord)»)."""
        return 0 < index < self.size - 1 and self.words[index - 1] == "(" and self.words[index + 1] == ")"

    def is_tight(self, index: int) -> bool:
        """Whether a hyphen stands without spaces, or an «&» alike on both sides."""
        before, after = self.doc[index - 1].whitespace_, self.doc[index].whitespace_
        return before == after and (not after or self.words[index] == "&")

    def known(self, index: int) -> Name | None:
        """Return the name known beforehand that starts at a token."""
        start, word = self.starts[index], self.words[index]
        if self.is_tag(index) and self.words[index - 2].lower() not in self.lexicon.before_names:
            return None
        if word.isalpha() and word.islower() and self._lowered[start : start + len(word)] not in self._small_starts:
            return None
        before = index - 2 if index > 1 and self.words[index - 1] in OPENING_TOKENS else index - 1
        contracted = before >= 0 and self.words[before] in self.lexicon.before_papers
        found = self.lexicon.known_at(self._plain, self._lowered, start, contracted)
        if not found:
            return None
        end, known = found
        last = self._last_before(end, index)
        if last > index and self._goes_on(index, end):
            return None
        newspaper = contracted and known.kind == "organization"
        if last == index and not newspaper and not self._is_known_word(index, known):
            return None
        return Name(start, end, index, last, self.written[start:end], known.kind, known)

    def is_known(self, first: int, last: int) -> bool:
        """Whether a name known beforehand starts at a token and reaches another."""
        known = self.known(first)
        return known is not None and known.last >= last

    def _goes_on(self, index: int, end: int) -> bool:
        """Whether a longer known name starts behind the article of a newspaper («"L'Union" européenne»)."""
        if self.words[index].lower() not in self.lexicon.articles:
            return False
        found = self.lexicon.known_at(self._plain, self._lowered, self.starts[index + 1])
        return found is not None and found[0] > end

    def known_inside(self, index: int, at: int) -> Name | None:
        """Return the name of several words known beforehand that starts inside a token («UE-[Ligue arabe]»)."""
        start = self.starts[index] + at
        found = self.lexicon.known_at(self._plain, self._lowered, start)
        last = self._last_before(found[0], index) if found else index
        if not found or last == index:
            return None
        end, known = found
        return Name(start, end, index, last, self.written[start:end], known.kind, known)

    def _last_before(self, end: int, index: int) -> int:
        """Return the last token, from one on, that starts before an offset."""
        while index + 1 < self.size and self.doc[index + 1].idx < end:
            index += 1
        return index

    def _is_of_place(self, index: int) -> bool:
        """Whether a noun such as «département» says that the name after it is a place's («le département du Nord»)."""
        noun = self.words[index - 2].lower() if index > 1 else ""
        return self.lexicon.is_territorial(noun)

    def starts_known(self, index: int) -> bool:
        """Whether some known name starts at a token, be it one here or not."""
        return self.lexicon.known_at(self._plain, self._lowered, self.starts[index]) is not None

    def _is_known_word(self, index: int, known: Entry) -> bool:
        """Whether a single word that may be a known name is one here."""
        word = self.words[index]
        if word in self.lexicon.not_names:
            return known.place is not None and (self.is_bracketed(index) or self._is_of_place(index))
        if self.doc[index].pos_ == "PRON" and (self.doc[index].is_stop or not word.isupper()):
            return False
        if len(word) == 1:
            return index > 0 and self.words[index - 1].lower() in self.lexicon.grammar.platform_words
        if self.opening[index] and plain(word) in self.lexicon.ambiguous and not self._is_listed(index):
            return self.doc[index].pos_ == "PROPN" and word in self.inside
        after = index + 1
        titled = (
            known.kind == "organization" and self.words[after : after + 1] and self.words[after] in self.lexicon.leading
        )
        if not self.followed(index) or titled or self.words[after] in self.lexicon.not_names:
            return True
        if (word.isupper() or self.words[after].isupper()) and self.starts_known(after):
            return True
        if self.lexicon.is_first_name(word):
            return False
        if known.kind == "country" and (self.doc[after].pos_ == "VERB" or self._is_somebody(after)):
            return True
        if known.kind == "country" and ("-" in word or self.words[index - 1] in self.lexicon.place_prepositions):
            return True
        return self.lexicon.is_first_name(self.words[after]) or (word.isupper() and not self.words[after].isupper())

    def _is_listed(self, index: int) -> bool:
        """Whether a word begins a list of names behind a colon («ces villes : Nice, Lens et Pau»)."""
        after = self.words[index + 1 : index + 3]
        return index > 0 and self.words[index - 1] == ":" and after[:1] == [","] and self.capital[index + 2]

    def _is_somebody(self, index: int) -> bool:
        """Whether a word has a surname with a particle after it («pour la Syrie Ada de Valbrune»)."""
        particle = index + 1 < self.size and self.words[index + 1] in self.lexicon.particles
        return particle and self.followed(index + 1) and self.words[index - 2].lower() in self.lexicon.articles


def _is_capital(token: "Token") -> bool:
    text = token.text
    return text[0].isupper() and not any(mark in text for mark in "@/_#:") and ".co" not in text


def _openings(doc: "Doc") -> Iterator[bool]:
    """Yield for each token whether a capital there may be that of a sentence."""
    at_start, after_capital, bracketed, glued = True, False, False, False
    for token in doc:
        yield at_start or (bool(token.is_sent_start) and (glued or not after_capital))
        glued = not token.whitespace_ and token.text[-1].islower()
        after_capital = token.text[0].isupper()
        if token.is_space:
            at_start = at_start or "\n" in token.text
        else:
            cut = (at_start or bracketed) and token.text in (")", "]")
            bracketed = (bracketed or (at_start and token.text in ("(", "["))) and not cut
            tied = token.text == "-" and not token.whitespace_ and not at_start
            at_start = cut or (token.text in SENTENCE_EDGE and not tied) or (token.text == "'" and at_start)
