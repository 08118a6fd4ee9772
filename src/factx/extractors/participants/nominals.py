"""Nominal mentions of persons, and the roles they state."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Draft, Entity, Gender, Via
from factx.extractors.participants.groups import Nameless
from factx.extractors.participants.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from spacy.tokens import Token

_APPOSITION = 16
_FOLLOWING_APPOSITION = frozenset(("VERB", "AUX", "SCONJ", "PRON", "CCONJ"))


def join_nominals(discourse: Discourse) -> None:
    """Add nominal mentions («le président kazakh») and roles to entities, and nameless participants to the article."""
    phrases = Phrases(discourse)
    _Persons(discourse, phrases, Nameless(discourse, phrases)).read()


class _Persons:
    """Joins one article's nominals, in text order."""

    def __init__(self, discourse: Discourse, phrases: Phrases, nameless: Nameless) -> None:
        self._discourse, self._doc, self._phrases, self._nameless = discourse, discourse.doc, phrases, nameless
        self._people = discourse.language.people

    def read(self) -> None:
        taken = -1
        for token in self._doc:
            if token.i <= taken or token.i in self._phrases.named or token.is_space or token.is_punct:
                continue
            lower = token.lower_.removeprefix("ex-")
            if self._is_person_noun(token, lower):
                phrase = self._phrases.around(token)
                if (last := self._person(phrase, lower)) is not None:
                    taken = last
            elif (last := self._nameless.read(token)) is not None:
                taken = last
        self._nameless.finish()

    def _is_person_noun(self, token: "Token", lower: str) -> bool:
        persons = self._people.persons
        if lower not in persons.masculine and lower not in persons.feminine and lower not in persons.either:
            return False
        return token.pos_ not in ("VERB", "AUX") or token.lower_ in persons.masculine

    def _gender(self, lower: str, phrase: Phrase) -> Gender | None:
        persons = self._people.persons
        determiner = self._phrases.determiner(phrase)
        if determiner in ("la", "une", "cette"):
            return "f"
        if determiner in ("le", "un", "ce", "cet"):
            return "m"
        if lower in persons.either:
            return None
        return "m" if lower in persons.masculine else "f"

    def _person(self, phrase: Phrase, lower: str) -> int | None:
        gender = self._gender(lower, phrase)
        doc, phrases = self._doc, self._phrases
        entity = phrases.starts.get(phrase.last + 1)
        if entity is not None and entity.kind == "person":
            self._learn(entity, phrase, gender)
            if phrases.determiner(phrase) or phrase.last > phrase.head:
                self._add(entity, phrase, "title")
            return phrase.last
        if (entity := self._name_behind_comma(phrase)) is not None:
            self._learn(entity, phrase, gender)
            self._add(entity, phrase, "apposition")
            return phrase.last
        before = phrase.first - 1
        if before > 0 and doc[before].text in (",", "(") and (entity := phrases.ends.get(before - 1)) is not None:
            if entity.kind == "person" and self._agrees(entity, gender):
                self._reach_comma(phrase)
                self._learn(entity, phrase, gender)
                self._add(entity, phrase, "apposition")
                return phrase.last
        return self._standalone(phrase, lower, gender)

    def _name_behind_comma(self, phrase: Phrase) -> Entity | None:
        """Return the person named right behind a comma («le rabbin de la ville, Ada Morel,»)."""
        doc, phrases = self._doc, self._phrases
        at = phrase.last + 1
        if at + 1 >= len(doc) or doc[at].text != "," or not phrases.determiner(phrase):
            return None
        at += 1
        while at < len(doc) - 1 and at - phrase.last < 5 and doc[at].lower_ in self._people.nominals.honorifics:
            at += 1
        entity = phrases.starts.get(at)
        if entity is None or entity.kind != "person" or phrases.determiner(phrase) in ("des", "les", "deux"):
            return None
        while at < len(doc) and phrases.named.get(at) is entity:
            at += 1
        after = doc[at] if at < len(doc) else None
        ends = after is None or after.is_punct or after.is_space or after.pos_ in ("VERB", "AUX")
        return entity if ends else None

    def _reach_comma(self, phrase: Phrase) -> None:
        """Let an apposition reach the next punctuation, verb or conjunction."""
        doc = self._doc
        while phrase.last + 1 < len(doc) and phrase.last - phrase.first < _APPOSITION:
            after = doc[phrase.last + 1]
            if after.is_punct or after.is_space or after.pos_ in _FOLLOWING_APPOSITION or after.is_sent_start:
                break
            phrase.last += 1
        while phrase.last > phrase.head and doc[phrase.last].pos_ in ("ADP", "DET", "CCONJ"):
            phrase.last -= 1

    def _standalone(self, phrase: Phrase, lower: str, gender: Gender | None) -> int | None:
        words = self._people.nominals
        determiner = self._phrases.determiner(phrase)
        definite = determiner in words.definite and determiner not in ("du", "au")
        if definite or determiner in words.demonstrative:
            entity = self._repeated(phrase, lower, gender, determiner in words.demonstrative)
            if entity is not None:
                phrase = self._phrases.extended(phrase)
                entity.gender = entity.gender or gender
                role = self._phrases.words(phrase)
                via: Via = "title" if any(lower in known.lower().split() for known in entity.roles) else "type"
                if via == "type" and lower not in self._people.persons.generic and role not in entity.roles:
                    entity.roles.append(role)
                self._add(entity, phrase, via)
                return phrase.last
        return self._nameless.person(self._phrases.extended(phrase), gender)

    def _repeated(self, phrase: Phrase, lower: str, gender: Gender | None, demonstrative: bool) -> Entity | None:
        """Return the person that a definite phrase names again: by the role, then the likeliest whom it fits."""
        role = self._phrases.words(phrase).lower()
        country = self._phrases.country(phrase)
        head = self._doc[phrase.head]
        likely = self._discourse.salient(head, lambda e: e.kind == "person" and not e.plural and self._agrees(e, gender))
        earlier = [e for e in self._named_before(head.idx) if self._agrees(e, gender)]
        for entity in (*likely, *earlier):
            for known in map(str.lower, entity.roles):
                if known == role or (lower == known.split()[0].removeprefix("ex-") and self._within(role, known)):
                    return entity
        for entity in (*likely, *earlier):
            if country and entity.country == country and any(lower in known.lower().split() for known in entity.roles):
                return entity
        generic = lower in self._people.persons.generic
        for entity in likely:
            if country is not None and entity.country != country and not (generic and entity.country is None):
                continue
            if generic or demonstrative or (country is not None and entity.country == country):
                return entity
        return None

    def _named_before(self, offset: int) -> list[Entity]:
        entities = [e for e in self._discourse.entities if e.kind == "person" and e.roles and e.mentions[0].start < offset]
        return sorted(entities, key=lambda e: -max(m.start for m in e.mentions if m.start < offset))[:40]

    def _within(self, role: str, known: str) -> bool:
        """Whether every word of a role but its head is in a known one («le président» of a «président kazakh»)."""
        return set(role.split()[1:]) <= set(known.split())

    def _agrees(self, entity: Entity, gender: Gender | None) -> bool:
        return entity.gender is None or gender is None or entity.gender == gender

    def _learn(self, entity: Entity, phrase: Phrase, gender: Gender | None) -> None:
        role = self._phrases.words(phrase)
        if role not in entity.roles:
            entity.roles.append(role)
            words = {token.lower_ for token in self._doc[phrase.first : phrase.head + 1]}
            if words & self._people.nominals.former or self._doc[phrase.head].lower_.startswith("ex-"):
                entity.former_roles.append(role)
        entity.gender = entity.gender or gender
        entity.country = entity.country or self._phrases.country(phrase)

    def _add(self, entity: Entity, phrase: Phrase, via: Via) -> None:
        self._nameless.mention(entity, phrase, via)
