"""Persons named by their nation: «l'Américain», «la Kényane Ada Morel», «son homologue français»."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Gender, agrees
from factx.extractors.participants.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from factx.tree import Token


class Nations:
    """Joins such phrases of one article."""

    def __init__(self, discourse: Discourse, phrases: Phrases) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._people = discourse.language.people

    def is_national(self, token: "Token") -> bool:
        """Whether a demonym is a noun for one person («l'Américain», «la Kényane Ada Morel»)."""
        if not token.text[0].isupper() or token.i == 0 or token.is_sent_start:
            return False
        if self._article(token).lower_ not in ("le", "la", "l'", "au", "du"):
            return False
        place = self._discourse.language.places.demonym(token.text)
        return place is not None and place.type == "country"

    def _article(self, token: "Token") -> "Token":
        """Return the word before a demonym and its adjectives («le jeune Afghan»)."""
        at = token.i - 1
        while at > max(0, token.i - 3) and self._doc[at].lower_ in self._people.nominals.before_noun:
            at -= 1
        return self._doc[at]

    def join(self, token: "Token") -> int:
        """Give a person the demonym as nationality: the one named behind it, else the one spoken of whom it fits."""
        place = self._discourse.language.places.demonym(token.text)
        code = place.country if place else None
        article = self._article(token)
        before = article.lower_
        phrase = Phrase(article.i + (before not in ("le", "la", "l'")), token.i, token.i)
        gender: Gender | None = "f" if before == "la" else "m" if before != "l'" else None
        entity = self._phrases.starts.get(token.i + 1)
        if entity is None or entity.kind != "person":
            likely = self._discourse.salient(token, lambda e: e.kind == "person" and not e.plural and agrees(e, gender))
            entity = next((e for e in likely if e.country == code), None)
            if entity is None and self._discourse.spoken_of(token, likely[:1]) and likely[0].country is None:
                entity = likely[0]
        if entity is not None:
            entity.country = entity.country or code
            entity.gender = entity.gender or gender
            self._discourse.add(entity, self._phrases.draft(phrase, "type"))
        return token.i

    def counterpart(self, phrase: Phrase, lower: str, determiner: str) -> int | None:
        """Join «son homologue français» to the other one of that country, or of none yet."""
        country, head = self._phrases.country(phrase), self._doc[phrase.head]
        if lower not in self._people.persons.counterparts or not country:
            return None
        if determiner not in self._people.nominals.possessive:
            return None
        likely = self._discourse.salient(head, lambda e: e.kind == "person" and not e.plural)
        named = [e for e in likely[1:] if e.country in (None, country) and (e.mentions[0].form == "name" or e.roles)]
        entity = next((e for e in named if e.country == country), named[0] if named else None)
        if entity is None:
            return None
        entity.country = country
        self._discourse.add(entity, self._phrases.draft(phrase, "type"))
        return phrase.last
