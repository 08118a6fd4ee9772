"""Whether what stands around a noun lets it name again what is known, or tells another («la chaîne de nos voisins»)."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.records import ParticipantKind
from factx.syntax import precedes_infinitive

if TYPE_CHECKING:
    from factx.tree import Token


class Qualified:
    """Tells it of the phrases of one article."""

    def __init__(self, discourse: Discourse, phrases: Phrases) -> None:
        self._doc, self._phrases = discourse.doc, phrases
        self._words, self._aims = discourse.language.people.nominals, frozenset(discourse.language.names.grammar.aims)
        self._places = discourse.language.places

    def names_known(self, phrase: Phrase, kind: ParticipantKind, alone: bool = False) -> bool:
        """Whether a phrase names what is known, by its noun or with what says of what sort («la chaîne d'info»).

        «De» before an infinitive ties no complement to it («cela empêche la chaîne de couvrir …»). What is the only
        one called so may be said to be new («le nouveau traité»).
        """
        before = self._doc[phrase.first : phrase.head]
        behind = self._doc[phrase.head + 1 : phrase.last + 1]
        after = self._doc[phrase.last + 1 : phrase.last + 2]
        if kind == "group":
            tied = bool(after) and after[0].lower_ in self._words.of
            return not tied and all(word.pos_ != "NOUN" or word.lower_ in self._words.protests for word in behind)
        ties = self._words.of | self._aims if kind == "organization" else self._words.of
        tied = bool(after) and after[0].lower_ in ties and not precedes_infinitive(after[0])
        if tied or (after and self._goes_on(after[0])):
            return False
        contrasting = self._words.contrasting - (self._words.fresh if alone else frozenset())
        if any(word.lower_ in contrasting for word in before) or (after and after[0].is_quote and behind):
            return False
        if kind == "country":
            return all(word.lower_ in self._words.lands for word in behind)
        if self._is_another_statute(phrase):
            return False
        return all(self._says_sort(word) for word in behind)

    def _is_another_statute(self, phrase: Phrase) -> bool:
        """Whether a complement tells a statute from the one named («la loi de finances»; not «le projet de loi»)."""
        bill = " ".join(word.lower_ for word in self._doc[phrase.head : phrase.head + 3]) in self._words.bills
        behind = self._doc[phrase.head + 1 + 2 * bill : phrase.last + 1]
        statute = self._doc[phrase.head].lower_ in self._words.sorts["statutes"]
        return statute and any(word.lower_ in self._words.bare_of for word in behind)

    def _goes_on(self, word: "Token") -> bool:
        """Whether a name behind a phrase tells what it names; a person's does not («la patronne du groupe Ada Rey»)."""
        named = self._phrases.starts.get(word.i)
        person = named is not None and named.kind == "person" and named.gender is not None
        return word.text[0].isupper() and not word.is_sent_start and not person

    def _says_sort(self, word: "Token") -> bool:
        """Whether a word in a phrase is an adjective, a demonym, or a noun that «de» ties to it."""
        if word.i in self._phrases.named or word.lower_ in self._words.contrasting:
            return False
        bare_of = self._words.bare_of
        before = self._doc[word.i - 1]
        if word.pos_ == "ADJ" or word.dep_ == "amod" or word.lower_ in bare_of or self._is_set_phrase(word):
            return True
        if word.text.islower() and self._places.demonym(word.lower_) is not None:
            return True
        tied = before.lower_ in bare_of or (before.pos_ == "ADJ" and self._doc[word.i - 2].lower_ in bare_of)
        return word.pos_ == "NOUN" and tied

    def _is_set_phrase(self, word: "Token") -> bool:
        """Whether a word is one of the two of «en continu», «en ligne» («la chaîne d'info [en continu]»)."""
        after_en = self._words.after_en
        at = word.i - (word.lower_ in after_en)
        words = [each.lower_ for each in self._doc[at : at + 2]]
        return words[0] in self._words.gerund and words[-1] in after_en
