"""Reading tokens one after the other: words by category, numbers in digits and words, quantities of units."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from factx.extractors.times.lexer import Token
from factx.records import Modifier

T = TypeVar("T")
_LONGEST_NUMERAL = 16
"""The words of the longest number in words that is read."""
_TENS = (20, 30, 40, 50, 60, 70)
_SMALLER = {
    "year": ("month", "week", "day"),
    "month": ("week", "day"),
    "hour": ("minute",),
    "minute": ("second",),
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of which unit; `number` is None when the text is vague."""

    number: float | None
    unit: str
    modifier: Modifier | None = None
    extra: tuple[tuple[float | None, str], ...] = ()

    @property
    def parts(self) -> tuple[tuple[float | None, str], ...]:
        """All numbers of units, the larger first («un an et trois mois»)."""
        return ((self.number, self.unit), *self.extra)

    @property
    def single(self) -> tuple[float | None, str]:
        """The quantity in one unit («un an et demi» → 18 months)."""
        if self.number is not None and len(self.extra) == 1 and (self.unit, self.extra[0][1]) == ("year", "month"):
            return self.number * 12 + (self.extra[0][0] or 0), "month"
        return self.number, self.unit


def memoized(read: Callable[..., T]) -> Callable[..., T]:
    """Make a reading method read each place once."""

    @wraps(read)
    def reading(self: "Reader", i: int, glued: bool = True) -> T:
        place = (read.__name__, i, glued)
        if place not in self.memory:
            self.memory[place] = read(self, i, glued)
        return self.memory[place]  # type: ignore[no-any-return]

    return reading


