"""What an article tells of its persons: roles, walks of life, honorifics, and what its phrases say of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender, agrees
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.roles import compile_roles

if TYPE_CHECKING:
    from factx.tree import Token

_AGE_BEHIND = 5
"""Words behind a mention among which an age stands."""
_MENTIONS = 20
"""The mentions of a person whose ages are read."""


class Known:
    """Keeps what one article tells of its persons.

    `bearers` holds the persons by the canonical roles that are told of them beside a name.
    """

    def __init__(self, discourse: Discourse, phrases: Phrases) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._people = discourse.language.people
        self.compared = compile_roles(discourse.language)
        self.bearers: dict[str, Entity] = {}
        self._holding: dict[str, dict[int, tuple[str, Entity]]] = {}
        self._spelled: dict[str, str] = {}
        self._styled = _styled(discourse)

    def remember(self, phrase: Phrase, entity: Entity) -> None:
        """Keep a role that the article tells of a person somewhere."""
        role = self.role(phrase)
        self.bearers.setdefault(role, entity)
        if (noun := self._doc[phrase.head].lower_) in self._people.persons.offices:
            self._holding.setdefault(noun, {})[id(entity)] = role, entity

    def holder(self, noun: str, role: str) -> Entity | None:
        """Return the only one of whom the article tells an office, if its complements fit those of a role."""
        holding = list(self._holding.get(noun, {}).values())
        known, entity = holding[0] if len(holding) == 1 else ("", None)
        return entity if self.compared.same(noun, role, known) else None

    def role(self, phrase: Phrase) -> str:
        """Return the canonical role that a phrase states, the names in it spelled out («chef du PCF»)."""
        role = self._phrases.words(phrase)
        self._spelled[role] = self.compared.canonical(self._phrases.spelled_out(phrase))
        return self._spelled[role]

    def _canonical(self, role: str) -> str:
        return self._spelled.get(role) or self.compared.canonical(role)

    def roles_of(self, entity: Entity) -> list[str]:
        """Return the canonical roles told of a person, by honorifics and by the noun for one without a name too."""
        nameless = all(mention.form != "name" for mention in entity.mentions)
        told = (entity.name,) if nameless else self._styled.get(id(entity), ())
        return [self._canonical(role) for role in (*entity.roles, *told)]

    def family(self, entity: Entity) -> frozenset[str]:
        """Return the walks of life by which a person is known."""
        return self.compared.family(self.roles_of(entity))

    def shares_style(self, entity: Entity, families: frozenset[str]) -> bool:
        """Whether an honorific tells of a person one of some walks of life («Me Rey»: law)."""
        return bool(self._style(entity) & families)

    def is_styled_apart(self, entity: Entity, phrase: Phrase) -> bool:
        """Whether an honorific tells of a person another walk of life than a phrase («l'accusé, Me Rey»)."""
        style, told = self._style(entity), self.compared.family([self._doc[phrase.head].lower_])
        return bool(style) and not style & told

    def _style(self, entity: Entity) -> frozenset[str]:
        return self.compared.family(self._styled.get(id(entity), ()))

    def tells(self, entity: Entity, noun: str, role: str) -> bool:
        """Whether the article tells of a person the role that a noun and its complements state, an office in full."""
        office, role = noun in self._people.persons.offices, self._canonical(role)
        own = (known for known in entity.roles if known.split(" ", 1)[0] not in self._people.nominals.contrasting)
        roles = [known for known in map(self._canonical, own) if self.compared.same(noun, role, known)]
        return any(not office or self.compared.share_complement(noun, role, known) for known in roles)

    def has_office(self, entity: Entity) -> bool:
        """Whether an office is told of a person."""
        return any(self.head(role) in self._people.persons.offices for role in self.roles_of(entity))

    def is_unique(self, role: str) -> bool:
        """Whether one person of a country holds a role."""
        return self.compared.is_unique(role)

    def free(self, entities: list[Entity]) -> list[Entity]:
        """Return those of some persons in play of whom no role is told."""
        return [e for e in entities if not self.roles_of(e) and self._discourse.is_in_play(e)]

    def states(self, entity: Entity, role: str) -> bool:
        """Whether a person is known by the noun of a role."""
        words = self.compared.canonical(role).split()
        known = {word for role in entity.roles for word in self.compared.canonical(role).split()}
        return any(word in known and word in self._people.persons.all_nouns for word in words)

    def people(self, phrase: Phrase, gender: Gender | None) -> tuple[list[Entity], list[Entity]]:
        """Return the persons whom a phrase may name again: the likeliest first, then those known by a role before."""
        head = self._doc[phrase.head]
        likely = self._discourse.salient(head, lambda e: e.kind == "person" and not e.plural and agrees(e, gender))
        known = (e for e in self._discourse.people_before(head.idx) if e.roles or e.mentions[0].form == "nominal")
        earlier = [e for e in known if not e.plural and agrees(e, gender)]
        return likely, earlier

    def head(self, role: str) -> str | None:
        """Return the first noun for a person in a role."""
        words = (word.removeprefix("ex-") for word in role.split())
        return next((word for word in words if word in self._people.persons.all_nouns), None)

    def ages(self, entity: Entity) -> set[str]:
        """Return the ages told of a person («un homme de 32 ans», «Paul Rey, 32 ans»)."""
        spans = (self._doc[m.first : m.last + 1 + _AGE_BEHIND] for m in entity.mentions[:_MENTIONS])
        return {age for words in spans for age in self._ages_in(words)}

    def age(self, phrase: Phrase) -> str | None:
        """Return the age that a phrase tells («l'informaticien de 34 ans»)."""
        return next(self._ages_in(self._doc[phrase.head + 1 : phrase.last + 1]), None)

    def decade(self, phrase: Phrase) -> int | None:
        """Return the age from which on a noun tells a person for ten years («le quadragénaire»: 40)."""
        return self._people.persons.decades.get(self._doc[phrase.head].lower_)

    def is_young(self, phrase: Phrase) -> bool:
        """Whether an adjective before its noun tells a child or a young person («le jeune homme»)."""
        before = self._doc[phrase.first : phrase.head]
        return any(word.lower_ in self._people.persons.youthful for word in before)

    def _ages_in(self, words: "Sequence[Token]") -> Iterator[str]:
        for number, unit in pairwise(words):
            if number.like_num and unit.lower_ in self._people.persons.years and not self._is_term(number, unit):
                yield number.text

    def _is_term(self, number: "Token", unit: "Token") -> bool:
        """Whether years tell how long something lasts («condamné à sept [ans] de prison»)."""
        of, after = self._people.nominals.of, self._doc[unit.i + 1 : unit.i + 2]
        return bool(after) and after[0].lower_ in of and self._doc[number.i - 1].lower_ not in of

    def is_former(self, phrase: Phrase) -> bool:
        """Whether a phrase tells what somebody no longer is, and so excludes no walk of life («cet ancien colonel»)."""
        before = {token.lower_ for token in self._doc[phrase.first : phrase.head]}
        return bool(before & self._people.nominals.former) or self._doc[phrase.head].lower_.startswith("ex-")

    def is_of_another(self, phrase: Phrase) -> bool:
        """Whether what «de» ties to its noun tells who is meant («le patron de Renault», «la mère de la victime»)."""
        words, at = self._people.nominals, phrase.head + 1
        if at >= phrase.last or self._doc[at].lower_ not in words.of:
            return False
        if at + 1 in self._phrases.starts:
            return True
        determiners = words.definite | words.possessive | words.demonstrative | words.one
        at += 1 + (self._doc[at + 1].lower_ in determiners)
        return at in self._phrases.starts or self._doc[at].lower_ in self._people.persons.all_nouns

    def is_anybody(self, entity: Entity) -> bool:
        """Whether a person without a name is known by nouns that may stand for anybody."""
        named = any(mention.form == "name" for mention in entity.mentions)
        if named:
            return False
        words, name = self._people, entity.name.lower()
        return self.head(name) in words.persons.generic or any(garment in name for garment in words.nominals.garments)


def _styled(discourse: Discourse) -> dict[int, tuple[str, ...]]:
    """Return the nouns that an honorific before the name tells of persons («Me Rey»: avocat)."""
    nouns, doc = discourse.language.people.persons.honorifics, discourse.doc
    found: dict[int, tuple[str, ...]] = {}
    for entity in (entity for entity in discourse.entities if entity.kind == "person"):
        styles: Iterable[str] = (doc[m.first - 1].lower_.rstrip(".") for m in entity.mentions if m.first)
        found[id(entity)] = next((nouns[style] for style in styles if style in nouns), ())
    return found
