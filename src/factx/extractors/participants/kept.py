"""The participants without a name that an article has kept so far, and their mentions."""

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender, Via
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.quantities import Quantities
from factx.records import ParticipantKind

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
            for word in key.split():
                self._by_word.setdefault(word, []).append(key)
            self._discourse.entities.append(entity)
        entity.country = entity.country or code
        self.mention(entity, phrase, "type")
        return phrase.last

    def called(self, word: str) -> str | None:
        """Return the key of whom a noun names again: of those whose name has it, the most spoken of, or the last."""
        keys = reversed(self._by_word.get(word, [])[-_COMPARED:])
        return max(keys, key=lambda key: len(self.by_name[key].mentions), default=None)

    def name(self, phrase: Phrase) -> str:
        """Return what a phrase calls somebody, without what restricts it; what part of a group it is stays."""
        core = self._phrases.around(self._doc[phrase.head])
        if not self._quantities.is_part(phrase, core):
            return self._phrases.words(core)
        article = self._doc[phrase.first].lower_ in self._words.definite | self._words.one
        return self._doc.written(phrase.first + article, core.last + 1)
