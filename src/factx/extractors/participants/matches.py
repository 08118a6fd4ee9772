"""Reports of matches, in which the name of a town stands for its club («victoire contre Lens (2-1)»)."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.reading import Name

if TYPE_CHECKING:
    from factx.tree import Doc

_SCORE = re.compile(r"\(\d{1,3}-\d{1,3}\b")
_MIN_SCORES = 3
MATCH_BACK = 40
"""The words before a name among which one tells of matches."""
_BESIDE = 2


def reports_matches(doc: "Doc") -> bool:
    """Whether an article tells several scores in brackets."""
    return len(_SCORE.findall(doc.text)) >= _MIN_SCORES


def stands_for_club(name: Name, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether the name of a town, in a report of matches, is no place where something happens («à Lens»)."""
    place = name.known.place if name.known else None
    if not lexicon.is_town(name.text) and (place is None or place.type not in ("city", "capital")):
        return False
    before = doc[name.first - 1].lower_ if name.first else ""
    if name.first > 1 and doc[name.first - 2].lower_ in lexicon.grammar.fixtures:
        return True
    return before not in lexicon.place_prepositions and before not in lexicon.grammar.directions


def tells_of_match(words: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether one of some words tells of a match."""
    return not lexicon.grammar.matches.isdisjoint(words)


def plays(name: Name, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether a match is told of, and whom a name plays («en Ligue 1, Lens affrontera Valence»)."""
    before = (token.text for token in doc[max(0, name.first - MATCH_BACK) : name.first])
    beside = {token.lower_ for token in doc[max(0, name.first - _BESIDE) : name.last + 1 + _BESIDE]}
    return tells_of_match(before, lexicon) and not lexicon.grammar.fixtures.isdisjoint(beside)
