"""Sources without a name: «une source policière», «selon des sources concordantes», «la même source»."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity
from factx.extractors.participants.kept import Kept
from factx.extractors.participants.phrases import Phrases

if TYPE_CHECKING:
    from factx.tree import Token


class Sources:
    """Keeps those of one article."""

    def __init__(self, discourse: Discourse, phrases: Phrases, kept: Kept) -> None:
        self._discourse, self._doc, self._phrases, self._kept = discourse, discourse.doc, phrases, kept
        self._words = discourse.language.people.nominals
        self._agencies = discourse.language.names.organizations.agencies

    def read(self, token: "Token") -> int | None:
        """Keep a source, or join it to the one it names again; return the last token of its phrase, or None."""
        phrase = self._phrases.around(token)
        determiner = self._phrases.determiner(phrase)
        if determiner in self._words.unsure:
            return None if self._is_of_things(token) else self._kept.keep(phrase, "group", None, plural=True)
        if phrase.last == phrase.head and determiner not in ("une", "la", "cette", ""):
            return None
        before = self._doc[phrase.first - 1].lower_ if phrase.first else ""
        if phrase.first == phrase.head and before not in ("de", "d'", "même", "selon"):
            return None
        again = phrase.last == phrase.head and determiner in self._words.demonstrative
        if again or "même" in self._doc.written(phrase.first, phrase.head):
            last = next((e for key, e in reversed(self._kept.by_name.items()) if "source" in key), None)
            last = last or next(iter(self._discourse.salient(token, self._may_be_one)), None)
            if last is not None:
                self._kept.mention(last, phrase, "type")
                return phrase.last
        return self._kept.keep(phrase, "group", None, plural=False) if phrase.last > phrase.head else None

    def _is_of_things(self, token: "Token") -> bool:
        """Whether «de» without an article ties to a noun what it is a source of («certaines sources de revenus»)."""
        return any(
            after.lower_ in self._words.of - self._words.contracted for after in self._doc[token.i + 1 : token.i + 2]
        )

    def _may_be_one(self, entity: Entity) -> bool:
        """Whether «cette source» may stand for an entity: an institution, but no agency, which cites them."""
        return entity.kind == "organization" and entity.name not in self._agencies
