"""Each check of an extractor's contract can fail, and says why."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings

from factx import Article, FactxError, Found, Language, Participant, Pipeline, Record, Ref, TimeExpression, TimeRef
from factx.extractor import Extractor
from factx.testing import articles, check_article, check_extractor

if TYPE_CHECKING:
    from factx.tree import Doc

ARREST = "« Je pars », a dit Zoé Martin mardi. La police de Lyon l'avait arrêtée en 1992."
TEXT = "Le 3 mars 2019, Zoé Martin a payé 20 euros. Elle a promis 30 euros."


class Amount(Record):
    euros: float
    when: TimeRef | None = None
    who: Ref | None = None
    tags: Any = None


class Amounts:
    """Sums in euros, as they should be found; each broken one overrides what it breaks."""

    name = "amounts"
    makes: type[Record] = Amount
    needs: tuple[type[Record], ...] = (TimeExpression,)

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterable[Any]:
        for number, match in enumerate(re.finditer(r"([0-9]{1,9}) euros", found.article.text)):
            times = [time for time in found[TimeExpression] if time.end <= match.start()]
            yield self.amount(doc, found, number, match, times[-1].ref if times else None)

    def amount(self, doc: "Doc", found: Found, number: int, match: re.Match[str], when: TimeRef | None) -> Any:
        return Amount(id=f"amount{number}", **found.span(*match.span()).model_dump(), euros=int(match[1]), when=when)


Change = Callable[[Amount, "Doc", Found, re.Match[str]], Any]


def amounts(change: Change) -> Extractor:
    """Return an extractor whose amounts are changed, for the worse."""

    class Changed(Amounts):
        def amount(self, doc: "Doc", found: Found, number: int, match: re.Match[str], when: TimeRef | None) -> Any:
            return change(super().amount(doc, found, number, match, when), doc, found, match)

    return Changed()


def updated(**fields: Any) -> Extractor:
    return amounts(lambda amount, doc, found, match: amount.model_copy(update=fields))


class Counting(Amounts):
    """Counts on from article to article."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[Amount]:
        for amount in super().__call__(doc, found, language):
            self._count += 1
            yield amount.model_copy(update={"id": f"amount{self._count}"})


class Remembering(Amounts):
    """Gives the records of an article it has read once more when it reads it again, and those of others with it."""

    def __init__(self) -> None:
        self._read: dict[str, int] = {}

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[Amount]:
        self._read.setdefault(found.article.text, len(self._read))
        for amount in super().__call__(doc, found, language):
            yield amount.model_copy(update={"euros": len(self._read)})


class Peeking(Amounts):
    """Reads participants and does not say so."""

    def amount(self, doc: "Doc", found: Found, number: int, match: re.Match[str], when: TimeRef | None) -> Any:
        amount = super().amount(doc, found, number, match, when)
        return amount.model_copy(update={"who": next((each.ref for each in found[Participant]), None)})


class Adding(Amounts):
    """Hands its records over itself."""

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[Amount]:
        records = list(super().__call__(doc, found, language))
        found.add(Amount, records)
        yield from records


class Unsure(Amounts):
    """Yields nothing on every second call."""

    def __init__(self) -> None:
        self._calls = 0

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterable[Any]:
        self._calls += 1
        return super().__call__(doc, found, language) if self._calls % 2 else ()


class Overwriting(Amounts):
    """Changes the parse."""

    def amount(self, doc: "Doc", found: Found, number: int, match: re.Match[str], when: TimeRef | None) -> Any:
        doc[0].lemma_ += "x"
        return super().amount(doc, found, number, match, when)


class Trusting(Amounts):
    """Takes every digit for a number."""

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterable[Any]:
        for token in doc:
            if token.text.isdigit():
                int(token.text)
        return super().__call__(doc, found, language)


class Greedy(Amounts):
    """Looks one token too far."""

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterable[Any]:
        _ = [doc[token.i + 1] for token in doc if token.text == "euros"]
        return super().__call__(doc, found, language)


class Hasty(Amounts):
    """Takes it that there is a first word."""

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterable[Any]:
        _ = doc[0]
        return super().__call__(doc, found, language)


class Idle(Amounts):
    """Finds nothing."""

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterable[Any]:
        return ()


def without(name: str, value: Any) -> Any:
    return type("Odd", (Amounts,), {name: value})()


def test_a_sound_extractor_passes() -> None:
    check_extractor(Amounts(), [TEXT, Article("Il doit 5 euros.", published="2020-01-01")])
    assert [record.text for record in check_article(Amounts(), Article(TEXT))] == ["20 euros", "30 euros"]


