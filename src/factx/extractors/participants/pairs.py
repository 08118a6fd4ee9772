"""Two names that a hyphen ties: «le match France-Italie», «l'autoroute Lens-Béthune», «Valence-Paris SG»."""

import re

from factx.extractors.participants.capitals import capitals
from factx.extractors.participants.matches import MATCH_BACK, tells_of_match
from factx.extractors.participants.reading import Name, Text

_HYPHEN = re.compile("-")
_BESIDE = 2
_ENDS = frozenset(("country", "capital", "city"))


def pair(text: Text, index: int) -> list[Name]:
    """Return the two countries, or the two towns or clubs, that a hyphen ties from a token on; nothing if none are."""
    word = text.words[index]
    if "-" not in word or text.lexicon.is_town(word) or text.known(index):
        return []
    of_match = tells_of_match(text.words[max(0, index - MATCH_BACK) : index], text.lexicon)
    for hyphen in _HYPHEN.finditer(word):
        left = _side(text, index, 0, hyphen.start(), of_match)
        right = _second(text, index, hyphen.end(), of_match)
        kinds = {left.kind, right.kind} if left and right else set()
        if left and right and "organization" in kinds and (of_match or "place" in kinds):
            return _clubs(left, right)
        if left and right and "organization" in kinds and _deal(text, index):
            return [left, right]
        if left and right and len(kinds) == 1 and "organization" not in kinds:
            return [left, right]
    return []


def _deal(text: Text, index: int) -> bool:
    """Whether a noun before a pair tells what two have to do with each other («le sommet UE-Maroc»)."""
    before = text.words[max(0, index - _BESIDE) : index]
    return not text.lexicon.grammar.dealings.isdisjoint(before)


def _clubs(left: Name, right: Name) -> list[Name]:
    """Return two names as those of clubs («Monaco-Nice»)."""
    left.kind = right.kind = "organization"
    return [left, right]


def _second(text: Text, index: int, at: int, of_match: bool) -> Name | None:
    """Return the name behind a hyphen, which may go on behind the token («Lens-[Paris SG]»)."""
    if (known := text.known_inside(index, at)) is not None:
        return known
    if not text.followed(index):
        return _side(text, index, at, len(text.words[index]), of_match)
    last = capitals(text, index)
    end = text.name(index, last).end
    return _named(text, (index, last), (text.starts[index] + at, end), of_match)


def _side(text: Text, index: int, start: int, end: int, of_match: bool) -> Name | None:
    offset = text.starts[index]
    return _named(text, (index, index), (offset + start, offset + end), of_match)


def _named(text: Text, tokens: tuple[int, int], span: tuple[int, int], of_match: bool) -> Name | None:
    """Return the country, town or club that a stretch of the text names; in a match, a town is its club."""
    word = text.written[slice(*span)]
    known = text.lexicon.known(word)
    if known and known.place and known.place.type in _ENDS:
        club = of_match and known.kind != "country"
        return Name(*span, *tokens, word, "organization" if club else known.kind, known)
    club = known is not None and known.kind == "organization"
    if club or (of_match and known is None and text.lexicon.is_town(word)):
        return Name(*span, *tokens, word, "organization", known)
    return None
