"""Parts of the day and times of the clock, with their day in front, behind or not told."""

from dataclasses import replace

from factx.extractors.times.clock import Clock
from factx.extractors.times.composed import Moment
from factx.extractors.times.dated import DayOfMonth, Shifted, Weekday
from factx.extractors.times.expression import Expression
from factx.extractors.times.numeric import Read
from factx.extractors.times.points import PointReader
from factx.records import Modifier


class MomentReader(PointReader):
    """Reads parts of the day and times of the clock."""

    def _part(self, i: int, glued: bool = True) -> tuple[int, str, bool] | None:
        """Read a part of day with its article; the third says whether it is «ce»."""
        this = self.word(i, "this", glued)
        at = this[0] if this else (self.word(i, "the", glued) or (i, 0))[0]
        part = self.word(at, "parts", glued or at > i)
        if this and part is None and self.sep(at) == " (" and (day := self.word(at, "weekdays", glued=False)):
            part = self.word(day[0], "parts", glued=False) if self.sep(day[0]) == ") " else None
        if part is None:
            return None
        return part[0], part[1], this is not None

    def _day_first(self, i: int, glued: bool) -> Read | None:
        day = self.day(i, glued)
        if day is None:
            return None
        end, expression = day
        part = self._part_after(end)
        end = part[0] if part else end
        clock = self._clock_after(end, sure=part is None)
        if clock:
            end, time, modifier = clock
            trailing = self._part_after(end)
            if trailing and part is None:
                end = trailing[0]
                part = trailing
            time = time.in_part(part[1] if part else None)
            return self._week_after(end, Moment(expression, None, time.value, modifier, time.days))
        return self._week_after(part[0], Moment(expression, part[1])) if part else None

    def _week_after(self, i: int, moment: Moment) -> Read:
        week = self.unit_relation(i)
        if week and week[1].unit == "week" and isinstance(moment.day, Weekday):
            return week[0], replace(moment, day=Weekday(moment.day.weekday, week=week[1].by))
        return i, moment

    def _part_after(self, i: int) -> tuple[int, str] | None:
        """Read the part of day that follows a day or a clock: «soir», «dans la matinée», «à la mi-journée»."""
        link = self.word(i, "within")
        part = self.word(link[0], "parts") if link else None
        part = part or self.word(i, "parts")
        return (part[0], part[1]) if part else None

    def _clock_after(self, i: int, sure: bool) -> tuple[int, Clock, Modifier | None] | None:
        """Read the time of the clock that follows a day: «à 18 h», «, vers 20h30», «13h30»."""
        if i >= self.count:
            return None
        loose = self.sep(i) in (", ", " (", " - ", "-", ") ", ")-")
        link = self.word(i, "clock_link", glued=not loose)
        if link is None and self.sep(i) == ", ":
            return None
        clock = self.clock(link[0] if link else i, glued=link is not None or not loose)
        if clock is None:
            return None
        if link is None and not (clock[1].sure or self.tokens[clock[0] - 1].key == "h"):
            return None
        modifier: Modifier | None = None
        if link and self.tokens[i].key not in ("a", "des"):
            modifier = "APPROX"
        return clock[0], clock[1], modifier

    def _part_first(self, i: int, glued: bool) -> Read | None:
        part = self._part(i, glued)
        if part is None:
            return None
        end, code, this = part
        of = self.word(end, "of") or self.word(end, "the")
        day = self.day(of[0] if self.word(end, "of") else end) if of else None
        if day and not isinstance(day[1], DayOfMonth):
            return day[0], Moment(day[1], code)
        base: Expression | None = Shifted("day", 0) if this else None
        if self.key(end, "meme"):
            end, base = end + 1, Shifted("day", 0, "told")
        elif (after := self.word(end, "adjectives")) and after[1] in ("preceding", "following", "last", "next"):
            end = after[0]
            base = Shifted("day", -1 if after[1] in ("preceding", "last") else 1, "told")
        elif self.key(end, "la") and this:
            end, base = end + 1, Shifted("day", 0, "told")
        clock = self._clock_after(end, sure=True)
        if clock:
            time = clock[1].in_part(code)
            return clock[0], Moment(base, None, time.value, clock[2], time.days)
        bare = base is None and end == i + 1
        if bare and not self.lone and not (i > 0 and "part_prepositions" in self.tokens[i - 1].entries):
            return None
        return end, Moment(base, code)

    def _clock_first(self, i: int, glued: bool) -> Read | None:
        found = self.clock(i, glued)
        if found is None:
            return None
        end, clock = found
        linked = self._linked(i)
        spelt = self.tokens[i].number is None and "clock_words" not in self.tokens[i].entries
        if spelt and (self._cued(i) if clock.sure else not linked and self.tokens[i].key == "une"):
            return None
        part = self._trailing_part(end)
        approximate = i > 0 and self.tokens[i - 1].key in ("vers", "environ")
        modifier: Modifier | None = "APPROX" if approximate else None
        if part:
            end = part[0]
            clock = clock.in_part(part[1])
        day = self._day_after(end)
        if day:
            return day[0], Moment(day[1], None, clock.value, modifier, clock.days)
        if part and part[2]:
            return end, Moment(Shifted("day", 0), None, clock.value, modifier, clock.days)
        if not (clock.sure or self._clock_context(i, end, linked)):
            return None
        return end, Moment(None, None, clock.value, modifier, clock.days)

    def _cued(self, i: int) -> bool:
        """Whether a word that leads in a length ends just before («au bout d'une heure et quart»)."""
        cues = (self.tokens[j].entries.get("length_cues") for j in range(max(0, i - 3), i))
        return any(cue is not None and cue[0] == i for cue in cues)

    def _linked(self, i: int) -> bool:
        """Whether a word that leads in a time of the clock ends just before."""
        return any(
            found[0] == i
            for j in range(max(0, i - 3), i)
            for category in ("clock_link", "clock_prepositions", "clock_verbs")
            if (found := self.tokens[j].entries.get(category))
        )

    def _trailing_part(self, i: int) -> tuple[int, str, bool] | None:
        of = self.word(i, "of") or self.word(i, "within")
        part = self.word(of[0], "parts") if of else None
        if part:
            return part[0], part[1], False
        this = self.word(i, "this")
        part = self.word(this[0], "parts") if this else None
        return (part[0], part[1], True) if part else None

    def _day_after(self, i: int) -> Read | None:
        if i < self.count and self.sep(i) not in (" ", ", "):
            return None
        at = self.skip(i, "of") if self.word(i, "of") else i
        day = self.day(at, glued=self.sep(i) == " ")
        if day is None or isinstance(day[1], DayOfMonth):
            return None
        part = self._part_after(day[0])
        return (part[0], day[1]) if part else day

    def _day_and_part(self, i: int) -> tuple[int, Expression, str | None] | None:
        if i < self.count and self.sep(i) not in (" ", ", "):
            return None
        day = self.day(i, glued=self.sep(i) == " ")
        if day is None or isinstance(day[1], DayOfMonth):
            return None
        part = self._part_after(day[0])
        return (part[0], day[1], part[1]) if part else (*day, None)

    def _clock_context(self, i: int, end: int, linked: bool) -> bool:
        """Whether «3 heures» is a time of the clock here."""
        short = self.tokens[end - 1].key == "h"
        if self.lone:
            return linked or short or i > 0
        if self.word(end, "of") and not self.word(end, "timezones"):
            return False
        if i > 0 and self.tokens[i - 1].key in ("apres", "avant", "depuis", "entre"):
            return short
        return linked or (short and not (i > 0 and "length_prepositions" in self.tokens[i - 1].entries))
