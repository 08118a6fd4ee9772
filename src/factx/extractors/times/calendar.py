"""Calendar arithmetic, and the interval a TIMEX3 value stands for."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

Interval = tuple[str, str]

HOURS = {"MO": (6, 12), "MI": (12, 14), "AF": (12, 18), "EV": (18, 24), "NI": (21, 30)}
"""First hour and hour after the last of each part of day; a night ends on the morrow."""
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which each season begins; it begins on the 21st."""


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or the last day of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day if year < 9999 else 31


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    century, rest = divmod(year, 100)
    shift = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (year % 19 + 11 * shift + 22 * weekday) // 451
    month, day = divmod(shift + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def iso_week(day: date) -> str:
    """Return a day's ISO week, such as 2025-W45."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def interval(value: str) -> Interval | None:
    """Return [begin, end) of a TIMEX3 value in ISO 8601; None when the calendar does not fix it (XXXX-05, P3D)."""
    try:
        if "/" in value:
            begin, end = (interval(part) for part in value.split("/", 1))
            return (begin[0], end[1]) if begin and end and begin[0] < end[1] else None
        if "T" in value and (moment := _MOMENT.fullmatch(value)):
            return _moment(moment)
        for shape, read in _SHAPES:
            if found := shape.fullmatch(value):
                begin_day, end_day = read(*map(_number, found.groups()))
                return begin_day.isoformat(), end_day.isoformat()
    except (ValueError, OverflowError):
        return None
    return None


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else 0


def _moment(found: re.Match[str]) -> Interval:
    day = date.fromisoformat(found[1])
    midnight = datetime(day.year, day.month, day.day)
    if found[2]:
        first, last = HOURS[found[2]]
        return _stamps(midnight + timedelta(hours=first), midnight + timedelta(hours=last))
    hour, minute, second = (int(part) if part else 0 for part in found.group(3, 4, 5))
    begin = midnight + timedelta(hours=hour, minutes=minute, seconds=second)
    length = timedelta(seconds=1) if found[5] else timedelta(minutes=1) if found[4] else timedelta(hours=1)
    return _stamps(begin, begin + length)


def _stamps(begin: datetime, end: datetime) -> Interval:
    return begin.isoformat(), end.isoformat()


def _days(begin: date, days: int) -> tuple[date, date]:
    return begin, begin + timedelta(days)


def _months(begin: date, months: int) -> tuple[date, date]:
    return begin, add_months(begin, months)


def _season(name: str) -> Callable[[int], tuple[date, date]]:
    return lambda year: _months(date(year, SEASON_MONTH[name], 21), 3)


_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(?:(MO|MI|AF|EV|NI)|(\d\d)(?::(\d\d)(?::(\d\d))?)?)")
_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., tuple[date, date]]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), lambda y, m, d: _days(date(y, m, d), 1)),
    (re.compile(r"(\d{4})-(\d\d)"), lambda y, m: _months(date(y, m, 1), 1)),
    (re.compile(r"(\d{4})"), lambda y: (date(y, 1, 1), date(y + 1, 1, 1))),
    (re.compile(r"(\d{3})"), lambda decade: (date(decade * 10 or 1, 1, 1), date(decade * 10 + 10, 1, 1))),
    (re.compile(r"(\d{2})"), lambda century: (date(century * 100 or 1, 1, 1), date(century * 100 + 100, 1, 1))),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda y, w: _days(date.fromisocalendar(y, w, 1), 7)),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), lambda y, w: _days(date.fromisocalendar(y, w, 6), 2)),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda y, q: _months(date(y, q * 3 - 2, 1), 3)),
    (re.compile(r"(\d{4})-H([12])"), lambda y, h: _months(date(y, h * 6 - 5, 1), 6)),
    *((re.compile(rf"(\d{{4}})-{name}"), _season(name)) for name in SEASON_MONTH),
)
