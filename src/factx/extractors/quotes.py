"""Quotes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractor import Found
from factx.language import Language
from factx.records import Participant, Quote, Record

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Quotes:
    """Quotes."""

    name: str = "quotes"
    makes: type[Record] = Quote
    needs: tuple[type[Record], ...] = (Participant,)

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[Quote]:
        """Yield the records of one article."""
        yield from ()
