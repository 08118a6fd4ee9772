"""The country of a named participant, where the text says it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractors.participants.joining import Cluster
from factx.extractors.participants.lexicon import Lexicon
from factx.language.places import Place
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Doc, Token


_BEHIND = 9
"""Words within which the place behind a town begins («à Saint-Aubert, dans le sud-ouest de la France»)."""


def country_of(
    cluster: Cluster, kind: ParticipantKind, doc: "Doc", lexicon: Lexicon, places: dict[int, Place]
) -> str | None:
    """Return the ISO code of a country, of its capital or a building of state, or of what the text places in one.

    The text places a name by a demonym beside it («le magazine américain …», «l'artiste russe …») or by the country
    or region right after it («à Mersin, en Turquie», «à Mersin (Turquie)», «à Houston, dans l'est du Texas»).

    Args:
        cluster: The names of the participant.
        kind: What it is.
        doc: The article.
        lexicon: The words of its language.
        places: The places known by name, by the index of the token they begin at.
    """
    for name in cluster.names:
        place = name.known.place if name.known else None
        if place and kind in ("country", "place") and place.type in ("country", "capital", "building"):
            return place.country
    for name in cluster.names:
        if code := _by_demonym(name.first, name.last, doc, lexicon):
            return code
        if kind == "person" and (code := _by_origin(name.last, doc, lexicon)):
            return code
        if kind == "place" and (code := _by_place_after(name.last, doc, lexicon, places)):
            return code
    return None


def _by_demonym(first: int, last: int, doc: "Doc", lexicon: Lexicon) -> str | None:
    for token in (*doc[max(0, first - 1) : last + 2], *_apposition(last, doc)):
        place = lexicon.language.places.demonym(token.text) if token.text.islower() else None
        if place and place.type == "country" and (token.i <= last or token.pos_ == "ADJ"):
            return place.country
    return None


def _by_origin(last: int, doc: "Doc", lexicon: Lexicon) -> str | None:
    """Return the country of a demonym with a capital after a comma («Zarbov, Belge de 24 ans»)."""
    following = doc[last + 1 : last + 3]
    if len(following) < 2 or following[0].text != "," or not following[1].text.istitle():
        return None
    place = lexicon.language.places.demonym(following[1].text)
    return place.country if place and place.type == "country" else None


def _apposition(last: int, doc: "Doc") -> Iterator["Token"]:
    """Yield the words of a noun phrase set off by a comma («la Cour suprême, le sommet de la justice …,»)."""
    following = doc[last + 1 : last + 3]
    if len(following) < 2 or following[0].text != "," or following[1].pos_ not in ("DET", "NOUN", "ADJ"):
        return
    for token in doc[last + 2 : last + 10]:
        if token.pos_ not in ("DET", "NOUN", "ADJ", "ADV"):
            return
        yield token


def _by_place_after(last: int, doc: "Doc", lexicon: Lexicon, places: dict[int, Place]) -> str | None:
    grammar = lexicon.grammar
    tying = {*lexicon.of, *lexicon.contracted, *grammar.place_prepositions, *grammar.compass}
    for token in doc[last + 1 : last + _BEHIND]:
        if place := places.get(token.i):
            return place.country if token.i > last + 1 and place.type in ("country", "region") else None
        tied = token.lower_ in lexicon.articles and doc[token.i - 1].lower_ in tying
        if not tied and token.lower_ not in tying and token.text not in (",", "("):
            return None
    return None
