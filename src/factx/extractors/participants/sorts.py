"""What sort of thing an entity is known to be: by its class of names, its name's first noun, nouns told of it."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, takewhile

from factx.extractors.participants.entity import Entity
from factx.language import Language
from factx.language.names import Heads
from factx.records import ParticipantKind

UNFIT, UNKNOWN, ALIKE, SAME = -1, 0, 1, 2
_DIGITS = "0123456789"
_TOLD: tuple[ParticipantKind, ...] = ("organization", "place", "work")


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
        return noun in _loose(self._language) and (strict or not self._is_strict(noun))

    def is_art(self, noun: str) -> bool:
        """Whether a noun is one for works of art."""
        return noun in _arts(self._language)

    def tell(self, entity: Entity, noun: str) -> None:
        """Keep a noun that the article tells of an entity («la chaîne Valbrune»)."""
        self._told.setdefault(id(entity), set()).add(noun)

    def fit(self, entity: Entity, noun: str, pointing: bool = False) -> int:
        """Return how well a noun fits an entity: `UNFIT`, `UNKNOWN`, `ALIKE`, or `SAME`, the noun itself.

        Pointing at it, a noun may name a work of art of which no more is known («ce tableau»; not «le tableau»).
        """
        if entity.kind == "group" and noun in self._words.movements and entity.mentions[0].form == "name":
            return ALIKE
        agency = entity.name in self._language.names.organizations.agencies
        if entity.kind not in self.kinds(noun) or (agency and noun not in self._words.sorts.get("agencies", ())):
            return UNFIT
        if noun in self._told.get(id(entity), ()) or noun in self._called(entity):
            return SAME
        if entity.name in self._words.famous.get(noun, ()):
            return ALIKE
        if not self._words.headings.get(noun, frozenset()).isdisjoint(self._called(entity)):
            return ALIKE
        if entity.name.rstrip(_DIGITS).strip() in self._words.numbered.get(noun, ()):
            return ALIKE
        if noun not in _loose(self._language):
            return UNFIT
        by_kind = {"country": self._as_country, "place": self._as_place}
        fit = by_kind.get(entity.kind, self._by_sort)(entity, noun)
        known_only = self._is_strict(noun) and not (pointing and self.is_art(noun))
        return UNFIT if fit == UNKNOWN and known_only else fit

    def clash(self, entity: Entity, noun: str) -> bool:
        """Whether an entity is known to be of no sort that a noun tells («sa chaîne Youtube»)."""
        known = _classes(self._language).get(entity.name.lower(), frozenset()) & self._words.exclusive
        wanted = _sorts(self._language).get(noun, frozenset())
        return bool(known and wanted) and not known & wanted and noun not in self._called(entity)

    def _is_strict(self, noun: str) -> bool:
        """Whether a noun names only what is known to be one: also one for a person as well («le constructeur»)."""
        told = any(noun in nouns for nouns in self._words.told.values())
        return told or noun in self._words.strict or noun in self._language.people.persons.all_nouns

    def _called(self, entity: Entity) -> Iterator[str]:
        """Yield the words of a name before its complements («Fédération nationale des bergers»: fédération, …)."""
        words = entity.name.lower().replace("'", "' ").split()
        if words and words[0] in self._words.definite:
            del words[0]
        words = [part for word in words for part in dict.fromkeys((word, *word.split("-")))]
        return takewhile(lambda word: word not in self._words.of | self._words.complementing, words)

    def _by_sort(self, entity: Entity, noun: str) -> int:
        """Return the fit by the sorts of a noun and of an entity: of its name, of what is told of it, of its head."""
        sorts, told = _sorts(self._language), self._told.get(id(entity), ())
        wanted = sorts.get(noun, frozenset())
        likely = frozenset(chain.from_iterable(sorts.get(word, ()) for word in self._called(entity)))
        known = frozenset(chain.from_iterable(sorts.get(each, ()) for each in told))
        known = _classes(self._language).get(entity.name.lower(), known) | (likely & frozenset(self._words.headed))
        if wanted & known:
            return ALIKE
        named = any(mention.form == "name" for mention in entity.mentions)
        return UNFIT if not named or (wanted and (known or (likely and not wanted & likely))) else UNKNOWN

    def _as_country(self, entity: Entity, noun: str) -> int:
        return ALIKE if entity.country in self._words.forms.get(noun, (entity.country,)) else UNFIT

    def _as_place(self, entity: Entity, noun: str) -> int:
        """Return the fit of a noun for places: a known one is of a type, a town a town, a street neither.

        A building is what its name says («la prison de Lens»: un établissement).
        """
        types = self._words.place_types.get(noun)
        if types is None:
            return self._by_sort(entity, noun)
        if (place := self._language.places.find(entity.name)) is not None:
            return ALIKE if place.type in types else UNFIT
        if self._is_town(entity.name):
            return ALIKE if "city" in types or not types else UNFIT
        heads = self._language.names.places.heads
        return UNFIT if next(self._called(entity), "") in heads.common else UNKNOWN

    def _is_town(self, name: str) -> bool:
        """Whether a town bears a name, be it after an article («le maire du Mans»)."""
        articles, towns = self._language.names.grammar.contractible, _towns(self._language)
        return any(form.lower() in towns for form in (name, *(f"{article} {name}" for article in articles)))


@cache
def _towns(language: Language) -> frozenset[str]:
    """Return the names of towns in lower case («Argelès-sur-mer»)."""
    return frozenset(map(str.lower, language.towns.names))


@cache
def _classes(language: Language) -> dict[str, frozenset[str]]:
    """Return the sorts of each organization known by name, in lower case, without its article too («Le Figaro»)."""
    names = language.names.organizations
    found: dict[str, frozenset[str]] = {}
    for sort, group in names.names.items():
        for name in map(str.lower, group):
            for form in (name, _bare(name, language)):
                found[form] = found.get(form, frozenset()) | {sort}
    full_names = ((full.lower(), others) for full, others in names.aliases.items())
    return found | {name.lower(): found[full] for full, others in full_names if full in found for name in others}


def _bare(name: str, language: Language) -> str:
    """Return a name in lower case without its article («Le Figaro», «L'Équipe»)."""
    starts = (f"{article} ".replace("' ", "'") for article in language.names.grammar.articles)
    return next((name.removeprefix(start) for start in starts if name.startswith(start)), name)


@cache
def _sorts(language: Language) -> dict[str, frozenset[str]]:
    """Return the sorts that each noun tells."""
    sorts: dict[str, frozenset[str]] = {}
    for sort, nouns in language.people.nominals.sorts.items():
        for noun in nouns:
            sorts[noun] = sorts.get(noun, frozenset()) | {sort}
    return sorts


@cache
def _arts(language: Language) -> frozenset[str]:
    """Return the nouns for works of art."""
    words = language.people.nominals
    return frozenset(chain.from_iterable(words.sorts[sort] for sort in words.arts))


@cache
def _loose(language: Language) -> frozenset[str]:
    """Return the nouns that name again more than what is called by them."""
    words = language.people.nominals
    sorts = (*words.sorts.values(), *words.told.values())
    return frozenset().union(words.countries, words.places, words.organizations, words.numbered, *sorts)


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
    for kind in _TOLD:
        add(kind, words.told[kind])
    add("group", words.movements)
    named: tuple[tuple[ParticipantKind, Heads], ...] = (
        ("organization", names.organizations.heads),
        ("place", names.places.heads),
        ("work", names.works.heads),
    )
    for kind, heads in named:
        add(kind, ({*heads.common, *heads.capitalised} - words.unrepeated))
    return kinds
