"""Events."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractor import Found
from factx.language import Language
from factx.records import Event, Participant, Quote, Record, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Events:
    """Events."""

    name: str = "events"
    makes: type[Record] = Event
    needs: tuple[type[Record], ...] = (Participant, Quote, TimeExpression)

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[Event]:
        """Yield the records of one article."""
        yield from ()
