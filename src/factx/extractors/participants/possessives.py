"""Whom a possessive tells («son avocat», «sa cliente», «notre interlocuteur», «son adversaire»)."""

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender
from factx.extractors.participants.known import Known
from factx.extractors.participants.phrases import Phrase

_NEAR = 2
"""Sentences within which the other one of two is looked for."""


class Possessives:
    """Finds such persons in one article."""

    def __init__(self, discourse: Discourse, known: Known) -> None:
        self._discourse, self._doc, self._known = discourse, discourse.doc, known
        self._people = discourse.language.people

    def read(self, phrase: Phrase, lower: str, gender: Gender | None) -> Entity | None:
        """Return whom «son avocat» or «sa cliente» names again: by the role, or the one a lawyer speaks for."""
        if self._doc[phrase.first - 1].lower_ in self._people.nominals.joining:
            return None
        likely, earlier = self._known.people(phrase, gender)
        if lower in self._people.persons.interlocutors:
            speaker = self._discourse.last_speaker(self._doc[phrase.head].idx)
            return next((entity for entity in (speaker, *likely) if entity in likely), None)
        if lower in self._people.persons.opponents:
            return self._opponent(phrase, likely)
        role = self._known.role(phrase) if self._doc[phrase.head].lower_ == lower else lower
        for entity in (*likely, *earlier):
            known = [each for each in self._known.roles_of(entity) if self._known.head(each) == lower]
            if any(self._known.compared.same(lower, role, each) for each in known):
                return entity
        if lower not in self._people.persons.clients:
            return None
        defended = self._people.persons.defended
        clients = [e for e in (*likely, *earlier) if self._known.family(e) & defended or self._known.is_anybody(e)]
        return clients[0] if clients else None

    def _opponent(self, phrase: Phrase, likely: list[Entity]) -> Entity | None:
        """Return the other one of two just spoken of («Paul Rey a battu Luc Morel. Il domine [son adversaire]»)."""
        sentence = self._discourse.sentence_of[phrase.head]
        before = list(self._discourse.before(self._doc[phrase.head].idx))
        near = {id(seen.entity) for seen in before if sentence - seen.sentence <= _NEAR}
        named = [entity for entity in likely if id(entity) in near and entity.mentions[0].form == "name"]
        owner = next((seen.entity for seen in before if seen.subject), None)
        others = [entity for entity in named if entity is not owner]
        return others[0] if 0 < len(others) < len(named) else None
