"""Whom a definite phrase names again: by role, nationality, walk of life, or as the one spoken of."""

from collections.abc import Iterable

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
        self._spelled: dict[str, str] = {}
        self._styled = _styled(discourse)

    def remember(self, phrase: Phrase, entity: Entity) -> None:
        """Keep a role that the article tells of a person somewhere."""
        self._by_role.setdefault(self._role(phrase), entity)

    def _role(self, phrase: Phrase) -> str:
        """Return the canonical role that a phrase states, the names in it spelled out («chef du PCF»)."""
        role = self._phrases.words(phrase)
        self._spelled[role] = self._roles.canonical(self._phrases.spelled_out(phrase))
        return self._spelled[role]

    def _canonical(self, role: str) -> str:
        return self._spelled.get(role) or self._roles.canonical(role)

    def family(self, entity: Entity) -> frozenset[str]:
        """Return the walks of life by which a person is known."""
        return self._roles.family(self._known_roles(entity))

    def shares_style(self, entity: Entity, families: frozenset[str]) -> bool:
        """Whether an honorific tells of a person one of some walks of life («Me Rey»: law)."""
        return bool(self._roles.family(self._styled.get(id(entity), ())) & families)

    def tells(self, entity: Entity, noun: str, role: str) -> bool:
        """Whether the article tells of a person the role that a noun and its complements state, an office in full."""
        office, role = noun in self._people.persons.offices, self._canonical(role)
        own = (known for known in entity.roles if known.split(" ", 1)[0] not in self._people.nominals.contrasting)
        roles = [known for known in map(self._canonical, own) if self._roles.same(noun, role, known)]
        return any(not office or self._roles.share_complement(noun, role, known) for known in roles)

    def is_unique(self, role: str) -> bool:
        """Whether one person of a country holds a role."""
        return self._roles.is_unique(role)

    def people(self, phrase: Phrase, gender: Gender | None) -> tuple[list[Entity], list[Entity]]:
        """Return the persons whom a phrase may name again: the likeliest first, then those known by a role before."""
        head = self._doc[phrase.head]
        likely = self._discourse.salient(head, lambda e: e.kind == "person" and not e.plural and agrees(e, gender))
        known = (e for e in self._discourse.people_before(head.idx) if e.roles or e.mentions[0].form == "nominal")
        earlier = [e for e in known if not e.plural and agrees(e, gender)]
        return likely, earlier

    def by_role(
        self, phrase: Phrase, lower: str, gender: Gender | None, people: tuple[list[Entity], list[Entity]]
    ) -> Entity | None:
        """Return the person of whom the article tells the role that a phrase states."""
        role, country = self._role(phrase), self._phrases.country(phrase)
        known = {id(e): self._known_roles(e) for group in people for e in group}
        holders = [e for group in people for e in group if country is None or e.country in (None, country)]
        holders.sort(key=lambda e: country is not None and e.country != country)
        for entity in holders:
            if role in known[id(entity)] and (entity.mentions[0].form == "name" or " " in role):
                return entity
        for entity in holders:
            if any(self._roles.same(lower, role, other) for other in known[id(entity)]):
                return entity
        bearer = self._by_role.get(role) if " " in role else None
        return bearer if bearer is not None and agrees(bearer, gender) else None

    def repeated(self, phrase: Phrase, lower: str, gender: Gender | None, demonstrative: bool) -> Entity | None:
        """Return the person that a definite phrase names again: by the role, then the likeliest whom it fits."""
        role = self._role(phrase)
        if lower not in role.split():
            lower = next((word for word in role.split() if word in self._people.persons.all_nouns), lower)
        likely, _ = people = self.people(phrase, gender)
        if (holder := self.by_role(phrase, lower, gender, people)) is not None:
            return holder
        if (fitting := self._fitting(phrase, lower, people, demonstrative)) is not None:
            return fitting
        country = self._phrases.country(phrase)
        if country is None:
            return self._holder(phrase, lower, likely) or self._only_one(phrase, lower, gender)
        return next((e for e in likely[:1] if not e.roles and e.country in (None, country)), None)

    def _fitting(
        self, phrase: Phrase, lower: str, people: tuple[list[Entity], list[Entity]], demonstrative: bool
    ) -> Entity | None:
        """Return the likeliest person whom a noun fits by walk of life or country, or for it may stand for anybody."""
        likely, earlier = people
        country, persons = self._phrases.country(phrase), self._people.persons
        family = frozenset[str]() if self._is_former(phrase) else self._roles.family([lower])
        kindred = persons.kindred & family if phrase.last == phrase.head else frozenset()
        generic = lower in persons.generic | self._people.nominals.garments and not self._is_of_another(phrase)
        if demonstrative:
            likely = sorted(likely, key=lambda e: -self._last_before(e, self._doc[phrase.head].idx))
        for entity in sorted(likely, key=lambda e: (not family & self.family(e), self._is_other(e))):
            named = entity.mentions[0].form == "name"
            if lower in persons.offices and not named and not entity.roles:
                continue
            if country is not None and entity.country != country and not (generic and entity.country is None):
                continue
            others = self.family(entity)
            alike = bool(kindred & others) or (country is not None and entity.country == country)
            if not generic and not demonstrative and not alike:
                continue
            told = demonstrative or not self._has_complement(phrase)
            free = not others and ((named and told) or (generic and self._is_anybody(entity)))
            if not family or free or family & others:
                return entity
        if family and (generic or demonstrative):
            for entity in sorted(earlier, key=lambda e: -len(e.mentions)):
                others = self.family(entity)
                known = family & others or (generic and not others and self._is_anybody(entity))
                if known and country in (None, entity.country):
                    return entity
        return None

    def possessed(self, phrase: Phrase, lower: str, gender: Gender | None) -> Entity | None:
        """Return whom «son avocat» or «sa cliente» names again: by the role, or the one a lawyer speaks for."""
        if self._doc[phrase.first - 1].lower_ in self._people.nominals.joining:
            return None
        likely, earlier = self.people(phrase, gender)
        role = self._role(phrase) if self._doc[phrase.head].lower_ == lower else lower
        for entity in (*likely, *earlier):
            known = [each for each in self._known_roles(entity) if self._head(each) == lower]
            if any(self._roles.same(lower, role, each) for each in known):
                return entity
        if lower not in self._people.persons.clients:
            return None
        defended = self._people.persons.defended
        clients = [e for e in (*likely, *earlier) if self.family(e) & defended or self._is_anybody(e)]
        return clients[0] if clients else None

    def states(self, entity: Entity, role: str) -> bool:
        """Whether a person is known by the noun of a role."""
        words = self._roles.canonical(role).split()
        known = {word for role in entity.roles for word in self._roles.canonical(role).split()}
        return any(word in known and word in self._people.persons.all_nouns for word in words)

    def _known_roles(self, entity: Entity) -> list[str]:
        nameless = all(mention.form != "name" for mention in entity.mentions)
        told = (entity.name,) if nameless else self._styled.get(id(entity), ())
        return [self._canonical(role) for role in (*entity.roles, *told)]

    def _head(self, role: str) -> str | None:
        """Return the first noun for a person in a role."""
        words = (word.removeprefix("ex-") for word in role.split())
        return next((word for word in words if word in self._people.persons.all_nouns), None)

    def _is_former(self, phrase: Phrase) -> bool:
        """Whether a phrase tells what somebody no longer is, and so excludes no walk of life («cet ancien colonel»)."""
        before = {token.lower_ for token in self._doc[phrase.first : phrase.head]}
        return bool(before & self._people.nominals.former) or self._doc[phrase.head].lower_.startswith("ex-")

    def _is_of_another(self, phrase: Phrase) -> bool:
        """Whether what «de» ties to its noun tells who is meant («le patron de Renault», «la mère de la victime»)."""
        words, at = self._people.nominals, phrase.head + 1
        if at >= phrase.last or self._doc[at].lower_ not in words.of:
            return False
        if at + 1 in self._phrases.starts:
            return True
        at += 1 + (self._doc[at + 1].lower_ in words.definite | words.possessive | words.demonstrative)
        return at in self._phrases.starts or self._doc[at].lower_ in self._people.persons.all_nouns

    def _has_complement(self, phrase: Phrase) -> bool:
        return any(self._doc[i].lower_ in self._people.nominals.of for i in range(phrase.head + 1, phrase.last))

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

    def _is_anybody(self, entity: Entity) -> bool:
        """Whether a person without a name is known by nouns that may stand for anybody."""
        named = any(mention.form == "name" for mention in entity.mentions)
        if named:
            return False
        words, name = self._people, entity.name.lower()
        return self._head(name) in words.persons.generic or any(garment in name for garment in words.nominals.garments)

    def _leader(self, likely: list[Entity]) -> Entity | None:
        """Return who holds an office that one person of a country holds: of whom no role is told, most spoken of."""
        free = [e for e in likely if not self._known_roles(e) and self._discourse.is_in_play(e)]
        return max(free, key=lambda e: len(e.mentions), default=None)

    def _holder(self, phrase: Phrase, lower: str, likely: list[Entity]) -> Entity | None:
        """Return the person just spoken of to whom a role not told before may be given («le maire de Vannes»)."""
        persons, head = self._people.persons, self._doc[phrase.head]
        family = self._roles.family([lower])
        if lower not in persons.offices and not self._is_former(phrase) and not family & persons.kindred:
            return None
        if self._roles.is_unique(self._phrases.words(phrase)):
            return self._leader(likely)
        incise = self._discourse.speaks(self._phrases.draft(phrase, "title"))
        if not head.dep_.startswith("nsubj") and not incise:
            return None
        last = self._discourse.last_named(head)
        if last is None or last not in likely or self._discourse.quotation(head.idx) is not None:
            return None
        again = incise or self._is_said_again(phrase)
        if not (again and last is likely[0]) and not self._discourse.spoken_of(head, [last]):
            return None
        others, roles = self.family(last), self._known_roles(last)
        other = self._is_of_another(phrase) and not self._is_former(phrase) and not again
        if roles and (last is not likely[0] or other):
            return None
        if any(lower in role.split() for role in roles) and not again:
            return None
        return None if family and others and not family & others else last

    def _only_one(self, phrase: Phrase, lower: str, gender: Gender | None) -> Entity | None:
        """Return the only person of a gender named so far, when a walk of life fits, however far back."""
        family = self._roles.family([lower])
        if gender is None or phrase.last > phrase.head or not family & self._people.persons.kindred:
            return None
        before = self._discourse.people_before(self._doc[phrase.head].idx)
        people = [e for e in before if e.gender in (None, gender) and not e.plural and self._discourse.is_in_play(e)]
        if len(people) != 1 or people[0].gender is None:
            return None
        others = self.family(people[0])
        return people[0] if not others or family & others else None

    def _is_said_again(self, phrase: Phrase) -> bool:
        """Whether an adverb tells that one goes on («écrit encore le maire», «Le maire a également écrit»)."""
        again, head = self._people.nominals.again, self._doc[phrase.head]
        before = phrase.first > 0 and self._doc[phrase.first - 1].lower_ in again
        between = (child for child in head.head.children if phrase.last < child.i < head.head.i)
        return before or any(child.lower_ in again for child in between)


def _styled(discourse: Discourse) -> dict[int, tuple[str, ...]]:
    """Return the nouns that an honorific before the name tells of persons («Me Rey»: avocat)."""
    nouns, doc = discourse.language.people.persons.honorifics, discourse.doc
    found: dict[int, tuple[str, ...]] = {}
    for entity in (entity for entity in discourse.entities if entity.kind == "person"):
        styles: Iterable[str] = (doc[m.first - 1].lower_.rstrip(".") for m in entity.mentions if m.first)
        found[id(entity)] = next((nouns[style] for style in styles if style in nouns), ())
    return found
