"""Reports of matches, in which the name of a town stands for its club («victoire contre Lens (2-1)»)."""

import re
from typing import TYPE_CHECKING

from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.reading import Name

if TYPE_CHECKING:
    from factx.tree import Doc

_SCORE = re.compile(r"\(\d{1,3}-\d{1,3}\b")
_MIN_SCORES = 3


def reports_matches(doc: "Doc") -> bool:
    """Whether an article tells several scores in brackets."""
    return len(_SCORE.findall(doc.text)) >= _MIN_SCORES


def stands_for_club(name: Name, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether the name of a town, in a report of matches, is no place where something happens («à Lens»)."""
    place = name.known.place if name.known else None
    if not lexicon.is_town(name.text) and (place is None or place.type not in ("city", "capital")):
        return False
    before = doc[name.first - 1].lower_ if name.first else ""
    return before not in lexicon.place_prepositions and before not in lexicon.grammar.directions
