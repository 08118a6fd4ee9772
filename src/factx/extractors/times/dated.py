"""Expressions of points of the calendar: days, weeks, months, years."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from factx.extractors.times import calendar
from factx.extractors.times.expression import Base, Context, Direction, Expression, Relation, Resolved
from factx.extractors.times.units import MONTHS, move, truncated, unknown

_FAR, _NEAR = timedelta(300), timedelta(120)
"""A date without its year is not said of one this far off when the other way lies one this near."""


def _in_year(suffix: str, year: int) -> str:
    """Return the value of a part of a year; a suffix E39 is the 39th day after Easter."""
    if suffix.startswith("E"):
        return (calendar.easter(year) + timedelta(int(suffix[1:]))).isoformat()
    return f"{year:04}-{suffix}"


@dataclass(frozen=True, slots=True)
class Yearly:
    """What comes once a year: a month, a day of a month, a season, a quarter, a holiday."""

    suffix: str
    relation: Relation | None = None
    weekday: int | None = None

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        if context.today is None:
            return Resolved(f"XXXX-{self.suffix}") if self._exists(2000) else None
        year = self._choose(context, context.today)
        return Resolved(self._value(year)) if year is not None else None

    def _value(self, year: int) -> str:
        return _in_year(self.suffix, year)

    def _exists(self, year: int) -> bool:
        return calendar.interval(self._value(year)) is not None

    def _choose(self, context: Context, today: date) -> int | None:
        spans: list[tuple[date, date, int]] = []
        for year in range(today.year - 5, today.year + 6):
            span = calendar.interval(self._value(year)) if 1 <= year <= 9998 else None
            if span is not None:
                begin = date.fromisoformat(span[0])
                spans.append((begin, date.fromisoformat(span[1]), year))
        if not spans:
            return None
        if self.weekday is not None:
            near = [
                year for begin, _, year in spans if begin.isoweekday() == self.weekday and abs(year - today.year) <= 1
            ]
            if near:
                return min(near, key=lambda year: (abs(year - today.year), year))
        now = [year for begin, end, year in spans if begin <= today < end]
        before = [item for item in spans if item[1] <= today]
        after = [item for item in spans if item[0] > today]
        if self.relation in ("last", "preceding"):
            return before[-1][2] if before else None
        if self.relation in ("next", "following"):
            return after[0][2] if after else None
        if now:
            return now[0]
        if not before or not after:
            return (before[-1] if before else after[0])[2]
        back, ahead = today - before[-1][1], after[0][0] - today
        past = back <= ahead if context.direction is None else context.direction == "past"
        if self.relation == "this" and after[0][2] != before[-1][2]:
            return today.year if today.year in (before[-1][2], after[0][2]) else after[0][2]
        chosen, other = (back, ahead) if past else (ahead, back)
        if not context.strict and chosen > _FAR and other < _NEAR:
            past = not past
        return before[-1][2] if past else after[0][2]


@dataclass(frozen=True, slots=True)
class InYear:
    """A part of a year that is itself told from another («novembre de l'an dernier»)."""

    suffix: str
    year: Expression

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        year = self.year.resolve(context)
        if year is None:
            return None
        return Resolved(_in_year(self.suffix, int(year.value)) if year.value.isdecimal() else f"XXXX-{self.suffix}")


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week.

    `week` is the week it lies in, reckoned from this one; `dom` its day of the month when told; `later` the weeks of
    «en huit».
    """

    weekday: int
    relation: Relation | None = None
    week: int | None = None
    dom: int | None = None
    later: int = 0

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        today = context.today
        if today is None:
            return Resolved(f"XXXX-WXX-{self.weekday}")
        if self.dom is not None:
            day = self._with_day_of_month(today, context.direction)
            return Resolved(day.isoformat()) if day else None
        if self.week is not None:
            monday = today - timedelta(today.weekday())
            return Resolved((monday + timedelta(7 * self.week + self.weekday - 1)).isoformat())
        base = context.base("told") if self.relation in ("following", "preceding") else today
        if self.relation == "following" and base == today:
            return replace(self, week=1, relation=None).resolve(context)
        assert base is not None
        ahead = (self.weekday - base.isoweekday()) % 7
        if self.later:
            return Resolved((base + timedelta(ahead + 7 * self.later)).isoformat())
        return Resolved((base + timedelta(self._shift(ahead, context))).isoformat())

    def _shift(self, ahead: int, context: Context) -> int:
        if self.relation in ("last", "preceding"):
            return ahead - 7
        if self.relation in ("next", "following"):
            return ahead or 7
        if ahead == 0:
            return 7 if context.strict and context.direction == "future" and self.relation != "this" else 0
        if context.direction is None:
            return ahead if ahead <= 3 else ahead - 7
        return ahead if context.direction == "future" else ahead - 7

    def _with_day_of_month(self, today: date, direction: Direction | None) -> date | None:
        found = []
        for months in range(-12, 13):
            first = calendar.add_months(today.replace(day=1), months)
            if self.dom and self.dom <= calendar.days_in_month(first.year, first.month):
                day = first.replace(day=self.dom)
                if day.isoweekday() == self.weekday:
                    found.append(day)
        if direction == "past":
            found = [day for day in found if day <= today] or found
        elif direction == "future":
            found = [day for day in found if day >= today] or found
        return min(found, key=lambda day: abs(day - today), default=None)


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of a month that is not named («le 16»)."""

    day: int

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        today = context.today
        if today is None:
            return Resolved(f"XXXX-XX-{self.day:02}") if 1 <= self.day <= 31 else None
        near = [calendar.add_months(today.replace(day=1), months) for months in (-2, -1, 0, 1, 2)]
        days = [
            first.replace(day=self.day)
            for first in near
            if 1 <= self.day <= calendar.days_in_month(first.year, first.month)
        ]
        if context.direction == "past":
            days = [day for day in days if day <= today] or days
        elif context.direction == "future":
            days = [day for day in days if day >= today] or days
        best = min(days, key=lambda day: abs(day - today), default=None)
        return Resolved(best.isoformat()) if best else None


@dataclass(frozen=True, slots=True)
class Shifted:
    """A calendar unit some units away («la semaine dernière», «le lendemain», «cette année-là», «hier»)."""

    unit: str
    by: int
    base: Base = "published"
    of: Expression | None = None

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        base = context.base(self.base)
        if self.of is not None:
            whole = self.of.resolve(context)
            span = calendar.interval(whole.value) if whole else None
            if span is None:
                return None
            base = date.fromisoformat(span[0][:10])
        if base is None:
            return Resolved("PAST_REF" if self.base == "first" else unknown(self.unit, self.by))
        day = move(base.replace(day=1) if self.unit in MONTHS else base, self.unit, self.by)
        return Resolved(truncated(day, self.unit)) if day else None


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth day, week or weekday of a whole («la première semaine d'octobre»); the last is -1."""

    nth: int
    unit: str | int
    whole: Expression

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        whole = self.whole.resolve(context)
        span = calendar.interval(whole.value) if whole else None
        if whole is None or span is None or "T" in span[0]:
            return whole
        begin, end = date.fromisoformat(span[0]), date.fromisoformat(span[1])
        if self.unit == "month":
            first = calendar.add_months(begin, self.nth - 1 if self.nth > 0 else 12 + self.nth)
            return Resolved(f"{first:%Y-%m}")
        weekday = self.unit if isinstance(self.unit, int) else {"week": 1, "weekend": 6}.get(self.unit)
        step = 1 if weekday is None else 7
        if self.nth > 0:
            day = begin if weekday is None else begin + timedelta((weekday - begin.isoweekday()) % 7)
            day += timedelta(step * (self.nth - 1))
        else:
            length = 7 if self.unit == "week" and (end - begin).days < 300 else 1
            day = end - timedelta(length)
            day -= timedelta(0 if weekday is None else (day.isoweekday() - weekday) % 7)
        if not begin <= day < end:
            return None
        return Resolved(truncated(day, self.unit if isinstance(self.unit, str) else "day"))
