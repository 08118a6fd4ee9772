"""The grammar of time expressions: what stands in a text, as candidates that no calendar has been asked about yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factx.extractors.times.clock import Clock
from factx.extractors.times.dates import DateReader, Read
from factx.extractors.times.expression import (
    DayOfMonth,
    Duration,
    Expression,
    Fixed,
    InYear,
    Modified,
    Moment,
    Nth,
    Offset,
    Range,
    Recurring,
    Shifted,
    Weekday,
    Yearly,
)
from factx.extractors.times.lexer import Token
from factx.records import Modifier

@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens and what it says; of a range that is not fused, both `ends` as well.

    Attributes:
        begin: Index of the first token.
        end: Index after the last token.
        sure: False when only the clause can tell whether it is a time at all.
        listed: Whether the ends are two times and no range («les 16 et 17 juillet»).
    """

    begin: int
    end: int
    expression: Expression
    sure: bool = True
    ends: tuple["Candidate", ...] = ()
    listed: bool = False


class Grammar(DateReader):
    """Finds the candidates of one text.

    Args:
        tokens: The text's tokens.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        self.lone = False
        whole = self._read(0) if tokens else None
        self.lone = len(tokens) <= 12
        whole = self._read(0) if tokens and self.lone else whole
        self.lone = self.lone and whole is not None and whole.end == len(tokens)

    def candidates(self) -> Iterator[Candidate]:
        """Yield the candidates in text order; none overlaps another."""
        i = 0
        while i < self.count:
            token = self.tokens[i]
            if not token.entries and token.number is None:
                i += 1
                continue
            if (skip := token.entries.get("not_times")) or (skip := self._newspaper(i)):
                i = skip[0]
                continue
            found = self._read(i)
            if found is None:
                i += 1
                continue
            yield found
            i = found.end

    def _newspaper(self, i: int) -> tuple[int, object] | None:
        name = self.tokens[i].entries.get("newspapers")
        if name is None or self.lone:
            return None
        begins = self.tokens[i].number is not None or self.tokens[i].capital
        titled = all(token.capital for token in self.tokens[i + 1 : name[0]])
        return name if begins and titled and name[0] > i + 1 else None

    def _read(self, i: int) -> Candidate | None:
        readers = (
            self._range,
            self._reference,
            self._set,
            self._ago,
            self._ahead,
            self._window,
            self._modified,
            self._moment,
            self._step,
            self._point,
            self._length,
        )
        best: Candidate | None = None
        for reader in readers:
            found = reader(i)
            if found and (best is None or found.end > best.end):
                best = found
        return best

    # Points of time.

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

    def _point(self, i: int) -> Candidate | None:
        found = self.point(i, glued=False)
        if found is None or self._bad_unit(i, found):
            return None
        end, expression = found
        sure = not (isinstance(expression, Fixed) and len(expression.value) == 4 and end == i + 1)
        sure = sure and not (isinstance(expression, DayOfMonth))
        return self._candidate(i, end, expression, sure=sure)

    def _bad_unit(self, i: int, found: Read) -> bool:
        return False

    def _candidate(self, begin: int, end: int, expression: Expression, sure: bool = True) -> Candidate:
        return Candidate(begin, end, expression, sure)

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
        if before.rstrip().endswith(("+", "°", "$", "€", "£", "#", "@", "_", "=", "©")) or after.startswith(("%", "€", "$", "°", "£", "_", "=")):
            return False
        if i + 1 < self.count and (after == "" or (after in (".", ",", ":", "-") and self.tokens[i + 1].number is not None)):
            return False
        if i > 0 and self.tokens[i - 1].number is not None and (before in (".", ",", "") or (before == " " and len(self.tokens[i-1].key) != 4)):
            return False
        if i > 0 and before.strip() in ("-", "/") and self.tokens[i - 1].number is not None or self._in_file_name(i + 1):
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
            whole = (self.month(of[0]) or self._year(of[0]) or self.unit_relation(of[0]) or self.season(of[0])) if of else None
            return (whole[0], Nth(nth[1], name, whole[1])) if whole else None
        return None

    def _weekday_of_week(self, i: int) -> Read | None:
        """Read «la semaine prochaine, mardi», «cette semaine lundi»."""
        week = self.unit_relation(i, glued=False)
        if week is None or week[1].unit != "week" or self.sep(week[0]) not in (" ", ", "):
            return None
        day = self.word(week[0], "weekdays", glued=False)
        return (day[0], Weekday(int(day[1]), week=week[1].by)) if day else None

    # Parts of the day and times of the clock.

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

    def _moment(self, i: int) -> Candidate | None:
        found = self.moment(i)
        return Candidate(i, found[0], found[1]) if found else None

    def moment(self, i: int, glued: bool = False) -> Read | None:
        """Read a part of a day or a time of the clock, with the day in front, behind or not told."""
        return self._night(i, glued) or self._day_first(i, glued) or self._part_first(i, glued) or self._clock_first(i, glued)

    def _night(self, i: int, glued: bool) -> Read | None:
        """Read «la nuit de vendredi à samedi», «la nuit du 13 au 14 juillet»."""
        part = self._part(i, glued)
        of = self.word(part[0], "of") if part and part[1] == "NI" else None
        if of is None:
            return None
        days = self._days(of[0])
        if days is not None:
            return days[0], Moment(days[1], "NI")
        return None

    def _days(self, i: int) -> Read | None:
        """Read two days in a row, of which the first is meant («vendredi à samedi», «13 au 14 juillet»)."""
        found = self._two(i, self.day, "to")
        return (found.end, found.ends[0].expression) if found and isinstance(found.expression, Range) else None

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
        if of and (day := self.day(of[0] if self.word(end, "of") else end)):
            if not isinstance(day[1], DayOfMonth):
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
        if not linked and not clock.sure and self.tokens[i].key in ("une", "un"):
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

    # Expressions reckoned from another time.

    def _reference(self, i: int) -> Candidate | None:
        if found := self.word(i, "references", glued=False):
            end, value = found
            if self.key(end, "que", "qu") or (self.tokens[end - 1].key == "epoque" and self.word(end, "of")):
                return None
            days = {"publication": Shifted("day", 0), "facts": Shifted("day", 0, "first")}
            expression = days.get(value) or Fixed(value)
            if value == "publication" and (moment := self._today_at(end)):
                return Candidate(i, moment[0], moment[1])
            return Candidate(i, end, expression)
        return None

    def _today_at(self, i: int) -> Read | None:
        clock = self._clock_after(i, sure=True)
        return (clock[0], Moment(Shifted("day", 0), None, clock[1].value, clock[2], 0)) if clock else None

    def _ago(self, i: int) -> Candidate | None:
        """Read «il y a trois ans»."""
        ago = self.word(i, "ago", glued=False)
        quantity = self.quantity(self.skip(ago[0], "barely")) if ago else None
        if quantity is None:
            return None
        end, amount = quantity
        if self._measures(end):
            return None
        number, unit = amount.single
        return Candidate(i, end, Offset(number, unit, -1, modifier=amount.modifier))

    def _measures(self, i: int) -> bool:
        """Whether the quantity is one of something else («deux heures de route»)."""
        return False

    def _ahead(self, i: int) -> Candidate | None:
        """Read «dans deux semaines», «d'ici trois jours»."""
        ahead = self.word(i, "ahead", glued=False)
        quantity = self.quantity(self.skip(ahead[0], "barely")) if ahead else None
        if quantity is None or ahead is None:
            return None
        end, amount = quantity
        number, unit = amount.single
        expression = Offset(number, unit, 1, modifier=amount.modifier)
        if self.tokens[i].key in ("d", "sous") :
            return Candidate(ahead[0], end, Modified(expression, "BEFORE") if self.tokens[i].key == "d" else Duration(amount.parts, amount.modifier))
        if after := self._reckoned(end):
            return Candidate(i, after[0], Offset(number, unit, 1, of=after[1]))
        return Candidate(i, end, expression)

    def _reckoned(self, i: int) -> Read | None:
        """Read the point from which a quantity is reckoned: «à partir de mardi», «à compter de demain»."""
        link = self.word(i, "reckoning")
        return self.point(link[0]) if link else None

    def _step(self, i: int) -> Candidate | None:
        """Read «trois jours plus tard», «un an auparavant», «deux semaines avant Noël»."""
        quantity = self.quantity(i, glued=False)
        if quantity is None:
            return None
        end, amount = quantity
        number, unit = amount.single
        for category, sign in (("later", 1), ("earlier", -1)):
            step = self.word(end, "steps")
            if step and step[1] == category:
                plain = self.tokens[end].key in ("apres", "avant") and step[0] == end + 1
                point = self.point(step[0]) if plain else None
                if point:
                    return Candidate(i, point[0], Offset(number, unit, sign, of=point[1], modifier=amount.modifier))
                if plain and not self.lone and self._continues(step[0]):
                    return None
                return Candidate(i, step[0], Offset(number, unit, sign, "told", modifier=amount.modifier))
        if after := self._reckoned(end):
            return Candidate(i, after[0], Offset(number, unit, 1, of=after[1]))
        return None

    def _continues(self, i: int) -> bool:
        """Whether a word follows without punctuation: «trois jours après» then has an object."""
        return i < self.count and self.tokens[i].glued

    def _window(self, i: int) -> Candidate | None:
        """Read «les cinq dernières années», «ces derniers jours», «les deux mois à venir», «prochaines semaines»."""
        if "of" in self.tokens[i].entries:
            return None
        the = self.word(i, "the", glued=False) or self.word(i, "this", glued=False)
        at = the[0] if the else i
        glued = at > i
        amount = self.amount(at, glued)
        if amount and self.word(amount[0], "adjectives") is None and self.word(amount[0], "units") is None:
            amount = None
        after = amount[0] if amount else at
        before = self.word(after, "adjectives", glued or after > at)
        unit = self.word(before[0] if before else after, "units", glued or after > at or before is not None)
        if unit is None or self.tokens[unit[0] - 1].key == "h":
            return None
        end, name = unit
        plural = self.tokens[end - 1].key.endswith("s") and (name != "month" or bool(the and self.tokens[at - 1].key in ("les", "ces")) or amount is not None)
        relation = before[1] if before else None
        if relation is None and (adjective := self.word(end, "adjectives")):
            end, relation = adjective
        if relation is None or relation in ("same", "current") or not (plural or amount):
            if relation is None and the and amount and amount[1] is not None and self.tokens[i].key == "les" and plural:
                ahead = int(i > 0 and self.tokens[i - 1].key == "dans")
                return Candidate(i, end, Duration(((amount[1], name),), None, ahead, bool(ahead)), sure=False)
            return None
        number = amount[1] if amount else None
        ahead = -1 if relation in ("last", "preceding") else 1
        if number is None and relation in ("next", "following"):
            return Candidate(i, end, Fixed("FUTURE_REF"))
        return Candidate(i, end, Duration(((number, name),), None, ahead))

    # Lengths, sets, modifiers, ranges.

    def _length(self, i: int) -> Candidate | None:
        """Read a duration: «quatre ans», «toute la journée», «une demi-heure», «24 heures sur 24», «quelque temps»."""
        if (vague := self.word(i, "vague", glued=False)) and vague[1] == "lengths":
            return Candidate(i, vague[0], Fixed("PX", "DURATION"))
        if whole := self.word(i, "whole", glued=False):
            unit = self.word(whole[0], "units")
            if unit:
                return Candidate(i, unit[0], Duration(((1, unit[1]),)))
        quantity = self.quantity(i, glued=False)
        if quantity is None or (quantity[1].modifier and quantity[1].unit == "hour" and self._linked(i)):
            return None
        end, amount = quantity
        if self.key(end, "sur") and (of := self.number(end + 1)):
            end = of[0]
        return Candidate(i, end, Duration(amount.parts, amount.modifier), sure=False)

    def _set(self, i: int) -> Candidate | None:
        """Read «chaque lundi», «tous les deux ans», «deux fois par an», «le lundi» in the plural, «annuellement»."""
        if adverb := self.word(i, "sets", glued=False):
            return Candidate(i, adverb[0], Recurring(adverb[1]))
        if every := self.word(i, "every", glued=False):
            number = self.number(every[0])
            at = number[0] if number else every[0]
            times = int(number[1]) if number else 1
            if unit := self.word(at, "units"):
                return Candidate(i, unit[0], Recurring(_every(times, unit[1]), quant="EVERY"))
            if weekday := self.word(at, "weekdays"):
                part = self.word(weekday[0], "parts")
                end = part[0] if part else weekday[0]
                return Candidate(i, end, Recurring(f"XXXX-WXX-{weekday[1]}{'T' + part[1] if part else ''}", quant="EVERY"))
            if part := self.word(at, "parts"):
                return Candidate(i, part[0], Recurring(f"XXXX-XX-XXT{part[1]}", quant="EVERY"))
            if month := self.word(at, "months"):
                return Candidate(i, month[0], Recurring(f"XXXX-{int(month[1]):02}", quant="EVERY"))
            if season := self.word(at, "seasons"):
                return Candidate(i, season[0], Recurring(f"XXXX-{season[1]}", quant="EVERY"))
        number = self.number(i, glued=False)
        times_per = self.word(number[0], "times_per") if number else None
        if number and times_per:
            at = self.skip(times_per[0], "every")
            unit = self.word(at, "units")
            if unit:
                return Candidate(i, unit[0], Recurring(_every(1, unit[1]), freq=f"{number[1]:g}X"))
        quantity = self.quantity(i, glued=False)
        per = self.word(quantity[0], "per") if quantity else None
        unit = self.word(per[0], "units") if per else None
        if quantity and unit:
            number_of, name = quantity[1].single
            freq = Duration(((number_of, name),)).period
            return Candidate(i, unit[0], Recurring(_every(1, unit[1]), freq=freq))
        return self._plural_days(i)

    def _plural_days(self, i: int) -> Candidate | None:
        the = self.word(i, "the", glued=False)
        weekday = self.word(the[0] if the else i, "weekdays", glued=the is not None)
        if weekday is None or not self.tokens[weekday[0] - 1].key.endswith("dis") and self.tokens[weekday[0] - 1].key != "dimanches":
            if the and self.tokens[i].key == "les" and (unit := self.word(the[0], "units")) and unit[1] == "weekend":
                return Candidate(i, unit[0], Recurring("P1WE"))
            return None
        clock = self._clock_after(weekday[0], sure=True)
        part = self._part_after(weekday[0])
        value = f"XXXX-WXX-{weekday[1]}"
        if clock:
            return Candidate(i, clock[0], Recurring(f"{value}T{clock[1].value}"))
        return Candidate(i, part[0] if part else weekday[0], Recurring(value + (f"T{part[1]}" if part else "")))

    def _modified(self, i: int) -> Candidate | None:
        """Read «début mars», «la fin de l'année», «mi-septembre», «courant 2019», «en début de soirée»."""
        the = self.word(i, "the", glued=False)
        modifier = self.word(the[0] if the else i, "modifiers", glued=the is not None)
        if modifier is None:
            return None
        of = self.word(modifier[0], "of")
        at = of[0] if of else modifier[0]
        point = self.point(at)
        if of and not point and self.tokens[at - 1].key in ("l", "la"):
            point = self.point(at - 1)
        if point is None and of and (unit := self.word(at, "units")) and unit[1] not in ("second", "minute", "hour", "night"):
            point = unit[0], Shifted(unit[1], 0)
        if point is None and (part := self.word(at, "parts")):
            point = part[0], Moment(None, part[1])
        if point is None or isinstance(point[1], DayOfMonth) or (of is None and isinstance(point[1], Shifted)):
            return None
        end = point[0]
        after = self._day_after(end) if isinstance(point[1], Moment) else None
        if after and isinstance(point[1], Moment):
            return Candidate(i, after[0], Modified(Moment(after[1], point[1].part), modifier[1]))
        return Candidate(i, end, Modified(point[1], modifier[1]))

    def _range(self, i: int) -> Candidate | None:
        """Read a range: «du 3 au 5 mars», «de 1830 à 1962», «entre 9 h et 11 h», «1975-1990»."""
        between = self.word(i, "between", glued=False)
        from_ = between or self.word(i, "from", glued=False)
        at = from_[0] if from_ else i
        joint = "and" if between else "to"
        if fused := self._fused_years(i):
            return fused
        if (clocks := self._hours_of_day(i, at, joint, from_ is None)) is not None:
            return clocks
        return self._two(at, self._range_end, joint, begin=i, bare=from_ is None) or self._list(i)

    def _range_end(self, i: int, glued: bool = True) -> Read | None:
        now = self.word(i, "references", glued)
        if now and now[1] == "PRESENT_REF":
            return now[0], Shifted("day", 0)
        return self._modified_point(i, glued) or self.point(i, glued)

    def _list(self, i: int) -> Candidate | None:
        """Read two days that share a month («les 16 et 17 juillet», «le 3 ou le 4 mai»)."""
        the = self.word(i, "the", glued=False)
        if the is None:
            return None
        found = self._two(the[0], self.day_and_month, "conjunctions", begin=i)
        if found is None or not isinstance(found.ends[0].expression, Yearly | Fixed) or not self._is_elliptic(found.ends[0]):
            return None
        first = found.ends[0] if self.tokens[i].key == "les" else replace(found.ends[0], begin=i)
        return replace(found, ends=(first, found.ends[1]), listed=True)

    def _is_elliptic(self, end: Candidate) -> bool:
        return all("months" not in token.entries for token in self.tokens[end.begin : end.end])

    def _hours_of_day(self, begin: int, i: int, joint: str, bare: bool) -> Candidate | None:
        """Read «de 9 h à 11 h», «entre 9h30 et 11h jeudi», «jeudi de 9h à 11h», «demain 8h-9h»."""
        day = self.day(begin, glued=False)
        if day is not None and (day[0] > i or bare):
            part = self._part_after(day[0])
            at = self.skip(part[0] if part else day[0], "but")
            loose = self.sep(at) == ", "
            between = self.word(at, "between", glued=not loose)
            from_ = between or self.word(at, "from", glued=not loose)
            start = from_[0] if from_ else at
            joint = "and" if between else "to"
            hours = self._two_hours(start, joint, bare=from_ is None)
            if hours is None or not self.tokens[start].glued:
                return None
            return self._with_day(begin, hours, day[1], part[1] if part else None, Candidate(begin, day[0], day[1]))
        hours = self._two_hours(i, joint, bare)
        if hours is None:
            return None
        part = self._trailing_part(hours.end)
        end = part[0] if part else hours.end
        after = self._day_and_part(end)
        if after is not None:
            return self._with_day(begin, replace(hours, end=after[0]), after[1], after[2] or (part[1] if part else None), None)
        return self._with_day(begin, replace(hours, end=end), None, part[1] if part else None, None)

    def _day_and_part(self, i: int) -> tuple[int, Expression, str | None] | None:
        if i < self.count and self.sep(i) not in (" ", ", "):
            return None
        day = self.day(i, glued=self.sep(i) == " ")
        if day is None or isinstance(day[1], DayOfMonth):
            return None
        part = self._part_after(day[0])
        return (part[0], day[1], part[1]) if part else (*day, None)

    def _two_hours(self, i: int, joint: str, bare: bool) -> Candidate | None:
        found = self._two(i, self._clocked, joint, begin=i, bare=bare)
        return found if found and found.end > i else None

    def _with_day(
        self, begin: int, hours: Candidate, day: Expression | None, part: str | None, first: Candidate | None
    ) -> Candidate:
        assert isinstance(hours.expression, Range)
        start, end = (
            Moment(day, None, self._in_part(side, part)) for side in (hours.expression.begin, hours.expression.end)
        )
        if not hours.ends:
            return Candidate(begin, hours.end, Range(start, end))
        ends = (replace(hours.ends[0], expression=start), Candidate(hours.ends[1].begin, hours.end, end))
        return Candidate(begin, hours.end, Range(start, end), ends=(first, *ends) if first else ends)

    def _in_part(self, moment: Expression, part: str | None) -> str | None:
        assert isinstance(moment, Moment)
        if part is None or moment.clock is None:
            return moment.clock
        hour = int(moment.clock[:2])
        return Clock(hour, int(moment.clock[3:5])).in_part(part).value

    def _fused_years(self, i: int) -> Candidate | None:
        """Read «1975-1990», «2015-16», «2007/2008»."""
        first = self.digits(i, 1000, 2100, glued=False)
        if first is None or self.sep(i + 1) not in ("-", "/", " - ", "–", "—", "~") or self.tokens[i].sep.endswith(("-", "/")):
            return None
        second = self.digits(i + 1, 1, 2100, glued=False)
        if second is None or self.sep(i + 2)[:1] in ("-", "/") or len(self.tokens[i].key) != 4:
            return None
        last = first // 100 * 100 + second if len(self.tokens[i + 1].key) == 2 else second
        if last <= first or (len(self.tokens[i + 1].key) == 2 and last - first > 12 and self.sep(i + 1) != "/") or last > 2100:
            return None
        return Candidate(i, i + 2, Range(Fixed(f"{first}"), Fixed(f"{last}")))

    def _modified_point(self, i: int, glued: bool = True) -> Read | None:
        found = self._modified(i)
        return (found.end, found.expression) if found and (self.tokens[i].glued or not glued) else None

    def _clocked(self, i: int, glued: bool = True) -> Read | None:
        clock = self.clock(i, glued)
        if clock is None and (number := self.number(i, glued)) and number[1] <= 24 and self._bare_hour(number[0]):
            return number[0], Moment(None, None, Clock(int(number[1]) % 24).value)
        return (clock[0], Moment(None, None, clock[1].value)) if clock else None

    def _bare_hour(self, i: int) -> bool:
        """Whether a bare number is an hour: a day follows, or nothing does («de 5 à 7 aujourd'hui»)."""
        return self._day_and_part(i) is not None or (self.lone and i == self.count)

    def _two(self, i, reader, joint, begin=None, bare=False):  # type: ignore[no-untyped-def]
        begin = i if begin is None else begin
        first = reader(i, False) or self._elliptic(i)
        if first is None:
            return None
        end, left = first
        if reader == self._clocked and isinstance(left, DayOfMonth):
            left = Moment(None, None, Clock(left.day % 24).value) if left.day <= 24 else left
        sep = self.sep(end)
        dashed = sep in ("-", " - ", " – ", "–", "—", "~")
        to = self.word(end, joint)
        if not dashed and to is None or (bare and to is not None and joint == "to" and self.tokens[end].key == "et"):
            return None
        at = end if dashed else to[0]
        second = reader(at, not dashed)
        if second is None:
            return None
        last, right = second
        left = self._complete(left, right)
        if left is None or isinstance(right, DayOfMonth) != isinstance(left, DayOfMonth):
            return None
        ends = (Candidate(i, end, left), Candidate(at, last, right))
        return Candidate(begin, last, Range(left, right), ends=() if dashed else ends)

    def _elliptic(self, i: int) -> Read | None:
        """Read the number of a day whose month comes with the second end."""
        day = self.word(i, "weekdays", glued=False)
        number = self.day_number(day[0] if day else i, glued=day is not None)
        return (number[0], DayOfMonth(number[1])) if number else None

    def _complete(self, left: Expression, right: Expression) -> Expression | None:
        """Give the first end of a range the month or year that only the second end tells."""
        inner = right.inner if isinstance(right, Modified) else right
        if isinstance(left, DayOfMonth):
            if isinstance(inner, Yearly) and inner.suffix[:1].isdigit():
                return Yearly(f"{inner.suffix[:3]}{left.day:02}", inner.relation)
            if isinstance(inner, Fixed) and len(inner.value) == 10:
                return Fixed(f"{inner.value[:8]}{left.day:02}")
            return left if isinstance(inner, DayOfMonth) else None
        if isinstance(left, Yearly) and left.relation is None and isinstance(inner, Fixed) and inner.value[:4].isdigit():
            year = int(inner.value[:4]) - (left.suffix > inner.value[5:] and len(inner.value) > 4)
            return Fixed(f"{year:04}-{left.suffix}") if left.suffix[:1].isdigit() else left
        return left


def _every(number: int, unit: str) -> str:
    return Duration(((number, unit),)).period
