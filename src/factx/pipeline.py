"""Runs extractors over articles: finds them, orders them by what they need, checks what they yield."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import entry_points
from itertools import chain
from typing import TYPE_CHECKING, Any

from factx import language as languages
from factx import models
from factx.article import Article
from factx.errors import ArgumentError, ExtractorError, FactxError
from factx.extractor import Extractor, Found
from factx.language import Language
from factx.records import BUILT_IN, Facts, Notice, Record, references, spans
from factx.workers import batches, map_batches

if TYPE_CHECKING:
    from factx.tree import Doc

GROUP = "factx.extractors"
MAX_LENGTH = 2_000_000
"""The longest article that is read, in code points."""


class Pipeline:
    """Reads articles of one language.

    Args:
        language: ISO 639-1 code, or a Language with words of your own.
        extractors: Names of installed extractors, or extractor objects; what they need is pulled in. None: all
            that are installed.
        model: Name of an installed spaCy package to parse with, instead of the language's own.

    Raises:
        ArgumentError: An argument has the wrong type.
        LanguageError: The language has no files.
        ExtractorError: An extractor is unknown or named twice, a need is made by none, or needs form a circle.
        ModelError: The spaCy package is not installed.
    """

    def __init__(
        self,
        language: str | Language = "fr",
        extractors: Iterable[str | Extractor] | None = None,
        model: str | None = None,
    ) -> None:
        if not isinstance(language, str | Language):
            raise ArgumentError("language", "an ISO 639-1 code such as 'fr', or a factx.Language", language)
        self.language = languages.load(language) if isinstance(language, str) else language
        self.extractors = order(_select(extractors))
        self._model = model or self.language.model
        self._parser = models.load(self._model, self.language.tokens)

    def __reduce__(self) -> tuple[type["Pipeline"], tuple[Any, ...]]:
        return Pipeline, (self.language, self.extractors, self._model)

    def __call__(self, article: Article) -> Facts:
        """Return the records of one article.

        Raises:
            ArgumentError: Not an Article, one of another language, or one of more than `MAX_LENGTH` characters.
        """
        article = self._own(article)
        return self._read(article, self._parser.parse(article))

    def stream(
        self, articles: Iterable[Article | Mapping[str, Any]], processes: int = 1, batch_size: int = 32
    ) -> Iterator[Facts]:
        """Yield the records of many articles: in order, lazily, in memory that does not grow with their number.

        An article that cannot be read, or that kills the process reading it, yields Facts without records whose
        `warnings` say why.

        Args:
            articles: Articles, or mappings of an Article's arguments such as rows of a table.
            processes: How many processes read; each loads the model once. With more than one, a script must start
                under `if __name__ == "__main__":`.
            batch_size: How many articles are read ahead at a time (twice that for each process beyond one).

        Raises:
            ArgumentError: `processes` or `batch_size` is not a positive int.
        """
        for name, value in (("processes", processes), ("batch_size", batch_size)):
            if not isinstance(value, int) or value < 1:
                raise ArgumentError(name, "a positive int", value)
        if processes > 1:
            return map_batches(partial(_batch_reader, self), articles, processes, batch_size, _lost)
        return chain.from_iterable(map(self._read_batch, batches(articles, batch_size)))

    def _read_batch(self, items: Sequence[Article | Mapping[str, Any]]) -> list[Facts]:
        with self._parser.memory_zone():
            return [self._read_safely(item) for item in items]

    def _read_safely(self, item: Article | Mapping[str, Any]) -> Facts:
        try:
            return self(item if isinstance(item, Article) else Article(**item))
        except Exception as error:  # one bad article must not cost the stream
            return _unread(item, str(error) if isinstance(error, FactxError) else f"{type(error).__name__}: {error}")

    def _own(self, article: Article) -> Article:
        if not isinstance(article, Article):
            raise ArgumentError("article", "a factx.Article", article)
        if len(article.text) > MAX_LENGTH:
            raise ArgumentError("text", f"at most {MAX_LENGTH:,} characters", article.text)
        if article.language is None:
            return article.model_copy(update={"language": self.language.code})
        if article.language != self.language.code:
            raise ArgumentError("article.language", repr(self.language.code), article.language)
        return article

    def _read(self, article: Article, doc: "Doc") -> Facts:
        found = Found(article, doc, self.language)
        sections: dict[str, Any] = {}
        custom: dict[str, tuple[Record, ...]] = {}
        taken: dict[str, Record] = {}
        for extractor in self.extractors:
            good = tuple(_checked(extractor, _run(extractor, doc, found), found, taken))
            found.add(extractor.makes, good)
            section = extractor.makes.section
            if section in BUILT_IN:
                sections[section] = found[extractor.makes]
            else:
                custom[extractor.name] = good
        return Facts(article=article, custom=custom, warnings=found.notices, **sections)


def _batch_reader(pipeline: Pipeline) -> Callable[[Sequence[Article | Mapping[str, Any]]], list[Facts]]:
    return pipeline._read_batch


def _lost(item: Article | Mapping[str, Any]) -> Facts:
    return _unread(item, "the process that read this article died")


def _unread(item: Article | Mapping[str, Any], message: str) -> Facts:
    key = item.id if isinstance(item, Article) else item.get("id") if isinstance(item, Mapping) else None
    article = Article("", id=key if isinstance(key, str) else None)
    return Facts(article=article, warnings=(Notice(extractor="pipeline", message=message),))


def _run(extractor: Extractor, doc: "Doc", found: Found) -> Iterator[Record]:
    try:
        yield from extractor(doc, found, found.language)
    except Exception as error:  # a third party's failure must not cost the article's other records
        found.warn(extractor.name, f"failed, some records are missing: {type(error).__name__}: {error}")


def _checked(
    extractor: Extractor, records: Iterable[Record], found: Found, taken: dict[str, Record]
) -> Iterator[Record]:
    kept: list[Record] = []
    text = found.article.text
    for record in records:
        if not isinstance(record, extractor.makes):
            problem = f"yielded {type(record).__name__}, not {extractor.makes.__name__}"
        elif any(not s.start <= s.end <= len(text) or text[s.start : s.end] != s.text for s in spans(record)):
            problem = f"{record.id}: a span is not the article's text"
        elif record.id in taken:
            problem = f"{record.id}: this id is taken"
        else:
            taken[record.id] = record
            kept.append(record)
            continue
        start, end = (record.start, record.end) if isinstance(record, Record) else (None, None)
        found.warn(extractor.name, f"record dropped: {problem}", start, end)
    for record in kept:
        missing = next((ref.id for ref in references(record) if ref.id not in taken), None)
        if missing is None:
            yield record
        else:
            found.warn(extractor.name, f"record dropped: {record.id} refers to {missing}, which is no record")


def installed() -> tuple[str, ...]:
    """The names of the extractors that are installed, factx's own and third parties'."""
    return tuple(sorted({entry.name for entry in entry_points(group=GROUP)}))


@cache
def _installed(name: str) -> Extractor:
    found = list(entry_points(group=GROUP, name=name))
    if not found:
        raise ExtractorError(f"no extractor named {name!r} is installed; there are: {', '.join(installed())}")
    if len({entry.value for entry in found}) > 1:
        raise ExtractorError(f"two extractors are named {name!r}: {', '.join(sorted(e.value for e in found))}")
    try:
        extractor = next(iter(found)).load()()
    except Exception as error:  # whatever a third party's package raises
        raise ExtractorError(f"extractor {name!r} cannot be loaded: {type(error).__name__}: {error}") from error
    if not isinstance(extractor, Extractor) or extractor.name != name:
        raise ExtractorError(f"entry point {name!r} is not an extractor of that name: {extractor!r}")
    return extractor


def _select(wanted: Iterable[str | Extractor] | None) -> tuple[Extractor, ...]:
    if isinstance(wanted, str) or not isinstance(wanted, Iterable | None):
        raise ArgumentError("extractors", "a list of names or extractors, or None", wanted)
    chosen: dict[str, Extractor] = {}
    for item in installed() if wanted is None else wanted:
        extractor = _installed(item) if isinstance(item, str) else item
        if not isinstance(extractor, Extractor) or isinstance(extractor, type):
            raise ArgumentError("extractors", "names, or objects with name, makes, needs and __call__", item)
        if extractor.name in chosen:
            raise ExtractorError(f"two extractors are named {extractor.name!r}")
        chosen[extractor.name] = extractor
    makers = {made.makes: made for made in chosen.values()}
    queue = list(chosen.values())
    while queue:
        extractor = queue.pop()
        for kind in extractor.needs:
            if kind not in makers:
                makers[kind] = maker = _maker(kind, extractor)
                chosen.setdefault(maker.name, maker)
                queue.append(maker)
    return tuple(chosen.values())


def _maker(kind: type[Record], wanted_by: Extractor) -> Extractor:
    for name in installed():
        with suppress(ExtractorError):  # a broken package that nobody asked for
            if _installed(name).makes is kind:
                return _installed(name)
    raise ExtractorError(f"extractor {wanted_by.name!r} needs {kind.__name__}, which no extractor makes")


def order(extractors: Sequence[Extractor]) -> tuple[Extractor, ...]:
    """Return the extractors so that each comes after those that make what it needs; ties go by name.

    Raises:
        ExtractorError: Needs form a circle.
    """
    by_name = {extractor.name: extractor for extractor in extractors}
    graph = {
        extractor.name: {
            other.name for other in extractors if other.makes in extractor.needs and other is not extractor
        }
        for extractor in extractors
    }
    sorter = TopologicalSorter(graph)
    try:
        sorter.prepare()
    except CycleError as error:
        raise ExtractorError(f"extractors need each other in a circle: {' → '.join(error.args[1])}") from None
    ordered: list[Extractor] = []
    ready: list[str] = []
    while sorter.is_active():
        for name in sorter.get_ready():
            heapq.heappush(ready, name)
        name = heapq.heappop(ready)
        ordered.append(by_name[name])
        sorter.done(name)
    return tuple(ordered)


@cache
def shared(language: str | Language, extractors: tuple[str, ...] | None) -> Pipeline:
    """Return the pipeline of a language and of extractors by name, made once per process."""
    return Pipeline(language, extractors)


def extract(
    article: str | Article,
    *,
    published: Any = None,
    language: str | Language | None = None,
    extractors: Sequence[str] | None = None,
    **about: str | None,
) -> Facts:
    """Return the facts of one article.

    Args:
        article: The article's text, or an Article, which says when it was published and what it is itself.
        published: Publication date: ISO 8601 string, `datetime.date` or `datetime.datetime`.
        language: ISO 639-1 code, or a Language with words of your own; detected when None.
        extractors: Names of the extractors to run (what they need is pulled in); all when None.
        **about: `title`, `url`, `source`, `id` of the article.

    Raises:
        ArgumentError: An argument is not what it should be.
        LanguageError: The language has no files.
        ExtractorError: An extractor is unknown.
    """
    own = language if isinstance(language, Language) else None
    if not isinstance(article, Article):
        article = Article(article, published=published, language=own.code if own else language, **about)
    elif about or published is not None or (language is not None and own is None):
        raise ArgumentError("article", "a str when the article is described beside it", article)
    if isinstance(extractors, str):
        raise ArgumentError("extractors", "a list of names", extractors)
    names = None if extractors is None else tuple(extractors)
    return shared(own or article.language or languages.detect(article.text), names)(article)
