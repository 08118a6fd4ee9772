"""Stretches between two times, and times with «début», «fin» and the like."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from factx.extractors.times.clock import Clock
from factx.extractors.times.composed import Modified, Moment, Range
from factx.extractors.times.dated import DayOfMonth, Shifted, Yearly
from factx.extractors.times.expression import Expression, Fixed
from factx.extractors.times.moments import MomentReader
from factx.extractors.times.numeric import Read

ReadPoint = Callable[..., Read | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens and what it says; of a range that is not fused, both `ends` as well.

    Attributes:
        begin: Index of the first token.
        end: Index after the last token.
        sure: False when only the clause can tell whether it is a time at all.
        listed: Whether the ends are two times and no range («les 16 et 17 juillet»).
    """

    begin: int
    end: int
    expression: Expression
    sure: bool = True
    ends: tuple["Candidate", ...] = ()
    listed: bool = False


class RangeReader(MomentReader):
    """Reads ranges, lists of days, and what has a modifier."""

    def _range(self, i: int) -> Candidate | None:
        """Read a range: «du 3 au 5 mars», «de 1830 à 1962», «entre 9 h et 11 h», «1975-1990»."""
        between = self.word(i, "between", glued=False)
        from_ = between or self.word(i, "from", glued=False)
        at = from_[0] if from_ else i
        joint = "and" if between else "to"
        if fused := self._fused_years(i):
            return fused
        if (clocks := self._hours_of_day(i, at, joint, from_ is None)) is not None:
            return clocks
        return self._two(at, self._range_end, joint, begin=i, bare=from_ is None) or self._list(i)

    def _list(self, i: int) -> Candidate | None:
        """Read two days that share a month («les 16 et 17 juillet», «le 3 ou le 4 mai»)."""
        the = self.word(i, "the", glued=False)
        if the is None:
            return None
        found = self._two(the[0], self.day_and_month, "conjunctions", begin=i)
        if (
            found is None
            or not isinstance(found.ends[0].expression, Yearly | Fixed)
            or not self._is_elliptic(found.ends[0])
        ):
            return None
        first = found.ends[0] if self.tokens[i].key == "les" else replace(found.ends[0], begin=i)
        return replace(found, ends=(first, found.ends[1]), listed=True)

    def _is_elliptic(self, end: Candidate) -> bool:
        return all("months" not in token.entries for token in self.tokens[end.begin : end.end])

    def _hours_of_day(self, begin: int, i: int, joint: str, bare: bool) -> Candidate | None:
        """Read «de 9 h à 11 h», «entre 9h30 et 11h jeudi», «jeudi de 9h à 11h», «demain 8h-9h»."""
        day = self.day(begin, glued=False)
        if day is not None and (day[0] > i or bare):
            part = self._part_after(day[0])
            at = self.skip(part[0] if part else day[0], "but")
            loose = self.sep(at) == ", "
            between = self.word(at, "between", glued=not loose)
            from_ = between or self.word(at, "from", glued=not loose)
            start = from_[0] if from_ else at
            joint = "and" if between else "to"
            hours = self._two_hours(start, joint, bare=from_ is None)
            if hours is None or not self.tokens[start].glued:
                return None
            return self._with_day(begin, hours, day[1], part[1] if part else None, Candidate(begin, day[0], day[1]))
        hours = self._two_hours(i, joint, bare)
        if hours is None:
            return None
        trailing = self._trailing_part(hours.end)
        end = trailing[0] if trailing else hours.end
        after = self._day_and_part(end)
        if after is not None:
            return self._with_day(
                begin, replace(hours, end=after[0]), after[1], after[2] or (trailing[1] if trailing else None), None
            )
        return self._with_day(begin, replace(hours, end=end), None, trailing[1] if trailing else None, None)

    def _two_hours(self, i: int, joint: str, bare: bool) -> Candidate | None:
        found = self._two(i, self._clocked, joint, begin=i, bare=bare)
        return found if found and found.end > i else None

    def _with_day(
        self, begin: int, hours: Candidate, day: Expression | None, part: str | None, first: Candidate | None
    ) -> Candidate:
        assert isinstance(hours.expression, Range)
        start, end = (
            Moment(day, None, self._in_part(side, part)) for side in (hours.expression.begin, hours.expression.end)
        )
        if not hours.ends:
            return Candidate(begin, hours.end, Range(start, end))
        ends = (replace(hours.ends[0], expression=start), Candidate(hours.ends[1].begin, hours.end, end))
        return Candidate(begin, hours.end, Range(start, end), ends=(first, *ends) if first else ends)

    def _in_part(self, moment: Expression, part: str | None) -> str | None:
        assert isinstance(moment, Moment)
        if part is None or moment.clock is None:
            return moment.clock
        hour = int(moment.clock[:2])
        return Clock(hour, int(moment.clock[3:5])).in_part(part).value

    def _fused_years(self, i: int) -> Candidate | None:
        """Read «1975-1990», «2015-16», «2007/2008»."""
        first = self.digits(i, 1000, 2100, glued=False)
        if (
            first is None
            or self.sep(i + 1) not in ("-", "/", " - ", "–", "—", "~")
            or self.tokens[i].sep.endswith(("-", "/"))
        ):
            return None
        second = self.digits(i + 1, 1, 2100, glued=False)
        if second is None or self.sep(i + 2)[:1] in ("-", "/") or len(self.tokens[i].key) != 4:
            return None
        last = first // 100 * 100 + second if len(self.tokens[i + 1].key) == 2 else second
        if (
            last <= first
            or (len(self.tokens[i + 1].key) == 2 and last - first > 12 and self.sep(i + 1) != "/")
            or last > 2100
        ):
            return None
        return Candidate(i, i + 2, Range(Fixed(f"{first}"), Fixed(f"{last}")))

    def _range_end(self, i: int, glued: bool = True) -> Read | None:
        now = self.word(i, "references", glued)
        if now and now[1] == "PRESENT_REF":
            return now[0], Shifted("day", 0)
        return self._modified_point(i, glued) or self.point(i, glued)

    def _modified(self, i: int) -> Candidate | None:
        """Read «début mars», «la fin de l'année», «mi-septembre», «courant 2019», «en début de soirée»."""
        the = self.word(i, "the", glued=False)
        modifier = self.word(the[0] if the else i, "modifiers", glued=the is not None)
        if modifier is None:
            return None
        of = self.word(modifier[0], "of")
        at = of[0] if of else modifier[0]
        if of is None and self.word(at, "the"):
            return None
        point = self.point(at)
        if of and not point and self.tokens[at - 1].key in ("l", "la"):
            point = self.point(at - 1)
        if (
            point is None
            and of
            and (unit := self.word(at, "units"))
            and unit[1] not in ("second", "minute", "hour", "night")
        ):
            point = unit[0], Shifted(unit[1], 0)
        if point is None and (part := self.word(at, "parts")):
            point = part[0], Moment(None, part[1])
        if point is None or isinstance(point[1], DayOfMonth) or (of is None and isinstance(point[1], Shifted)):
            return None
        end = point[0]
        after = self._day_after(end) if isinstance(point[1], Moment) else None
        if after and isinstance(point[1], Moment):
            return Candidate(i, after[0], Modified(Moment(after[1], point[1].part), modifier[1]))
        return Candidate(i, end, Modified(point[1], modifier[1]))

    def _modified_point(self, i: int, glued: bool = True) -> Read | None:
        found = self._modified(i)
        return (found.end, found.expression) if found and (self.tokens[i].glued or not glued) else None

    def _clocked(self, i: int, glued: bool = True) -> Read | None:
        clock = self.clock(i, glued)
        if clock is None and (number := self.number(i, glued)) and number[1] <= 24 and self._bare_hour(number[0]):
            return number[0], Moment(None, None, Clock(int(number[1]) % 24).value)
        return (clock[0], Moment(None, None, clock[1].value)) if clock else None

    def _bare_hour(self, i: int) -> bool:
        """Whether a bare number is an hour: a day follows, or nothing does («de 5 à 7 aujourd'hui»)."""
        return self._day_and_part(i) is not None or (self.lone and i == self.count)

    def _two(
        self, i: int, reader: ReadPoint, joint: str, begin: int | None = None, bare: bool = False
    ) -> Candidate | None:
        """Read one time, what joins, and another; dashes fuse the two."""
        begin = i if begin is None else begin
        first = reader(i, False) or self._elliptic(i)
        if first is None:
            return None
        end, left = first
        if reader == self._clocked and isinstance(left, DayOfMonth):
            left = Moment(None, None, Clock(left.day % 24).value) if left.day <= 24 else left
        sep = self.sep(end)
        dashed = sep in ("-", " - ", " – ", "–", "—", "~")
        to = self.word(end, joint)
        if (not dashed and to is None) or (bare and to is not None and joint == "to" and self.tokens[end].key == "et"):
            return None
        at = to[0] if to and not dashed else end
        second = reader(at, not dashed)
        if second is None:
            return None
        last, right = second
        if dashed and reader == self._clocked and last == at + 1 and not self.lone:
            return None
        whole = self._complete(left, right)
        if whole is None or isinstance(right, DayOfMonth) != isinstance(whole, DayOfMonth):
            return None
        ends = (Candidate(i, end, whole), Candidate(at, last, right))
        return Candidate(begin, last, Range(whole, right), ends=() if dashed else ends)

    def _elliptic(self, i: int) -> Read | None:
        """Read the number of a day whose month comes with the second end."""
        day = self.word(i, "weekdays", glued=False)
        number = self.day_number(day[0] if day else i, glued=day is not None)
        return (number[0], DayOfMonth(number[1])) if number else None

    def _complete(self, left: Expression, right: Expression) -> Expression | None:
        """Give the first end of a range the month or year that only the second end tells."""
        inner = right.inner if isinstance(right, Modified) else right
        if isinstance(left, DayOfMonth):
            if isinstance(inner, Yearly) and inner.suffix[:1].isdigit():
                return Yearly(f"{inner.suffix[:3]}{left.day:02}", inner.relation)
            if isinstance(inner, Fixed) and len(inner.value) == 10:
                return Fixed(f"{inner.value[:8]}{left.day:02}")
            return left if isinstance(inner, DayOfMonth) else None
        if (
            isinstance(left, Yearly)
            and left.relation is None
            and isinstance(inner, Fixed)
            and inner.value[:4].isdigit()
        ):
            year = int(inner.value[:4]) - (left.suffix > inner.value[5:] and len(inner.value) > 4)
            return Fixed(f"{year:04}-{left.suffix}") if left.suffix[:1].isdigit() else left
        return left

    def moment(self, i: int, glued: bool = False) -> Read | None:
        """Read a part of a day or a time of the clock, with the day in front, behind or not told."""
        return (
            self._night(i, glued)
            or self._day_first(i, glued)
            or self._part_first(i, glued)
            or self._clock_first(i, glued)
        )

    def _night(self, i: int, glued: bool) -> Read | None:
        """Read «la nuit de vendredi à samedi», «la nuit du 13 au 14 juillet»."""
        part = self._part(i, glued)
        of = self.word(part[0], "of") if part and part[1] == "NI" else None
        if of is None:
            return None
        days = self._days(of[0])
        if days is not None:
            return days[0], Moment(days[1], "NI")
        return None

    def _days(self, i: int) -> Read | None:
        """Read two days in a row, of which the first is meant («vendredi à samedi», «13 au 14 juillet»)."""
        found = self._two(i, self.day, "to")
        return (found.end, found.ends[0].expression) if found and isinstance(found.expression, Range) else None
