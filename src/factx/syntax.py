"""Questions that several extractors ask of a parse, in Universal Dependencies terms. Pure functions, no words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.tree import Token


def subtree_bounds(token: "Token") -> tuple[int, int]:
    """Return the code point offsets [start, end) of a token's subtree, punctuation at its edges left out."""
    inside = [t for t in token.subtree if not t.is_space] or [token]
    while len(inside) > 1 and inside[0].is_punct:
        inside.pop(0)
    while len(inside) > 1 and inside[-1].is_punct:
        inside.pop()
    return inside[0].idx, inside[-1].idx + len(inside[-1])


def precedes_infinitive(token: "Token") -> bool:
    """Whether an infinitive stands right behind a token («de lui parler»)."""
    following = token.doc[token.i + 1 : token.i + 2]
    return bool(following) and "Inf" in following[0].morph.get("VerbForm", [])


def children(token: "Token", *relations: str) -> Iterator["Token"]:
    """Yield the children of a token that hang on one of the relations, subtypes included («obl» covers «obl:mod»)."""
    return (child for child in token.children if child.dep_ in relations or child.dep_.split(":")[0] in relations)
