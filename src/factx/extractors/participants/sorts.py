"""What sort of thing an entity is known to be: by its class of names, its name's first noun, nouns told of it."""

from collections.abc import Iterable
from functools import cache
from itertools import chain

from factx.extractors.participants.entity import Entity
from factx.language import Language
from factx.language.names import Heads
from factx.records import ParticipantKind

UNFIT, UNKNOWN, ALIKE, SAME = -1, 0, 1, 2


class Sorts:
    """Tells how well nouns fit the things of one article."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.people.nominals
        self._told: dict[int, set[str]] = {}

    def kinds(self, noun: str) -> tuple[ParticipantKind, ...]:
        """Return the kinds of participant that a noun may name again."""
        return _kinds(self._language).get(noun, ())

    def is_loose(self, noun: str, strict: bool = True) -> bool:
        """Whether a noun names again, and stands before, names that do not begin with it; strict nouns if asked."""
        known = noun in _loose(self._language) or noun in self._words.events
        return known and (strict or noun not in self._words.strict)

    def tell(self, entity: Entity, noun: str) -> None:
        """Keep a noun that the article tells of an entity («la chaîne Valbrune»)."""
        self._told.setdefault(id(entity), set()).add(noun)

    def fit(self, entity: Entity, kind: ParticipantKind, noun: str) -> int:
        """Return how well a noun of a kind fits an entity: `UNFIT`, `UNKNOWN`, `ALIKE`, or `SAME`, the noun itself."""
        if entity.kind == "group" and noun in self._words.movements and entity.mentions[0].form == "name":
            return ALIKE
        if entity.kind != kind or (entity.name in self._words.agencies and noun not in self._words.agency):
            return UNFIT
        told = self._told.get(id(entity), set())
        head = entity.name.lower().replace("-", " ").split(" ", 1)[0]
        if noun == head or noun in told:
            return SAME
        if noun not in _loose(self._language):
            return UNFIT
        fit = self._as_place(entity, noun) if kind == "place" else self._by_sort(entity, noun, head, told)
        return UNFIT if fit == UNKNOWN and noun in self._words.strict else fit

    def _by_sort(self, entity: Entity, noun: str, head: str, told: set[str]) -> int:
        """Return the fit by the sorts of a noun and of an entity: of its name, of what is told of it, of its head."""
        sorts = _sorts(self._language)
        wanted, likely = sorts.get(noun, frozenset()), sorts.get(head, frozenset())
        known = frozenset(chain.from_iterable(sorts.get(each, ()) for each in told))
        known = _classes(self._language).get(entity.name, known) | (likely & frozenset(self._words.headed))
        if wanted & known:
            return ALIKE
        return UNFIT if wanted and (known or (likely and not wanted & likely)) else UNKNOWN

    def _as_place(self, entity: Entity, noun: str) -> int:
        place = self._language.places.find(entity.name)
        town = entity.name in self._language.towns.names
        if place is None:
            return UNFIT if town and "city" in self._words.unlike.get(noun, ()) else UNKNOWN
        return UNFIT if place.type in self._words.unlike.get(noun, ()) else ALIKE


@cache
def _classes(language: Language) -> dict[str, frozenset[str]]:
    """Return the sort of each organization known by name."""
    names = language.names.organizations
    found = {name: frozenset((sort,)) for sort, group in names.names.items() for name in group}
    return found | {name: found[full] for full, names in names.aliases.items() if full in found for name in names}


@cache
def _sorts(language: Language) -> dict[str, frozenset[str]]:
    """Return the sorts that each noun tells."""
    sorts: dict[str, frozenset[str]] = {}
    for sort, nouns in language.people.nominals.sorts.items():
        for noun in nouns:
            sorts[noun] = sorts.get(noun, frozenset()) | {sort}
    return sorts


@cache
def _loose(language: Language) -> frozenset[str]:
    """Return the nouns that name again more than what is called by them."""
    words = language.people.nominals
    return frozenset().union(words.countries, words.places, words.organizations, *words.sorts.values())


@cache
def _kinds(language: Language) -> dict[str, tuple[ParticipantKind, ...]]:
    """Return the kinds of participant that each noun may name again."""
    words, names = language.people.nominals, language.names
    kinds: dict[str, tuple[ParticipantKind, ...]] = {}

    def add(kind: ParticipantKind, nouns: Iterable[str]) -> None:
        for noun in nouns:
            kinds[noun] = tuple(dict.fromkeys((*kinds.get(noun, ()), kind)))

    add("country", words.countries)
    add("organization", words.organizations)
    for sort, nouns in words.sorts.items():
        add("work" if sort in words.created else "organization", nouns)
    add("place", words.places)
    add("work", words.events)
    named: tuple[tuple[ParticipantKind, Heads], ...] = (
        ("organization", names.organizations.heads),
        ("place", names.places.heads),
        ("work", names.works.heads),
    )
    for kind, heads in named:
        add(kind, ({*heads.common, *heads.capitalised} - words.unrepeated))
    return kinds
