"""Times."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractor import Found
from factx.language import Language
from factx.records import Record, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Times:
    """Times."""

    name: str = "times"
    makes: type[Record] = TimeExpression
    needs: tuple[type[Record], ...] = ()

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[TimeExpression]:
        """Yield the records of one article."""
        yield from ()
