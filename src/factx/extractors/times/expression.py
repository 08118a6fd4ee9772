"""What a time expression says before it is known when and where it is said; `resolve` puts it on the calendar."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from factx.extractors.times import calendar
from factx.records import Modifier, TimeType

Direction = Literal["past", "future"]
Relation = Literal["last", "next", "following", "preceding", "current", "this", "same"]
Base = Literal["published", "told", "first"]


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
