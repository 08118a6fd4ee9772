"""Sources without a name: «une source policière», «selon des sources concordantes», «la même source»."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity
from factx.extractors.participants.kept import Kept
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.seen import Seen

if TYPE_CHECKING:
    from factx.tree import Token


class Sources:
    """Keeps those of one article."""

    def __init__(self, discourse: Discourse, phrases: Phrases, kept: Kept) -> None:
        self._discourse, self._doc, self._phrases, self._kept = discourse, discourse.doc, phrases, kept
        people = discourse.language.people
        self._words, self._speech = people.nominals, discourse.language.speech.forms
        self._acts = people.acts
        self._open: list[Phrase] = []
        self._agencies = discourse.language.names.organizations.agencies

    def read(self, token: "Token") -> int | None:
        """Keep a source, or join it to the one it names again; return the last token of its phrase, or None."""
        phrase = self._phrases.around(token)
        determiner = self._phrases.determiner(phrase)
        if determiner in self._words.unsure:
            whole = self._phrases.extended(phrase)
            return None if self._is_of_things(token) else self._kept.keep(whole, "group", None, plural=True)
        if phrase.last == phrase.head and determiner not in ("une", "la", "cette", "", "ces", "les"):
            return None
        before = self._doc[phrase.first - 1].lower_ if phrase.first else ""
        if phrase.first == phrase.head and before not in self._words.bare_of | self._words.same | self._acts.according:
            return None
        if self._is_again(phrase):
            last = next((e for key, e in reversed(self._kept.by_name.items()) if "source" in key), None)
            if last is not None:
                self._kept.mention(last, phrase, "type")
                return phrase.last
            self._open.append(phrase)
        if phrase.last == phrase.head:
            return None
        whole = phrase if self._phrases.is_any_definite(phrase) else self._phrases.extended(phrase)
        return self._kept.keep(whole, "group", None, plural=False)

    def _is_again(self, phrase: Phrase) -> bool:
        """Whether a phrase names a source again («cette source», «la même source», «a dit la source»)."""
        if any(word.lower_ in self._words.same for word in self._doc[phrase.first : phrase.head]):
            return True
        determiner = self._phrases.determiner(phrase)
        speaks = determiner != "" and self._doc[phrase.first - 1].lower_ in self._speech
        demonstrative = determiner in self._words.demonstrative | self._words.pointing
        return phrase.last == phrase.head and (speaks or demonstrative)

    def finish(self) -> None:
        """Join a source told again without having been told as one to who was cited last, or else is most in mind."""
        for phrase in self._open:
            token = self._doc[phrase.first]
            before = (seen for seen in self._discourse.before(token.idx) if self._may_be_one(seen.entity))
            cited = next((seen.entity for seen in before if self._is_cited(seen)), None)
            entity = cited or next(iter(self._discourse.salient(token, self._may_be_one)), None)
            if entity is not None:
                self._kept.mention(entity, phrase, "type")

    def _is_cited(self, seen: Seen) -> bool:
        """Whether a mention speaks, or stands where a source does («selon la préfecture»)."""
        first = self._doc.cover(seen.start, seen.end).start
        before = [word.lower_ for word in self._doc[max(0, first - 2) : first]]
        cited = self._acts.according | self._acts.according_to_whom
        return seen.speaks or not cited.isdisjoint(before)

    def _is_of_things(self, token: "Token") -> bool:
        """Whether «de» without an article ties to a noun what it is a source of («certaines sources de revenus»)."""
        return any(
            after.lower_ in self._words.of - self._words.contracted for after in self._doc[token.i + 1 : token.i + 2]
        )

    def _may_be_one(self, entity: Entity) -> bool:
        """Whether «cette source» may stand for an entity: an institution, but no agency, which cites them."""
        return entity.kind == "organization" and entity.name not in self._agencies
