"""History."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractor import Found
from factx.language import Language
from factx.records import Event, HistoricalReference, Participant, Record, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc


class History:
    """History."""

    name: str = "history"
    makes: type[Record] = HistoricalReference
    needs: tuple[type[Record], ...] = (Participant, TimeExpression, Event)

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[HistoricalReference]:
        """Yield the records of one article."""
        yield from ()
