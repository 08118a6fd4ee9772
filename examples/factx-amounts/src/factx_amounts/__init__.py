"""Amounts of money in French news: «20 000 euros», «10,25 milliards d'euros», «3 M€», «50 $»."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from pydantic import Field

from factx import Found, Language, Record

if TYPE_CHECKING:
    from factx.tree import Doc

T = TypeVar("T")

CURRENCIES = {
    "EUR": "[Ee]uros?|EUR|€",
    "CAD": "dollars? canadiens?|CAD",
    "AUD": "dollars? australiens?|AUD",
    "USD": r"dollars?(?: américains?)?|USD|US\$|\$",
    "GBP": "livres? sterling|GBP|£",
    "CHF": "francs? suisses?|CHF",
    "XOF": "francs? CFA|FCFA",
    "JPY": "yens?|JPY|¥",
    "CNY": "yuans?|CNY",
    "RUB": "roubles?|RUB",
    "SEK": "couronnes? suédoises?|SEK",
    "NOK": "couronnes? norvégiennes?|NOK",
    "DKK": "couronnes? danoises?|DKK",
}
SCALES = {
    100: "cents?",
    1_000: "mille|milliers?|[kK]",
    1_000_000: "millions?|M",
    1_000_000_000: "milliards?|Mds?|Mrds?",
}
WORDS = {
    "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    "soixante": 60, "cent": 100, "mille": 1_000,
}  # fmt: skip

_SPACE = "[ \u00a0\u202f]"
_GROUPED = rf"[0-9]{{1,3}}(?:(?:{_SPACE}|\.)[0-9]{{3}}(?![0-9])){{1,5}}(?:,[0-9]{{1,4}})?"
_NUMBER = rf"{_GROUPED}|[0-9]{{1,15}}(?:[.,][0-9]{{1,4}})?"
_UNIT, _SCALE = "|".join(CURRENCIES.values()), "|".join(SCALES.values())
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<symbol>US\$|[$€£¥]){_SPACE}?(?P<digits>{_NUMBER})(?:{_SPACE}(?P<times>{_SCALE}))?"
    rf"|(?P<number>{_NUMBER}|{'|'.join(WORDS)}){_SPACE}?"
    rf"(?:(?P<scale>{_SCALE}){_SPACE}?(?:de |d['’])?)?(?P<unit>{_UNIT}))(?!\w)"
)


class Amount(Record):
    """An amount of money."""

    value: Decimal
    currency: str = Field(pattern="^[A-Z]{3}$")
    """ISO 4217."""


class Amounts:
    """Amounts of money in figures, and in words where one word counts («deux millions d'euros»)."""

    name = "amounts"
    makes: type[Record] = Amount
    needs: tuple[type[Record], ...] = ()

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[Amount]:
        """Yield the amounts of one article, in text order."""
        for count, match in enumerate(_AMOUNT.finditer(found.article.text)):
            scale = match["scale"] or match["times"]
            yield Amount(
                id=f"amount{count}",
                **found.span(*match.span()).model_dump(),
                value=_value(match["number"] or match["digits"], _meaning(scale, SCALES) if scale else 1),
                currency=_meaning(match["unit"] or match["symbol"], CURRENCIES),
            )


def _meaning(written: str, table: Mapping[T, str]) -> T:
    return next(meaning for meaning, forms in table.items() if re.fullmatch(forms, written))


def _value(number: str, scale: int) -> Decimal:
    figures = re.sub(rf"{_SPACE}|\.(?=[0-9]{{3}}(?![0-9]))", "", number).replace(",", ".")
    value = Decimal(WORDS.get(number, figures)) * scale
    return value.to_integral_value() if value == value.to_integral_value() else value
