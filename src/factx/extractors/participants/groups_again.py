"""Which group told before a phrase names again: by number, by noun, by a noun alike, by «ces»."""

from typing import TYPE_CHECKING

from factx.extractors.participants.alike import Alike
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity
from factx.extractors.participants.kept import Kept
from factx.extractors.participants.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from factx.tree import Token


class GroupsAgain:
    """Looks for those of one article; `alike` is what it remembers of them."""

    def __init__(self, discourse: Discourse, phrases: Phrases, kept: Kept, alike: Alike) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._kept, self.alike = kept, alike
        people, self._places = discourse.language.people, discourse.language.places
        self._words, self._persons = people.nominals, people.plurals | people.nominals.somebody

    def key(self, phrase: Phrase, whole: Phrase) -> str | None:
        """Return the key of the group that a phrase, whole with what restricts it, names again, or None."""
        head = self._doc[phrase.head].lower_
        definite = self._phrases.is_any_definite(phrase) or self._points(whole)
        key = self.alike.same_number(whole, head, definite)
        if key is not None or not definite:
            return key
        key = self.called(phrase, whole)
        if key is None and (whole.last == phrase.head or self._points(phrase)):
            key = self.alike.of_family(head)
        return key

    def called(self, phrase: Phrase, whole: Phrase) -> str | None:
        """Return the key of the last group with the head noun of a phrase («les enfants» after «deux enfants»).

        A clause tells another group of a noun that says little («les personnes qui ont appelé»).
        """
        restricted = whole.last > phrase.last and self._doc[phrase.head].lower_ in self._words.anybody
        return None if restricted and not self._phrases.is_counted(phrase) else self._kept.called(whole)

    def pointed_at(self, phrase: Phrase) -> Entity | None:
        """Return the group most in mind, which «ces» with a new noun for persons points at («ces manifestants»)."""
        head = self._doc[phrase.head]
        if not self._points(phrase) or self._phrases.is_counted(phrase) or not self._is_persons(head):
            return None
        entities = (seen.entity for seen in self._discourse.before(head.idx))
        return next((entity for entity in entities if entity.kind == "group" and entity.plural), None)

    def movement(self, phrase: Phrase) -> Entity | None:
        """Return the only ones who go by a garment, whom a noun for protesters means («les protestataires»)."""
        told = self._doc[phrase.head].lower_ in self._words.protesters and self._phrases.is_any_definite(phrase)
        if not told or self._phrases.is_counted(phrase):
            return None
        wearers = [e for e in self._discourse.entities if e.name.lower() in self._words.garments and e.kind == "group"]
        return wearers[0] if len(wearers) == 1 else None

    def _points(self, phrase: Phrase) -> bool:
        return self._phrases.determiner(phrase) in self._words.pointing

    def _is_persons(self, head: "Token") -> bool:
        return head.lower_ in self._persons or self._places.demonym(head.lower_) is not None
