"""The contract of an extractor, and what it is handed: the parse, the records found so far, the language's words."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, runtime_checkable

from factx.article import Article
from factx.language import Language
from factx.records import Notice, Record, Span

if TYPE_CHECKING:
    from factx.tree import Doc

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Found:
    """What is known of one article while it is read: the article, and the records of the extractors that ran.

    `found[Participant]` is a tuple of the participants found, in text order.
    """

    def __init__(self, article: Article, doc: "Doc", language: Language) -> None:
        self.article = article
        self._doc = doc
        self.language = language
        self._records: dict[type[Record], tuple[Record, ...]] = {}
        self._layers: dict[Callable[..., Any], Any] = {}
        self._notices: list[Notice] = []

    def __getitem__(self, kind: type[R]) -> tuple[R, ...]:
        return self._records.get(kind, ())  # type: ignore[return-value]

    def add(self, kind: type[Record], records: Iterable[Record]) -> None:
        """Add the records of one extractor (the pipeline does this)."""
        merged = (*self._records.get(kind, ()), *records)
        self._records[kind] = tuple(sorted(merged, key=lambda record: (record.start, -record.end)))

    def span(self, start: int, end: int) -> Span:
        """The stretch of the article between two offsets."""
        return Span(start=start, end=end, text=self.article.text[start:end])

    def layer(self, read: "Callable[[Doc, Article, Language], T]") -> T:
        """Return `read(doc, article, language)`, computed once per article: what several extractors read off it."""
        if read not in self._layers:
            self._layers[read] = read(self._doc, self.article, self.language)
        return self._layers[read]  # type: ignore[no-any-return]

    def warn(self, extractor: str, message: str, start: int | None = None, end: int | None = None) -> None:
        """Note what could not be read; it appears in `Facts.warnings`."""
        self._notices.append(Notice(extractor=extractor, message=message, start=start, end=end))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The warnings noted so far."""
        return tuple(self._notices)

    @property
    def records(self) -> Mapping[type[Record], tuple[Record, ...]]:
        """All records found so far, by class."""
        return self._records


@runtime_checkable
class Extractor(Protocol):
    """Finds one kind of record. Stateless between calls: the same article gives the same records.

    Attributes:
        name: Unique name; the key of its records in `Facts.custom` unless it is built in.
        makes: The class of its records.
        needs: The classes of records it reads; the pipeline runs what makes them first.
    """

    name: str
    makes: type[Record]
    needs: tuple[type[Record], ...]

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterable[Record]:
        """Yield the records of one article.

        Args:
            doc: The parse, as plain objects (`doc.spacy` is the one spaCy made). Its offsets are those of the article's
                text; its characters are that text with apostrophes, spaces and hyphens folded
                (`factx.typography.fold`), so take a record's text from `found.span(start, end)`.
            found: The article, and the records of the extractors this one needs.
            language: The words of the language.
        """
        ...
