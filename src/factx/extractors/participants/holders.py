"""Who holds an office or follows a walk of life not told before: who was just spoken of, or nobody else can be."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender
from factx.extractors.participants.known import Known
from factx.extractors.participants.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from factx.tree import Token


class Holders:
    """Finds such persons of one article."""

    def __init__(self, discourse: Discourse, phrases: Phrases, known: Known) -> None:
        self._discourse, self._doc, self._phrases, self._known = discourse, discourse.doc, phrases, known
        self._people = discourse.language.people

    def holder(self, phrase: Phrase, lower: str, likely: list[Entity]) -> Entity | None:
        """Return the person just spoken of to whom a role not told before may be given («le maire de Vannes»)."""
        persons, head = self._people.persons, self._doc[phrase.head]
        former = self._known.is_former(phrase)
        family = frozenset[str]() if former else self._known.compared.family([lower])
        if lower not in persons.offices | persons.varied and not former and not family & persons.kindred:
            return None
        if self._known.is_unique(self._phrases.words(phrase)):
            return self._leader(likely)
        incise = self._discourse.speaks(self._phrases.draft(phrase, "title"))
        if not head.dep_.startswith("nsubj") and not incise:
            return None
        last = self._discourse.last_named(head, quoted=False)
        last = last if last in likely else self._discourse.last_named(head, quoted=True)
        if last is None or last not in likely or self._discourse.quotation(head.idx) is not None:
            return None
        if any(self._phrases.named.get(at) is last for at in range(phrase.head, phrase.last + 1)):
            return None
        if former or lower in persons.varied:
            if self._phrases.extended(phrase).last > phrase.last:
                return None
            return last if self._is_alone(last, likely) or self._is_just_named(last, likely, family) else None
        again = incise or self._is_said_again(phrase)
        full = lower in persons.offices and phrase.last > phrase.head
        told = self._discourse.spoken_of(head, [last]) or (full and self._just_told(last, head))
        if not (again and last is likely[0]) and not told:
            return None
        others, roles = self._known.family(last), self._known.roles_of(last)
        other = self._known.is_of_another(phrase) and not again
        if roles and (last is not likely[0] or other):
            return None
        if any(lower in role.split() for role in roles) and not again:
            return None
        return None if family and others and not family & others else last

    def _just_told(self, entity: Entity, head: "Token") -> bool:
        """Whether the writer mentioned a person in the sentence before."""
        sentence_of = self._discourse.sentence_of
        near = (seen for seen in self._discourse.before(head.idx) if sentence_of[head.i] - seen.sentence == 1)
        return any(seen.entity is entity and not seen.quoted for seen in near)

    def _is_alone(self, last: Entity, likely: list[Entity]) -> bool:
        """Whether nobody else with a name was spoken of lately."""
        return [entity for entity in likely if entity.mentions[0].form == "name"] == [last]

    def _is_just_named(self, last: Entity, likely: list[Entity], family: frozenset[str]) -> bool:
        """Whether the last one named is the likeliest, and of no other walk of life."""
        others = self._known.family(last)
        return last is likely[0] and not (family and others and not family & others)

    def only_one(self, phrase: Phrase, lower: str, gender: Gender | None) -> Entity | None:
        """Return the only person of a gender named so far, when a walk of life fits, however far back."""
        family = self._known.compared.family([lower])
        office = lower in self._people.persons.offices and gender == "f"
        bare = phrase.last == phrase.head and bool(family & self._people.persons.kindred)
        if gender is None or not (bare or office):
            return None
        before = self._discourse.people_before(self._doc[phrase.head].idx)
        people = [e for e in before if e.gender in (None, gender) and not e.plural and self._discourse.is_in_play(e)]
        if len(people) != 1 or people[0].gender is None:
            return None
        others = self._known.family(people[0])
        if office and self._known.roles_of(people[0]):
            return None
        return people[0] if not others or family & others else None

    def _leader(self, likely: list[Entity]) -> Entity | None:
        """Return who holds an office that one person of a country holds: of whom no role is told, most spoken of."""
        return max(self._known.free(likely), key=lambda e: len(e.mentions), default=None)

    def _is_said_again(self, phrase: Phrase) -> bool:
        """Whether an adverb tells that one goes on («écrit encore le maire», «Le maire a également écrit»)."""
        again, head = self._people.nominals.again, self._doc[phrase.head]
        before = phrase.first > 0 and self._doc[phrase.first - 1].lower_ in again
        between = (child for child in head.head.children if phrase.last < child.i < head.head.i)
        return before or any(child.lower_ in again for child in between)
