"""Participants."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractor import Found
from factx.language import Language
from factx.records import Participant, Record

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Participants:
    """Participants."""

    name: str = "participants"
    makes: type[Record] = Participant
    needs: tuple[type[Record], ...] = ()

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[Participant]:
        """Yield the records of one article."""
        yield from ()
