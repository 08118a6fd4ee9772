"""Complements that belong to the noun or verb in front («la répression par la police [de ce mouvement]»)."""

from typing import TYPE_CHECKING

from factx.language import Language

if TYPE_CHECKING:
    from factx.extractors.participants.phrases import Phrase, Phrases
    from factx.tree import Token

_TO = "à"
_ADVERBIAL = frozenset(("à", "en"))


class OuterComplements:
    """Tells such complements of one article from those of the noun phrase behind which they stand."""

    def __init__(self, phrases: "Phrases", language: Language) -> None:
        self._doc, self._named = phrases.doc, phrases.named
        self._agents = language.names.grammar.agents
        self._words, self._places = language.people.nominals, language.places

    def end(self, phrase: "Phrase") -> int:
        """Return the last token of a phrase without such a complement."""
        behind = range(phrase.head + 1, phrase.last + 1)
        return next((of - 1 for of in behind if self.begins(phrase, of)), phrase.last)

    def begins(self, phrase: "Phrase", of: int) -> bool:
        """Whether a «de» behind the noun of a phrase begins such a complement.

        The first «de» is the noun's own, unless it is an institution's or a people's.
        """
        if self._is_addressed(phrase, of):
            return True
        agent = self._is_agent(phrase)
        if not self._is_of(of) or not (agent or self._is_told(phrase)):
            return False
        if any(map(self._is_of, range(phrase.first + 1, of))):
            return self._doc[of - 1].lower_ not in self._words.numbers and (agent or self._is_determined(of))
        noun, inside = self._doc[phrase.head], self._doc[of + 1 : of + 3]
        body = noun.lower_ in self._words.institutions
        needs_none = body and (agent or self._is_accused(phrase))
        needs_none = needs_none or self._places.demonym(noun.lower_) is not None
        return needs_none and not any(word.i in self._named for word in inside)

    def _is_addressed(self, phrase: "Phrase", at: int) -> bool:
        """Whether «à» leads to whom or where what a phrase is of goes («la lettre du président [aux élus]»)."""
        to = self._words.without_article.get(self._doc[at].lower_, self._doc[at].lower_)
        noun = phrase.first - 1 - (self._doc[phrase.first - 1].lower_ in self._words.of)
        if at in self._named or to != _TO or noun < 0 or noun == phrase.first - 1:
            return False
        return self._doc[noun].lower_ in self._words.addressed

    def _is_determined(self, of: int) -> bool:
        """Whether a determiner stands behind «de», or in it."""
        return self._doc[of].lower_ in self._words.contracted or self._doc[of + 1].pos_ in ("DET", "NUM")

    def _is_of(self, at: int) -> bool:
        return at not in self._named and self._doc[at].lower_ in self._words.of

    def _is_agent(self, phrase: "Phrase") -> bool:
        """Whether a phrase tells by whom something is done, behind a noun for it («l'adoption par [les élus]»)."""
        at = phrase.first - 2
        if at < 1 or self._doc[at + 1].lower_ not in self._agents or self._doc[phrase.head].head.pos_ == "VERB":
            return False
        at -= self._doc[at].pos_ == "ADJ"
        before = self._doc[at - 1].lower_
        return self._doc[at].pos_ == "NOUN" and before not in self._words.possessive | _ADVERBIAL

    def _is_accused(self, phrase: "Phrase") -> bool:
        """Whether a phrase is the object of a verb that tells a misdeed («accuser [le régime] de crimes»)."""
        return self._is_told(phrase) and self._doc[phrase.head].head.lemma_ in self._words.accusing

    def _is_told(self, phrase: "Phrase") -> bool:
        """Whether a phrase is the object of a verb that takes another with «de» («accuser [les élus] de vol»)."""
        noun: Token = self._doc[phrase.head]
        return noun.dep_ == "obj" and noun.head.i < phrase.first and noun.head.lemma_ in self._words.verbs_with_of
