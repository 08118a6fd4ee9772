"""Units of time: moving a day by them, cutting it down to them, writing them."""

from datetime import date, timedelta

from factx.extractors.times import calendar

_CODE = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE",
    "month": "M", "year": "Y",
}  # fmt: skip
_MULTIPLE = {"quarter": ("M", 3), "semester": ("M", 6), "decade": ("Y", 10), "century": ("Y", 100)} | {
    "millennium": ("Y", 1000)
}
MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
SECONDS = {"second": 1, "minute": 60, "hour": 3600}
DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7}
COARSER = {"day": 7, "night": 7, "week": 7, "weekend": 7, "month": 4, "quarter": 4, "semester": 4}
"""How many characters of an ISO date are left when it is moved by a vague number of a unit."""


def move(day: date, unit: str, number: float) -> date | None:
    """Return the day that lies a number of units away; None past the ends of the calendar."""
    try:
        if unit in MONTHS:
            return calendar.add_months(day, round(number * MONTHS[unit]))
        return day + timedelta(days=round(number * DAYS[unit]))
    except (ValueError, OverflowError):
        return None


def floor(day: date, unit: str) -> date:
    """Return the first day of the unit that a day lies in."""
    if unit == "week":
        return day - timedelta(day.weekday())
    if unit == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if unit in MONTHS else day


def truncated(day: date, unit: str) -> str:
    """Return the value of the unit that a day lies in."""
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


def unknown(unit: str, by: int) -> str:
    """Return the value of a unit that is not known when."""
    shapes = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX"}
    if by == 0:
        return shapes.get(unit, "PRESENT_REF")
    return shapes.get(unit, "PAST_REF" if by < 0 else "FUTURE_REF")


def period(parts: tuple[tuple[float | None, str], ...]) -> str:
    """Return the ISO 8601 duration of numbers of units; X for a number that is vague."""
    value, clock = "P", False
    for number, unit in parts:
        code, times = _MULTIPLE.get(unit, (_CODE.get(unit, ""), 1))
        if code.startswith("T") and not clock:
            value, clock = value + "T", True
        amount = "X" if number is None else f"{number * times:g}"
        value += amount + code.removeprefix("T")
    return value
