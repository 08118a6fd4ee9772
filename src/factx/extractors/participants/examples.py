"""Names given as examples of what a plural noun tells («des marques connues, comme Zarbov et Torvane»)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.reading import Name
from factx.marks import OPENING_TOKENS
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Doc

_BACK = 18
_ENDS = OPENING_TOKENS | {".", ";", "?", "!"}


def example_kind(name: Name, doc: "Doc", lexicon: Lexicon) -> ParticipantKind | None:
    """Return the kind of what a name is the first example of, None when it is none, or of what is not plain."""
    like = name.first - 1
    if like < 0 or doc[like].lower_ not in lexicon.language.people.pronouns.like:
        return None
    kinds = set(_plural_kinds(like, doc, lexicon))
    return kinds.pop() if len(kinds) == 1 else None


def _plural_kinds(end: int, doc: "Doc", lexicon: Lexicon) -> Iterator[ParticipantKind]:
    """Yield the kinds of what the plural nouns of a sentence tell before a token."""
    for token in reversed(doc[max(0, end - _BACK) : end]):
        if token.is_space or token.text in _ENDS:
            return
        kind = lexicon.kind_nouns.get(token.lower_) or lexicon.kind_nouns.get(token.lower_.removesuffix("s"))
        if kind and token.pos_ == "NOUN" and "Plur" in token.morph.get("Number", []):
            yield kind
