"""Some of those for whom a name stands («une centaine de "gilets jaunes"»), and who wears what they go by."""

from typing import TYPE_CHECKING

from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.quantities import Quantities
from factx.language import Language

if TYPE_CHECKING:
    from factx.tree import Doc, Token

_WORN_BACK = 2


class Members:
    """Finds such phrases in one article."""

    def __init__(self, doc: "Doc", phrases: Phrases, quantities: Quantities, language: Language) -> None:
        self._doc, self._phrases, self._quantities = doc, phrases, quantities
        self._words, self._groups = language.people.nominals, language.people.group_nouns
        self._worn = language.names.grammar.worn

    def some(self, token: "Token") -> Phrase | None:
        """Return the phrase for some of the group or party whose name starts at a token («certains "Verts"»)."""
        entity, last = self._phrases.starts.get(token.i), token.i
        if entity is None:
            return None
        while last + 1 < len(self._doc) and self._phrases.named.get(last + 1) is entity:
            last += 1
        if entity.kind != "group" and self._doc[last].lower_ not in self._groups:
            return None
        core = self._quantities.marked(Phrase(self._phrases.start(token), token.i, last))
        counted = self._quantities.counted(core)
        restricted = self._phrases.extended(core).last > core.last and not self._phrases.is_any_definite(core)
        if counted.first == core.first and not self._selects(core) and not restricted:
            return None
        return Phrase(counted.first, self._doc.root(counted.first, counted.last + 1).i, counted.last)

    def _selects(self, phrase: Phrase) -> bool:
        """Whether what stands before a name tells how many, or which («deux», «certains», «d'autres»)."""
        before = self._doc[phrase.first : phrase.head]
        selecting = self._words.cardinals | self._words.unsure | self._words.others
        return any(token.like_num or token.lower_ in selecting for token in before)

    def wearer(self, token: "Token") -> Phrase | None:
        """Return the phrase for who goes by the garment that a noun names («un gilet jaune»; not «son gilet jaune»)."""
        last = token.i + 1
        if last == len(self._doc) or self._doc.written(token.i, last + 1).lower() not in self._words.garments:
            return None
        phrase = self._quantities.marked(Phrase(self._phrases.start(token), token.i, last))
        before = self._doc[max(0, phrase.first - _WORN_BACK) : phrase.first]
        determiner = self._phrases.determiner(phrase)
        if phrase.first == token.i or determiner in self._words.possessive:
            return None
        return None if any(word.lower_ in self._worn for word in before) else phrase
