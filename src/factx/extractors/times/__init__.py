"""Time expressions: the grammar finds them, the clause tells where they look, the calendar gives them a value."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from factx.errors import ArgumentError
from factx.extractor import Found
from factx.extractors.times import calendar
from factx.extractors.times.clause import Clauses
from factx.extractors.times.expression import Context, Direction, Resolved
from factx.extractors.times.grammar import Grammar
from factx.extractors.times.lexer import tokenize
from factx.extractors.times.plausible import Plausibility
from factx.extractors.times.ranges import Candidate
from factx.extractors.times.spoken import spoken_days
from factx.language import Language
from factx.records import Record, TimeExpression

if TYPE_CHECKING:
    from factx.tree import Doc

Prefer = Literal["tense", "past", "future"]
Ranges = Literal["ends", "whole"]


class Times:
    """TIMEX3 expressions with their values.

    Args:
        prefer: Where a date without its year, or a day without its week, lies: where the verb's tense and the
            publication date say ("tense", for news), or always in the past or the future.
        ranges: Whether a range such as «du 3 au 5 mars» is one record for each of its ends ("ends") or one for both
            ("whole"). None: "ends" for news, that is when `prefer` is "tense", else "whole".

    Raises:
        ArgumentError: An argument is none of its values.
    """

    name: str = "times"
    makes: type[Record] = TimeExpression
    needs: tuple[type[Record], ...] = ()

    def __init__(self, prefer: Prefer = "tense", ranges: Ranges | None = None) -> None:
        if prefer not in ("tense", "past", "future"):
            raise ArgumentError("prefer", "'tense', 'past' or 'future'", prefer)
        if ranges not in (None, "ends", "whole"):
            raise ArgumentError("ranges", "'ends', 'whole' or None", ranges)
        self.prefer = prefer
        self.ranges = ranges or ("ends" if prefer == "tense" else "whole")

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[TimeExpression]:
        """Yield the time expressions of one article, in text order."""
        text = doc.text
        tokens = tokenize(text, language)
        grammar = Grammar(tokens)
        plausible = Plausibility(tokens, Clauses(doc, language), lone=grammar.lone)
        parts: list[Candidate] = []
        for candidate in grammar.candidates(plausible):
            apart = candidate.listed or self.ranges == "ends"
            parts += candidate.ends if candidate.ends and apart else (candidate,)
        story = _Story(found.article.published, self.prefer, Clauses(doc, language))
        spoken = spoken_days(found.article.text, tokens, parts, story.peek)
        count = 0
        for part in parts:
            start, end = tokens[part.begin].start, tokens[part.end - 1].end
            end += text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")"
            resolved = story.resolve(part, start, spoken.get(part.begin))
            span = found.span(start, end)
            if resolved is None:
                found.warn(self.name, f"no such time: {span.text}", start, end)
                continue
            yield TimeExpression(
                id=f"t{count}",
                start=start,
                end=end,
                text=span.text,
                type=resolved.type,
                value=resolved.value,
                modifier=resolved.modifier,
                interval=resolved.interval or calendar.interval(resolved.value),
                freq=resolved.freq,
                quant=resolved.quant,
            )
            count += 1


class _Story:
    """Where a text has got to: the publication date, and the times told so far."""

    def __init__(self, published: date | None, prefer: Prefer, clauses: Clauses) -> None:
        self._clauses = clauses
        self._published = (
            published.replace(tzinfo=None)
            if isinstance(published, datetime)
            else datetime(published.year, published.month, published.day)
            if published
            else None
        )
        self._timed = isinstance(published, datetime)
        self._prefer: Prefer = prefer
        self._day: date | None = None
        self._first: date | None = None
        self._told: str | None = None

    def resolve(self, candidate: Candidate, start: int, said: date | None) -> Resolved | None:
        """Resolve a candidate and take note of the time it tells.

        Args:
            candidate: What is to be resolved.
            start: Where it begins in the text.
            said: The day it was said, when it stands in a quotation of a day told.
        """
        resolved = candidate.expression.resolve(self._context(start, said))
        if resolved is not None and resolved.type in ("DATE", "TIME"):
            self._note(resolved.value)
        return resolved

    def peek(self, candidate: Candidate, start: int) -> str | None:
        """Return the value of a candidate in the past, and take no note of it."""
        if self._published is None:
            return None
        resolved = candidate.expression.resolve(replace(self._context(start, None), direction="past"))
        return resolved.value if resolved else None

    def _context(self, start: int, said: date | None) -> Context:
        strict = self._prefer != "tense"
        direction: Direction | None = None
        if self._prefer == "past" or self._prefer == "future":
            direction = self._prefer
        elif self._published is not None:
            direction = self._clauses.direction(start)
        published, timed = self._published, self._timed
        if said is not None:
            published, timed = datetime.combine(said, datetime.min.time()), False
        return Context(published, timed, direction, strict, self._day, self._first, self._told)

    def _note(self, value: str) -> None:
        span = calendar.interval(value)
        if span is None:
            return
        self._told = value
        if len(value) >= len("2025-11-07") and value[4] == "-" and value[7] == "-":
            self._day = date.fromisoformat(value[:10])
            self._first = min(self._first or self._day, self._day)
