"""Noun phrases: how far the phrase of a head noun reaches, and what it says."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.participants.coordination import Coordination
from factx.extractors.participants.cores import Cores
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Draft, Entity, Gender, Via
from factx.extractors.participants.outer_complements import OuterComplements
from factx.extractors.participants.restrictions import Restrictions

if TYPE_CHECKING:
    from factx.tree import Token

_GENDERS: dict[str, Gender] = {
    "le": "m",
    "un": "m",
    "ce": "m",
    "cet": "m",
    "au": "m",
    "du": "m",
    "la": "f",
    "une": "f",
    "cette": "f",
}


@dataclass(slots=True)
class Phrase:
    """A noun phrase: token indices of its determiner or first word, its head, its last word."""

    first: int
    head: int
    last: int


class Phrases:
    """Reads the noun phrases of one article around the names it knows."""

    def __init__(self, discourse: Discourse) -> None:
        self.doc = discourse.doc
        self._language, self._words = discourse.language, discourse.language.people.nominals
        self.persons = discourse.language.people.persons.all_nouns
        self.named: dict[int, Entity] = {}
        self.starts: dict[int, Entity] = {}
        self.ends: dict[int, Entity] = {}
        for entity in discourse.entities:
            for mention in entity.mentions:
                self.starts[mention.first], self.ends[mention.last] = entity, entity
                self.named |= dict.fromkeys(range(mention.first, mention.last + 1), entity)

        self._cores, self._outer = Cores(self, self._language), OuterComplements(self, self._language)
        self._coordination = Coordination(self, self._language)
        self._restrictions = Restrictions(self, self._outer, self._language)

    def around(self, head: "Token") -> Phrase:
        """Return the noun phrase of a head: determiner, adjectives, complements, participles, restrictive relatives."""
        core = Phrase(self.start(head), head.i, self._cores.last(head))
        return Phrase(core.first, core.head, self._outer.end(core))

    def start(self, head: "Token") -> int:
        """Return the first token of a head noun's phrase: its determiner, or the first of the words before it."""
        return self._cores.start(head)

    def needed(self, head: "Token") -> int | None:
        """Return the last of the words that make a noun one for a person («bras [droit]»); None when none do."""
        return self._cores.needed(head)

    def is_circumstance(self, word: "Token") -> bool:
        """Whether a word tells a circumstance («l'Etat français [mi-mars]», «l'exécutif [face] à»)."""
        return self._cores.is_circumstance(word)

    def is_verb(self, word: "Token") -> bool:
        """Whether a word taken for an adjective or a noun is a verb with an object («la mairie finance un stade»)."""
        return self._cores.mistaken_verbs.is_one(word)

    def joined(self, phrase: Phrase) -> Phrase:
        """Return a phrase with what shares its determiner or noun («dix [gendarmes] et policiers municipaux»)."""
        return Phrase(phrase.first, phrase.head, self._coordination.end(phrase))

    def extended(self, phrase: Phrase) -> Phrase:
        """Return the phrase with what behind it restricts it («[l'homme] soupçonné de vol»)."""
        bare = Phrase(phrase.first, phrase.head, self._outer.end(phrase))
        return Phrase(phrase.first, phrase.head, self._restrictions.end(bare))

    def bracketed(self, at: int) -> Entity | None:
        """Return what is all that a bracket at a token holds («le syndicat majoritaire (CGT)»)."""
        entity = self.starts.get(at + 1) if at < len(self.doc) and self.doc[at].text == "(" else None
        closing = self.end_of_name(at + 1) + 1 if entity is not None else len(self.doc)
        return entity if closing < len(self.doc) and self.doc[closing].text == ")" else None

    def before_mark(self, at: int, marks: str) -> Entity | None:
        """Return what is named right before a token that is one of some marks («Paul Rey[,] le maire»)."""
        return self.ends.get(at - 1) if at > 0 and self.doc[at].text in tuple(marks) else None

    def end_of_acronym(self, phrase: Phrase) -> int:
        """Return the last token of the acronym of the name that ends a phrase («élus du Parti civil [(PC)]»)."""
        spelled = self.bracketed(phrase.last + 1)
        if spelled is None or self.named.get(phrase.last) is not spelled:
            return phrase.last
        return self.end_of_name(phrase.last + 2) + 1

    def end_of_name(self, at: int) -> int:
        """Return the last token of the name at a token."""
        while at + 1 in self.named and self.named[at + 1] is self.named[at]:
            at += 1
        return at

    def determiner(self, phrase: Phrase) -> str:
        """Return the determiner in lower case, "" when there is none."""
        words = self._words
        lower = self.doc[phrase.first].lower_
        known = words.definite | words.demonstrative | words.possessive | words.indefinite
        return lower if phrase.first < phrase.head and lower in known else ""

    def gender(self, phrase: Phrase) -> Gender | None:
        """Return the gender that an article tells, be it one in a preposition («du ministre»)."""
        return _GENDERS.get(self.determiner(phrase) or (self.doc[phrase.first - 1].lower_ if phrase.first else ""))

    def is_counted(self, phrase: Phrase) -> bool:
        """Whether a phrase says how many before its head, be it one."""
        before = self.doc[phrase.first : phrase.head]
        return any(token.like_num or token.lower_ in self._words.cardinals | self._words.one for token in before)

    def is_definite(self, phrase: Phrase) -> bool:
        """Whether a phrase bears a definite article, be it one in a preposition («du ministre»)."""
        if determiner := self.determiner(phrase):
            return determiner in self._words.definite and determiner not in ("du", "au")
        return phrase.first > 0 and self.doc[phrase.first - 1].lower_ in ("du", "au")

    def is_any_definite(self, phrase: Phrase) -> bool:
        """Whether a phrase, be it of several, bears a definite article or a demonstrative («les élus», «aux élus»)."""
        if determiner := self.determiner(phrase):
            return determiner in self._words.definite | self._words.demonstrative | {"les", "ces"}
        return phrase.first > 0 and self.doc[phrase.first - 1].lower_ in self._words.contracted

    def nested(self, phrase: Phrase, last: int) -> int:
        """Return the last token of a phrase before another that it holds and that points back («de cette ville»)."""
        inside = (i for i in range(phrase.head + 1, last + 1) if self.doc[i].lower_ in self._words.demonstrative)
        return next(inside, last + 1) - 1

    def words(self, phrase: Phrase) -> str:
        """Return the phrase without its determiner; a number stays («deux manifestants»)."""
        determiner = self.determiner(phrase)
        first = phrase.first + (1 if determiner and determiner not in self._words.cardinals else 0)
        return self.doc.written(first, phrase.last + 1)

    def spelled_out(self, phrase: Phrase) -> str:
        """Return the words of a phrase with each name in it written in full («chef du Parti communiste français»)."""
        determiner = self.determiner(phrase)
        first = phrase.first + (1 if determiner and determiner not in self._words.cardinals else 0)
        words: list[str] = []
        for index in range(first, phrase.last + 1):
            entity = self.named.get(index)
            if entity is None:
                words.append(self.doc[index].text + self.doc[index].whitespace_)
            elif index == first or self.named.get(index - 1) is not entity:
                words.append(f"{entity.name} ")
        return "".join(words).strip()

    def draft(self, phrase: Phrase, via: Via) -> Draft:
        """Return the mention that a phrase is, with «tous» in front («[tous] les élus»)."""
        first, last = phrase.first, self.doc[phrase.last]
        if first and self.doc[first - 1].lower_ in self._words.all and self.is_any_definite(phrase):
            first -= 1
        return Draft(self.doc[first].idx, last.idx + len(last), first, phrase.last, "nominal", via)

    def _is_owner(self, index: int) -> bool:
        """Whether «de» ties a name to a noun, with an article or without («de France»; not «pour la France»)."""
        before = self.doc[index - 1].lower_
        if before in self._language.names.grammar.articles:
            before = self.doc[index - 2].lower_
        return before in self._words.of

    def country(self, phrase: Phrase) -> str | None:
        """Return the ISO code of the country that a phrase names by demonym or by «de»."""
        for index in range(phrase.head + 1, phrase.last + 1):
            token = self.doc[index]
            place = self._language.places.demonym(token.lower_) if token.text.islower() else None
            if place and place.type == "country":
                return place.country
            entity = self.named.get(index)
            if entity and entity.country and self.doc[index - 2].lower_ == self._words.in_power[-1]:
                return entity.country
            if entity and entity.kind == "country" and self._is_owner(index):
                return entity.country
        return None
