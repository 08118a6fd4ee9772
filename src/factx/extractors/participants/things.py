"""Nouns that name a country, place, organization or work again («le pays», «la capitale», «le groupe»)."""

from bisect import bisect_left
from collections.abc import Callable
from itertools import takewhile
from typing import TYPE_CHECKING

from factx.extractors.participants.apposed import Apposed
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Via
from factx.extractors.participants.nicknames import Nicknames
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.sorts import ALIKE, SAME, UNKNOWN, Sorts
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Token

_GROUPS_BACK = 20
"""How many groups with a name «le mouvement» looks back over."""
_ALIKE, _SAME = 1.5, 3.0
"""What it weighs, beside how much an entity is spoken of, that a noun fits its sort, or is told of it."""


class Things:
    """Joins such nouns of one article to what they name again, or to the name beside them."""

    def __init__(self, discourse: Discourse, phrases: Phrases, mention: Callable[[Entity, Phrase, Via], None]) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._language = discourse.language
        self._words = discourse.language.people.nominals
        self._mention, self._aims = mention, frozenset(discourse.language.names.grammar.aims)
        self._sorts = Sorts(discourse.language)
        self._apposed = Apposed(discourse, phrases, self._sorts, mention)
        self._nicknames = Nicknames(discourse, phrases, mention)
        self._countries = [entity for entity in discourse.entities if entity.kind == "country"]
        self._capitals = [entity for entity in discourse.entities if self._is_capital(entity)]
        groups = [e for e in discourse.entities if e.kind == "group" and e.mentions[0].form == "name"]
        self._groups = sorted(groups, key=lambda entity: entity.mentions[0].start)

    def read(self, token: "Token") -> int | None:
        """Read a noun; return the last token of the phrase that is joined, or None."""
        kinds = self._sorts.kinds(token.lower_)
        if not kinds or (self._is_capitalised(token) and not self._is_by_itself(token)):
            return self._nicknames.read(token)
        phrase = self._with_adjective(self._apposed.bare(self._phrases.around(token)))
        beside = (self._apposed.read(phrase, kind) for kind in kinds)
        last = next((last for last in beside if last is not None), None)
        last = last if last is not None else self._nicknames.read(token)
        return last if last is not None else self._again(phrase)

    def told(self, token: "Token") -> int | None:
        """Read an institution's noun that is a nickname, or stands before the name of one; return as `read`."""
        last = self._apposed.before(self._phrases.around(token))
        return last if last is not None else self._nicknames.read(token)

    def _is_capitalised(self, token: "Token") -> bool:
        return token.text[0].isupper() and not token.is_sent_start and not token.text.isupper()

    def _is_by_itself(self, token: "Token") -> bool:
        """Whether a noun with a capital, and nothing else, stands for what is famous by it («le Palais»)."""
        known = token.lower_ in self._words.famous or self._words.forms.get(token.lower_)
        return bool(known) and self._phrases.around(token).last == token.i and token.i + 1 not in self._phrases.starts

    def _with_adjective(self, phrase: Phrase) -> Phrase:
        """Return a phrase with an adjective right behind it that the parser takes for a noun («la cité sambrienne»)."""
        after = self._doc[phrase.last + 1 : phrase.last + 2]
        if not after or after[0].dep_ != "amod" or after[0].head.i != phrase.head or after[0].i in self._phrases.named:
            return phrase
        return Phrase(phrase.first, phrase.head, phrase.last + 1)

    def _again(self, phrase: Phrase) -> int | None:
        """Join a phrase to the likeliest of what it may name again."""
        noun, determiner = self._doc[phrase.head].lower_, self._phrases.determiner(phrase)
        demonstrative, owned = determiner in self._words.demonstrative, determiner in self._words.possessive
        if not (demonstrative or owned or self._phrases.is_definite(phrase)):
            return None
        if noun in self._words.mediums and not demonstrative and phrase.last - phrase.first <= bool(determiner):
            return None
        country, behind = self._phrases.country(phrase), self._doc[phrase.head + 1 : phrase.last + 1]
        if country is not None and any(word.pos_ == "NOUN" for word in behind):
            return None
        for entity in self._likely(phrase, noun, owned):
            if not determiner and not behind and noun in self._words.adverbial:
                continue
            exempt = country is not None or (demonstrative and entity.kind != "group")
            if not exempt and not self._is_qualified(phrase, entity.kind):
                continue
            known = entity.country or entity.kind in ("country", "place", "group")
            if country is not None and entity.country != country and known:
                continue
            phrase = self._about(phrase) if entity.kind == "work" else self._phrases.extended(phrase)
            entity.country = entity.country or self._apposed.told_country(phrase, entity.kind)
            self._mention(entity, phrase, "type")
            return phrase.last
        return None

    def _likely(self, phrase: Phrase, noun: str, owned: bool) -> list[Entity]:
        """Return what a phrase may name again, the likeliest first; what somebody owns must be known to be such."""
        token, others = self._doc[phrase.head], self._wholes(phrase)
        if owned and any(self._sorts.fit(entity, noun) >= ALIKE for entity in self._owners(phrase)):
            return []
        if noun in self._words.capitals and (told := self._capitals_of(phrase)):
            return _only_or_last(told, token)
        bonus = {ALIKE: _ALIKE, SAME: _SAME}
        least = ALIKE if owned or self._is_capitalised(token) else UNKNOWN
        known = self._discourse.salient(
            token,
            lambda entity: entity not in others and self._sorts.fit(entity, noun) >= least,
            lambda entity: bonus.get(self._sorts.fit(entity, noun), 0),
        )
        if noun in self._words.countries and not known:
            return _only_or_last([e for e in self._countries if self._sorts.fit(e, noun) >= ALIKE], token)
        if noun not in self._words.movements or (known and self._sorts.fit(known[0], noun) == SAME):
            return known
        return self._movements(token) or known

    def _capitals_of(self, phrase: Phrase) -> list[Entity]:
        """Return the capitals that a phrase may name («la capitale belge»); none for «la capitale girondine»."""
        country = self._phrases.country(phrase)
        if country is not None:
            return [capital for capital in self._capitals if capital.country == country]
        told = any(child.dep_ == "amod" for child in self._doc[phrase.head].children)
        return [] if told else self._capitals

    def _about(self, phrase: Phrase) -> Phrase:
        """Return the phrase for an agreement or a law with what it is about («l'accord sur le climat»)."""
        doc, at = self._doc, phrase.last + 3
        if at >= len(doc) or doc[at - 2].lower_ not in self._words.about or doc[at - 1].pos_ != "DET":
            return self._phrases.extended(phrase)
        last = self._phrases.around(doc[at]).last if doc[at].pos_ == "NOUN" else phrase.last
        return Phrase(phrase.first, phrase.head, last)

    def _movements(self, token: "Token") -> list[Entity]:
        """Return the group with a name before a token that is mentioned most; the only one of the article anyway."""
        if len(self._groups) == 1:
            return self._groups
        at = bisect_left(self._groups, token.idx, key=lambda entity: entity.mentions[0].start)
        recent = self._groups[max(0, at - _GROUPS_BACK) : at]
        return [max(reversed(recent), key=lambda entity: len(entity.mentions))] if recent else []

    def _wholes(self, phrase: Phrase) -> list[Entity]:
        """Return what a phrase is a complement of, and so is not («la rédaction Valbrune (RVB) de la chaîne»)."""
        at = phrase.first - 1
        if at < 2 or self._doc[at].lower_ not in self._words.of:
            return []
        whole = self._phrases.ends.get(at - 2 if self._doc[at - 1].text == ")" else at - 1)
        return [whole] if whole else []

    def _owners(self, phrase: Phrase) -> list[Entity]:
        """Return the subjects of a sentence before a phrase, who may own what it names («Valbrune vend sa chaîne»)."""
        if self._phrases.determiner(phrase) in self._words.speakers:
            return []
        sentence, before = self._discourse.sentence_of[phrase.head], self._discourse.before(self._doc[phrase.head].idx)
        return [seen.entity for seen in takewhile(lambda seen: seen.sentence == sentence, before) if seen.subject]

    def _is_qualified(self, phrase: Phrase, kind: ParticipantKind) -> bool:
        """Whether a phrase names what is known, by its noun or with what says of what sort («la chaîne d'info»)."""
        before = self._doc[phrase.first : phrase.head]
        behind = self._doc[phrase.head + 1 : phrase.last + 1]
        after = self._doc[phrase.last + 1 : phrase.last + 2]
        if kind == "group":
            tied = bool(after) and after[0].lower_ in self._words.of
            return not tied and all(word.pos_ != "NOUN" or word.lower_ in self._words.protests for word in behind)
        ties = self._words.of | self._aims if kind == "organization" else self._words.of
        tied = bool(after) and after[0].lower_ in ties and not self._acts_next(after[0])
        if tied or (after and self._goes_on(after[0])):
            return False
        if any(word.lower_ in self._words.contrasting for word in before) or (after and after[0].is_quote and behind):
            return False
        return not behind or (kind != "country" and all(self._says_sort(word) for word in behind))

    def _goes_on(self, word: "Token") -> bool:
        """Whether a name behind a phrase tells what it names; a person's does not («la patronne du groupe Ada Rey»)."""
        named = self._phrases.starts.get(word.i)
        person = named is not None and named.kind == "person" and named.gender is not None
        return word.text[0].isupper() and not word.is_sent_start and not person

    def _acts_next(self, tie: "Token") -> bool:
        """Whether an infinitive follows «de», which so ties no complement («cela empêche la chaîne de couvrir …»)."""
        following = self._doc[tie.i + 1 : tie.i + 2]
        return bool(following) and "Inf" in following[0].morph.get("VerbForm", [])

    def _says_sort(self, word: "Token") -> bool:
        """Whether a word in a phrase is an adjective, or a noun that «de» ties to it."""
        if word.i in self._phrases.named or word.lower_ in self._words.contrasting:
            return False
        if word.pos_ == "ADJ" or word.dep_ == "amod" or word.lower_ in ("de", "d'"):
            return True
        before = self._doc[word.i - 1]
        tied = before.lower_ in ("de", "d'") or (before.pos_ == "ADJ" and self._doc[word.i - 2].lower_ in ("de", "d'"))
        return word.pos_ == "NOUN" and tied

    def _is_capital(self, entity: Entity) -> bool:
        place = self._language.places.find(entity.name)
        return entity.kind == "place" and place is not None and place.type == "capital"


def _only_or_last(entities: list[Entity], token: "Token") -> list[Entity]:
    """Return those of some named before a token, the last first; the only one that there is anyway."""
    before = [entity for entity in reversed(entities) if entity.mentions[0].start < token.idx]
    return before or (entities if len(entities) == 1 else [])
