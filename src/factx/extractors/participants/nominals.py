"""Nominal mentions joined to their participant, the roles they state, and nameless participants."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Draft, Entity, Gender, Via
from factx.language import Language
from factx.language.people import People
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 14
_BACK = 2_500
"""How far back, in code points, a nominal looks for the participant it repeats."""


@dataclass(slots=True)
class _Phrase:
    """A noun phrase: token indices of its first token, its head and its last token."""

    first: int
    head: int
    last: int


def join_nominals(doc: "Doc", entities: list[Entity], language: Language) -> None:
    """Add nominal mentions («le président kazakh») and roles to entities, and nameless participants to the list."""
    _Joiner(doc, entities, language).run()


class _Joiner:
    """One article's nominals, joined in text order."""

    def __init__(self, doc: "Doc", entities: list[Entity], language: Language) -> None:
        self._doc, self._entities, self._language = doc, entities, language
        self._people: People = language.people
        self._named = {
            index: entity for entity in entities for m in entity.mentions for index in range(m.first, m.last + 1)
        }
        self._starts = {m.first: entity for entity in entities for m in entity.mentions}
        self._ends = {m.last: entity for entity in entities for m in entity.mentions}
        self._order: list[tuple[int, Entity]] = sorted(
            ((m.start, entity) for entity in entities for m in entity.mentions), key=lambda item: item[0]
        )
        self._nameless: dict[str, Entity] = {}

    def run(self) -> None:
        taken = -1
        for token in self._doc:
            if token.i <= taken or token.i in self._named or token.is_space:
                continue
            lower = token.lower_.removeprefix("ex-")
            gender = self._gender(lower)
            if gender is not None or self._is_noun_of_person(lower):
                phrase = self._phrase(token)
                if phrase and self._person(phrase, lower, gender):
                    taken = phrase.last
            elif token.pos_ in ("NOUN", "PROPN", "ADJ") and self._other(token):
                continue

    def _is_noun_of_person(self, lower: str) -> bool:
        persons = self._people.persons
        return lower in persons.masculine or lower in persons.feminine or lower in persons.either

    def _gender(self, lower: str) -> Gender | None:
        persons = self._people.persons
        if lower in persons.either:
            return None
        return "m" if lower in persons.masculine else "f" if lower in persons.feminine else None

    def _phrase(self, head: "Token") -> _Phrase | None:
        """Return the noun phrase of a head: its determiner and adjectives, its adjectives and complements with «de»."""
        doc, nominals = self._doc, self._people.nominals
        first = head.i
        while first > 0 and head.i - first < 5:
            before = doc[first - 1]
            lower = before.lower_
            if before.i in self._named or before.is_space or before.is_punct:
                break
            if (
                lower in nominals.before_noun
                or (before.pos_ == "ADJ" and before.head.i == head.i)
                or before.text in ("Premier", "Première", "-")
            ):
                first -= 1
                continue
            if (
                lower in nominals.definite | nominals.demonstrative | nominals.possessive
                or lower in nominals.indefinite
            ):
                if lower not in ("de", "d'", "du", "des", "au") or (lower == "des" and doc[first].pos_ != "ADP"):
                    first -= 1
                break
            break
        last = head.i
        while last + 1 < len(doc) and last - first < _LONGEST:
            after = doc[last + 1]
            if (
                after.i in self._starts
                and self._starts[after.i].kind == "person"
                and doc[last].lower_ not in nominals.links
            ):
                break
            if after.i in self._named:
                last += 1
                continue
            if (
                (
                    after.pos_ == "ADJ"
                    or (after.pos_ == "VERB" and after.dep_ == "acl" and after.lower_.endswith(("é", "ée")))
                    or self._language.places.demonym(after.lower_)
                )
                or (after.lower_ in nominals.links and (after.lower_ != "et" or self._coordinates(after)))
                or (after.pos_ in ("NOUN", "PROPN") and doc[last].lower_ in nominals.links)
            ):
                last += 1
            else:
                break
        while last > head.i and (doc[last].lower_ in nominals.links or doc[last].is_punct):
            last -= 1
        return _Phrase(first, head.i, last)

    def _coordinates(self, word: "Token") -> bool:
        after = self._doc[word.i + 1] if word.i + 1 < len(self._doc) else None
        return after is not None and after.pos_ == "ADJ"

    def _text(self, first: int, last: int) -> str:
        return self._doc[first : last + 1].text

    def _role(self, phrase: _Phrase) -> str:
        nominals = self._people.nominals
        first = phrase.first
        determiners = nominals.definite | nominals.demonstrative | nominals.possessive | nominals.indefinite
        if first < phrase.head and self._doc[first].lower_ in determiners:
            first += 1
        return self._text(first, phrase.last)

    def _add(self, entity: Entity, phrase: _Phrase, via: Via) -> None:
        start = self._doc[phrase.first].idx
        end = self._doc[phrase.last].idx + len(self._doc[phrase.last])
        if any(m.start < end and start < m.end and m.form != "name" for m in entity.mentions[-6:]):
            return
        entity.mentions.append(Draft(start, end, phrase.first, phrase.last, "nominal", via))
        self._order.append((start, entity))

    def _learn(self, entity: Entity, phrase: _Phrase, gender: Gender | None) -> None:
        role = self._role(phrase)
        if role not in entity.roles:
            entity.roles.append(role)
            words = {self._doc[i].lower_ for i in range(phrase.first, phrase.head + 1)}
            if words & self._people.nominals.former or self._doc[phrase.head].lower_.startswith("ex-"):
                entity.former_roles.append(role)
        entity.gender = entity.gender or gender
        if entity.country is None:
            entity.country = self._country(phrase)

    def _country(self, phrase: _Phrase) -> str | None:
        for index in range(phrase.head + 1, phrase.last + 1):
            token = self._doc[index]
            place = self._language.places.demonym(token.lower_) if token.text.islower() else None
            if place and place.type == "country":
                return place.country
            entity = self._named.get(index)
            if entity and entity.kind == "country" and self._doc[index - 1].lower_ in self._people.nominals.of:
                return entity.country
        return None

    def _person(self, phrase: _Phrase, lower: str, gender: Gender | None) -> bool:
        doc = self._doc
        after = phrase.last + 1
        if (entity := self._starts.get(after)) and entity.kind == "person":
            self._learn(entity, phrase, gender)
            self._add(entity, phrase, "title")
            return True
        if entity := self._apposed_name(phrase):
            self._learn(entity, phrase, gender)
            self._add(entity, phrase, "apposition")
            return True
        before = phrase.first - 1
        if (
            before > 0
            and doc[before].text == ","
            and (entity := self._ends.get(before - 1))
            and entity.kind == "person"
        ):
            if self._agrees(entity, gender):
                self._extend_apposition(phrase)
                self._learn(entity, phrase, gender)
                self._add(entity, phrase, "apposition")
                return True
        return self._standalone(phrase, lower, gender)

    def _apposed_name(self, phrase: _Phrase) -> Entity | None:
        """Return the person named right behind a comma («le rabbin de la ville, Ada Morel,»)."""
        doc = self._doc
        at = phrase.last + 1
        if at + 1 >= len(doc) or doc[at].text != ",":
            return None
        at += 1
        while at < len(doc) - 1 and at - phrase.last < 4 and (doc[at].text in ("M.", "Mme", "Me", "Mlle", "Dr")):
            at += 1
        entity = self._starts.get(at)
        if entity is None or entity.kind != "person" or doc[phrase.first].lower_ in ("des", "les", "deux"):
            return None
        mention = next(m for m in entity.mentions if m.first == at)
        after = doc[mention.last + 1] if mention.last + 1 < len(doc) else None
        ends = after is None or after.is_punct or after.is_space or after.pos_ in ("VERB", "AUX")
        return entity if ends and phrase.first < phrase.head else None

    def _extend_apposition(self, phrase: _Phrase) -> None:
        """Let an apposition reach the next comma, verb or end of the sentence."""
        doc = self._doc
        while phrase.last + 1 < len(doc) and phrase.last - phrase.first < _LONGEST:
            after = doc[phrase.last + 1]
            if (
                after.is_punct
                or after.is_space
                or after.pos_ in ("VERB", "AUX", "SCONJ", "PRON", "CCONJ")
                or after.is_sent_start
            ):
                break
            phrase.last += 1
        while phrase.last > phrase.head and doc[phrase.last].pos_ in ("ADP", "DET", "CCONJ"):
            phrase.last -= 1

    def _agrees(self, entity: Entity, gender: Gender | None) -> bool:
        return entity.gender is None or gender is None or entity.gender == gender

    def _recent(self, phrase: _Phrase) -> list[Entity]:
        """Return the entities mentioned before a phrase, the latest first."""
        start = self._doc[phrase.first].idx
        seen: list[Entity] = []
        for at, entity in (
            sorted(self._order, key=lambda item: -item[0]) if len(self._order) < 60 else reversed(self._window(start))
        ):
            if start - _BACK <= at < start and not any(entity is other for other in seen):
                seen.append(entity)
        return seen

    def _window(self, start: int) -> list[tuple[int, Entity]]:
        self._order.sort(key=lambda item: item[0])
        from bisect import bisect_left

        low = bisect_left(self._order, start - _BACK, key=lambda item: item[0])
        high = bisect_left(self._order, start, key=lambda item: item[0])
        return self._order[low:high]

    def _standalone(self, phrase: _Phrase, lower: str, gender: Gender | None) -> bool:
        nominals, persons = self._people.nominals, self._people.persons
        determiner = self._doc[phrase.first].lower_ if phrase.first < phrase.head else ""
        if determiner in nominals.definite | nominals.demonstrative and determiner not in ("du", "au"):
            role = self._role(phrase).lower()
            country = self._country(phrase)
            recent = [
                e for e in self._recent(phrase) if e.kind == "person" and not e.plural and self._agrees(e, gender)
            ]
            for entity in recent:
                known = [each.lower() for each in entity.roles]
                if (
                    role in known
                    or any(each.split(" ")[0] == lower and self._compatible(role, each) for each in known)
                    or (any(lower in each.split(" ") for each in known) and country in (None, entity.country))
                ):
                    self._learn_gender(entity, gender)
                    self._add(entity, phrase, "title")
                    return True
            demonstrative = determiner in nominals.demonstrative
            if recent and (lower in persons.generic or demonstrative or country):
                fits = [e for e in recent if country is None or e.country in (None, country)]
                if fits and (country is None or fits[0].country == country or lower in persons.generic):
                    self._learn(fits[0], phrase, gender)
                    self._add(fits[0], phrase, "type")
                    return True
        return self._acts(phrase) and self._nameless_person(phrase, gender)

    def _learn_gender(self, entity: Entity, gender: Gender | None) -> None:
        entity.gender = entity.gender or gender

    def _compatible(self, role: str, known: str) -> bool:
        one, other = set(role.split(" ")[1:]), set(known.split(" ")[1:])
        return not one or one <= other

    def _acts(self, phrase: _Phrase) -> bool:
        head = self._doc[phrase.head]
        return (
            head.dep_.startswith(("nsubj", "obl:agent"))
            and head.head.pos_ in ("VERB", "AUX")
            and phrase.first < phrase.head
        )

    def _nameless_person(self, phrase: _Phrase, gender: Gender | None) -> bool:
        self._new(phrase, "person", gender, plural=False)
        return True

    def _new(self, phrase: _Phrase, kind: ParticipantKind, gender: Gender | None, plural: bool) -> None:
        name = self._role(phrase)
        key = name.lower()
        entity = self._nameless.get(key)
        if entity is None:
            entity = Entity(name=name, kind=kind, gender=gender, plural=plural, country=self._country(phrase))
            self._nameless[key] = entity
            self._entities.append(entity)
        self._add(entity, phrase, "type")

    def _other(self, token: "Token") -> bool:
        nominals = self._people.nominals
        lower = token.lower_
        if lower in nominals.sources:
            phrase = self._phrase(token)
            if phrase and phrase.last > phrase.head:
                self._new(phrase, "group", None, plural=False)
                return True
        if lower in nominals.groups and token.pos_ == "NOUN":
            phrase = self._phrase(token)
            if phrase and self._acts(phrase):
                self._new(phrase, "group", None, plural=True)
                return True
            return False
        if lower in nominals.institutions:
            phrase = self._phrase(token)
            if (
                phrase
                and self._doc[phrase.first].lower_ in ("le", "la", "l'")
                and phrase.first < phrase.head
                and not self._titled(phrase)
            ):
                self._new(phrase, "organization", None, plural=False)
                return True
            return False
        return self._hypernym(token)

    def _titled(self, phrase: _Phrase) -> bool:
        return any(index in self._named for index in range(phrase.head, phrase.head + 1))

    def _hypernym(self, token: "Token") -> bool:
        nominals = self._people.nominals
        lower = token.lower_
        kinds: dict[ParticipantKind, frozenset[str]] = {
            "country": nominals.countries,
            "place": nominals.places,
            "organization": nominals.organizations,
            "work": nominals.works,
        }
        kind = next((kind for kind, nouns in kinds.items() if lower in nouns), None)
        before = self._doc[token.i - 1].lower_ if token.i else ""
        if kind is None or before not in {"le", "la", "l'"} | nominals.demonstrative:
            return False
        phrase = self._phrase(token)
        if phrase is None:
            return False
        following = self._starts.get(phrase.last + 1)
        if following is not None:
            if following.kind == kind:
                self._add(following, phrase, "apposition")
                return True
            return False
        country = self._country(phrase)
        if phrase.last > phrase.head and country is None and before not in nominals.demonstrative:
            return False
        for entity in self._recent(phrase)[:12]:
            if entity.kind == kind and (country is None or entity.country == country):
                self._add(entity, phrase, "type")
                return True
        return False
