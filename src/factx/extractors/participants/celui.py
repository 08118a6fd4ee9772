"""Persons meant by a demonstrative and a relative clause («Celui qu'on surnomme le Sage», «…, dit celui qui dort»)."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender, agrees
from factx.extractors.participants.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from factx.tree import Token

_OPENING = 8
"""Words of the clause among which the verb stands that tells what one is called."""


class Celui:
    """Reads such pronouns of one article."""

    def __init__(self, discourse: Discourse, phrases: Phrases) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._people = discourse.language.people

    def read(self, token: "Token") -> tuple[Entity, Phrase] | None:
        """Return whom a pronoun means, and the phrase with its clause; None of one that means anybody."""
        words, following = self._people.pronouns, self._doc[token.i + 1 : token.i + 2]
        if token.lower_ not in words.followed or not following:
            return None
        if following[0].lower_ not in self._people.nominals.relative:
            return None
        phrase = Phrase(token.i, token.i, token.i)
        speaks = self._discourse.speaks(self._phrases.draft(phrase, "type"))
        if not speaks and not (self._is_named(token) and self._discourse.quotation(token.idx) is None):
            return None
        entity, whole = self._meant(token), self._phrases.extended(phrase)
        return (entity, whole) if entity is not None and whole.last > token.i else None

    def _is_named(self, token: "Token") -> bool:
        """Whether the clause tells what somebody is called."""
        clause = self._doc[token.i + 2 : token.i + 2 + _OPENING]
        return any(word.lower_ in self._people.pronouns.naming for word in clause)

    def _meant(self, token: "Token") -> Entity | None:
        """Return the likeliest person of the gender, none of the same clause."""
        gender: Gender = "f" if token.lower_ in self._people.pronouns.followed_feminine else "m"
        sentence = self._discourse.sentence_of[token.i]
        near = (seen for seen in self._discourse.before(token.idx) if seen.sentence == sentence and not seen.quoted)
        acting = {id(seen.entity) for seen in near if ":" not in self._doc.text[seen.end : token.idx]}
        likely = self._discourse.salient(
            token, lambda e: e.kind == "person" and not e.plural and agrees(e, gender) and id(e) not in acting
        )
        return likely[0] if likely else None
