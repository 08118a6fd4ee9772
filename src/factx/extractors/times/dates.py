"""Days, months, seasons, years, decades and centuries: the points of the calendar."""

from factx.extractors.times.dated import DayOfMonth, InYear, Shifted, Weekday, Yearly
from factx.extractors.times.expression import Base, Expression, Fixed, Relation
from factx.extractors.times.numeric import YEARS, NumericDateReader, Read, full_year
from factx.extractors.times.reader import memoized

_ORDINAL_ENDINGS = ("e", "eme", "er", "ere", "ieme", "nd", "nde", "re")


class DateReader(NumericDateReader):
    """Reads points of the calendar; `lone` when the text is nothing but one expression."""

    @memoized
    def day(self, i: int, glued: bool = True) -> Read | None:
        """Read a day: a date, a day of the week, «demain», «le lendemain», a holiday."""
        found, other = self.dated(i, glued), self.deictic(i, glued)
        return other if other and (found is None or other[0] > found[0]) else found

    def dated(self, i: int, glued: bool = True) -> Read | None:
        """Read a day that is not itself told from another."""
        readers = (self.numeric_date, self.weekday, self.day_and_month, self.holiday)
        return max((found for read in readers if (found := read(i, glued))), key=lambda found: found[0], default=None)

    def year(self, i: int) -> tuple[int, int] | None:
        """Read the year after a day, month or season: «2018», «de 2018», «18», «de l'an 800»."""
        after = self.skip(i, "of")
        if after >= self.count or not (self.tokens[after].glued or self.sep(after) in (", ", "/")):
            return None
        named = self.word(after, "units")
        after = named[0] if named and named[1] == "year" else after
        if after >= self.count:
            return None
        token = self.tokens[after]
        number = token.number
        if number is None or self.sep(after + 1) == ":":
            return None
        if len(token.key) == 4 and number in YEARS:
            return None if self._is_clock(after) or self.in_file_name(after + 1) else (after + 1, number)
        if (
            len(token.key) == 2
            and after == i
            and token.glued
            and self.sep(after + 1)[:1] not in ("%", "/")
            and not self._is_clock(after)
            and not self.counted(after + 1)
        ):
            if self.word(after + 1, "units") or self.word(after + 1, "months"):
                return None
            return after + 1, full_year(number)
        return None

    def _is_clock(self, i: int) -> bool:
        following = self.word(i + 1, "units")
        return following is not None and following[1] == "hour"

    def day_number(self, i: int, glued: bool = True) -> tuple[int, int] | None:
        """Read the number of a day: «1er», «13», «13e», «premier», «vingt et un»."""
        number = self.digits(i, 1, 31, glued)
        if number is not None and len(self.tokens[i].key) <= 2:
            if i + 1 < self.count and self.sep(i + 1) == "" and self.tokens[i + 1].key in _ORDINAL_ENDINGS:
                return i + 2, number
            return i + 1, number
        if (ordinal := self.word(i, "ordinals", glued)) and ordinal[1] == 1:
            return ordinal[0], 1
        numeral = self.numeral(i) if i < self.count and (self.tokens[i].glued or not glued) else None
        return (numeral[0], int(numeral[1])) if numeral and 1 < numeral[1] <= 31 else None

    def ordinal(self, i: int, glued: bool = True) -> tuple[int, int] | None:
        """Read «deuxième», «2e», «dernier» (-1)."""
        if found := self.word(i, "ordinals", glued):
            return found[0], int(found[1])
        number = self.digits(i, 1, 99, glued)
        if number and i + 1 < self.count and self.sep(i + 1) == "" and self.tokens[i + 1].key in _ORDINAL_ENDINGS:
            return i + 2, number
        return None

    def day_and_month(self, i: int, glued: bool = True) -> Read | None:
        """Read «le 5 janvier 2018», «5 janvier», «ce 24 novembre», «le 4e jour de juillet»."""
        start = i
        the, this = self.word(i, "the", glued), self.word(i, "this", glued)
        i = the[0] if the else this[0] if this else i
        glued = glued or i > start
        nth = self.ordinal(i, glued)
        if nth and (unit := self.word(nth[0], "units")) and unit[1] == "day":
            month = self.month_name(self.skip(unit[0], "of"))
            return self._dated(month[0], nth[1], month[1]) if month else None
        number = self.day_number(i, glued)
        if number is None:
            return None
        if self.sep(number[0]) == "-" and (named := self.word(i, "named_days", glued)):
            return named[0], Fixed(named[1])
        dash = self.sep(number[0]) in ("-", " - ") or self.sep(number[0]) == "/"
        month = self.month_name(number[0]) if not dash else self.month_name(number[0], glued=False)
        if month is None and (of := self.word(number[0], "of")):
            month = self.month_name(of[0])
        if month is None:
            if the and (number[0] == i + 1 or self.tokens[i].number is not None) and self._bare_day(start, number[0]):
                return number[0], DayOfMonth(number[1])
            return None
        return self._dated(month[0], number[1], month[1])

    def _bare_day(self, start: int, end: int) -> bool:
        """Whether «le 16» is a day: nothing that it could count follows."""
        if self.lone or self.word(end, "adjectives"):
            return True
        after = self.sep(end)
        if self.tokens[end - 1].number is None or self.counted(end):
            return False
        link = self.word(end, "clock_link") or self.word(end, "between") or self.word(end, "from")
        if link and self.clock(link[0]):
            return True
        return (
            end == self.count or after.startswith((", ", ". ", "; ", " (", ")")) or (after.isspace() and "\n" in after)
        )

    def _dated(self, i: int, day: int, month: int) -> Read | None:
        if day == -1:
            day = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
        if year := self.year(i):
            return self._era(year[0], f"{year[1]:04}", f"-{month:02}-{day:02}")
        end, relation = self.relation(i)
        if relation in ("last", "next"):
            return end, Yearly(f"{month:02}-{day:02}", relation)
        return i, Yearly(f"{month:02}-{day:02}")

    def _era(self, i: int, year: str, rest: str) -> Read:
        if era := self.word(i, "era_before"):
            return era[0], Fixed(f"BC{year}{rest}")
        return self.skip(i, "era_after"), Fixed(f"{year}{rest}")

    def month_name(self, i: int, glued: bool = True) -> tuple[int, int] | None:
        """Read a month's name, «mois de» in front of it included."""
        if (prefix := self.word(i, "month_glue", glued)) is not None:
            i, glued = prefix[0], True
        found = self.word(i, "months", glued)
        return (found[0], int(found[1])) if found else None

    def relation(self, i: int) -> tuple[int, Relation | None]:
        """Read «dernier», «prochain», «suivant», «précédent», «en cours»."""
        return self.word(i, "adjectives") or (i, None)

    def month(self, i: int, glued: bool = True) -> Read | None:
        """Read «janvier 2018», «octobre dernier», «le mois de mars», «ce mois d'août»."""
        start = i
        this = self.word(i, "this", glued)
        the = None if this else self.word(i, "the", glued)
        i = this[0] if this else the[0] if the else i
        found = self.month_name(i, glued and i == start)
        if found is None or (the and "month_glue" not in self.tokens[i].entries):
            return None
        end, month = found
        if year := self.year(end):
            return self._era(year[0], f"{year[1]:04}", f"-{month:02}")
        of = self.word(end, "of")
        whole = self.unit_relation(of[0] if of else end) if of or self.word(end, "the") else None
        if whole and whole[1].unit == "year" and whole[1].base == "published":
            return whole[0], InYear(f"{month:02}", whole[1])
        end, relation = self.relation(end)
        return end, Yearly(f"{month:02}", "this" if this else relation)

    @memoized
    def weekday(self, i: int, glued: bool = True) -> Read | None:
        """Read «lundi», «ce lundi 5 janvier 2018», «lundi dernier», «mardi de la semaine prochaine»."""
        this = self.word(i, "this", glued)
        the = None if this else self.word(i, "the", glued)
        at = this[0] if this else the[0] if the else i
        found = self.word(at, "weekdays", glued and at == i)
        if found is None:
            return self._following_weekday(i, glued)
        end, weekday = found[0], int(found[1])
        relation: Relation | None = "this" if this else None
        if date := self._date_of_weekday(end):
            return date[0], _on(date[1], weekday)
        number = self.day_number(end)
        counts = number and (self.counted(number[0]) or self.word(number[0], "units"))
        if number and self.tokens[end].number is None and not (self.lone or self.word(number[0], "clock_link")):
            counts = True
        if number and not counts and self.sep(number[0]) not in (":", "-", "/"):
            return number[0], Weekday(weekday, dom=number[1])
        if (weeks := self._weeks_ahead(end)) is not None:
            return weeks[0], Weekday(weekday, later=weeks[1])
        after, told = self.relation(end)
        if told and told != "current":
            return after, Weekday(weekday, told)
        of = self.word(end, "of") or (end, True)
        week = self.unit_relation(of[0])
        if week and week[1].unit == "week":
            return week[0], Weekday(weekday, week=week[1].by)
        return end, Weekday(weekday, relation)

    def _following_weekday(self, i: int, glued: bool) -> Read | None:
        at = self.skip(i, "the") if glued else (self.word(i, "the", False) or (i, 0))[0]
        adjective = self.word(at, "adjectives", glued or at > i)
        if adjective and adjective[1] in ("last", "next") and (day := self.word(adjective[0], "weekdays")):
            return day[0], Weekday(int(day[1]), adjective[1])
        return None

    def _date_of_weekday(self, i: int) -> Read | None:
        if self.sep(i) in (", ", " (") and i < self.count:
            found = self.day_and_month(i, glued=False) or (self.numeric_date(i, glued=False))
            if found and self.sep(i) == " (" and not self.sep(found[0]).startswith(")"):
                return None
            return found if found and not isinstance(found[1], DayOfMonth) else None
        return self.numeric_date(i, within=True) or self._no_day_of_month(i)

    def _no_day_of_month(self, i: int) -> Read | None:
        found = self.day_and_month(i)
        return found if found and not isinstance(found[1], DayOfMonth) else None

    def _weeks_ahead(self, i: int) -> tuple[int, int] | None:
        number = self.number(i + 1) if self.key(i, "en") else None
        return (number[0], int(number[1]) // 7) if number and number[1] in (8, 15) else None

    def deictic(self, i: int, glued: bool = True) -> Read | None:
        """Read «hier», «demain», «la veille de Noël», «le lendemain du 13 février»."""
        if found := self.word(i, "deictic", glued):
            if found[0] < self.count and self.sep(found[0]) == ", " and (day := self.dated(found[0], glued=False)):
                return (
                    (day[0], day[1])
                    if isinstance(day[1], Weekday | Yearly | Fixed)
                    else (found[0], Shifted("day", found[1]))
                )
            return found[0], Shifted("day", int(found[1]))
        found = self.word(i, "anaphoric", glued)
        if found is None:
            return None
        end, by = found[0], int(found[1])
        if self.tokens[end - 1].key == "meme" and self.key(end, "que"):
            return None
        if by and (of := self.word(end, "of")) and (day := self.dated(of[0])):
            return day[0], Shifted("day", by, of=day[1])
        if by and self.word(end, "of"):
            return end, Shifted("day", 0, "told")
        return end, Shifted("day", by, "told")

    def holiday(self, i: int, glued: bool = True) -> Read | None:
        """Read a holiday with its year."""
        start = i
        the = self.word(i, "the", glued)
        i = the[0] if the else i
        adjective = self.word(i, "adjectives", glued or i > start)
        i = adjective[0] if adjective else i
        if not any(self.word(i, name, glued or i > start) for name in ("holidays", "movable_holidays")):
            prefix = self.word(i, "holiday_glue", glued or i > start)
            i = prefix[0] if prefix else i
        fixed, movable = (self.word(i, name, glued or i > start) for name in ("holidays", "movable_holidays"))
        found = max((item for item in (fixed, movable) if item), key=lambda item: item[0], default=None)
        if found is None or ("holiday_articles" in self.tokens[i].entries and not self._announced_holiday(start, i)):
            return None
        end = found[0]
        suffix = str(found[1]) if found is fixed else f"E{found[1]}"
        if year := self.year(end):
            return year[0], InYear(suffix, Fixed(f"{year[1]:04}"))
        after, relation = self.relation(end)
        return after, Yearly(suffix, adjective[1] if adjective else relation)

    def _announced_holiday(self, start: int, i: int) -> bool:
        """Whether a holiday that is a common noun too has its article and a preposition («à la rentrée»)."""
        led = start > 0 and "holiday_prepositions" in self.tokens[start - 1].entries
        return i > start and (self.lone or led)

    def season(self, i: int, glued: bool = True) -> Read | None:
        """Read «l'été 2018», «cet hiver», «l'automne dernier», «printemps 2020»."""
        start = i
        this = self.word(i, "this", glued)
        the = None if this else self.word(i, "the", glued)
        i = this[0] if this else the[0] if the else i
        found = self.word(i, "seasons", glued and i == start)
        if found is None:
            return None
        end, name = found
        if year := self.year(end):
            return self._era(year[0], f"{year[1]:04}", f"-{name}")
        of = self.word(end, "of")
        if of and (whole := self.unit_relation(of[0])) and whole[1].unit == "year":
            return whole[0], InYear(name, whole[1])
        end, relation = self.relation(end)
        if this or the or relation or self.lone or self.season_context(start):
            return end, Yearly(name, "this" if this else relation)
        return None

    def season_context(self, i: int) -> bool:
        """Whether the word before lets a bare season stand («en», «au», «de», «chaque»)."""
        return i > 0 and self.tokens[i].sep == " " and "season_prepositions" in self.tokens[i - 1].entries

    @memoized
    def unit_relation(self, i: int, glued: bool = True) -> tuple[int, Shifted] | None:
        """Read a unit told from another: «la semaine dernière», «l'an prochain», «ce mois-ci», «cette année-là»."""
        start = i
        this = self.word(i, "this", glued)
        the = None if this else self.word(i, "the", glued)
        i = this[0] if this else the[0] if the else i
        glued = glued or i > start
        before = self.word(i, "adjectives", glued)
        if before and before[1] in ("next", "last", "same", "preceding", "following"):
            unit = self.word(before[0], "units")
            if (
                unit is None
                or unit[1] in ("second", "minute", "hour")
                or (self.tokens[unit[0] - 1].key.endswith("s") and unit[1] not in ("month",))
            ):
                return None
            if self.tokens[unit[0] - 1].key == "journee" and self.word(unit[0], "of"):
                return None
            return unit[0], _related(unit[1], before[1])
        unit = self.word(i, "units", glued)
        if unit is None or unit[1] in ("second", "minute", "hour"):
            return None
        end, name = unit
        if self.tokens[end - 1].key == "journee" and self.word(end, "of"):
            return None
        if self.tokens[end - 1].key in ("h", "ans", "annees", "jours", "semaines"):
            return None
        if this:
            if self.key(end, "ci"):
                return end + 1, Shifted(name, 0)
            if self.key(end, "la"):
                return end + 1, Shifted(name, 0, "told")
        if this and name == "year" and (year := self.digits(end, 1000, 2100)):
            return end + 1, Shifted("year", 0, of=Fixed(f"{year}"))
        after, relation = self.relation(end)
        if relation:
            return after, _related(name, relation)
        current = the and self._is_current(start, end, name)
        return (end, Shifted(name, 0)) if (this and name != "night") or current else None

    def _is_current(self, start: int, end: int, unit: str) -> bool:
        """Whether «la semaine», «l'année» are the ones the text is in: «dans la semaine», «au cours de l'année»."""
        if unit not in ("day", "week", "month", "year") or self.tokens[end - 1].key == "jour" or self.word(end, "of"):
            return False
        return start > 0 and self.tokens[start].sep == " " and "current_prepositions" in self.tokens[start - 1].entries

    def decade(self, i: int, glued: bool = True) -> Read | None:
        """Read «les années 60», «les années 1990», «années quatre-vingt-dix», «1990s»."""
        start = i
        i = (self.word(i, "the", glued) or (i, 0))[0]
        glued = glued or i > start
        if i < self.count and self.tokens[i].key == "annees" and (self.tokens[i].glued or not glued):
            number = self.number(i + 1)
            if number and number[1] % 10 == 0 and (10 <= number[1] < 100 or number[1] in YEARS):
                decade = int(number[1])
                return number[0], Fixed(f"{(decade if decade > 99 else decade + 1900) // 10}")
        if (
            self.digits(i, 1000, 2090, glued)
            and i + 1 < self.count
            and self.sep(i + 1) == ""
            and self.tokens[i + 1].key == "s"
        ):
            return i + 2, Fixed(self.tokens[i].key[:3])
        return None

    def century(self, i: int, glued: bool = True) -> Read | None:
        """Read «le XIXe siècle», «dix-neuvième siècle», «2e siècle av. J.-C.», «ce siècle»."""
        start = i
        i = (self.word(i, "the", glued) or (i, 0))[0]
        glued = glued or i > start
        nth = self.ordinal(i, glued)
        nth = nth or self.word(i, "roman", glued)
        unit = self.word(nth[0], "units") if nth else None
        if nth is None or unit is None or unit[1] != "century" or not 0 < nth[1] < 40:
            return None
        if era := self.word(unit[0], "era_before"):
            return era[0], Fixed(f"BC{nth[1] - 1:02}")
        return self.skip(unit[0], "era_after"), Fixed(f"{nth[1] - 1:02}")

    def part_of_year(self, i: int, glued: bool = True) -> Read | None:
        """Read «le premier trimestre 2019», «second semestre», «2019 H2», «Q1 de 2017»."""
        start = i
        i = (self.word(i, "the", glued) or (i, 0))[0]
        glued = glued or i > start
        nth = self.ordinal(i, glued)
        unit = self.word(nth[0], "units") if nth else None
        if nth is None or unit is None or unit[1] not in ("quarter", "semester"):
            return self._coded_quarter(i, glued)
        code = "Q" if unit[1] == "quarter" else "H"
        if not 1 <= nth[1] <= (4 if code == "Q" else 2):
            return None
        suffix = f"{code}{nth[1]}"
        if year := self.year(unit[0]):
            return year[0], Fixed(f"{year[1]:04}-{suffix}")
        of = self.word(unit[0], "of")
        if of and (whole := self.unit_relation(of[0])) and whole[1].unit == "year":
            return whole[0], InYear(suffix, whole[1])
        if (
            of
            and (the := self.word(of[0] - 1, "the"))
            and (year_word := self.word(the[0], "units"))
            and year_word[1] == "year"
        ):
            return year_word[0], InYear(suffix, Shifted("year", 0))
        end, relation = self.relation(unit[0])
        return end, Yearly(suffix, relation)

    def _coded_quarter(self, i: int, glued: bool) -> Read | None:
        year = self.digits(i, 1900, 2100, glued)
        at = i + 1 if year else i
        if at >= self.count or not (self.tokens[at].glued or (at == i and not glued)):
            return None
        code = {"q": "Q", "t": "Q", "h": "H", "trimestre": "Q", "semestre": "H"}.get(self.tokens[at].key)
        number = self.digits(at + 1, 1, 4 if code == "Q" else 2) if code and self.sep(at + 1) == "" else None
        if number is None or (year is None and len(self.tokens[at].key) == 1 and code == "H"):
            return None
        suffix = f"{code}{number}"
        if year:
            return at + 2, Fixed(f"{year}-{suffix}")
        if after := self.year(at + 2):
            return after[0], Fixed(f"{after[1]}-{suffix}")
        return (at + 2, Yearly(suffix)) if len(self.tokens[at].key) > 1 else None


def _related(unit: str, relation: Relation) -> Shifted:
    by = {"last": -1, "preceding": -1, "next": 1, "following": 1}.get(relation, 0)
    base: Base = "told" if relation in ("following", "preceding", "same") else "published"
    return Shifted(unit, by, base)


def _on(date: Expression, weekday: int) -> Expression:
    return Yearly(date.suffix, date.relation, weekday) if isinstance(date, Yearly) else date
