"""Persons named by their nation: «l'Américain», «la Kényane Ada Morel», «son homologue français»."""

from typing import TYPE_CHECKING

from factx.extractors.participants.described import Described
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender, agrees
from factx.extractors.participants.groups import Nameless
from factx.extractors.participants.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from factx.tree import Token


_STEM = 4
"""The letters that a place and its inhabitants share at least."""


class Nations:
    """Joins such phrases of one article."""

    def __init__(self, discourse: Discourse, phrases: Phrases, nameless: Nameless) -> None:
        self._discourse, self._doc, self._phrases, self._nameless = discourse, discourse.doc, phrases, nameless
        self._people, self._words = discourse.language.people, discourse.language.people.nominals
        self._described = Described(discourse, phrases)
        self._places = [entity.name for entity in discourse.entities if entity.kind == "place"]

    def is_national(self, token: "Token") -> bool:
        """Whether a demonym is a noun for one person («l'Américain», «un jeune Breton», «la Kényane Ada Morel»)."""
        if not token.text[0].isupper() or token.i == 0 or token.is_sent_start or self._nameless.is_share(token.i):
            return False
        article, pointing = self._article(token).lower_, self._words.demonstrative
        if article not in self._words.definite | self._words.one | pointing:
            return False
        place = self._discourse.language.places.demonym(_last_part(token.text))
        if place is None and article in pointing:
            return token.text.endswith(self._people.persons.inhabitants)
        if place is None and article in self._words.one and self._is_aged(token):
            return token.text.endswith(self._people.persons.inhabitants)
        if place is None:
            return article in self._words.articles and self._is_of_town(token.text)
        return place.type == "country" or not token.lower_.endswith("s") or token.dep_.startswith("nsubj")

    def _is_aged(self, token: "Token") -> bool:
        """Whether an age follows a word («une Saranaise de 29 ans»)."""
        after = [word.lower_ for word in self._doc[token.i + 1 : token.i + 4]]
        return len(after) > 2 and after[0] in self._words.of and after[2] in self._people.persons.years

    def _is_of_town(self, word: str) -> bool:
        """Whether a word is one for an inhabitant of a place that the article names («la Saranaise»: Saran)."""
        if not word.endswith(self._people.persons.inhabitants):
            return False
        return any(word.startswith(name[: max(_STEM, len(name) - 1)]) and word != name for name in self._places)

    def _article(self, token: "Token") -> "Token":
        """Return the word before a demonym and its adjectives («le jeune Afghan»)."""
        at = token.i - 1
        while at > max(0, token.i - 3) and self._doc[at].lower_ in self._words.before_noun:
            at -= 1
        return self._doc[at]

    def read(self, token: "Token") -> int:
        """Read a demonym for one person: the one named beside it, one spoken of whom it fits, or one without a name."""
        code = self._discourse.language.places.nationality(_last_part(token.text))
        article = self._article(token)
        before = article.lower_
        phrase = Phrase(article.i + (before in self._words.contracted), token.i, token.i)
        gender = self._phrases.gender(phrase) or self._gender(token.lower_)
        entity = self._phrases.starts.get(token.i + 1)
        if entity is None or entity.kind != "person":
            entity = self._apposed(phrase, gender) or self._described.person(phrase, gender)
        if entity is None:
            entity = self._named_behind(phrase, gender)
        if entity is None and before not in self._words.one:
            entity = self._spoken_of(token, code, gender, before in self._words.demonstrative)
        if entity is None:
            if before not in self._words.demonstrative:
                self._nameless.person(self._phrases.extended(phrase), gender, code)
            return token.i
        entity.country = entity.country or code
        entity.gender = entity.gender or gender
        whole = phrase if before in self._words.definite else self._phrases.extended(phrase)
        self._nameless.mention(entity, whole, "type")
        return token.i

    def _gender(self, demonym: str) -> Gender | None:
        """Return the gender that the form of a demonym tells («l'[Américain]»), None if both have it («l'[Russe]»)."""
        known = self._discourse.language.places.demonym
        if known(f"{demonym}e") or known(f"{demonym}ne"):
            return "m"
        masculine = (demonym.removesuffix("e"), demonym.removesuffix("ne"))
        return "f" if any(form != demonym and known(form) for form in masculine) else None

    def _apposed(self, phrase: Phrase, gender: Gender | None) -> Entity | None:
        """Return the person named right before the comma before a phrase («Ada Morel, une Belge de 28 ans»)."""
        entity = self._phrases.before_mark(phrase.first - 1, ",")
        return entity if entity is not None and entity.kind == "person" and agrees(entity, gender) else None

    def _named_behind(self, phrase: Phrase, gender: Gender | None) -> Entity | None:
        """Return the person named between commas behind a phrase («une Belge de 28 ans, Ada Morel, a …»)."""
        comma = self._phrases.extended(phrase).last + 1
        entity = (
            self._phrases.starts.get(comma + 1) if comma < len(self._doc) and self._doc[comma].text == "," else None
        )
        if entity is None or entity.kind != "person" or not agrees(entity, gender):
            return None
        after = self._doc[self._phrases.end_of_name(comma + 1) + 1 :][:1]
        return entity if after and after[0].text in (",", "(", ".") else None

    def _spoken_of(self, token: "Token", code: str | None, gender: Gender | None, pointing: bool) -> Entity | None:
        """Return the likeliest person of a country, or of none yet («le Belge»); of a region, the likeliest of all.

        He is of no other country than the region («le Valaisan»: a Swiss, or one of whom no country is told).
        """
        likely = self._discourse.salient(token, lambda e: e.kind == "person" and not e.plural and agrees(e, gender))
        entity = next((e for e in likely if code is not None and e.country == code), None)
        region = self._discourse.language.places.demonym(_last_part(token.text)) if code is None else None
        if region is not None and region.country is not None:
            likely = [e for e in likely if e.country in (None, region.country)]
        told = len(likely) == 1 or (bool(likely) and (pointing or self._discourse.spoken_of(token, likely[:1])))
        if entity is None and told and (code is None or likely[0].country is None):
            entity = likely[0]
        return entity

    def counterpart(self, phrase: Phrase, lower: str, determiner: str) -> int | None:
        """Join «son homologue français» to the other one of that country, or of none yet."""
        country, head = self._phrases.country(phrase), self._doc[phrase.head]
        if lower not in self._people.persons.counterparts or not country:
            return None
        if determiner not in self._words.possessive:
            return None
        likely = self._discourse.salient(head, lambda e: e.kind == "person" and not e.plural)
        named = [e for e in likely[1:] if e.country in (None, country) and (e.mentions[0].form == "name" or e.roles)]
        entity = next((e for e in named if e.country == country), named[0] if named else None)
        if entity is None:
            return None
        entity.country = country
        self._discourse.add(entity, self._phrases.draft(phrase, "type"))
        return phrase.last


def _last_part(word: str) -> str:
    """Return the last of the demonyms that make one («Franco-Brésilien»: Brésilien)."""
    first, _, last = word.rpartition("-")
    return last if first.endswith("o") else word
