"""Whether a complement belongs to the noun phrase before it.

No single cue tells: «en Italie» belongs to «l'ambassadeur de France en Italie», not to «a vu l'ambassadeur en Italie».
Each cue has a weight (`weights.toml`), fitted to articles annotated by hand by `tools/fit_weights.py`; a complement
belongs to the phrase before it when its cues weigh more than nothing.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractors.participants.choices import weigh
from factx.extractors.participants.continuations import Continuation
from factx.language import Language

if TYPE_CHECKING:
    from factx.extractors.participants.phrases import Phrase, Phrases

_LONG = 6


class Complements:
    """Weighs the complements of one article's noun phrases."""

    def __init__(self, phrases: "Phrases", language: Language) -> None:
        self._doc, self._named = phrases.doc, phrases.named
        self._people, self._words = language.people, language.people.nominals
        self._weights, self._speech = language.weights.complements, language.speech.forms

    def belongs(self, phrase: "Phrase", behind: Continuation) -> bool:
        """Whether a complement belongs to the phrase before it."""
        return weigh(self.cues(phrase, behind), self._weights) > 0

    def cues(self, phrase: "Phrase", behind: Continuation) -> Iterator[str]:
        """Yield what speaks for or against, as the names that have weights."""
        yield "any"
        yield from self._of_complement(behind)
        yield from self._of_meaning(phrase, behind)
        yield from self._of_tie(phrase, behind)
        yield from self._of_phrase(phrase, behind)
        yield from self._of_place(phrase, behind)

    def _of_complement(self, behind: Continuation) -> Iterator[str]:
        """Yield what a complement is: its preposition, what that governs, its length."""
        preposition = behind.word
        yield preposition.lower_
        if self._doc[preposition.i - 1].is_quote:
            yield "quoted"
        if "Inf" in behind.top.morph.get("VerbForm", []):
            yield "infinitive"
        if behind.last - preposition.i >= _LONG:
            yield "long"

    def _of_meaning(self, phrase: "Phrase", behind: Continuation) -> Iterator[str]:
        """Yield whether a complement tells a circumstance, a state, what its noun takes («candidat [à la mairie]»)."""
        words, preposition = self._words, behind.word.lower_
        written = f"{self._doc.written(behind.word.i, behind.last + 1).lower()} "
        if written.startswith(words.circumstances):
            yield "circumstance"
        if any(written.startswith(f"{state} ") for state in words.states):
            yield "state"
        taking = words.taking.get(words.without_article.get(preposition, preposition), frozenset())
        for index in range(phrase.first, phrase.last + 1):
            if self._doc[index].lower_ in taking:
                yield "taken by head" if index == phrase.head else "taken by last" if index == phrase.last else "taken"

    def _of_tie(self, phrase: "Phrase", behind: Continuation) -> Iterator[str]:
        """Yield where the parse hangs a complement."""
        relation, governor = behind.top.dep_.split(":")[0], behind.top.head
        if governor.i == phrase.head:
            where = "head"
        elif phrase.first <= governor.i <= phrase.last:
            where = "phrase"
        elif governor.i < phrase.first:
            where = f"earlier {governor.pos_}"
        else:
            where = "later"
        yield f"hangs on {where}"
        yield f"{behind.word.lower_} on {where}"
        yield f"{relation} on {where}"

    def _of_phrase(self, phrase: "Phrase", behind: Continuation) -> Iterator[str]:
        """Yield what the phrase is: its determiner, its noun, its complements, its place in the sentence."""
        head = self._doc[phrase.head]
        yield f"of {self._determination(phrase)}"
        yield f"of {head.dep_.split(':')[0]}"
        for sort in self._people.sorts(head.lower_):
            yield f"of {sort}"
        if head.lower_ in self._words.anybody:
            yield "of anybody"
        if phrase.last > phrase.head:
            yield "behind complement"
        if phrase.last in self._named:
            yield "behind name"
        if "Part" in self._doc[phrase.last].morph.get("VerbForm", []):
            yield "behind participle"
            yield f"{behind.word.lower_} behind participle"
        elif phrase.last > phrase.head and self._doc[phrase.last].pos_ == "ADJ":
            yield "behind adjective"
            yield f"{behind.word.lower_} behind adjective"
        if head.head.i > phrase.last:
            yield "before governor"
            gap = self._doc[behind.last + 1 : head.head.i]
            if behind.last < head.head.i and all(word.head is head.head for word in gap):
                yield "up to governor"
        elif head.head.i < phrase.first:
            yield f"behind {head.head.pos_}"
            if head.head.lower_ in self._speech:
                yield "behind speech"

    def _determination(self, phrase: "Phrase") -> str:
        """Return the sort of a phrase's determiner."""
        first, words = self._doc[phrase.first].lower_, self._words
        sorts = (
            ("demonstrative", words.demonstrative),
            ("possessive", words.possessive),
            ("definite", words.definite | {"les"}),
            ("one", words.one),
            ("des", {"des", "d'", "de"}),
        )
        if phrase.first == phrase.head and phrase.first and self._doc[phrase.first - 1].lower_ in words.contracted:
            return "contracted"
        return next(
            (sort for sort, known in sorts if first in known), "count" if phrase.first < phrase.head else "bare"
        )

    def _of_place(self, phrase: "Phrase", behind: Continuation) -> Iterator[str]:
        """Yield what stands before a phrase, and behind a complement."""
        before = self._doc[phrase.first - 1] if phrase.first else None
        if before is None or before.is_space or before.is_sent_start:
            yield "opens sentence"
        elif before.text == ",":
            yield "apposed"
        elif before.lower_ in self._words.of:
            yield "of complement"
        after = self._doc[behind.last + 1 : behind.last + 2]
        if not after or after[0].is_space or after[0].text == ".":
            yield "ends sentence"
