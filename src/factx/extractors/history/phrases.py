"""The phrases of historical references, indexed by their first word."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Literal

from factx.language import Language

if TYPE_CHECKING:
    from factx.tree import Doc

_LONGEST = 5
Relation = Literal["origin", "precedent", "former state", "anniversary", "first since", "era"]


class Phrases:
    """Phrases that are looked for in a parse, in any case."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first_word: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            words = tuple(phrase.lower().replace("'", "' ").split())
            self._by_first_word.setdefault(words[0], []).append(words)

    @property
    def openings(self) -> frozenset[str]:
        """The first words, in lower case."""
        return frozenset(self._by_first_word)

    def at(self, doc: "Doc", at: int, last: int) -> int:
        """Return how many tokens the longest phrase that begins at a token and ends by `last` has, 0 if none does."""
        candidates = self._by_first_word.get(doc[at].lower_, ()) if at < last else ()
        return next((len(words) for words in candidates if _stands(doc, at, last, words)), 0)

    def before(self, doc: "Doc", at: int) -> int:
        """Return how many tokens the longest phrase that ends right before a token has, 0 if none does."""
        return max((n for n in range(1, min(_LONGEST, at) + 1) if self.at(doc, at - n, at) == n), default=0)


def _stands(doc: "Doc", at: int, last: int, words: tuple[str, ...]) -> bool:
    return at + len(words) <= last and all(doc[at + i].lower_ == word for i, word in enumerate(words))


class Lexicon:
    """The phrases of a language; what each is for is told in its schema, `factx.language.history`."""

    def __init__(self, language: Language) -> None:
        words = language.history
        self.subordinators = Phrases(words.clauses.subordinators)
        self.since = Phrases(words.since)
        self.after = Phrases(words.after)
        self.over = Phrases(words.over)
        self.approximators = Phrases(words.approximators)
        self.links = Phrases(words.links)
        self.era_prepositions = Phrases(words.era_prepositions)
        self.past_phrases = Phrases(words.past_phrases)
        self.sequels = Phrases(words.sequels)
        self.first_since = Phrases(words.markers.first_since)
        relations: tuple[tuple[Relation, tuple[str, ...]], ...] = (
            ("precedent", words.markers.precedent),
            ("origin", words.markers.origin),
            ("former state", words.markers.former_state),
            ("anniversary", words.markers.anniversary),
            ("first since", words.markers.first_since),
        )
        self.markers = tuple((relation, Phrases(phrases)) for relation, phrases in relations)


@cache
def lexicon(language: Language) -> Lexicon:
    """Return the phrases of a language, compiled once."""
    return Lexicon(language)
