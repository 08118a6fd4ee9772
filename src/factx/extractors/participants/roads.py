"""Roads that letters and numbers name: «l'A7», «la RN 113», «l'autoroute E 25»."""

import re

from factx.extractors.participants.reading import Text

_ROAD = re.compile(r"(?!A3[0-9]0)(?:[ADENM]|R[DN])\d{1,4}$")
_LONGEST_NUMBER = 4


def is_code(word: str) -> bool:
    """Whether a word is made as the code of a road («A7», «RD913»)."""
    return _ROAD.match(word) is not None


def road_end(text: Text, index: int) -> int | None:
    """Return the last token of a road's name that starts at a token, None if none does; a code alone is left out.

    The noun of a motorway is part of its name («autoroute A7»), that of another road is not («la nationale 7»).
    """
    code = index + (text.words[index].lower() in text.lexicon.grammar.motorways)
    if code < text.size and code > index and text.touches(code) and is_code(text.words[code]):
        return code
    before = text.words[code - 1].lower() if code else ""
    if before not in text.lexicon.articles and before not in text.lexicon.grammar.roads:
        return None
    number = code + 1
    if number >= text.size or text.words[code] not in text.lexicon.grammar.road_letters or not text.touches(number):
        return None
    return number if text.words[number].isdigit() and len(text.words[number]) <= _LONGEST_NUMBER else None


def is_road(text: Text, index: int) -> bool:
    """Whether a code names a road («l'A7», «sur la D913 (E19)»)."""
    before = text.words[index - 1] if index else ""
    if before == "(":
        return index > 1 and is_code(text.words[index - 2])
    return before.lower() in text.lexicon.articles or before.lower() in text.lexicon.grammar.roads
