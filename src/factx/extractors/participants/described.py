"""Persons without a name whom an indefinite phrase between commas describes («la victime, une [infirmière],»)."""

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender, agrees
from factx.extractors.participants.phrases import Phrase, Phrases


class Described:
    """Finds such persons of one article."""

    def __init__(self, discourse: Discourse, phrases: Phrases) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._words, self._persons = discourse.language.people.nominals, discourse.language.people.persons

    def person(self, phrase: Phrase, gender: Gender | None) -> Entity | None:
        """Return who is told without a name right before the comma before an indefinite phrase, and described by it."""
        comma = phrase.first - 1
        if comma < 1 or self._doc[comma].text != "," or not self._is_closed(self._phrases.extended(phrase)):
            return None
        if self._phrases.determiner(phrase) not in self._words.one:
            return None
        start = self._doc[comma].idx
        for seen in self._discourse.before(start):
            if seen.end == start and seen.form == "nominal" and self._is_pointed_at(seen.start):
                entity = seen.entity
                fits = entity.kind == "person" and not entity.plural and agrees(entity, gender)
                return entity if fits else None
            if seen.sentence != self._discourse.sentence_of[comma]:
                break
        return None

    def gender(self, phrase: Phrase) -> Gender | None:
        """Return the gender of the noun that describes whom a phrase tells («la victime, un [pompier] de Lens,»)."""
        behind = self._doc[phrase.last + 1 : phrase.last + 4]
        if [word.text for word in behind[:1]] != [","] or behind[-1].lower_ not in self._persons.all_nouns:
            return None
        return self._phrases.gender(Phrase(behind[0].i + 1, behind[-1].i, behind[-1].i))

    def _is_closed(self, phrase: Phrase) -> bool:
        """Whether a mark ends a phrase, and no list goes on behind it («le maire, un pompier, une infirmière»)."""
        after = self._doc[phrase.last + 1 : phrase.last + 3]
        if not after or not after[0].is_punct:
            return not after or after[0].is_space
        return after[0].text != "," or after[-1].lower_ not in self._words.one | self._words.cardinals

    def _is_pointed_at(self, offset: int) -> bool:
        """Whether a mention bears an article that tells who is meant, be it one in a preposition («du conducteur»)."""
        first = self._doc.cover(offset, offset + 1).start
        words = self._words
        own = words.definite | words.demonstrative | words.possessive
        return self._doc[first].lower_ in own or (first > 0 and self._doc[first - 1].lower_ in words.contracted)
