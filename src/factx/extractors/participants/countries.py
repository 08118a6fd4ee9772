"""The country of a named participant, where the text says it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractors.participants.joining import Cluster
from factx.extractors.participants.lexicon import Lexicon
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Doc, Token


def country_of(cluster: Cluster, kind: ParticipantKind, doc: "Doc", lexicon: Lexicon) -> str | None:
    """Return the ISO code of a country, of its capital or a building of state, or of what the text places in one.

    The text places a name by a demonym beside it («le magazine américain …», «l'artiste russe …») or by the country
    right after it («à Mersin, en Turquie», «à Mersin (Turquie)»).
    """
    for name in cluster.names:
        place = name.known.place if name.known else None
        if place and kind in ("country", "place") and place.type in ("country", "capital", "building"):
            return place.country
    for name in cluster.names:
        if code := _by_demonym(name.first, name.last, doc, lexicon):
            return code
        if kind == "place" and (code := _by_country_after(name.last, doc, lexicon)):
            return code
    return None


def _by_demonym(first: int, last: int, doc: "Doc", lexicon: Lexicon) -> str | None:
    for token in (*doc[max(0, first - 1) : last + 2], *_apposition(last, doc)):
        place = lexicon.language.places.demonym(token.text) if token.text.islower() else None
        if place and place.type == "country" and (token.i <= last or token.pos_ == "ADJ"):
            return place.country
    return None


def _apposition(last: int, doc: "Doc") -> Iterator["Token"]:
    """Yield the words of a noun phrase set off by a comma («la Cour suprême, le sommet de la justice …,»)."""
    following = doc[last + 1 : last + 3]
    if len(following) < 2 or following[0].text != "," or following[1].pos_ not in ("DET", "NOUN"):
        return
    for token in doc[last + 2 : last + 10]:
        if token.pos_ not in ("DET", "NOUN", "ADJ", "ADV"):
            return
        yield token


def _by_country_after(last: int, doc: "Doc", lexicon: Lexicon) -> str | None:
    following = doc[last + 1 : last + 4]
    skipped = 0
    for token in following:
        if token.text in lexicon.grammar.place_prepositions or token.text in lexicon.contracted or token.is_punct:
            skipped += 1
            continue
        if not skipped or not token.text[0].isupper():
            return None
        place = lexicon.language.places.find(token.text)
        return place.country if place and place.type == "country" else None
    return None
