"""Dates in digits: «08/01/2019», «8.1.19», «2019-01-08», «le 08/01», «11/2017»."""

from collections.abc import Sequence

from factx.extractors.times.clock import ClockReader
from factx.extractors.times.dated import Yearly
from factx.extractors.times.expression import Expression, Fixed
from factx.extractors.times.lexer import Token

Read = tuple[int, Expression]
"""The index after an expression, and the expression."""

YEARS = range(1000, 2101)
"""What four digits may be a year."""


class NumericDateReader(ClockReader):
    """Reads dates in digits; `lone` when the text is nothing but one expression, which then needs no more signs."""

    lone = False

    def numeric_date(self, i: int, glued: bool = True, within: bool = False) -> Read | None:
        """Read a date in digits, or with its month's name between («2019-août-1»).

        Args:
            i: Where it begins.
            glued: Whether it must be glued to the token before.
            within: Whether a day of the week stands in front of it.
        """
        the = None if within else self.word(i, "the", glued) or self.word(i, "this", glued)
        at = the[0] if the else i
        sep = self.sep(at + 1)
        if at + 1 >= self.count or (glued and not self.tokens[at].glued) or sep not in ("/", "-", ".", " "):
            return None
        size = 3 if self.sep(at + 2) == sep and self.tokens[at + 2].number is not None else 2
        group = self.tokens[at : at + size]
        if group[0].number is None or self._embedded(at) or self.in_file_name(at + size):
            return None
        if size == 3 and sep != "-" and self.sep(at + 3) == sep and self.tokens[at + 3].number is not None:
            return None
        name = self.word(at + 1, "months", glued=False) if sep in ("/", "-") else None
        month = int(name[1]) if name else group[1].number
        if month is None:
            return None
        ranged = self.word(at + size, "to") is not None and self.digits(at + size + 1, 1, 31) is not None
        marked = the is not None or within or self.lone or ranged or self._announced(i)
        found = self._full(group, month, sep, marked) if size == 3 else self._partial(group, month, sep, marked, within)
        return (at + size, found) if found else None

    def _full(self, group: Sequence[Token], month: int, sep: str, marked: bool) -> Expression | None:
        (first, second, third), digits = group, [len(token.key) for token in group]
        if first.number is None or third.number is None:
            return None
        if digits[0] == 4:
            return _date(first.number, month, third.number) if first.number in YEARS and sep != " " else None
        if digits[0] > 2 or digits[2] not in (2, 4) or (digits[2] == 4 and third.number not in YEARS):
            return None
        aligned = digits[0] == len(second.key) == 2
        if sep == " " and not (marked or (aligned and digits[2] == 4)):
            return None
        if digits[2] == 2 and sep != "/" and not (marked or aligned):
            return None
        return _date(third.number if digits[2] == 4 else full_year(third.number), month, first.number)

    def _partial(self, group: Sequence[Token], month: int, sep: str, marked: bool, within: bool) -> Expression | None:
        first, second = (token.number for token in group)
        digits = [len(token.key) for token in group]
        if not first:
            return None
        if digits[0] <= 2 and digits[1] == 4 and second in YEARS and sep != " ":
            return Fixed(f"{second}-{first:02}") if first <= 12 else None
        if not 1 <= month <= 12:
            return None
        if digits[0] == 4 and first in YEARS and digits[1] <= 2 and sep in ("-", "/"):
            return Fixed(f"{first}-{month:02}") if marked or digits[1] == 1 else None
        slashed = sep == "/" or self.lone or within
        if marked and slashed and digits[0] <= 2 and digits[1] <= 2 and first <= 31:
            return Yearly(f"{month:02}-{first:02}")
        return None

    def in_file_name(self, i: int) -> bool:
        """Whether a small letter follows a full stop («2018.pdf»)."""
        return i < self.count and self.sep(i) == "." and not self.tokens[i].capital and self.tokens[i].number is None

    def _embedded(self, i: int) -> bool:
        """Whether the digits go on to the left: a telephone number, a reference."""
        before = self.tokens[i].sep
        digits = i > 0 and self.tokens[i - 1].number is not None
        return i > 0 and ((before in ("/", "-", ".", ",", "") and digits) or before.endswith(("-", "_")))

    def _announced(self, i: int) -> bool:
        return i > 0 and self.tokens[i].sep == " " and "date_prepositions" in self.tokens[i - 1].entries


def full_year(two: int) -> int:
    """Return the year that two digits mean: 1930 to 2029 are near at hand."""
    return two + (2000 if two < 30 else 1900)


def _date(year: int, month: int, day: int) -> Fixed:
    return Fixed(f"{year:04}-{month:02}-{day:02}")
