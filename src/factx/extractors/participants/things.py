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
from factx.extractors.participants.qualified import Qualified
from factx.extractors.participants.seen import Seen
from factx.extractors.participants.sorts import ALIKE, SAME, UNKNOWN, Sorts
from factx.extractors.participants.subjects import beside_verb

if TYPE_CHECKING:
    from factx.tree import Token

_GROUPS_BACK = 20
"""How many groups with a name «le mouvement» looks back over."""
_NEAR = 3
"""Sentences within which a place is the one spoken of."""
_MOST = 300
"""Participants of an article among which the only one that fits is looked for."""
_ALIKE, _SAME = 1.5, 3.0
"""What it weighs, beside how much an entity is spoken of, that a noun fits its sort, or is told of it."""


class Things:
    """Joins such nouns of one article to what they name again, or to the name beside them."""

    def __init__(self, discourse: Discourse, phrases: Phrases, mention: Callable[[Entity, Phrase, Via], None]) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._language = discourse.language
        self._words = discourse.language.people.nominals
        self._mention, self._qualified = mention, Qualified(discourse, phrases)
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
        """Read an institution's noun that is a nickname, or stands beside the name of one; return as `read`."""
        phrase = self._phrases.around(token)
        last = self._apposed.before(phrase)
        if last is None and self._phrases.determiner(phrase) in self._words.one:
            last = self._apposed.read(phrase, "organization")
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
        if (owner := self._owner(phrase)) is not None and not owned:
            return self._again_of(owner, phrase)
        fresh = any(word.lower_ in self._words.fresh for word in self._doc[phrase.first : phrase.head])
        for entity in self._likely(phrase, noun, owned):
            if not determiner and not behind and noun in self._words.adverbial:
                continue
            exempt = country is not None or (demonstrative and entity.kind != "group")
            alone = fresh and self._is_alone(entity, noun)
            if not exempt and not self._qualified.names_known(phrase, entity.kind, alone):
                continue
            if country is not None and not self._may_be_of(entity, country):
                continue
            if any(self._phrases.named.get(at) is entity for at in range(phrase.head, phrase.last + 1)):
                continue
            whole = self._about(phrase) if entity.kind == "work" else self._phrases.extended(phrase)
            telling = whole if entity.kind == "place" else phrase
            entity.country = entity.country or self._apposed.told_country(telling, entity.kind)
            self._mention(entity, whole, "type")
            return whole.last
        return None

    def _is_alone(self, entity: Entity, noun: str) -> bool:
        """Whether an entity is called by a noun, and no other of the article is."""
        return self._fitting(noun, SAME) == [entity]

    def _fitting(self, noun: str, least: int) -> list[Entity]:
        """Return what fits a noun in the whole article; nothing in a text of very many participants."""
        entities = self._discourse.entities
        if len(entities) > _MOST:
            return []
        return [entity for entity in entities if entity.mentions and self._sorts.fit(entity, noun) >= least]

    def _may_be_of(self, entity: Entity, country: str) -> bool:
        """Whether a country told may be that of an entity («ce département français»: La Réunion)."""
        if entity.country is not None or entity.kind == "country":
            return entity.country == country
        place = self._language.places.find(entity.name) if entity.kind == "place" else None
        return place.country == country if place is not None else entity.kind != "place"

    def _owner(self, phrase: Phrase) -> Entity | None:
        """Return the person whom «de» ties to a phrase («le parti d'Ada Morel»)."""
        at = phrase.head + 1
        while at <= phrase.last and self._doc[at].pos_ == "ADJ":
            at += 1
        tied = any(word.lower_ in self._words.of for word in self._doc[at : at + 1])
        person = self._phrases.starts.get(at + 1) if tied else None
        return person if person is not None and person.kind == "person" else None

    def _again_of(self, owner: Entity, phrase: Phrase) -> int | None:
        """Join what is said to be a person's: what his roles name, or the only one of its sort spoken of so far."""
        noun = self._doc[phrase.head]
        things = (entity for entity in self._discourse.entities if entity.kind in ("organization", "work"))
        fits = ((entity, self._sorts.fit(entity, noun.lower_, pointing=True)) for entity in things)
        known = [e for e, fit in fits if fit >= ALIKE or (fit == UNKNOWN and self._sorts.is_art(noun.lower_))]
        his = [entity for entity in known if any(self._is_told(entity, role) for role in owner.roles)]
        his = his or [entity for entity in known if entity.mentions[0].start < noun.idx]
        if len(his) != 1:
            return None
        self._mention(his[0], phrase, "type")
        return phrase.last

    def _is_told(self, entity: Entity, role: str) -> bool:
        """Whether a role names an entity («présidente du Rassemblement national»)."""
        text = self._doc.text
        return any(text[mention.start : mention.end] in role for mention in entity.mentions if mention.form == "name")

    def _likely(self, phrase: Phrase, noun: str, owned: bool) -> list[Entity]:
        """Return what a phrase may name again, the likeliest first; what somebody owns must be known to be such."""
        token, pointing = self._doc[phrase.head], self._phrases.determiner(phrase) in self._words.demonstrative
        others = {*map(id, self._wholes(phrase)), *beside_verb(self._discourse, token)}
        if owned and any(self._sorts.fit(entity, noun) >= ALIKE for entity in self._owners(phrase)):
            return []
        if noun in self._words.capitals and (capitals := self._capitals_of(phrase)) is not None:
            return _only_or_last(capitals, token)
        bonus = {ALIKE: _ALIKE, SAME: _SAME}
        least = ALIKE if owned or self._is_capitalised(token) else UNKNOWN
        known = self._discourse.salient(
            token,
            lambda entity: id(entity) not in others and self._sorts.fit(entity, noun, pointing) >= least,
            lambda entity: bonus.get(self._sorts.fit(entity, noun), 0),
        )
        if not known and not owned:
            known = [entity for entity in self._only_one(phrase) if id(entity) not in others]
        if noun in self._words.places:
            return self._nearest_first(known, token)
        if noun in self._words.countries and not known:
            return _only_or_last([e for e in self._countries if self._sorts.fit(e, noun) >= ALIKE], token)
        if noun not in self._words.movements or (known and self._sorts.fit(known[0], noun) == SAME):
            return known
        return self._movements(token) or known

    def _only_one(self, phrase: Phrase) -> list[Entity]:
        """Return the only thing of an article that a phrase fits, be it named later («l'ONG … Save the Sheep»).

        What is only called so must be told by its bare noun, and a work by what it is about.
        """
        noun, after = self._doc[phrase.head], self._doc[phrase.last + 1 : phrase.last + 2]
        fitting = [] if self._is_capitalised(noun) else self._fitting(noun.lower_, ALIKE)
        if len(fitting) != 1:
            return []
        whole = self._phrases.extended(phrase)
        if any(at in self._phrases.starts for at in range(phrase.last + 1, whole.last + 2)):
            return []
        told = self._sorts.fit(fitting[0], noun.lower_) == ALIKE or phrase.last == phrase.head
        about = fitting[0].kind != "work" or (bool(after) and after[0].lower_ in self._words.about)
        return fitting if told and about and fitting[0].mentions[0].form == "name" else []

    def _nearest_first(self, places: list[Entity], token: "Token") -> list[Entity]:
        """Return places with the last one of those that fit best first, if it is near («à Lens, …, dans la ville»)."""
        noun, sentence_of = token.lower_, self._discourse.sentence_of
        before = self._discourse.before(token.idx)
        near = list(takewhile(lambda seen: sentence_of[token.i] - seen.sentence <= _NEAR, before))
        landmarks = {id(seen.entity) for seen in near if self._is_landmark(seen)}
        told = [place for place in places if id(place) not in landmarks] or places
        best = [place for place in told if self._sorts.fit(place, noun) == self._sorts.fit(told[0], noun)]
        last = next((seen.entity for seen in near if seen.entity in best), None)
        return places if last is None else [last, *(place for place in places if place is not last)]

    def _is_landmark(self, seen: Seen) -> bool:
        """Whether a place only tells where another lies («Ormeville, près de [Lens]»)."""
        first = self._doc.cover(seen.start, seen.end).start
        tied = first > 1 and self._doc[first - 1].lower_ in self._words.of
        return tied and self._doc[first - 2].lower_ in self._language.names.grammar.nearby

    def _capitals_of(self, phrase: Phrase) -> list[Entity] | None:
        """Return the capitals that a phrase may name («la capitale belge»); None for «la capitale girondine»."""
        country = self._phrases.country(phrase)
        if country is not None:
            return [capital for capital in self._capitals if capital.country == country]
        told = any(child.dep_ == "amod" for child in self._doc[phrase.head].children)
        return None if told else self._capitals

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

    def _is_capital(self, entity: Entity) -> bool:
        place = self._language.places.find(entity.name)
        return entity.kind == "place" and place is not None and place.type == "capital"


def _only_or_last(entities: list[Entity], token: "Token") -> list[Entity]:
    """Return those of some named before a token, the last first; the only one that there is anyway."""
    before = [entity for entity in reversed(entities) if entity.mentions[0].start < token.idx]
    return before or (entities if len(entities) == 1 else [])
