"""Points of the calendar of any size, years and weeks included."""

from factx.extractors.times.dated import InYear, Nth, Shifted, Weekday
from factx.extractors.times.dates import DateReader
from factx.extractors.times.expression import Fixed
from factx.extractors.times.numeric import Read
from factx.extractors.times.reader import memoized


class PointReader(DateReader):
    """Reads points of the calendar."""

    @memoized
    def point(self, i: int, glued: bool = True) -> Read | None:
        """Read a point of the calendar, of any size."""
        best: Read | None = None
        for reader in (
            self.day,
            self.month,
            self.season,
            self.unit_relation,
            self.part_of_year,
            self.decade,
            self.century,
            self._week,
            self._year,
        ):
            found = reader(i, glued)
            if found and (best is None or found[0] > best[0]):
                best = found
        return best

    def _year(self, i: int, glued: bool = True) -> Read | None:
        start = i
        the = self.word(i, "the", glued)
        i = the[0] if the else i
        glued = glued or i > start
        unit = self.word(i, "units", glued)
        if unit and unit[1] == "year" and self.tokens[unit[0] - 1].key in ("an", "annee"):
            at = self.skip(unit[0], "year_glue")
            number = self.digits(at, 1, 2100)
            if number and (era := self.word(at + 1, "era_before")):
                return era[0], Fixed(f"BC{number:04}")
            return (self.skip(at + 1, "era_after"), Fixed(f"{number:04}")) if number and number > 31 else None
        number = self.digits(i, 1, 2100, glued)
        if number is None:
            return None
        if era := self.word(i + 1, "era_before"):
            return era[0], Fixed(f"BC{number:04}")
        if number > 999 and len(self.tokens[i].key) == 4 and (i == start) and self._plain_year(i):
            return self.skip(i + 1, "era_after"), Fixed(f"{number}")
        return None

    def _plain_year(self, i: int) -> bool:
        before, after = self.tokens[i].sep, self.sep(i + 1)
        if before == "" and i > 0:
            return False
        if before.rstrip().endswith(("+", "°", "$", "€", "£", "#", "@", "_", "=", "©")) or after.startswith(
            ("%", "€", "$", "°", "£", "_", "=")
        ):
            return False
        if i + 1 < self.count and (
            after == "" or (after in (".", ",", ":", "-") and self.tokens[i + 1].number is not None)
        ):
            return False
        if (
            i > 0
            and self.tokens[i - 1].number is not None
            and (before in (".", ",", "") or (before == " " and len(self.tokens[i - 1].key) != 4))
        ):
            return False
        if (i > 0 and before.strip() in ("-", "/") and self.tokens[i - 1].number is not None) or self.in_file_name(
            i + 1
        ):
            return False
        if i > 0 and before in (" ", "", "° ") and "number_labels" in self.tokens[i - 1].entries:
            return False
        following = self.word(i + 1, "units")
        return not (self.counted(i + 1) or following)

    def _week(self, i: int, glued: bool = True) -> Read | None:
        """Read «la semaine du 10 avril», «la première semaine d'octobre 2014», «semaine 10»."""
        start = i
        this = self.word(i, "the", glued) or self.word(i, "this", glued)
        i = this[0] if this else i
        glued = glued or i > start
        nth = self.ordinal(i, glued)
        unit = self.word(nth[0] if nth else i, "units", glued or nth is not None)
        if nth and unit is None and (day := self.word(nth[0], "weekdays")):
            of = self.word(day[0], "of")
            month = (self.month(of[0]) or self.unit_relation(of[0])) if of else None
            return (month[0], Nth(nth[1], int(day[1]), month[1])) if month else None
        if unit is None:
            return None
        end, name = unit
        if name in ("week", "weekend") and nth is None:
            of = self.word(end, "week_of")
            day = self.day(of[0]) if of else None
            if day and of:
                return day[0], Shifted(name, 0, of=day[1])
            number = self.digits(end, 1, 53)
            if number and name == "week" and not self.counted(end + 1) and not self._is_clock(end):
                return end + 1, InYear(f"W{number:02}", Shifted("year", 0))
            return self._weekday_of_week(start)
        if nth and name in ("week", "day", "month", "weekend"):
            of = self.word(end, "of")
            whole = (
                (self.month(of[0]) or self._year(of[0]) or self.unit_relation(of[0]) or self.season(of[0]))
                if of
                else None
            )
            return (whole[0], Nth(nth[1], name, whole[1])) if whole else None
        return None

    def _weekday_of_week(self, i: int) -> Read | None:
        """Read «la semaine prochaine, mardi», «cette semaine lundi»."""
        week = self.unit_relation(i, glued=False)
        if week is None or week[1].unit != "week" or self.sep(week[0]) not in (" ", ", "):
            return None
        day = self.word(week[0], "weekdays", glued=False)
        return (day[0], Weekday(int(day[1]), week=week[1].by)) if day else None
