"""An article as quotes are read off it: its words, its sentences, what stands between marks, who is mentioned where."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factx.extractor import Found
from factx.language import Language
from factx.marks import Marked, paired
from factx.records import MentionForm, Participant

if TYPE_CHECKING:
    from factx.tree import Doc

_LONGEST = 200
"""The longest mention looked for around a token, in characters."""
_LONGEST_SENTENCE = 400
"""Where a sentence without end is cut, in tokens."""
ENDERS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??"})
_OPENERS = frozenset('«“"„‹‘')


@dataclass(frozen=True, slots=True)
class Stretch:
    """A pair of marks by its tokens: the marks at `open` and `close`, the words from `first` to before `last`."""

    marked: Marked
    open: int
    close: int
    first: int
    last: int


@cache
def speaking_nouns(language: Language) -> frozenset[str]:
    """Return the nouns of those who speak: persons, groups, institutions, documents."""
    persons, nominals = language.people.persons, language.people.nominals
    return frozenset(
        language.speech.source_nouns.union(
            persons.masculine,
            persons.feminine,
            persons.either,
            nominals.groups,
            nominals.institutions,
            nominals.sources,
        )
    )


class Reading:
    """One article, tokenised: everything the rules of quotes ask.

    Attributes:
        lower: Each token in small letters.
        stretches: What stands between marks, outermost pairs only, in text order.
        nested: The pairs inside others.
        cover: The index in `stretches` of the pair each token stands in, marks included, else -1.
        sentences: Token ranges; a sentence never ends inside a pair of marks.
    """

    def __init__(self, doc: "Doc", found: Found, language: Language) -> None:
        self.doc = doc
        self.text = found.article.text
        self.words = language.speech
        titles = language.names.honorifics
        self.honorifics = frozenset(map(str.lower, (*titles.masculine, *titles.feminine, *titles.neutral)))
        self.speaking_nouns = speaking_nouns(language)
        self._body = found.article.body_start
        self.lower = [token.lower_ for token in doc]
        self._starts = [token.idx for token in doc]
        pairs = paired(self.text)
        self.stretches = [self._stretch(pair) for pair in pairs if pair.depth == 0]
        self.nested = [self._stretch(pair) for pair in pairs if pair.depth]
        self._nested_opens = [stretch.open for stretch in self.nested]
        self.cover = [-1] * len(doc)
        for index, stretch in enumerate(self.stretches):
            for i in range(stretch.open, min(stretch.close + 1, len(doc))):
                self.cover[i] = index
        self.sentences = list(self._sentences())
        self._mentions = sorted(
            ((m.start, m.end, m.form, p) for p in found[Participant] for m in p.mentions), key=lambda m: (m[0], -m[1])
        )
        self._mention_starts = [mention[0] for mention in self._mentions]

    def token_at(self, offset: int) -> int:
        """Return the index of the token that holds a character, or of the last before it."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def end(self, i: int) -> int:
        """Return the offset after a token."""
        return self._starts[i] + len(self.lower[i])

    def start(self, i: int) -> int:
        """Return the offset of a token, that of the text's end for the one after the last."""
        return self._starts[i] if i < len(self._starts) else len(self.text)

    def is_space(self, i: int) -> bool:
        """Tell whether a token is blank."""
        return self.lower[i].isspace() or not self.lower[i]

    def before(self, i: int) -> int:
        """Return the index of the last token before `i` that is not blank, -1 when there is none."""
        i -= 1
        while i >= 0 and self.is_space(i):
            i -= 1
        return i

    def after(self, i: int) -> int:
        """Return the index of the first token after `i` that is not blank, the number of tokens when there is none."""
        i += 1
        while i < len(self.lower) and self.is_space(i):
            i += 1
        return i

    def bounds(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the offsets of the tokens from `first` to before `last`, blanks and punctuation at the edges off."""
        while first < last and (self.is_space(first) or self.doc[first].text in ",;:.-–—|"):
            first += 1
        while first < last and (self.is_space(last - 1) or self.doc[last - 1].text in ",;:.…-–—("):
            last -= 1
        return (self.start(first), self.end(last - 1)) if first < last else None

    def mentions(self, start: int, end: int) -> list[tuple[int, int, MentionForm, Participant]]:
        """Return the mentions that start in a stretch of text: start, end, form, participant."""
        low, high = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
        return self._mentions[low:high]

    def mention_at(self, i: int) -> int:
        """Return the token after the longest mention that starts at token `i`, `i` when none does."""
        found = self.mentions(self.start(i), self.start(i) + 1)
        return self.token_at(found[0][1] - 1) + 1 if found else i

    def mention_around(self, i: int) -> tuple[int, int] | None:
        """Return the tokens, first to before last, of the longest mention that holds token `i`."""
        offset = self.start(i)
        around = [m for m in self.mentions(max(offset - _LONGEST, 0), offset + 1) if m[1] > offset]
        if not around:
            return None
        start, end, *_ = max(around, key=lambda mention: mention[1] - mention[0])
        return self.token_at(start), self.token_at(end - 1) + 1

    def inside(self, stretch: Stretch) -> list[Stretch]:
        """Return the pairs of marks inside a pair."""
        low, high = bisect_right(self._nested_opens, stretch.open), bisect_left(self._nested_opens, stretch.close)
        return self.nested[low:high]

    def _stretch(self, pair: Marked) -> Stretch:
        first, last = self.token_at(pair.start), self.token_at(pair.end - 1) + 1
        return Stretch(pair, self.token_at(pair.open), self.token_at(pair.close), first, last)

    def _sentences(self) -> list[tuple[int, int]]:
        sentences: list[tuple[int, int]] = []
        first = 0
        for i in range(len(self.lower)):
            outside = self.cover[i] < 0 or self.stretches[self.cover[i]].close == i
            if self._ends(i) or self._ends_header(i) or (outside and i - first >= _LONGEST_SENTENCE):
                sentences.append((first, i + 1))
                first = i + 1
        if first < len(self.lower):
            sentences.append((first, len(self.lower)))
        return [(a, b) for a, b in sentences if any(not self.is_space(i) for i in range(a, b))]

    def _ends_header(self, i: int) -> bool:
        return self.start(i) < self._body <= self.start(i + 1)

    def _ends(self, i: int) -> bool:
        inside = self.cover[i]
        word = self.doc[i].text
        if inside >= 0:
            stretch = self.stretches[inside]
            if i != stretch.close or stretch.last < 1 or self.doc[stretch.last - 1].text not in ENDERS:
                return False
        elif "\n" in word:
            return True
        elif word not in ENDERS:
            return False
        following = self.after(i)
        if following == len(self.lower) or "\n" in self.text[self.end(i) : self.start(following)]:
            return True
        opening = self.doc[following].text
        return opening[:1].isupper() or opening[:1].isdigit() or opening[:1] in _OPENERS or opening[:1] in "-–—[("
