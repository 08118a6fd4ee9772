"""Times of the clock: «18 h 45», «20h», «16:15 GMT», «midi et demi», «sept heures du matin»."""

from dataclasses import dataclass

from factx.extractors.times.reader import Reader, memoized

_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the clock; `sure` when it cannot be a duration, `days` on when it is the midnight that ends the day."""

    hour: int
    minute: int | None = None
    second: int | None = None
    sure: bool = False
    days: int = 0

    @property
    def value(self) -> str:
        """The time of day in ISO 8601."""
        seconds = "" if self.second is None else f":{self.second:02}"
        return f"{self.hour:02}:{self.minute or 0:02}{seconds}"

    def in_part(self, part: str | None) -> "Clock":
        """The time meant when the part of day is told as well («8 heures du soir»)."""
        later = (part == "AF" and self.hour < 8) or (part in ("EV", "NI") and 5 <= self.hour < 12)
        return Clock((self.hour + 12 * later) % 24, self.minute, self.second, True, self.days)


class ClockReader(Reader):
    """Reads times of the clock."""

    @memoized
    def clock(self, i: int, glued: bool = True) -> tuple[int, Clock] | None:
        """Read a time of the clock with its zone, part of day left to the caller."""
        found = self._digital(i, glued) or self._hours(i, glued) or self._named(i, glued)
        if found is None:
            return None
        end, clock = found
        if 0 <= clock.hour <= 24 and 0 <= (clock.minute or 0) < _MINUTES and 0 <= (clock.second or 0) < _MINUTES:
            return self._zone(end), Clock(clock.hour % 24, clock.minute, clock.second, clock.sure, clock.hour // 24)
        return None

    def _digital(self, i: int, glued: bool) -> tuple[int, Clock] | None:
        hour = self.digits(i, 0, 24, glued)
        if hour is None:
            return None
        if self.sep(i + 1) == ":" and (minute := self._pair(i + 1)) is not None:
            second = self._pair(i + 2) if self.sep(i + 2) == ":" else None
            end = i + 2 + (second is not None)
            if self.sep(end) == ":":
                return None
            return self._noon(end, Clock(hour, minute, second, True))
        return self._noon(i + 1, Clock(hour), needed=True)

    def _noon(self, i: int, clock: Clock, needed: bool = False) -> tuple[int, Clock] | None:
        """Read «am», «p.m.»; None when it is needed and not there."""
        if i < self.count and self.sep(i) in ("", " "):
            word = self.tokens[i].key
            end = i + 1
            if word in ("a", "p") and i + 1 < self.count and self.tokens[i + 1].key == "m" and self.sep(i + 1) == ".":
                word, end = word + "m", i + 2
            if word in ("am", "pm") and clock.hour <= 12:
                hour = clock.hour % 12 + 12 * (word == "pm")
                return end, Clock(hour, clock.minute, clock.second, True)
        return None if needed else (i, clock)

    def _pair(self, i: int) -> int | None:
        digits = self.digits(i, 0, _MINUTES - 1, glued=False)
        return digits if digits is not None and len(self.tokens[i].key) == 2 else None

    def _hours(self, i: int, glued: bool) -> tuple[int, Clock] | None:
        number = self.number(i, glued)
        if number is None or number[1] > 24 or number[1] % 1:
            return None
        end, hour = number[0], int(number[1])
        half = self.word(end, "half")
        unit = self.word(half[0] if half else end, "units")
        if unit is None or unit[1] != "hour":
            return None
        if half:
            return unit[0], Clock(hour, 30, sure=True)
        end = unit[0]
        if fraction := self.word(end, "clock_fractions"):
            return fraction[0], _shifted(hour, int(fraction[1]))
        joined = self.skip(end, "and")
        minute = self.number(joined)
        if minute and minute[1] < _MINUTES and not minute[1] % 1 and not self.counted(minute[0]):
            named = self.word(minute[0], "units")
            if named is None or named[1] == "minute" or self.word(minute[0], "timezones"):
                after = named[0] if named and named[1] == "minute" else minute[0]
                second = self._pair(after) if self.sep(after) == ":" else None
                return after + (second is not None), Clock(hour, int(minute[1]), second, True)
        return end, Clock(hour)

    def _named(self, i: int, glued: bool) -> tuple[int, Clock] | None:
        named = self.word(i, "clock_words", glued)
        if named is None or (self.tokens[i].capital and self.sep(i) == " " and i > 0):
            return None
        end, hour = named[0], int(named[1])
        if fraction := self.word(end, "clock_fractions"):
            return fraction[0], _shifted(hour, int(fraction[1]))
        minute = self.number(end)
        if minute and minute[1] < _MINUTES and not self.counted(minute[0]) and self.word(minute[0], "units") is None:
            return minute[0], Clock(hour % 24, int(minute[1]), sure=True)
        return end, Clock(hour, 0, sure=True)

    def _zone(self, i: int) -> int:
        zone = self.word(i, "timezones") if self.sep(i) == " " else None
        if zone is None and self.sep(i) == " (":
            zone = self.word(i, "timezones", glued=False)
        return zone[0] if zone else i


def _shifted(hour: int, minutes: int) -> Clock:
    hour, minute = divmod(hour * _MINUTES + minutes, _MINUTES)
    return Clock(hour % 24, minute, sure=True)
