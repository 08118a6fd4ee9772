"""The participants without a name that an article has kept so far, and their mentions."""

import re

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender, Via
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.quantities import Quantities
from factx.records import ParticipantKind

_WORD = re.compile(r"[^\s'’]+'?")
_COMPARED = 8
"""How many groups with one noun are compared, the last first."""


class Kept:
    """Keeps the nameless of one article by what it calls them.

    `by_name` holds them by the words of their first phrase, `called` finds that name by each of its words.
    """

    def __init__(self, discourse: Discourse, phrases: Phrases, quantities: Quantities) -> None:
        self._discourse, self._doc = discourse, discourse.doc
        self._phrases, self._quantities = phrases, quantities
        self._words = discourse.language.people.nominals
        self.by_name: dict[str, Entity] = {}
        self._by_word: dict[str, list[str]] = {}

    def mention(self, entity: Entity, phrase: Phrase, via: Via) -> None:
        """Give an entity the mention that a phrase is."""
        draft = self._phrases.draft(phrase, via)
        if not any(m.start < draft.end and draft.start < m.end and m.form != "name" for m in entity.mentions[-8:]):
            self._discourse.add(entity, draft)

    def keep(
        self,
        phrase: Phrase,
        kind: ParticipantKind,
        gender: Gender | None,
        plural: bool,
        country: str | None = None,
        key: str | None = None,
        name: str | None = None,
    ) -> int:
        """Keep whom a phrase tells, one told before by the same words; return the last token of the phrase."""
        name = name or self.name(phrase)
        key = key or name.lower()
        entity, code = self.by_name.get(key), country or self._phrases.country(phrase)
        if entity is None:
            if plural and gender is None:
                gender = "f" if "Fem" in self._doc[phrase.head].morph.get("Gender", []) else "m"
            entity = Entity(name=name, kind=kind, gender=gender, plural=plural, country=code)
            self.by_name[key] = entity
            for word in _words(key):
                self._by_word.setdefault(word, []).append(key)
            self._discourse.entities.append(entity)
        entity.country = entity.country or code
        self.mention(entity, phrase, "type")
        return phrase.last

    def called(self, phrase: Phrase) -> str | None:
        """Return the key of whom a phrase names again by its noun: the most spoken of, or the last."""
        keys = [key for key in self._by_word.get(self._noun(phrase), [])[-_COMPARED:] if self._tells(key, phrase)]
        return max(reversed(keys), key=lambda key: len(self.by_name[key].mentions), default=None)

    def _noun(self, phrase: Phrase) -> str:
        return self._doc[phrase.head].lower_

    def _tells(self, key: str, phrase: Phrase) -> bool:
        """Whether a name has the noun of a phrase, and no other complement («forces de l'ordre», «de sécurité»)."""
        words, behind = _words(key), _words(self._doc.written(phrase.head + 1, phrase.last + 1).lower())
        at = words.index(self._noun(phrase))
        if not self._words.others.isdisjoint(words[:at]):
            return False
        beside = {*words[max(0, at - 1) : at], *words[at + 1 : at + 2]}
        if not self._words.joining.isdisjoint(beside) and self._words.joining.isdisjoint(behind):
            return False
        told, counts = words[at + 1 :], self._words.numbers | self._words.crowds | self._words.portions
        if at > 1 and words[at - 1] in self._words.of and words[at - 2] not in counts | self._words.cardinals:
            return words[at - 2].isdigit()
        country, shared = self._phrases.country(phrase), min(len(told), len(behind))
        return told[:shared] == behind[:shared] or (country is not None and country == self.by_name[key].country)

    def name(self, phrase: Phrase) -> str:
        """Return what a phrase calls somebody, without what restricts it; what part of a group it is stays."""
        core = self._phrases.around(self._doc[phrase.head])
        if not self._quantities.is_part(phrase, core):
            return self._phrases.words(core)
        article = self._doc[phrase.first].lower_ in self._words.definite | self._words.one
        return self._doc.written(phrase.first + article, core.last + 1)


def _words(phrase: str) -> list[str]:
    return _WORD.findall(phrase)
