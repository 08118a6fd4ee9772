"""Whom a definite phrase names again: by role, nationality, walk of life, or as the one spoken of."""

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender, agrees
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.roles import compile_roles


class Again:
    """Finds the persons whom the phrases of one article name again."""

    def __init__(self, discourse: Discourse, phrases: Phrases) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._people = discourse.language.people
        self._roles = compile_roles(discourse.language)
        self._by_role: dict[str, Entity] = {}

    def remember(self, role: str, entity: Entity) -> None:
        """Keep a role that the article tells of a person somewhere."""
        self._by_role.setdefault(self._roles.canonical(role), entity)

    def repeated(self, phrase: Phrase, lower: str, gender: Gender | None, demonstrative: bool) -> Entity | None:
        """Return the person that a definite phrase names again: by the role, then the likeliest whom it fits."""
        role = self._roles.canonical(self._phrases.words(phrase))
        if lower not in role.split():
            lower = next((word for word in role.split() if word in self._people.persons.all_nouns), lower)
        country = self._phrases.country(phrase)
        head = self._doc[phrase.head]
        likely = self._discourse.salient(head, lambda e: e.kind == "person" and not e.plural and agrees(e, gender))
        earlier = [e for e in self._discourse.people_before(head.idx) if e.roles and agrees(e, gender)]
        known = {id(e): self._known_roles(e) for e in (*likely, *earlier)}
        holders = [e for e in (*likely, *earlier) if not (country and e.country and e.country != country)]
        for entity in holders:
            if role in known[id(entity)] and (entity.mentions[0].form == "name" or " " in role):
                return entity
        for entity in holders:
            if any(self._roles.same(lower, role, other) for other in known[id(entity)]):
                return entity
        bearer = self._by_role.get(role) if " " in role else None
        if bearer is not None and agrees(bearer, gender):
            return bearer
        family = self._roles.family([lower])
        kindred = self._people.persons.kindred & family if phrase.last == phrase.head else frozenset()
        office = lower in self._people.persons.offices
        generic = lower in self._people.persons.generic
        for entity in likely:
            if office and entity.mentions[0].form != "name" and not entity.roles:
                continue
            if country is not None and entity.country != country and not (generic and entity.country is None):
                continue
            others = self._roles.family(known[id(entity)])
            alike = bool(kindred & others) or (country is not None and entity.country == country)
            if not generic and not demonstrative and not alike:
                continue
            free = not others and entity.mentions[0].form == "name"
            if not family or free or family & others:
                return entity
        if family and (generic or demonstrative):
            for entity in sorted(earlier, key=lambda e: -len(e.mentions)):
                if family & self._roles.family(known[id(entity)]) and (country in (None, entity.country)):
                    return entity
        if country is None:
            return self._holder(phrase, lower, likely, known)
        return next((e for e in likely[:1] if not e.roles and e.country in (None, country)), None)

    def states(self, entity: Entity, role: str) -> bool:
        """Whether a person is known by the noun of a role."""
        words = self._roles.canonical(role).split()
        known = {word for role in entity.roles for word in self._roles.canonical(role).split()}
        return any(word in known and word in self._people.persons.all_nouns for word in words)

    def _known_roles(self, entity: Entity) -> list[str]:
        nameless = entity.roles or entity.mentions[0].form == "name"
        return [self._roles.canonical(role) for role in (entity.roles if nameless else (entity.name,))]

    def _holder(self, phrase: Phrase, lower: str, likely: list[Entity], known: dict[int, list[str]]) -> Entity | None:
        """Return the person just spoken of to whom an office not told before may be given («le maire de Vannes»)."""
        head = self._doc[phrase.head]
        former = {token.lower_ for token in self._doc[phrase.first : phrase.head]} & self._people.nominals.former
        if lower not in self._people.persons.offices and not former:
            return None
        if self._roles.is_unique(self._phrases.words(phrase)):
            free = [e for e in likely if not known[id(e)] and self._discourse.is_in_play(e)]
            return max(free, key=lambda e: len(e.mentions), default=None)
        if not head.dep_.startswith("nsubj") and not self._discourse.speaks(self._phrases.draft(phrase, "title")):
            return None
        if self._discourse.quotation(head.idx) is not None or not self._discourse.spoken_of(head, likely[:1]):
            return None
        if self._discourse.last_named(head) is not likely[0]:
            return None
        roles = known[id(likely[0])]
        family, others = self._roles.family([lower]), self._roles.family(roles)
        again = phrase.first > 0 and self._doc[phrase.first - 1].lower_ in self._people.nominals.again
        if (any(lower in role.split() for role in roles) and not again) or (family and others and not family & others):
            return None
        return likely[0]
