"""What a time expression says before it is known when and where it is said; `resolve` puts it on the calendar."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal, Protocol

from factx.extractors.times import calendar
from factx.records import Modifier, TimeType

Direction = Literal["past", "future"]
Relation = Literal["last", "next", "following", "preceding", "current", "this", "same"]
Base = Literal["published", "told", "first"]

_FAR, _NEAR = timedelta(300), timedelta(120)
"""A date without its year is not said of one this far off when the other way lies one this near."""
_CODE = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE",
    "month": "M", "year": "Y",
}  # fmt: skip
_MULTIPLE = {"quarter": ("M", 3), "semester": ("M", 6), "decade": ("Y", 10), "century": ("Y", 100)} | {
    "millennium": ("Y", 1000)
}
_MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7}
_COARSER = {"day": 7, "night": 7, "week": 7, "weekend": 7, "month": 4, "quarter": 4, "semester": 4}
"""How many characters of an ISO date are left when it is moved by a vague number of a unit."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression on the calendar; `interval` only where it is not the value's own."""

    value: str
    type: TimeType = "DATE"
    modifier: Modifier | None = None
    interval: calendar.Interval | None = None
    freq: str | None = None
    quant: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression is said.

    Attributes:
        published: When the article was published; None when it is not known.
        timed: Whether `published` has a time of day.
        direction: Where the clause looks.
        strict: Whether the direction is the caller's wish, to be followed however far.
        day: The day told last.
        first: The earliest day told: in a report of a crime or a trial, that of the facts.
        told: The value told last.
    """

    published: datetime | None = None
    timed: bool = False
    direction: Direction | None = None
    strict: bool = False
    day: date | None = None
    first: date | None = None
    told: str | None = None

    @property
    def today(self) -> date | None:
        """The publication date."""
        return self.published.date() if self.published else None

    def base(self, base: Base) -> date | None:
        """The day an expression is reckoned from."""
        if base == "published":
            return self.today
        return self.first if base == "first" else self.day or self.today


class Expression(Protocol):
    """A time expression as said."""

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that no context changes."""

    value: str
    type: TimeType = "DATE"

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        if self.type == "DATE" and len(self.value) == len("2025-11-07") and self.value[:1].isdigit():
            try:
                date.fromisoformat(self.value)
            except ValueError:
                return None
        return Resolved(self.value, self.type)


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
            return Resolved("PAST_REF" if self.base == "first" else _unknown(self.unit, self.by))
        day = _move(base.replace(day=1) if self.unit in _MONTHS else base, self.unit, self.by)
        return Resolved(_truncated(day, self.unit)) if day else None


@dataclass(frozen=True, slots=True)
class Offset:
    """A time some way from another («il y a trois ans», «deux jours plus tard», «dans une semaine»)."""

    number: float | None
    unit: str
    sign: int
    base: Base = "published"
    of: Expression | None = None
    modifier: Modifier | None = None
    exact: bool = False

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        found = self._resolve(context)
        return replace(found, modifier=self.modifier or found.modifier) if found else None

    def _resolve(self, context: Context) -> Resolved | None:
        told_past = self.base == "told" and context.direction == "past"
        vague = "PAST_REF" if self.sign < 0 or told_past else "FUTURE_REF"
        base, told = context.base(self.base), context.told if self.base == "told" else None
        if self.of is not None:
            whole = self.of.resolve(context)
            told = whole.value if whole else None
            span = calendar.interval(told) if told else None
            base = date.fromisoformat(span[0][:10]) if span else None
        if base is None:
            return Resolved(vague if self.number is None else _unknown(self.unit, self.sign))
        if self.number is None:
            length = _COARSER.get(self.unit)
            known = told or base.isoformat()
            if self.base == "published" and self.of is None:
                return Resolved(vague)
            return Resolved(known[:length] if length and known[:4].isdigit() else vague)
        if self.unit in _SECONDS:
            return self._moment(context, base, told)
        if told and len(told) <= 4 and self.unit in _DAYS | {"month": 1}:
            return Resolved(told)
        if told and len(told) == 7 and self.unit in _DAYS:
            return Resolved(told)
        day = _move(base, self.unit, self.sign * self.number)
        if day is None:
            return None
        if self.base == "told" and self.of is None and context.direction != "future" and context.today:
            day = min(day, context.today) if base <= context.today else day
        exact = self.exact or context.strict or (self.of is not None and told is not None and len(told) == 10)
        if exact:
            return Resolved(_truncated(day, "month" if self.unit == "year" and self.of is None else "day"))
        return Resolved(_truncated(day, "month" if self.unit == "year" and self.number % 1 else self.unit))

    def _moment(self, context: Context, base: date, told: str | None) -> Resolved | None:
        assert self.number is not None
        step = timedelta(seconds=self.sign * self.number * _SECONDS[self.unit])
        if told and "T" in told and told[-5:-3].isdigit():
            start = datetime.fromisoformat(told)
        elif self.base == "published" and self.of is None and context.timed and context.published:
            start = context.published
        else:
            days = _move(base, "day", round(step / timedelta(1)))
            return Resolved(days.isoformat()) if days else None
        moment = start + step
        return Resolved(
            moment.isoformat(timespec="seconds" if moment.second or self.unit != "hour" else "minutes"), "TIME"
        )


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: numbers of units, None for a vague number.

    `ahead` is 1 when it begins at publication, `at_once` on the very day and not the next, -1 when it ends there.
    """

    parts: tuple[tuple[float | None, str], ...]
    modifier: Modifier | None = None
    ahead: int = 0
    at_once: bool = False

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        return Resolved(_period(self.parts), "DURATION", self.modifier, self._interval(context))

    def _interval(self, context: Context) -> calendar.Interval | None:
        number, unit = self.parts[0]
        if not self.ahead or context.published is None or number is None:
            return None
        if unit in _SECONDS:
            moment = context.published
            other = moment + timedelta(seconds=self.ahead * number * _SECONDS[unit])
            if not context.timed:
                return None
            if context.strict and self.ahead > 0 and unit != "second":
                step = timedelta(seconds=_SECONDS[unit])
                moment = moment.replace(second=0, minute=0 if unit == "hour" else moment.minute) + step
                other = moment + step * number
            elif context.strict and self.ahead > 0:
                moment, other = moment + timedelta(seconds=1), other + timedelta(seconds=1)
            return min(moment, other).isoformat(), max(moment, other).isoformat()
        base: date | None = context.published.date()
        assert base is not None
        if context.strict:
            base = _floor(base, unit)
            base = _move(base, unit, 1) if self.ahead > 0 else base
        elif self.ahead > 0 and not self.at_once:
            base = base + timedelta(1)
        other_day = _move(base, unit, self.ahead * number) if base else None
        if base is None or other_day is None:
            return None
        return min(base, other_day).isoformat(), max(base, other_day).isoformat()

    @property
    def period(self) -> str:
        """The length in ISO 8601."""
        return _period(self.parts)


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
        return Resolved(_truncated(day, self.unit if isinstance(self.unit, str) else "day"))


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set of times."""

    value: str
    freq: str | None = None
    quant: str | None = None

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        return Resolved(self.value, "SET", freq=self.freq, quant=self.quant)


