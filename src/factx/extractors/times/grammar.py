"""The grammar of time expressions: what stands in a text, as candidates that no calendar has been asked about yet."""

from collections.abc import Callable, Iterator, Sequence

from factx.extractors.times.composed import Modified, Moment
from factx.extractors.times.dated import DayOfMonth, Shifted
from factx.extractors.times.expression import Expression, Fixed
from factx.extractors.times.lasting import Duration, Offset, Recurring
from factx.extractors.times.lexer import Token
from factx.extractors.times.numeric import Read
from factx.extractors.times.ranges import Candidate, RangeReader

_REACH = 6
"""After how many entries an expression has one that it cannot be without."""
_CONTENT = frozenset(
    (
        *("months", "weekdays", "units", "parts", "seasons", "vague", "deictic", "anaphoric", "references"),
        *("holidays", "movable_holidays", "clock_words", "sets", "not_times", "newspapers"),
    )
)


class Grammar(RangeReader):
    """Finds the candidates of one text.

    Args:
        tokens: The text's tokens.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        self._may_begin = _openings(tokens)
        self.lone = False
        whole = self._read(0) if tokens else None
        self.memory.clear()
        self.lone = len(tokens) <= 12
        whole = self._read(0) if tokens and self.lone else whole
        self.lone = self.lone and whole is not None and whole.end == len(tokens)
        self.memory.clear()

    def candidates(self, plausible: Callable[[Candidate], bool]) -> Iterator[Candidate]:
        """Yield the candidates that are plausible, in text order; none overlaps another."""
        i = 0
        while i < self.count:
            if not self._may_begin[i]:
                i += 1
                continue
            if (skip := self.tokens[i].entries.get("not_times")) or (skip := self._newspaper(i)):
                i = skip[0]
                continue
            found = self._read(i)
            named = next((t for t in self.tokens[i : found.end] if "not_times" in t.entries), None) if found else None
            if found is None or named is not None:
                i += 1
                continue
            if plausible(found):
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

    def _moment(self, i: int) -> Candidate | None:
        found = self.moment(i)
        return Candidate(i, found[0], found[1]) if found else None

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
        if self.tokens[i].key in ("d", "sous"):
            return Candidate(
                ahead[0],
                end,
                Modified(expression, "BEFORE")
                if self.tokens[i].key == "d"
                else Duration(amount.parts, amount.modifier),
            )
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
        plural = self.tokens[end - 1].key.endswith("s") and (
            name != "month" or bool(the and self.tokens[at - 1].key in ("les", "ces")) or amount is not None
        )
        relation = before[1] if before else None
        if relation is None and (adjective := self.word(end, "adjectives")) and not self.word(adjective[0], "the"):
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
        if amount.number is None and self.digits(end, 10, 2090) is not None and "of" in self.tokens[i].entries:
            return None
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
                return Candidate(
                    i, end, Recurring(f"XXXX-WXX-{weekday[1]}{'T' + part[1] if part else ''}", quant="EVERY")
                )
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
        if the is None and i > 0 and self.tokens[i].glued and "adjectives" not in self.tokens[i - 1].entries:
            return None
        weekday = self.word(the[0] if the else i, "weekdays", glued=the is not None)
        if weekday is None or (
            not self.tokens[weekday[0] - 1].key.endswith("dis") and self.tokens[weekday[0] - 1].key != "dimanches"
        ):
            if the and self.tokens[i].key == "les" and (unit := self.word(the[0], "units")) and unit[1] == "weekend":
                return Candidate(i, unit[0], Recurring("P1WE"))
            return None
        clock = self._clock_after(weekday[0], sure=True)
        part = self._part_after(weekday[0])
        value = f"XXXX-WXX-{weekday[1]}"
        if clock:
            return Candidate(i, clock[0], Recurring(f"{value}T{clock[1].value}"))
        return Candidate(i, part[0] if part else weekday[0], Recurring(value + (f"T{part[1]}" if part else "")))


def _every(number: int, unit: str) -> str:
    return Duration(((number, unit),)).period


def _openings(tokens: Sequence[Token]) -> list[bool]:
    """Tell of each token whether words of time lead from it to one that an expression cannot be without."""
    steps = [_REACH + 1] * (len(tokens) + 1)
    for i in range(len(tokens) - 1, -1, -1):
        token = tokens[i]
        if token.number is not None or not _CONTENT.isdisjoint(token.entries):
            steps[i] = 0
        elif token.entries:
            steps[i] = 1 + min(steps[end] for end, _ in token.entries.values())
    return [count <= _REACH for count in steps]
