"""Expressions made of others: a moment of a day, a time with a modifier, a stretch between two times."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from factx.extractors.times import calendar
from factx.extractors.times.expression import Context, Expression, Resolved
from factx.records import Modifier


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
