"""Which candidates are no times after all: ages, counts, labels, streets, names."""

from collections.abc import Sequence

from factx.extractors.times.clause import Clauses
from factx.extractors.times.dated import Weekday, Yearly
from factx.extractors.times.expression import Expression, Fixed
from factx.extractors.times.lasting import Duration
from factx.extractors.times.lexer import Token
from factx.extractors.times.ranges import Candidate

_OLDEST = 120
_SHORT = 3
"""The letters of an abbreviated month or weekday."""


class Plausibility:
    """Tells whether a candidate is a time.

    Args:
        tokens: The text's tokens.
        clauses: What the parse says of the text.
        lone: Whether the text is nothing but one expression, which is then taken at its word.
    """

    def __init__(self, tokens: Sequence[Token], clauses: Clauses, lone: bool) -> None:
        self._tokens = tokens
        self._clauses = clauses
        self._lone = lone

    def __call__(self, candidate: Candidate) -> bool:
        """Return whether a candidate is a time."""
        if self._lone:
            return True
        if self._in_street(candidate):
            return False
        expression = candidate.expression
        if isinstance(expression, Duration) and not candidate.sure:
            return not self._is_age(candidate, expression) and self._is_length(candidate, expression)
        if isinstance(expression, Yearly | Weekday):
            return not self._is_name(candidate, expression)
        if isinstance(expression, Fixed) and not candidate.sure:
            return self._is_year(candidate)
        return True

    def _before(self, i: int, category: str, reach: int = 4) -> bool:
        """Whether a word of a category, of up to `reach` tokens, ends just before a token."""
        return any(
            found[0] == i
            for j in range(max(0, i - reach), i)
            if (found := self._tokens[j].entries.get(category)) and all(t.glued for t in self._tokens[j + 1 : i + 1])
        )

    def _key(self, i: int) -> str:
        return self._tokens[i].key if 0 <= i < len(self._tokens) else ""

    def _sep(self, i: int) -> str:
        return self._tokens[i].sep if i < len(self._tokens) else "."

    def _in_street(self, candidate: Candidate) -> bool:
        """Whether the expression names a street, a square, a station («place du 8-Mai-1945», «métro 4-Septembre»)."""
        i = candidate.begin
        if i == 0:
            return False
        if "-" in self._sep(i + 1) and self._tokens[i].number is not None and candidate.end > i + 1:
            compound = all("-" in self._sep(j) for j in range(i + 1, candidate.end))
            named = compound and "months" in self._tokens[i + 1].entries and self._tokens[i + 1].capital
            if named and candidate.end > i + 2:
                return True
        j = i - 1
        while j > 0 and ("of" in self._tokens[j].entries or "the" in self._tokens[j].entries) and i - j < 4:
            j -= 1
        named = _is_day(candidate.expression) and (j < i - 1 or "-" in self._sep(candidate.end - 1))
        return named and "street_words" in self._tokens[j].entries

    def _is_age(self, candidate: Candidate, length: Duration) -> bool:
        number, unit = length.parts[0]
        if unit not in ("year", "month") or (number is not None and number > _OLDEST):
            return False
        tokens, i, end = self._tokens, candidate.begin, candidate.end
        near = tokens[max(0, i - 5) : i]
        if any("age_words" in token.entries for token in near) or self._key(end) in ("passes", "revolus", "accomplis"):
            return True
        before, after = self._key(i - 1), self._key(end)
        gap, follows = self._sep(i), self._sep(end)
        if gap.startswith((", ", " (", "(", ",")) and (
            follows.startswith((",", ")", ".", " (", ";")) or "facts" in tokens[end - 1].entries
        ):
            return unit == "year"
        if gap.startswith((", ", " (")) and end < len(tokens) and "references" in tokens[end].entries:
            return True
        if unit != "year":
            return False
        continues = end < len(tokens) and tokens[end].glued
        if before in ("a", "des", "entre") and gap == " ":
            return not (continues and ("of" in tokens[end].entries or after in ("ferme", "fermes", "avec", "dont")))
        if before in ("de", "d") and i > 1 and gap in (" ", "'"):
            return not any("lasting_nouns" in token.entries for token in self._clause_before(i - 1))
        if self._has(i):
            return True
        if self._key(i) in ("moins", "plus") and before in ("les", "des", "aux"):
            return True
        return before in ("mes", "ses", "tes", "nos", "vos", "leurs")

    def _clause_before(self, i: int) -> Sequence[Token]:
        """The tokens before one, back to the last punctuation, up to six."""
        j = i
        while j > max(0, i - 6) and self._tokens[j].glued:
            j -= 1
        return self._tokens[j:i]

    def _has(self, i: int) -> bool:
        """Whether a form of «avoir» leads up to the number of years («n'a pas encore 20 ans»)."""
        j = i - 1
        while j > max(0, i - 5) and (
            "having_adverbs" in self._tokens[j].entries or "having_adverbs" in self._tokens[j - 1].entries
        ):
            j -= 1
        return j >= 0 and "having" in self._tokens[j].entries and all(t.glued for t in self._tokens[j + 1 : i + 1])

    def _is_length(self, candidate: Candidate, length: Duration) -> bool:
        """Whether a length is said as such: «une heure», «des années» may be anything without a preposition."""
        number, unit = length.parts[0]
        i = candidate.begin
        led = self._before(i, "length_prepositions") or self._before(i, "length_cues")
        if self._key(i) == "des":
            return led and self._key(i - 1) not in ("de",)
        if self._key(i) in ("un", "une") and number == 1 and len(length.parts) == 1 and unit not in ("week", "month"):
            if self._key(candidate.end - 1) in ("an", "siecle", "decennie"):
                return True
            return led
        return True

    def _is_name(self, candidate: Candidate, expression: Expression) -> bool:
        """Whether a bare month or weekday is something else: «Mars», «la mer», «sept», «Avril Dupont»."""
        token = self._tokens[candidate.end - 1]
        if "weekdays" in token.entries and len(token.key) <= _SHORT:
            return True
        if candidate.end > candidate.begin + 1:
            return False
        if (len(token.key) <= _SHORT and token.key != "mai") or token.key == "sept":
            return True
        if not token.capital:
            return False
        previous = self._tokens[candidate.begin - 1] if candidate.begin else None
        if (
            previous is not None
            and previous.capital
            and len(previous.key) > _SHORT
            and self._sep(candidate.begin) == " "
        ):
            return "months" not in token.entries and "weekdays" not in token.entries
        following = self._tokens[candidate.end] if candidate.end < len(self._tokens) else None
        if following is not None and following.capital and following.sep == " ":
            return "weekdays" not in token.entries
        if "months" not in token.entries:
            return False
        started = candidate.begin > 0 and self._sep(candidate.begin) == " "
        return started and (token.key == "mars" or not self._before(candidate.begin, "month_prepositions"))

    def _is_year(self, candidate: Candidate) -> bool:
        """Whether four digits that nothing else tells to be a year count something."""
        i = candidate.begin
        if self._before(i, "year_prepositions") or self._tokens[i].number is None:
            return not self._before(i, "approximations")
        number = self._tokens[i].number
        if self._before(i, "approximations"):
            return False
        if number is not None and number < 1500 and self._key(i - 1) not in ("de", "a"):
            return False
        return not self._clauses.counts(self._tokens[i].start)


def _is_day(expression: Expression) -> bool:
    if isinstance(expression, Fixed):
        return len(expression.value) == len("2025-11-07")
    return isinstance(expression, Yearly) and len(expression.suffix) == len("11-07")