def test_the_language_may_be_ones_own() -> None:
    language = Language.load("fr").extend({"people": {"persons": {"feminine": ["sautière"]}}})
    seen = []

    class Asking(Amounts):
        def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterable[Any]:
            seen.append(language)
            return super().__call__(doc, found, language)

    check_article(Asking(), Article(TEXT), language=language)
    assert set(seen) == {language}


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (Amounts, "is a class: give an object"),
        (without("name", None), "name is an identifier in small letters, got None"),
        (without("name", "my amounts"), "name is an identifier"),
        (without("makes", "Amount"), "amounts: makes is a subclass of factx.Record, got 'Amount'"),
        (without("makes", Record), "amounts: makes is a subclass"),
        (without("needs", TimeExpression), "amounts: needs is a tuple of subclasses"),
        (without("needs", ["times"]), "amounts: needs is a tuple of subclasses"),
        (without("needs", (Amount,)), "amounts needs what it makes itself"),
        (SimpleNamespace(name="amounts", makes=Amount, needs=()), "amounts has no __call__"),
        (object(), "name is an identifier in small letters, got None"),
        (amounts(lambda *_: 1 / 0), "amounts fails with ZeroDivisionError: division by zero"),
        (amounts(lambda *_: "20 euros"), "amounts makes Amount, and yields '20 euros'"),
        (amounts(lambda *_: None), "amounts makes Amount, and yields None"),
        (updated(text="vingt euros"), r"amount0 says that \[34:42\] reads 'vingt euros'; it reads '20 euros'"),
        (updated(start=10_000, end=10_002, text=""), r"amount0 says that \[10000:10002\] reads ''"),
        (updated(start=9, end=3, text=""), r"amount0 says that \[9:3\] reads ''"),
        (updated(id="amount"), "two records have the id 'amount'"),
        (updated(id="t0"), "two records have the id 't0'"),
        (updated(when=TimeRef(id="t99", value="2019")), "amount0 refers to 't99', which is no record"),
        (updated(when=TimeRef(id="t0", value="1066")), "refers to TimeRef.*2019-03-03.* as TimeRef.*1066"),
        (updated(euros=float("nan")), "its records do not come back from JSON"),
        (updated(tags=object()), "its records do not come back from JSON"),
        (updated(tags=("a", "b")), "its records come back from JSON as others"),
        (Unsure(), "called twice on one article, it gives other records: 2 and 0 records"),
        (Counting(), "called twice on one article, it gives other records"),
        (Remembering(), "read after other articles, it gives other records: it keeps a state"),
        (Peeking(), "after extractors it does not need, it gives other records: .*who=Zoé Martin"),
        (Adding(), "amounts changes `found`"),
        (Overwriting(), "amounts changes the parse"),
        (Trusting(), "amounts fails with ValueError: .*\nin the article '.*²"),
        (Greedy(), "amounts fails with IndexError"),
        (Hasty(), "amounts fails with IndexError: .*\nin the article ''"),
        (Idle(), "finds nothing in the articles given, so nothing is checked"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else None,
)
def test_a_broken_extractor_is_caught(broken: Any, message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        check_extractor(broken, [TEXT, "Il doit 5 euros"])


def test_the_failure_shows_where_the_extractor_failed() -> None:
    with pytest.raises(AssertionError) as caught:
        check_article(amounts(lambda *_: 1 / 0), Article(TEXT))
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    assert repr(TEXT) in str(caught.value)


@pytest.mark.parametrize("name", ["participants", "quotes", "times", "events", "history"])
def test_the_built_in_extractors_keep_the_contract(pipeline: Pipeline, name: str) -> None:
    (extractor,) = (each for each in pipeline.extractors if each.name == name)
    check_extractor(extractor, [Article(ARREST, published="2025-11-07")])


@given(article=articles(including=["20 euros", "3 euros,"]))
@settings(max_examples=60)
def test_any_article_of_the_strategy_is_read(pipeline: Pipeline, article: Article) -> None:
    check_article(Amounts(), article)
    assert not [notice for notice in pipeline(article).warnings if "dropped" in notice.message]


def test_what_the_strategy_gives() -> None:
    drawn: list[Article] = []

    @given(article=articles(including=["20 euros"]))
    @settings(max_examples=300, database=None, phases=[Phase.generate])
    def draw(article: Article) -> None:
        drawn.append(article)

    draw()
    assert {article.language for article in drawn} == {"fr"}
    for word in ("20 euros", "Zoé Martin", "«", "\n\n", "le 31 février", "</script>", "\u202e", "²", "\ufffd"):
        assert any(word in article.text for article in drawn), word
    for about in ("published", "title"):
        assert {getattr(article, about) is None for article in drawn} == {True, False}


def test_the_strategy_finds_what_breaks_an_extractor() -> None:
    @given(article=articles(including=["20 euros"]))
    @settings(max_examples=50, database=None, phases=[Phase.generate])
    def read(article: Article) -> None:
        check_article(Hasty(), article)

    with pytest.raises(AssertionError, match="amounts fails with IndexError"):
        read()


def test_without_hypothesis_the_strategy_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(FactxError, match=r"needs hypothesis: pip install 'factx\[testing\]'"):
        articles()
