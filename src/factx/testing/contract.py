"""The contract of an extractor, checked: every check is an AssertionError that says what was found and where."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from factx.article import Article
from factx.extractor import Extractor, Found
from factx.language import Language
from factx.pipeline import Pipeline
from factx.records import BUILT_IN, Event, Facts, Participant, Record, TimeExpression, references, spans
from factx.tree import Token

if TYPE_CHECKING:
    from factx.tree import Doc

HOSTILE: tuple[str, ...] = (
    "",
    " ",
    "\n\n\n",
    "\x00\x01\x1b[31m",
    "\ud800 \udfff",
    "\ufeff\u200b\u200d\u2060",
    "\u202eédrusba\u202c 12 \u2066b\u2069",
    "e\u0301\u0327\u0301" * 20,
    "👩\u200d👩\u200d👧\u200d👦 🇫🇷 𝟙𝟚𝟛 ２０２５",
    "² ³ ½ Ⅷ ٣ ൪ 〇",
    "9" * 5_000,
    "1 " * 500,
    "a" * 5_000,
    "-" * 500 + "." * 500 + "'" * 500,
    "«" * 200 + "»" * 200 + '"' * 201,
    "(" * 300 + "[" * 300,
    "</script><script>alert(1)</script> &lt;b&gt; %s {0} ${x} \\1",
    "nuire.Le 31 février 0000, -1 %, 1/0, 12:61, +∞, NaN",
)
"""Texts that break what takes a text for granted; every check adds to them the articles it is given, mangled."""

_DIGIT, _NUMBER = re.compile("[0-9]"), re.compile("[0-9]+")
_MANGLE: tuple[Callable[[str], str], ...] = (
    lambda text: text[: len(text) // 2],
    lambda text: text[len(text) // 2 :],
    lambda text: text[::-1],
    str.upper,
    lambda text: text.replace(" ", ""),
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(" ", "\u202f"),
    lambda text: _DIGIT.sub("²", text),
    lambda text: _DIGIT.sub("٣", text),
    lambda text: _NUMBER.sub("9" * 5_000, text, count=1),
    lambda text: "\u200b".join(text),
    lambda text: f"{text} {text}",
)
_STATE = [name for name in Token.__slots__ if name not in ("children", "doc", "head", "morph")]


def check_extractor(
    extractor: Extractor, articles: Iterable[Article | str], *, language: str | Language = "fr"
) -> None:
    """Check all that is expected of an extractor.

    It has the attributes of `factx.Extractor`; it passes `check_article` on the articles given, on these mangled and on
    `HOSTILE`; no article changes what another gives; and it finds something in what it is given.

    Args:
        extractor: An extractor object.
        articles: Articles, or their texts, in which it finds records.
        language: As for `Pipeline`.

    Raises:
        AssertionError: A check fails.
    """
    check = _Contract(extractor, language)
    given = [each if isinstance(each, Article) else Article(each) for each in articles]
    found = [check(article) for article in given]
    _require(any(found), f"{extractor.name} finds nothing in the articles given, so nothing is checked")
    for text in HOSTILE:
        check(Article(text))
    for article in given:
        for mangle in _MANGLE:
            check(article.model_copy(update={"text": mangle(article.text)}))
    for article, records in zip(reversed(given), reversed(found), strict=True):
        what = "read after other articles, it gives other records: it keeps a state"
        _same(extractor, article, records, check(article), what)


def check_article(extractor: Extractor, article: Article, *, language: str | Language = "fr") -> tuple[Record, ...]:
    """Check an extractor on one article, whatever its text.

    It does not fail; two calls yield the same; each record is of the class it makes, each of its spans the article's
    text, its id new, what it refers to found before; nothing it was handed is changed; JSON gives the records back; and
    they are the same when extractors that it does not need ran before it.

    Args:
        extractor: An extractor object.
        article: Any article of the language.
        language: As for `Pipeline`.

    Returns:
        The records it yields.

    Raises:
        AssertionError: A check fails.
    """
    return _Contract(extractor, language)(article)


class _Contract:
    """What holds of one extractor and any article."""

    def __init__(self, extractor: Extractor, language: str | Language) -> None:
        _check_attributes(extractor)
        self._extractor = extractor
        self._alone = _Watched(extractor)
        self._pipelines = [(self._alone, Pipeline(language, [self._alone]))]
        if extractor.makes.section not in BUILT_IN:
            last = _Watched(extractor, (*extractor.needs, *BUILT_IN.values()))
            self._pipelines.append((last, Pipeline(language, [last])))

    def __call__(self, article: Article) -> tuple[Record, ...]:
        for watched, pipeline in self._pipelines:
            facts = pipeline(article)
            watched.report()
            _check_json(self._extractor, facts)
            what = "after extractors it does not need, it gives other records: it reads what it does not say it needs"
            _same(self._extractor, article, self._alone.records, watched.records, what)
        return self._alone.records


def _require(holds: bool, problem: str) -> None:
    if not holds:
        raise AssertionError(problem)


def _check_attributes(extractor: Extractor) -> None:
    shown = repr(extractor)
    _require(not isinstance(extractor, type), f"{shown} is a class: give an object of it")
    name, makes, needs = (getattr(extractor, each, None) for each in ("name", "makes", "needs"))
    written = isinstance(name, str) and re.fullmatch("[a-z_][a-z0-9_]*", name)
    _require(bool(written), f"{shown}: name is an identifier in small letters, got {name!r}")
    _require(_is_kind(makes), f"{name}: makes is a subclass of factx.Record, got {makes!r}")
    all_kinds = isinstance(needs, tuple) and all(map(_is_kind, needs))
    _require(all_kinds, f"{name}: needs is a tuple of subclasses of factx.Record, got {needs!r}")
    _require(makes not in (needs or ()), f"{name} needs what it makes itself, {makes!r}")
    _require(callable(extractor), f"{name} has no __call__(doc, found, language)")


def _is_kind(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record) and kind is not Record


class _Watched:
    """An extractor run twice and looked at; the pipeline goes on with what it yields."""

    def __init__(self, extractor: Extractor, needs: tuple[type[Record], ...] | None = None) -> None:
        self._extractor = extractor
        self.name, self.makes = extractor.name, extractor.makes
        self.needs = extractor.needs if needs is None else needs
        self.records: tuple[Record, ...] = ()
        """Those of the last article."""
        self._problem: AssertionError | None = None

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[Record]:
        self.records, self._problem = (), None
        try:
            self.records = self._watch(doc, found, language)
        except AssertionError as problem:
            self._problem = problem
        yield from self.records

    def report(self) -> None:
        if self._problem is not None:
            raise self._problem

    def _watch(self, doc: "Doc", found: Found, language: Language) -> tuple[Record, ...]:
        where = _shown(found.article)
        tokens, known = _state(doc), dict(found.records)
        runs = []
        for _ in range(2):
            try:
                runs.append(tuple(self._extractor(doc, found, language)))
            except Exception as error:
                raise AssertionError(f"{self.name} fails with {type(error).__name__}: {error}\n{where}") from error
        _require(_state(doc) == tokens, f"{self.name} changes the parse that all extractors read\n{where}")
        _require(dict(found.records) == known, f"{self.name} changes `found`: yield the records instead\n{where}")
        first, second = runs
        for record in first:
            made = f"{self.name} makes {self.makes.__name__}, and yields {record!r}\n{where}"
            _require(isinstance(record, self.makes), made)
        what = "called twice on one article, it gives other records"
        _same(self._extractor, found.article, first, second, what)
        _check_grounded(self.name, first, found)
        return first


def _check_grounded(name: str, records: tuple[Record, ...], found: Found) -> None:
    text, where = found.article.text, _shown(found.article)
    there: dict[str, Record] = {record.id: record for some in found.records.values() for record in some}
    for record in records:
        for span in spans(record):
            at, real = f"[{span.start}:{span.end}]", text[span.start : span.end]
            told = (
                f"{name}: {record.id} says that {at} reads {span.text!r}; it reads {real!r} (take it from found.span)"
            )
            _require(span.start <= span.end <= len(text) and span.text == real, f"{told}\n{where}")
        _require(record.id not in there, f"{name}: two records have the id {record.id!r}\n{where}")
        there[record.id] = record
    for record in records:
        for ref in references(record):
            target = there.get(ref.id)
            _require(target is not None, f"{name}: {record.id} refers to {ref.id!r}, which is no record\n{where}")
            if isinstance(target, Participant | TimeExpression | Event):
                _require(ref == target.ref, f"{name}: {record.id} refers to {target.ref!r} as {ref!r}\n{where}")


def _check_json(extractor: Extractor, facts: Facts) -> None:
    what, where = f"{extractor.name}: its records do not come back from JSON", _shown(facts.article)
    try:
        read = Facts.from_json(facts.to_json(), custom={extractor.name: extractor.makes})
    except Exception as error:
        raise AssertionError(f"{what}: {error}\n{where}") from error
    before, after = (tuple(record for record in each if isinstance(record, extractor.makes)) for each in (facts, read))
    _same(extractor, facts.article, before, after, "its records come back from JSON as others")


def _same(
    extractor: Extractor, article: Article, first: tuple[Record, ...], second: tuple[Record, ...], what: str
) -> None:
    if first != second:
        raise AssertionError(f"{extractor.name}: {what}: {_difference(first, second)}\n{_shown(article)}")


def _difference(first: tuple[Record, ...], second: tuple[Record, ...]) -> str:
    pairs = ((a, b) for a, b in zip(first, second, strict=False) if a != b)
    return next((f"{a!r} and {b!r}" for a, b in pairs), f"{len(first)} and {len(second)} records")


def _state(doc: "Doc") -> tuple[object, ...]:
    """Return all that an extractor could change of a parse."""

    def state(token: Token) -> Mapping[str, Any]:
        fields: dict[str, Any] = {name: getattr(token, name) for name in _STATE}
        children = [each.i for each in token.children]
        return fields | {"head": token.head.i, "children": children, "morph": str(token.morph)}

    return doc.text, tuple(map(state, doc))


def _shown(article: Article) -> str:
    text = article.text
    return f"in the article {text if len(text) <= 200 else text[:199] + '…'!r}"
