"""Expressions of lengths of time, of times some way off, and of sets of times."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from factx.extractors.times import calendar
from factx.extractors.times.expression import Base, Context, Expression, Resolved
from factx.extractors.times.units import COARSER, DAYS, SECONDS, floor, move, period, truncated, unknown
from factx.records import Modifier


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
            return Resolved(vague if self.number is None else unknown(self.unit, self.sign))
        if self.number is None:
            length = COARSER.get(self.unit)
            known = told or base.isoformat()
            if self.base == "published" and self.of is None:
                return Resolved(vague)
            return Resolved(known[:length] if length and known[:4].isdigit() else vague)
        if self.unit in SECONDS:
            return self._moment(context, base, told)
        if told and len(told) <= 4 and self.unit in DAYS | {"month": 1}:
            return Resolved(told)
        if told and len(told) == 7 and self.unit in DAYS:
            return Resolved(told)
        day = move(base, self.unit, self.sign * self.number)
        if day is None:
            return None
        if self.base == "told" and self.of is None and context.direction != "future" and context.today:
            day = min(day, context.today) if base <= context.today else day
        exact = self.exact or context.strict or (self.of is not None and told is not None and len(told) == 10)
        if exact:
            return Resolved(truncated(day, "month" if self.unit == "year" and self.of is None else "day"))
        return Resolved(truncated(day, "month" if self.unit == "year" and self.number % 1 else self.unit))

    def _moment(self, context: Context, base: date, told: str | None) -> Resolved | None:
        assert self.number is not None
        step = timedelta(seconds=self.sign * self.number * SECONDS[self.unit])
        if told and "T" in told and told[-5:-3].isdigit():
            start = datetime.fromisoformat(told)
        elif self.base == "published" and self.of is None and context.timed and context.published:
            start = context.published
        else:
            days = move(base, "day", round(step / timedelta(1)))
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
        return Resolved(period(self.parts), "DURATION", self.modifier, self._interval(context))

    def _interval(self, context: Context) -> calendar.Interval | None:
        number, unit = self.parts[0]
        if not self.ahead or context.published is None or number is None:
            return None
        if unit in SECONDS:
            moment = context.published
            other = moment + timedelta(seconds=self.ahead * number * SECONDS[unit])
            if not context.timed:
                return None
            if context.strict and self.ahead > 0 and unit != "second":
                step = timedelta(seconds=SECONDS[unit])
                moment = moment.replace(second=0, minute=0 if unit == "hour" else moment.minute) + step
                other = moment + step * number
            elif context.strict and self.ahead > 0:
                moment, other = moment + timedelta(seconds=1), other + timedelta(seconds=1)
            return min(moment, other).isoformat(), max(moment, other).isoformat()
        base: date | None = context.published.date()
        assert base is not None
        if context.strict:
            base = floor(base, unit)
            base = move(base, unit, 1) if self.ahead > 0 else base
        elif self.ahead > 0 and not self.at_once:
            base = base + timedelta(1)
        other_day = move(base, unit, self.ahead * number) if base else None
        if base is None or other_day is None:
            return None
        return min(base, other_day).isoformat(), max(base, other_day).isoformat()

    @property
    def period(self) -> str:
        """The length in ISO 8601."""
        return period(self.parts)


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set of times."""

    value: str
    freq: str | None = None
    quant: str | None = None

    def resolve(self, context: Context) -> Resolved | None:
        """Return its value; None when there is no such time."""
        return Resolved(self.value, "SET", freq=self.freq, quant=self.quant)
