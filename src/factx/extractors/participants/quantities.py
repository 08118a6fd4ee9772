"""What says how many of a group there are, or what part of it is meant, in front of its noun phrase."""

import re

from factx.extractors.participants.phrases import Phrase, Phrases
from factx.language import Language
from factx.marks import CLOSING_TOKENS, OPENING_TOKENS
from factx.tree import Doc, Token

_LONGEST_APPROXIMATION = 5
_STEPS = 4
_YEAR = re.compile(r"(?:19|20)\d\d$")


class Quantities:
    """Reads what stands in front of the noun phrases of one article."""

    def __init__(self, doc: Doc, phrases: Phrases, language: Language) -> None:
        self._doc, self._phrases, self._words = doc, phrases, language.people.nominals

    def counted(self, phrase: Phrase) -> Phrase:
        """Return a phrase with what counts it («au moins [huit personnes]», «la majorité [des élus]»)."""
        if self._is_marked(phrase) and self._portion(phrase.first - 1) < phrase.first - 1:
            phrase = Phrase(phrase.first - 1, phrase.head, phrase.last + 1)
        first = phrase.first
        for _ in range(_STEPS):
            before = self._before(first)
            if before == first:
                break
            first = before
        return Phrase(first, phrase.head, phrase.last)

    def marked(self, phrase: Phrase) -> Phrase:
        """Return a phrase with the marks around its noun, and what stands before them («des ["casseurs"]»)."""
        if not self._is_marked(phrase):
            return phrase
        mark = self._doc[phrase.first - 1]
        first = self._phrases.start(mark)
        return phrase if first == mark.i else Phrase(first, phrase.head, phrase.last + 1)

    def is_number(self, index: int) -> bool:
        """Whether a token says how many; the article «un» does not."""
        token, words = self._doc[index], self._words
        numeral = token.like_num or token.text[0].isdigit()
        return token.lower_ not in words.one and (numeral or token.lower_ in words.cardinals | words.numbers)

    def has_number(self, phrase: Phrase) -> bool:
        """Whether a phrase says how many before its head."""
        return any(self.is_number(index) for index in range(phrase.first, phrase.head))

    def _is_marked(self, phrase: Phrase) -> bool:
        """Whether a phrase stands alone between quotation marks."""
        before, after = self._doc[phrase.first - 1 : phrase.first], self._doc[phrase.last + 1 : phrase.last + 2]
        return bool(before and after) and before[0].text in OPENING_TOKENS and after[0].text in CLOSING_TOKENS

    def is_share(self, last: int) -> bool:
        """Whether the noun that ends at a token is the whole of which a share is told («sept Français [sur dix]»)."""
        behind = self._doc[last + 1 : last + 4]
        if len(behind) < 2 or behind[0].lower_ != self._words.out_of or not self.is_number(behind[1].i):
            return False
        return all(word.pos_ not in ("NOUN", "ADJ", "ADP") for word in behind[2:])

    def is_part(self, phrase: Phrase, core: Phrase) -> bool:
        """Whether a counted phrase is a part of those its core names («neuf des victimes»; not «près de 200 élus»)."""
        return phrase.first < core.first and not self.is_number(core.first) and self._portion(core.first) < core.first

    def _before(self, first: int) -> int:
        starts = self._whole, self._range, self._between, self._approximation, self._portion, self._other
        return min(start(first) for start in starts)

    def _other(self, first: int) -> int:
        """Return the first token of a phrase with the article that «autres» has in front («[d'] autres élus»)."""
        before = self._doc[first - 1].lower_ if first else ""
        return first - 1 if self._doc[first].lower_ in self._words.others and before in self._words.of else first

    def _whole(self, first: int) -> int:
        """Return the first token of a phrase with «tous» in front («[tous] les élus»)."""
        return first - 1 if first and self._doc[first - 1].lower_ in self._words.all else first

    def _range(self, first: int) -> int:
        """Return the first token of a range of numbers («[200 à] 300 personnes»)."""
        if first < 2 or not self.is_number(first) or not self.is_number(first - 2):
            return first
        return first - 2 if self._doc[first - 1].lower_ in self._words.ranges else first

    def _between(self, first: int) -> int:
        """Return the first token of a range between two numbers («[entre 200 et] 300 personnes»)."""
        at = first - 2
        if at < 1 or not self.is_number(first) or self._doc[first - 1].lower_ not in self._words.joining:
            return first
        while at > 0 and self.is_number(at):
            at -= 1
        return at if at < first - 2 and self._doc[at].lower_ in self._words.between else first

    def _approximation(self, first: int) -> int:
        """Return the first token of words such as «environ» before a number («[près de] 300 personnes»)."""
        one = self._doc[first].lower_ in self._words.one and first + 1 < len(self._doc)
        if not (self.is_number(first) or (one and self.is_number(first + 1))):
            return first
        starts = range(max(0, first - _LONGEST_APPROXIMATION), first)
        found = (i for i in starts if self._doc.written(i, first).lower() in self._words.approximations)
        return next(found, first)

    def _portion(self, first: int) -> int:
        """Return the first token of a part of a group («[neuf] des victimes», «[une partie de] leurs collègues»)."""
        fused = self._doc[first].lower_ == "des"
        at = first - 1 if fused else first - 2
        if at < 0 or not (fused or self._doc[first - 1].lower_ in self._words.of):
            return first
        portion = self._doc[at]
        return self._phrases.start(portion) if self.is_portion(portion) else first

    def is_portion(self, word: Token) -> bool:
        """Whether a noun or number tells what part of a group is meant («la majorité des élus»; not «faire partie»)."""
        of = self._doc[word.i + 1 : word.i + 2]
        counts = word.dep_ != "nummod" or word.head.i > word.i
        number = counts and self.is_number(word.i) and not _YEAR.match(word.text)
        bare = word.pos_ == "NOUN" and self._phrases.start(word) == word.i
        portion = number or (word.lower_ in self._words.portions | self._words.crowds and not bare)
        return portion and bool(of) and of[0].lower_ in self._words.of
