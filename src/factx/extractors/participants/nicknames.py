"""What everybody calls something besides its name («la police des polices»: IGPN; «la Ville rose»: Toulouse)."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Via
from factx.extractors.participants.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from factx.tree import Token

_LONGEST = 6
"""How many words a nickname has at most, as the parser cuts them."""


class Nicknames:
    """Joins those of one article to what the article names anywhere."""

    def __init__(self, discourse: Discourse, phrases: Phrases, mention: Callable[[Entity, Phrase, Via], None]) -> None:
        self._discourse, self._doc, self._phrases, self._mention = discourse, discourse.doc, phrases, mention
        self._words = discourse.language.people.nominals

    def read(self, token: "Token") -> int | None:
        """Read a noun; return the last token of the nickname that it is in, None when it is in none."""
        if token.lower_ not in self._words.nickname_nouns:
            return None
        first = self._phrases.start(token)
        definite = self._doc[first].lower_ in self._words.definite
        at = first + definite
        if not definite and (not first or self._doc[first - 1].lower_ not in self._words.contracted):
            return None
        for last in range(token.i, min(len(self._doc), at + _LONGEST)):
            names = self._words.nicknames.get(self._doc.written(at, last + 1).lower(), ())
            entity = next((self._named[name] for name in names if name in self._named), None)
            if entity is not None and last + 1 not in self._phrases.starts:
                last = max(last, self._phrases.around(token).last)
                self._mention(entity, Phrase(first, token.i, last), "type")
                return last
        return None

    @cached_property
    def _named(self) -> dict[str, Entity]:
        """The entities of the article by all their names."""
        doc = self._discourse.doc
        return {
            doc.text[mention.start : mention.end]: entity
            for entity in self._discourse.entities
            for mention in entity.mentions
            if mention.form == "name"
        }
