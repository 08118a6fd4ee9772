"""Whom a definite phrase names again: by role, nationality, walk of life, or as the one spoken of."""

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender, agrees
from factx.extractors.participants.fates import Fates
from factx.extractors.participants.holders import Holders
from factx.extractors.participants.known import Known
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.subjects import beside_verb
from factx.marks import OPENING_TOKENS

_DECADE = 10


class Again:
    """Finds the persons whom the phrases of one article name again."""

    def __init__(self, discourse: Discourse, phrases: Phrases, known: Known) -> None:
        self._discourse, self._doc, self._phrases, self._known = discourse, discourse.doc, phrases, known
        self._people = discourse.language.people
        self._holders, self._fates = Holders(discourse, phrases, known), Fates(discourse)

    def by_role(
        self, phrase: Phrase, lower: str, gender: Gender | None, people: tuple[list[Entity], list[Entity]]
    ) -> Entity | None:
        """Return the person of whom the article tells the role that a phrase states."""
        role, country = self._known.role(phrase), self._phrases.country(phrase)
        known = {id(e): self._known.roles_of(e) for group in people for e in group}
        holders = [e for group in people for e in group if country is None or e.country in (None, country)]
        holders.sort(key=lambda e: country is not None and e.country != country)
        for entity in holders:
            if role in known[id(entity)] and (entity.mentions[0].form == "name" or " " in role):
                return entity
        for entity in holders:
            if any(self._known.compared.same(lower, role, other) for other in known[id(entity)]):
                return entity
        for entity in holders:
            if any(self._known.compared.lead_alike(lower, role, other) for other in known[id(entity)]):
                return entity
        bearer = self._known.bearers.get(role) if " " in role else None
        if bearer is None and phrase.last > phrase.head:
            bearer = self._known.holder(lower, role)
        return bearer if bearer is not None and agrees(bearer, gender) else None

    def repeated(self, phrase: Phrase, lower: str, gender: Gender | None, demonstrative: bool) -> Entity | None:
        """Return the person that a definite phrase names again: by the role, then the likeliest whom it fits."""
        role = self._known.role(phrase)
        if lower not in role.split():
            lower = next((word for word in role.split() if word in self._people.persons.all_nouns), lower)
        held = self._held(phrase)
        others = beside_verb(self._discourse, self._doc[phrase.head])
        age, decade = self._known.age(phrase), self._known.decade(phrase)

        def may_be(entity: Entity) -> bool:
            another = id(entity) in others or self._is_known_by(entity, held)
            return not another and self._may_be_aged(entity, age, decade)

        likely, earlier = (list(filter(may_be, group)) for group in self._known.people(phrase, gender))
        people = likely, earlier
        if (holder := self.by_role(phrase, lower, gender, people)) is not None:
            return holder
        if (fitting := self._fitting(phrase, lower, people, demonstrative)) is not None:
            return fitting
        country = self._phrases.country(phrase)
        if country is None:
            only = self._holders.holder(phrase, lower, likely) or self._holders.only_one(phrase, lower, gender)
            return None if id(only) in others else only
        office = lower in self._people.persons.offices
        free = (e for e in likely[:1] if not e.roles and not (office and e.mentions[0].form != "name"))
        return next((e for e in free if e.country in (None, country)), None)

    def _held(self, phrase: Phrase) -> set[str]:
        """Return the nouns of other persons whom a phrase tells («le suspect blessé par le [policier]»)."""
        words, persons = self._people.nominals, self._people.persons.all_nouns
        definite = words.definite | words.contracted
        behind = self._doc[phrase.head + 1 : self._phrases.extended(phrase).last + 1]
        return {w.lower_ for w in behind if w.lower_ in persons and self._doc[w.i - 1].lower_ in definite}

    def _is_known_by(self, entity: Entity, nouns: set[str]) -> bool:
        return bool(nouns) and any(self._known.head(role) in nouns for role in self._known.roles_of(entity))

    def _fitting(
        self, phrase: Phrase, lower: str, people: tuple[list[Entity], list[Entity]], demonstrative: bool
    ) -> Entity | None:
        """Return the likeliest person whom a noun fits by walk of life or country, or for it may stand for anybody."""
        likely, earlier = people
        country, persons = self._phrases.country(phrase), self._people.persons
        family = frozenset[str]() if self._known.is_former(phrase) else self._known.compared.family([lower])
        kindred = frozenset[str]() if self._has_complement(phrase) else persons.kindred & family
        anybody, age = lower in persons.generic | self._people.nominals.garments, self._known.age(phrase)
        generic = (anybody or age is not None) and not self._known.is_of_another(phrase)
        excused = self._excused(family, generic)
        if demonstrative:
            likely = sorted(likely, key=lambda e: -self._last_before(e, self._doc[phrase.head].idx))
        for entity in sorted(likely, key=lambda e: self._speaks_against(e, phrase, family)):
            named = entity.mentions[0].form == "name"
            if lower in persons.offices and not named and not entity.roles:
                continue
            if lower in self._people.nominals.garments and self._known.has_office(entity):
                continue
            untold = entity.country is None and (generic or bool(family & self._known.family(entity)))
            if country is not None and entity.country != country and not untold:
                continue
            others = self._known.family(entity) - excused
            if age is not None and not anybody and not self._bears_age(entity, bool(family & others)):
                continue
            alike = bool(kindred & others) or (country is not None and entity.country == country)
            if not generic and not demonstrative and not alike:
                continue
            told = demonstrative or not self._has_complement(phrase)
            anyone = self._known.is_anybody(entity) or bool(self._known.family(entity) & excused)
            free = not others and ((named and told) or (generic and anyone))
            if not family or free or family & others:
                return entity
        if family and (generic or demonstrative):
            for entity in sorted(earlier, key=lambda e: -len(e.mentions)):
                others = self._known.family(entity)
                known = family & others or (generic and not others and self._known.is_anybody(entity))
                if known and country in (None, entity.country):
                    return entity
        return None

    def _speaks_against(self, entity: Entity, phrase: Phrase, family: frozenset[str]) -> tuple[bool, ...]:
        """Return what speaks against it that a phrase with a noun of a family names a person, the weightiest first."""
        return (
            not family & self._known.family(entity),
            self._is_other(entity),
            self._fates.speak_against(entity, family),
            self._known.is_young(phrase) and self._known.has_office(entity),
            self._known.decade(phrase) is not None and not self._known.ages(entity),
        )

    def _excused(self, family: frozenset[str], generic: bool) -> frozenset[str]:
        """Return the families of persons whom a noun of a family may mean («le boulanger … l'accusé»)."""
        persons = self._people.persons
        if family & persons.defended and family <= persons.defended | persons.accusable:
            return persons.accusable
        return persons.defended if generic and family and family <= persons.accusable else frozenset()

    def _may_be_aged(self, entity: Entity, age: str | None, decade: int | None) -> bool:
        """Whether a person may have an age or be in a decade, for all that is told of him."""
        ages = set[str]() if age is None and decade is None else self._known.ages(entity)
        if decade is not None and ages:
            return any(each.isdigit() and decade <= int(each) < decade + _DECADE for each in ages)
        return age is None or not ages or age in ages

    def _bears_age(self, entity: Entity, akin: bool) -> bool:
        """Whether a person has a name and may be of any walk of life, unless akin, for no office is told of him."""
        return entity.mentions[0].form == "name" and (akin or not self._known.has_office(entity))

    def _has_complement(self, phrase: Phrase) -> bool:
        of = self._people.nominals.of
        return any(self._doc[i].lower_ in of and not self._is_work(i + 1) for i in range(phrase.head + 1, phrase.last))

    def _is_work(self, at: int) -> bool:
        """Whether a work's name begins at a token, in marks or not («l'interprète de [« La Mer »]»)."""
        named = self._phrases.starts.get(at + (self._doc[at].text in OPENING_TOKENS))
        return named is not None and named.kind == "work"

    def _last_before(self, entity: Entity, offset: int) -> int:
        """Return where a person was last mentioned by the writer before an offset, not behind a preposition."""
        own = (seen for seen in self._discourse.before(offset) if seen.entity is entity and not seen.quoted)
        return next((seen.start for seen in own if seen.subject or not self._is_governed(seen.start)), 0)

    def _is_governed(self, offset: int) -> bool:
        first = self._doc.cover(offset, offset + 1).start
        return first > 0 and self._doc[first - 1].pos_ == "ADP"

    def _is_other(self, entity: Entity) -> bool:
        """Whether a person was told from another («un autre homme»)."""
        return entity.name.split(" ", 1)[0].lower() in self._people.nominals.contrasting
