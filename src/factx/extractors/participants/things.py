"""Nouns that name a country, place, organization or work again («le pays», «la capitale», «le groupe»)."""

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Via
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.sorts import ALIKE, SAME, UNFIT, Sorts
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Token

_COUNTRY_BACK = 400
"""Words within which «du pays» looks back for the country it means."""

_ALIKE, _SAME = 1.5, 3.0
"""What it weighs, beside how much an entity is spoken of, that a noun fits its sort, or is told of it."""


class Things:
    """Joins such nouns of one article to what they name again, or to the name beside them."""

    def __init__(self, discourse: Discourse, phrases: Phrases, mention: Callable[[Entity, Phrase, Via], None]) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._language = discourse.language
        self._words = discourse.language.people.nominals
        self._mention, self._aims = mention, frozenset(discourse.language.names.grammar.aims)
        self._sorts = Sorts(discourse.language)
        groups = [e for e in discourse.entities if e.kind == "group" and e.mentions[0].form == "name"]
        self._groups = sorted(groups, key=lambda entity: entity.mentions[0].start)

    def read(self, token: "Token") -> int | None:
        """Read a noun; return the last token of the phrase that is joined, or None."""
        kinds = self._sorts.kinds(token.lower_)
        capital = token.text[0].isupper() and not token.is_sent_start
        if not kinds or (capital and not token.text.isupper()):
            return None
        phrase = self._phrases.around(token)
        joined = (read(phrase, kind) for read in (self._beside, self._again) for kind in kinds)
        return next((last for last in joined if last is not None), None)

    def before(self, phrase: Phrase, kind: ParticipantKind = "organization") -> int | None:
        """Read a phrase that may stand before a name it is told of («le syndicat CGT»)."""
        at = phrase.last + 1
        at += at < len(self._doc) and self._doc[at].is_quote
        noun, behind = self._doc[phrase.head].lower_, self._phrases.starts.get(at)
        if behind is None:
            return None
        if kind == "organization" and self._is_taken_for_person(behind, phrase):
            behind.kind = kind
        if behind.kind != kind:
            return None
        self._sorts.tell(behind, noun)
        if not self._phrases.determiner(phrase):
            return None
        self._mention(behind, phrase, "apposition")
        return phrase.last

    def _beside(self, phrase: Phrase, kind: ParticipantKind) -> int | None:
        noun = self._doc[phrase.head].lower_
        if not self._sorts.is_loose(noun):
            return None
        if (last := self.before(phrase, kind)) is not None:
            return last
        before = phrase.first - 1
        named = self._phrases.ends.get(before - 1) if before > 0 and self._doc[before].text == "," else None
        if named is None or named.kind != kind:
            return None
        self._sorts.tell(named, noun)
        if not self._phrases.determiner(phrase):
            return None
        phrase = self._phrases.extended(phrase)
        named.country = named.country or self._told_country(phrase, kind)
        self._mention(named, phrase, "apposition")
        return phrase.last

    def _is_taken_for_person(self, entity: Entity, phrase: Phrase) -> bool:
        """Whether a name behind a noun for organizations is nobody's («la chaîne de restaurants Val Brune»)."""
        noun = self._doc[phrase.head].lower_
        known = entity.kind != "person" or entity.gender is not None or bool(entity.roles)
        return not known and bool(self._phrases.determiner(phrase)) and self._sorts.is_loose(noun, strict=False)

    def _again(self, phrase: Phrase, kind: ParticipantKind) -> int | None:
        words, token = self._words, self._doc[phrase.head]
        lower, demonstrative = token.lower_, self._phrases.determiner(phrase) in self._words.demonstrative
        if not demonstrative and not self._phrases.is_definite(phrase):
            return None
        if not self._phrases.determiner(phrase) and (kind == "country" or lower in words.adverbial):
            return None
        country = self._phrases.country(phrase)
        if country is None and not demonstrative and not self._is_qualified(phrase, kind):
            return None
        if country is not None and any(word.pos_ == "NOUN" for word in self._doc[phrase.head + 1 : phrase.last + 1]):
            return None
        owner = self._owner(phrase)
        fits = {ALIKE: _ALIKE, SAME: _SAME}
        known = self._discourse.salient(
            token,
            lambda e: e is not owner and self._sorts.fit(e, kind, lower) > UNFIT,
            lambda e: fits.get(self._sorts.fit(e, kind, lower), 0),
        )
        if lower in words.capitals:
            known = [
                e for e in reversed(self._discourse.entities) if self._is_capital(e) and e.mentions[0].start < token.idx
            ]
        if lower in words.movements:
            known = self._movements(token) or known
        if any(self._doc[i].pos_ == "NOUN" for i in range(phrase.head + 1, phrase.last + 1)):
            known = [e for e in known if e.kind != "group"]
        for entity in known:
            if country is not None and entity.country != country and (entity.country or kind in ("country", "place")):
                continue
            phrase = self._about(phrase) if kind == "work" else self._phrases.extended(phrase)
            entity.country = entity.country or self._told_country(phrase, kind)
            self._mention(entity, phrase, "type")
            return phrase.last
        return None

    def _about(self, phrase: Phrase) -> Phrase:
        """Return the phrase for an agreement or a law with what it is about («l'accord sur le climat»)."""
        doc, at = self._doc, phrase.last + 3
        if at >= len(doc) or doc[at - 2].lower_ not in self._words.about or doc[at - 1].pos_ != "DET":
            return self._phrases.extended(phrase)
        last = self._phrases.around(doc[at]).last if doc[at].pos_ == "NOUN" else phrase.last
        return Phrase(phrase.first, phrase.head, last)

    def _movements(self, token: "Token") -> list[Entity]:
        """Return the group with a name first named last before a token, if there is one."""
        at = bisect_left(self._groups, token.idx, key=lambda entity: entity.mentions[0].start)
        return self._groups[max(0, at - 1) : at]

    def _owner(self, phrase: Phrase) -> Entity | None:
        """Return what a phrase is a complement of, and so is not («la rédaction Valbrune (RVB) de la chaîne»)."""
        at = phrase.first - 1
        if at < 2 or self._doc[at].lower_ not in self._words.of:
            return None
        return self._phrases.ends.get(at - 2 if self._doc[at - 1].text == ")" else at - 1)

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
        """Whether a phrase names what is known, by its noun or with what says of what sort («la chaîne d'info»)."""
        before = self._doc[phrase.first : phrase.head]
        behind = self._doc[phrase.head + 1 : phrase.last + 1]
        after = self._doc[phrase.last + 1 : phrase.last + 2]
        ties = self._words.of | self._aims if kind == "organization" else self._words.of
        if after and (after[0].lower_ in ties or (after[0].text[0].isupper() and not after[0].is_sent_start)):
            return False
        if any(word.lower_ in self._words.contrasting for word in before) or (after and after[0].is_quote and behind):
            return False
        return not behind or (kind != "country" and all(self._says_sort(word) for word in behind))

    def _says_sort(self, word: "Token") -> bool:
        """Whether a word in a phrase is an adjective, or a noun that «de» ties to it."""
        if word.i in self._phrases.named or word.lower_ in self._words.contrasting:
            return False
        if word.pos_ == "ADJ" or word.lower_ in ("de", "d'"):
            return True
        return word.pos_ == "NOUN" and self._doc[word.i - 1].lower_ in ("de", "d'")

    def _is_capital(self, entity: Entity) -> bool:
        place = self._language.places.find(entity.name)
        return entity.kind == "place" and place is not None and place.type == "capital"
