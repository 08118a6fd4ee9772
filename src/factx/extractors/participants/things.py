"""Nouns that name a country, place, organization or work again («le pays», «la capitale», «le groupe»)."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Via
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.language import Language
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Token

_COUNTRY_BACK = 400
"""Words within which «du pays» looks back for the country it means."""


@cache
def classes(language: Language) -> dict[str, str]:
    """Return the class of each organization known by name."""
    names = language.names.organizations
    found = {name: kind for kind, group in names.names.items() for name in group}
    return found | {name: found[full] for full, names in names.aliases.items() if full in found for name in names}


class Things:
    """Joins such nouns of one article to what they name again, or to the name beside them."""

    def __init__(self, discourse: Discourse, phrases: Phrases, mention: Callable[[Entity, Phrase, Via], None]) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._language = discourse.language
        words = discourse.language.people.nominals
        self._words = words
        self._mention = mention
        self._classes = classes(discourse.language)
        self._kinds: dict[str, ParticipantKind] = {
            **dict.fromkeys(words.works, "work"),
            **dict.fromkeys(words.organizations, "organization"),
            **dict.fromkeys(words.places, "place"),
            **dict.fromkeys(words.countries, "country"),
        }

    def read(self, token: "Token") -> int | None:
        """Read a noun; return the last token of the phrase that is joined, or None."""
        kind = self._kinds.get(token.lower_)
        if kind is None:
            return None
        phrase = self._phrases.around(token)
        if (last := self._beside(phrase, kind)) is not None:
            return last
        return self._again(phrase, kind)

    def _beside(self, phrase: Phrase, kind: ParticipantKind) -> int | None:
        if not self._phrases.determiner(phrase):
            return None
        behind = self._phrases.starts.get(phrase.last + 1)
        if behind is not None and behind.kind == kind:
            self._mention(behind, phrase, "apposition")
            return phrase.last
        before = phrase.first - 1
        named = self._phrases.ends.get(before - 1) if before > 0 and self._doc[before].text == "," else None
        if named is None or named.kind != kind:
            return None
        phrase = self._phrases.extended(phrase)
        named.country = named.country or self._told_country(phrase, kind)
        self._mention(named, phrase, "apposition")
        return phrase.last

    def _again(self, phrase: Phrase, kind: ParticipantKind) -> int | None:
        words, token = self._words, self._doc[phrase.head]
        lower, determiner = token.lower_, self._phrases.determiner(phrase)
        if determiner not in {"le", "la", "l'"} | words.demonstrative:
            return None
        country = self._phrases.country(phrase)
        if country is None and determiner not in words.demonstrative and not self._is_qualified(phrase, kind):
            return None
        known = self._discourse.salient(token, lambda e: self._may_be(e, kind, lower))
        if lower in words.capitals:
            known = [
                e for e in reversed(self._discourse.entities) if self._is_capital(e) and e.mentions[0].start < token.idx
            ]
        if lower in words.movements:
            known.sort(key=lambda e: e.kind != "group")
        for entity in known:
            if country is not None and entity.country != country and (entity.country or kind in ("country", "place")):
                continue
            phrase = self._phrases.extended(phrase)
            entity.country = entity.country or self._told_country(phrase, kind)
            self._mention(entity, phrase, "type")
            return phrase.last
        return None

    def _told_country(self, phrase: Phrase, kind: ParticipantKind) -> str | None:
        """Return the country that a phrase tells of what it names, of a place by its region too, or by «du pays»."""
        if kind == "country":
            return None
        country = self._phrases.country(phrase)
        if country or kind != "place":
            return country
        for token in self._doc[phrase.head + 1 : phrase.last + 1]:
            if token.lower_ in self._words.countries:
                return self._country_before(token)
            place = self._language.places.find(token.text) if token.i in self._phrases.named else None
            if place and place.type in ("country", "region"):
                return place.country
        return None

    def _country_before(self, token: "Token") -> str | None:
        """Return the country last named, or told by a demonym, before a token."""
        for word in reversed(self._doc[max(0, token.i - _COUNTRY_BACK) : token.i]):
            entity = self._phrases.named.get(word.i)
            if entity is not None and entity.kind == "country":
                return entity.country
            place = self._language.places.demonym(word.lower_) if word.pos_ in ("ADJ", "NOUN") else None
            if place and place.type == "country":
                return place.country
        return None

    def _is_qualified(self, phrase: Phrase, kind: ParticipantKind) -> bool:
        """Whether a phrase says no more than its noun, or of an organization what an adjective says."""
        behind = self._doc[phrase.head + 1 : phrase.last + 1]
        after = self._doc[phrase.last + 1 : phrase.last + 2]
        if after and (after[0].lower_ in self._words.of or (after[0].text[0].isupper() and not after[0].is_sent_start)):
            return False
        return not behind or (kind == "organization" and all(word.pos_ == "ADJ" for word in behind))

    def _may_be(self, entity: Entity, kind: ParticipantKind, noun: str) -> bool:
        """Whether an entity may be what a noun says, as far as its name is known («le quotidien»: a newspaper)."""
        if entity.kind == "group":
            return noun in self._words.movements and entity.mentions[0].form == "name"
        if entity.kind != kind:
            return False
        if kind == "place":
            place = self._language.places.find(entity.name)
            return place is None or place.type not in self._words.unlike.get(noun, ())
        told, named = self._words.classes.get(noun), self._classes.get(entity.name)
        if told and named is None and entity.name.split(" ", 1)[0].lower() in self._words.institutions:
            return told == "institutions"
        return told is None or named in (told, None)

    def _is_capital(self, entity: Entity) -> bool:
        place = self._language.places.find(entity.name)
        return entity.kind == "place" and place is not None and place.type == "capital"