class Reader:
    """Reads expressions that begin at an index; every method returns the index after what it read, or None."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.memory: dict[tuple[str, int, bool], Any] = {}
        self.count = len(tokens)

    def word(self, i: int, category: str, glued: bool = True) -> tuple[int, Any] | None:
        """Read the longest entry of a category."""
        if i >= self.count or (glued and not self.tokens[i].glued):
            return None
        return self.tokens[i].entries.get(category)

    def skip(self, i: int, *categories: str) -> int:
        """Return the index after a word of one of the categories, or `i` itself."""
        for category in categories:
            if found := self.word(i, category):
                return found[0]
        return i

    def digits(self, i: int, low: int, high: int, glued: bool = True) -> int | None:
        """Return the number that a run of digits stands for, when it is in a range."""
        if i >= self.count or (glued and not self.tokens[i].glued):
            return None
        number = self.tokens[i].number
        return number if number is not None and low <= number <= high else None

    def key(self, i: int, *keys: str) -> bool:
        """Whether a token that is glued to the one before is one of the words."""
        return i < self.count and self.tokens[i].glued and self.tokens[i].key in keys

    def sep(self, i: int) -> str:
        """Return what stands before a token; two blanks after the last."""
        return self.tokens[i].sep if i < self.count else "  "

    def number(self, i: int, glued: bool = True) -> tuple[int, float] | None:
        """Read a number in digits («9 000», «2,5») or words («vingt et un», «quatre-vingt-dix»)."""
        if i >= self.count or (glued and not self.tokens[i].glued):
            return None
        if (whole := self.tokens[i].number) is not None:
            i += 1
            more = self.tokens[i].number if i < self.count else None
            size = len(self.tokens[i].key) if more is not None else 0
            if more is not None and self.sep(i) in (",", ".") and size <= 2:
                return i + 1, whole + more / 10**size
            if more is not None and self.sep(i) == " " and size == 3 and 0 < whole < 1000:
                return i + 1, whole * 1000 + more
            return i, whole
        return self.numeral(i)

    def numeral(self, i: int) -> tuple[int, float] | None:
        """Read a number in words."""
        total = current = 0
        end = i
        while end < i + _LONGEST_NUMERAL and (found := self.word(end, "numerals", end > i)):
            step = int(found[1])
            if step == 1000:
                total, current = total + (current or 1) * 1000, 0
            elif step == 100 and current < 10:
                current = (current or 1) * 100
            elif step == 20 and current % 100 == 4:
                current += 76
            elif current == 0 or _continues(current % 100, step):
                current += step
            else:
                break
            end = found[0]
            joined = self.word(end, "and")
            if joined and current % 100 in _TENS and (unit := self.word(joined[0], "numerals")) and unit[1] in (1, 11):
                current += int(unit[1])
                end = unit[0]
        return (end, float(total + current)) if end > i else None

    def approximation(self, i: int, glued: bool = True) -> tuple[int, Modifier | None]:
        """Read «environ», «près de», «plus de»; nothing read leaves the index as it is."""
        return self.word(i, "approximations", glued) or (i, None)

    def amount(self, i: int, glued: bool = True) -> tuple[int, float | None] | None:
        """Read how many: a number, «une dizaine de», «quelques», «deux à trois»."""
        if found := self.word(i, "vague", glued):
            return (found[0], None) if found[1] == "words" else None
        start = i
        if (one := self.word(i, "numerals", glued)) and one[1] == 1:
            i = one[0]
        elif the := self.word(i, "the", glued):
            i = the[0]
        if collective := self.word(i, "collectives", glued or i > start):
            return self.skip(collective[0], "of"), float(collective[1])
        number = self.number(start, glued)
        if number is None:
            return None
        end, value = number
        either = ("a", "ou", "et") if start and self.tokens[start - 1].key == "entre" else ("a", "ou")
        link = end + 1 if self.key(end, *either) or self.sep(end) == "-" else None
        if link is not None and (high := self.number(link if self.sep(end) != "-" else end)) and high[1] > value:
            return high
        return end, value

    @memoized
    def quantity(self, i: int, glued: bool = True) -> tuple[int, Quantity] | None:
        """Read an amount of a unit, with «environ» and the like in front («près de trois ans et demi»)."""
        i, modifier = self.approximation(i, glued)
        glued = glued or modifier is not None
        if half := self._half(i, glued):
            return half[0], Quantity(half[1][0], half[1][1], modifier)
        amount = self.amount(i, glued)
        if amount is None:
            return None
        end = self._adjective(amount[0])
        unit = self.word(end, "units")
        if unit is None:
            return None
        end, name = unit
        ordinal = name == "second" and amount[1] == 1 and end < self.count and self.tokens[end].glued
        if ordinal and not self.tokens[end].entries:
            return None
        extra: tuple[tuple[float | None, str], ...] = ()
        if fraction := self.word(end, "half"):
            end = fraction[0]
            extra = (_HALVES[name],) if name in _HALVES else ()
            amount = (amount[0], (amount[1] or 0) + 0.5) if name not in _HALVES else amount
        elif (more := self._more(end, name)) is not None:
            end, extra = more
        return end, Quantity(amount[1], name, modifier, extra)

    def _adjective(self, i: int) -> int:
        return self.skip(i, "length_adjectives")

    def _half(self, i: int, glued: bool) -> tuple[int, tuple[float, str]] | None:
        end = i
        if (one := self.word(i, "numerals", glued)) and one[1] == 1:
            end, glued = one[0], True
        half = self.word(end, "half_prefix", glued)
        unit = self.word(half[0], "units") if half else None
        if unit is None:
            return None
        halves = {"hour": (30, "minute"), "day": (0.5, "day"), "century": (50, "year"), "decade": (5, "year")}
        return unit[0], halves.get(unit[1], (0.5, unit[1]))

    def _more(self, i: int, larger: str) -> tuple[int, tuple[tuple[float | None, str], ...]] | None:
        """Read the smaller unit of «un an et trois mois», «2 heures 30», «3 h 20 min»."""
        joined = self.skip(i, "and")
        if more := self.number(joined):
            end, value = more
            unit = self.word(end, "units")
            if unit and unit[1] in _SMALLER.get(larger, ()):
                return unit[0], ((value, unit[1]),)
            if larger == "hour" and joined == i and value < 60 and (unit is None) and not self.counted(end):
                return end, ((value, "minute"),)
        return None

    def counted(self, i: int) -> bool:
        """Whether the next word is a noun that a number before it would count («15 personnes»)."""
        return i < self.count and self.tokens[i].glued and "quantity_nouns" in self.tokens[i].entries


_HALVES: dict[str, tuple[float | None, str]] = {
    "hour": (30, "minute"),
    "year": (6, "month"),
    "minute": (30, "second"),
    "decade": (5, "year"),
    "day": (12, "hour"),
}


def _continues(rest: int, step: int) -> bool:
    """Whether a numeral of `step` may follow one that ends in `rest` («soixante» «douze», «vingt» «trois»)."""
    if rest == 0:
        return True
    if rest in (10, 70, 90):
        return 7 <= step <= 9 or (rest > 10 and 1 <= step <= 9)
    return (rest % 10 == 0 and step < 10) or (rest in (60, 80) and 10 <= step <= 16)
