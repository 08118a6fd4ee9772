"""The country of a named participant, where the text says it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractors.participants.clusters import Cluster
from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.reading import Name
from factx.language.places import Place
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Doc, Token


_BEHIND = 12
"""Words within which the place behind a town begins («à Saint-Aubert, dans le sud-ouest de la France»)."""

_BEFORE = 16
"""Words within which a list of places goes back to what tells their country («deux villes belges, Mons et …»)."""

COUNTRY_BACK = 400
"""Words within which «du pays» looks back for the country it means."""

_APPOSITION = 10
_OPENING = ("DET", "NUM", "NOUN", "ADJ")
_PHRASE = (*_OPENING, "ADV")
_COUNTRY_WORDS = 3


class Countries:
    """Tells the countries of the names of one article.

    The text places a name by a demonym beside it («le magazine américain …», «l'artiste russe …»), by the country it
    holds («Banque de Norvège»), by the country or region right after it («à Mersin, en Turquie», «à Mersin (Turquie)»,
    «à Houston, dans l'est du Texas»), or by what a list of places begins with («deux villes belges, Mons et …»).
    """

    def __init__(self, doc: "Doc", lexicon: Lexicon, places: dict[int, Place]) -> None:
        """`places` are those known by name, by the index of the token they begin at."""
        self._doc, self._lexicon, self._places = doc, lexicon, places
        self._language = lexicon.language
        grammar, nominals = lexicon.grammar, lexicon.language.people.nominals
        self._of = {*lexicon.of, *lexicon.contracted}
        self._ties = {*self._of, *grammar.place_prepositions}
        self._nouns = {*nominals.places, *map(nominals.plural, nominals.places)}
        self._bodies = {*map(nominals.plural, nominals.all_organizations), *nominals.groups}
        self._countries = nominals.countries
        self._superlatives, self._cardinals = nominals.superlatives, nominals.cardinals
        self._parts = {*grammar.compass, *nominals.parts}
        self._joins = {*nominals.joining, ","}
        self._lists = {*self._joins, *lexicon.articles, *nominals.examples, ":", "(", *self._ties, *grammar.directions}

    def of(self, cluster: Cluster, kind: ParticipantKind) -> str | None:
        """Return the ISO code of a country, of its capital or a building of state, or of what is told to be in one."""
        for name in cluster.names:
            place = name.known.place if name.known else None
            seat = place is not None and place.type == "building" and kind in ("place", "organization")
            if place and (seat or (kind in ("country", "place") and place.type in ("country", "capital"))):
                return place.country
        told = (code for name in cluster.names for code in self._told(name, kind) if code)
        return next(told, None)

    def _told(self, name: Name, kind: ParticipantKind) -> Iterator[str | None]:
        yield self._held(name, kind)
        yield self._by_demonym(name.first, name.last, kind)
        if kind == "person":
            yield self._by_origin(name.last)
            yield self._by_realm(name.last)
            yield self._by_shared_demonym(name.first)
        if kind == "place":
            yield self._by_place_after(name.last)
        if kind in ("place", "organization"):
            yield self._by_list(name.first, self._nouns if kind == "place" else self._bodies)
            yield self._by_noun_before(name.first)
            yield self._by_apposed_country(name.last)
            yield self._by_apposed_to_list(name.last)

    def _held(self, name: Name, kind: ParticipantKind) -> str | None:
        """Return the country that a name holds behind «de» («Banque de Norvège»); a street is not there."""
        street = kind == "place" and self._doc[name.first].lower_ in self._language.names.places.heads.common
        if kind == "country" or street:
            return None
        for at in range(name.first + 1, name.last + 1):
            before = at - 1 - (self._doc[at - 1].lower_ in self._lexicon.articles)
            if (
                before > name.first
                and self._doc[before].lower_ in self._of
                and (code := self._country_at(at, name.last))
            ):
                return code
        return None

    def _country_at(self, at: int, last: int) -> str | None:
        """Return the country whose name starts at a token and ends at the last one at most."""
        for end in range(min(last, at + _COUNTRY_WORDS - 1), at - 1, -1):
            place = self._language.places.find(self._doc.written(at, end + 1))
            if place and place.type == "country":
                return place.country
        return None

    def _country(self, at: int) -> str | None:
        """Return the ISO code of the country whose name begins at a token."""
        place = self._places.get(at)
        return place.country if place and place.type == "country" else None

    def _demonym(self, token: "Token") -> str | None:
        return self._language.places.nationality(token.text) if token.text.islower() else None

    def _by_demonym(self, first: int, last: int, kind: ParticipantKind) -> str | None:
        for token in (*self._doc[max(0, first - 1) : last + 2], *self._apposition(last)):
            code = self._demonym(token) or (self._first_of_two(token) if kind == "person" else None)
            if code and (token.i <= last or token.pos_ == "ADJ"):
                return code
        return None

    def _first_of_two(self, token: "Token") -> str | None:
        """Return the first country of a double demonym («la chanteuse italo-belge»)."""
        first, _, second = token.lower_.partition("-")
        return self._lexicon.grammar.demonym_prefixes.get(first) if self._language.places.demonym(second) else None

    def _by_realm(self, last: int) -> str | None:
        """Return the country behind the name of a sovereign («Alphonse XII d'Espagne»)."""
        following = self._doc[last + 1 : last + 3]
        tied = len(following) == 2 and following[0].lower_ in self._lexicon.of
        return self._country(last + 2) if tied else None

    def _by_shared_demonym(self, first: int) -> str | None:
        """Return the country told before several names («les ministres belges Paul Rey et Ada Morel»)."""
        for token in reversed(self._doc[max(0, first - _BEFORE) : first]):
            if (code := self._demonym(token)) and token.lower_.endswith(("s", "x")):
                return code if self._doc[token.i + 1].text[0].isupper() else None
            if not token.text[0].isupper() and token.lower_ not in self._joins:
                return None
        return None

    def _by_origin(self, last: int) -> str | None:
        """Return the country of a demonym with a capital after a comma («Zarbov, Belge de 24 ans»)."""
        following = self._doc[last + 1 : last + 3]
        if len(following) < 2 or following[0].text != "," or not following[1].text.istitle():
            return None
        return self._language.places.nationality(following[1].text)

    def _apposition(self, last: int) -> Iterator["Token"]:
        """Yield the words of a noun phrase behind a comma or a bracket («la Cour suprême, le sommet …,»)."""
        following = self._doc[last + 1 : last + 3]
        if len(following) < 2 or following[0].text not in (",", "("):
            return
        if following[1].pos_ not in _OPENING and following[1].lower_ not in self._superlatives:
            return
        for token in self._doc[last + 2 : last + _APPOSITION]:
            if token.pos_ not in _PHRASE:
                return
            yield token

    def _by_apposed_country(self, last: int) -> str | None:
        """Return the country that an apposition ends with («Mersin, principal port de Turquie,»)."""
        *_, end = (None, *self._apposition(last))
        if end is None or end.i == last + 2:
            return None
        at = self._complement(end.i + 1)
        if at is not None and self._doc[at].lower_ in self._parts:
            at = self._complement(at + 1)
        return self._country(at) if at is not None else None

    def _complement(self, at: int) -> int | None:
        """Return the token that «de», maybe with an article, ties to what stands before; None when nothing does."""
        if at + 2 >= len(self._doc) or self._doc[at].lower_ not in self._of:
            return None
        return at + 1 + (self._doc[at + 1].lower_ in self._lexicon.articles)

    def _by_noun_before(self, first: int) -> str | None:
        """Return the country of a demonym in the phrase that «de» ties a name to («la province belge du Hainaut»)."""
        at = first - 1 - (first > 0 and self._doc[first - 1].lower_ in self._lexicon.articles)
        if at < 2 or self._doc[at].lower_ not in self._of or self._doc[at - 2].lower_ not in self._nouns:
            return None
        return self._demonym(self._doc[at - 1])

    def _by_place_after(self, last: int) -> str | None:
        tying, part = self._ties | self._parts, False
        for token in self._doc[last + 1 : last + _BEHIND]:
            place = self._places.get(token.i)
            if place and (place.type in ("country", "region") or (part and place.type == "capital")):
                return place.country if token.i > last + 1 else None
            if place:
                return None
            if token.lower_ in self._countries:
                return self._country_before(token.i) if part else None
            part = part or token.lower_ in self._parts
            tied = token.lower_ in self._lexicon.articles and self._doc[token.i - 1].lower_ in tying
            if not tied and token.lower_ not in tying and token.text not in (",", "("):
                return None
        return None

    def _country_before(self, index: int) -> str | None:
        """Return the country last told before a token, by name or by demonym («dans le nord du pays»)."""
        for token in reversed(self._doc[max(0, index - COUNTRY_BACK) : index]):
            if code := self._country(token.i) or self._demonym(token):
                return code
        return None

    def _by_list(self, first: int, nouns: set[str]) -> str | None:
        """Return the country told before a list («deux villes belges, Mons et …», «la France (Lens, …»)."""
        at, least = first - 1, max(0, first - _BEFORE)
        while at >= least:
            token = self._doc[at]
            if code := self._demonym(token):
                return code if self._noun_before(at) in nouns else None
            if token.text == "(" and (place := self._places.get(at - 1)) and place.type == "country":
                return place.country
            if token.text == ")":
                at = next((opening for opening in range(at, least, -1) if self._doc[opening].text == "("), at)
            elif token.lower_ not in self._lists and not token.text[0].isupper():
                return None
            at -= 1
        return None

    def _noun_before(self, at: int) -> str:
        """Return the noun that a demonym is told of, in lower case («trois syndicats policiers belges»)."""
        at -= 1
        while at > 0 and self._doc[at].pos_ == "ADJ" and self._doc[at].lower_ not in self._nouns | self._bodies:
            at -= 1
        return self._doc[at].lower_ if at >= 0 else ""

    def _by_apposed_to_list(self, last: int) -> str | None:
        """Return the country that an apposition to a list ends with («Mersin et Adana, deux villes de Turquie»)."""
        at = last
        while (following := self._next_of_list(at)) is not None:
            at = following
        several = at > last and at + 2 < len(self._doc) and self._doc[at + 2].lower_ in self._cardinals
        return self._by_apposed_country(at) if several else None

    def _next_of_list(self, last: int) -> int | None:
        """Return the last token of the name that follows another in a list, or None."""
        at = last + 1
        if at >= len(self._doc) or self._doc[at].lower_ not in self._joins:
            return None
        at += 1
        while at < len(self._doc) and self._doc[at].lower_ in self._ties | {*self._lexicon.articles}:
            at += 1
        end = at
        while end < len(self._doc) and self._doc[end].text[0].isupper():
            end += 1
        return end - 1 if end > at else None
