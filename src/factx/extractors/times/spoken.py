"""The day on which a quotation was spoken: what «demain» in it is reckoned from."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date

from factx.extractors.times.composed import Moment
from factx.extractors.times.dated import Shifted, Weekday
from factx.extractors.times.lexer import Token
from factx.extractors.times.ranges import Candidate
from factx.marks import paired

_REACH = 100
"""How far behind its closing mark the day of a quotation is looked for, in characters."""


def spoken_days(
    text: str, tokens: Sequence[Token], candidates: Sequence[Candidate], value: Callable[[Candidate, int], str | None]
) -> dict[int, date]:
    """Return the day on which each deictic expression inside a quotation was said.

    Args:
        text: The article's text.
        tokens: Its tokens.
        candidates: Its time expressions.
        value: Returns the value of an expression, as seen from the past.

    Returns:
        Of each expression that a told day moves: the day, by the index of its first token.
    """
    if not any(isinstance(candidate.expression, Weekday | Moment) for candidate in candidates):
        return {}
    days: dict[int, date] = {}
    starts = [tokens[candidate.begin].start for candidate in candidates]
    for pair in paired(text):
        after = bisect_left(starts, pair.close)
        inside = [c for c in candidates[bisect_left(starts, pair.open) : after] if _is_deictic(c)]
        if pair.depth or not inside:
            continue
        behind = text[pair.close + 1 : pair.close + 1 + _REACH]
        if not behind.startswith((", ", " ,")):
            continue
        reach = pair.close + 1 + min((at for mark in ".\n«“;" if (at := behind.find(mark)) >= 0), default=_REACH)
        for candidate, start in ((candidates[j], starts[j]) for j in range(after, len(candidates))):
            if start >= reach:
                break
            if _is_weekday(candidate):
                told = value(candidate, start)
                if told and told[:4].isdecimal():
                    days |= {c.begin: date.fromisoformat(told[:10]) for c in inside}
                break
    return days


def _is_deictic(candidate: Candidate) -> bool:
    expression = candidate.expression
    if isinstance(expression, Moment) and expression.day is not None:
        expression = expression.day
    return isinstance(expression, Shifted) and expression.base == "published" and expression.of is None


def _is_weekday(candidate: Candidate) -> bool:
    expression = candidate.expression
    day = expression.day if isinstance(expression, Moment) else expression
    return isinstance(day, Weekday)