@dataclass(frozen=True, slots=True)
class Moment:
    """A part of a day or a time of the clock, of a day told or not."""

    day: Expression | None
    part: str | None = None
    clock: str | None = None
    modifier: Modifier | None = None
    days: int = 0

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        day = self.day.resolve(context) if self.day else None
        if self.day is not None and day is None:
            return None
        time = self.clock or self.part or ""
        if day is None:
            base = context.day or (context.today if self.clock else None)
            if base is None:
                return Resolved(f"T{time}", "TIME", self.modifier)
            if self.clock and context.strict and context.timed and context.published and base == context.today:
                passed = datetime.fromisoformat(f"{base}T{self.clock}") <= context.published
                base += timedelta(passed and context.direction == "future" and not self.days)
            value = base.isoformat()
        else:
            value = day.value
            if "T" in value or len(value) < len("2025-11-07"):
                value = value.split("T")[0]
        if self.days and value[:4].isdigit():
            value = (date.fromisoformat(value) + timedelta(self.days)).isoformat()
        return Resolved(f"{value}T{time}", "TIME", self.modifier)


@dataclass(frozen=True, slots=True)
class Modified:
    """An expression with a modifier."""

    inner: Expression
    modifier: Modifier

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        found = self.inner.resolve(context)
        return replace(found, modifier=self.modifier) if found else None


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch between two times, both included."""

    begin: Expression
    end: Expression

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        begin, end = self.begin.resolve(context), self.end.resolve(context)
        if begin is None or end is None:
            return None
        first, last = begin.value, end.value
        if calendar.interval(first) and calendar.interval(last) and first > last and context.direction == "future":
            later = self.end.resolve(replace(context, direction="future", strict=True))
            last = later.value if later else last
        span = calendar.interval(f"{first}/{last}")
        undated = all(isinstance(side, Moment) and side.day is None for side in (self.begin, self.end))
        if undated and not context.strict:
            first, last = first[first.index("T") :], last[last.index("T") :]
        if begin.type == "TIME" and end.type == "TIME" and span:
            span = (span[0], last if len(last) > len("2025-11-07T18:00") else f"{last}:00")
        return Resolved(f"{first}/{last}", end.type, None, span)


def _in_year(suffix: str, year: int) -> str:
    """Return the value of a part of a year; a suffix E39 is the 39th day after Easter."""
    if suffix.startswith("E"):
        return (calendar.easter(year) + timedelta(int(suffix[1:]))).isoformat()
    return f"{year:04}-{suffix}"


def _move(day: date, unit: str, number: float) -> date | None:
    try:
        if unit in _MONTHS:
            return calendar.add_months(day, round(number * _MONTHS[unit]))
        return day + timedelta(days=round(number * _DAYS[unit]))
    except (ValueError, OverflowError):
        return None


def _floor(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(day.weekday())
    if unit == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if unit in _MONTHS else day


def _truncated(day: date, unit: str) -> str:
    match unit:
        case "week":
            return calendar.iso_week(day)
        case "weekend":
            return calendar.iso_week(day) + "-WE"
        case "month":
            return f"{day:%Y-%m}"
        case "quarter":
            return f"{day:%Y}-Q{(day.month + 2) // 3}"
        case "semester":
            return f"{day:%Y}-H{(day.month + 5) // 6}"
        case "year":
            return f"{day.year:04}"
        case "decade":
            return f"{day.year:04}"[:3]
        case "century" | "millennium":
            return f"{day.year:04}"[:2]
    return day.isoformat()


def _unknown(unit: str, by: int) -> str:
    shapes = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX"}
    if by == 0:
        return shapes.get(unit, "PRESENT_REF")
    return shapes.get(unit, "PAST_REF" if by < 0 else "FUTURE_REF")


def _period(parts: tuple[tuple[float | None, str], ...]) -> str:
    value, clock = "P", False
    for number, unit in parts:
        code, times = _MULTIPLE.get(unit, (_CODE.get(unit, ""), 1))
        if code.startswith("T") and not clock:
            value, clock = value + "T", True
        amount = "X" if number is None else f"{number * times:g}"
        value += amount + code.removeprefix("T")
    return value
