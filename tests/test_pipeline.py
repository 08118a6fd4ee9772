"""The contract between the pipeline and extractors, third parties' above all."""

from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, EntryPoints
from typing import TYPE_CHECKING, Any

import pytest

import factx
from factx import (
    ArgumentError,
    Article,
    ExtractorError,
    Facts,
    Found,
    LanguageError,
    ModelError,
    Participant,
    Pipeline,
    Quote,
    Record,
    Ref,
    Span,
    TimeExpression,
)
from factx import pipeline as pipeline_module
from factx.pipeline import MAX_LENGTH, order

if TYPE_CHECKING:
    from factx.language import Language
    from factx.tree import Doc

TEXT = "Le 3 mars, la mairie a payé 20 euros. Le 4 mars, elle a payé 30 euros."


class Amount(Record):
    euros: int
    when: factx.TimeRef | None = None


class Budget(Record):
    amounts: tuple[str, ...] = ()


class Amounts:
    """A third party's extractor, as the documentation tells to write it."""

    name = "amounts"
    makes: type[Record] = Amount
    needs: tuple[type[Record], ...] = (TimeExpression,)

    def __call__(self, doc: "Doc", found: Found, language: "Language") -> Iterator[Record]:
        numbers = (token for token in doc if token.text.isdigit() and doc[token.i + 1].text == "euros")
        for number, token in enumerate(numbers):
            span = found.span(token.idx, token.idx + len(token) + len(" euros"))
            before = [time for time in found[TimeExpression] if time.end <= span.start]
            yield Amount(
                id=f"amount{number}",
                **span.model_dump(),
                euros=int(token.text),
                when=before[-1].ref if before else None,
            )


class Times:
    """Every «3 mars», in a few lines: what the built-in one does is not at stake here."""

    name = "dates"
    makes: type[Record] = TimeExpression
    needs: tuple[type[Record], ...] = ()

    def __call__(self, doc: "Doc", found: Found, language: "Language") -> Iterator[Record]:
        for token in doc:
            if token.text == "mars":
                span = found.span(doc[token.i - 1].idx, token.idx + len(token))
                yield TimeExpression(
                    id=f"t{token.i}", **span.model_dump(), type="DATE", value=f"XXXX-03-0{span.text[0]}"
                )


class Stub:
    """An extractor of any name, class of record and needs, that yields what it is given."""

    def __init__(
        self, name: str, makes: type[Record], needs: Iterable[type[Record]] = (), yields: Iterable[Any] = ()
    ) -> None:
        self.name, self.makes, self.needs, self._yields = name, makes, tuple(needs), yields

    def __call__(self, doc: "Doc", found: Found, language: "Language") -> Iterator[Record]:
        for item in self._yields:
            if isinstance(item, Exception):
                raise item
            yield item


def amount(start: int = 0, text: str = TEXT[:2], id: str = "a0", **more: Any) -> Amount:
    return Amount(id=id, start=start, end=start + len(text), text=text, euros=1, **more)


def test_a_third_partys_records_travel_like_the_built_in_ones() -> None:
    facts = Pipeline("fr", [Amounts(), Times()])(Article(TEXT))
    amounts = facts.custom["amounts"]
    assert [(each.text, each.model_dump()["euros"]) for each in amounts] == [("20 euros", 20), ("30 euros", 30)]
    assert [each.when.value for each in amounts if isinstance(each, Amount) and each.when] == [
        "XXXX-03-03",
        "XXXX-03-04",
    ]
    assert facts["amount1"] is amounts[1]
    assert [record.text for record in facts] == ["3 mars", "20 euros", "4 mars", "30 euros"]
    assert not facts.warnings
    assert Facts.from_json(facts.to_json(), custom={"amounts": Amount}) == facts
    assert Facts.from_json(facts.to_json()).to_json() == facts.to_json()


def test_needs_are_pulled_in() -> None:
    assert [each.name for each in Pipeline("fr", [Amounts()]).extractors] == ["times", "amounts"]
    names = [each.name for each in Pipeline("fr", ["quotes"]).extractors]
    assert names == ["participants", "quotes"]


def test_all_that_are_installed_run_by_default() -> None:
    names = {each.name for each in Pipeline("fr").extractors}
    assert names >= {"participants", "quotes", "times", "events", "history"}


def test_no_extractor_is_a_subset_too() -> None:
    assert len(Pipeline("fr", [])(Article(TEXT))) == 0


@pytest.mark.parametrize("backwards", [False, True])
def test_order_follows_needs_and_not_the_callers_order(backwards: bool) -> None:
    budget = Stub("budget", Budget, [Amount])
    extractors: list[factx.Extractor] = [Times(), Amounts(), budget, Stub("aside", Participant)]
    ordered = order(extractors[::-1] if backwards else extractors)
    assert [each.name for each in ordered] == ["aside", "dates", "amounts", "budget"]


def test_a_circle_is_named() -> None:
    circle = [Stub("a", Amount, [Budget]), Stub("b", Budget, [Amount])]
    with pytest.raises(ExtractorError, match=r"need each other in a circle: (a → b → a|b → a → b)"):
        Pipeline("fr", circle)


def test_a_need_that_none_makes_is_named() -> None:
    with pytest.raises(ExtractorError, match="'b' needs Amount, which no extractor makes"):
        Pipeline("fr", [Stub("b", Budget, [Amount])])


def test_two_of_one_name_are_an_error() -> None:
    with pytest.raises(ExtractorError, match="two extractors are named 'amounts'"):
        Pipeline("fr", [Amounts(), Amounts()])


def test_an_unknown_name_is_an_error_that_lists_those_there_are() -> None:
    with pytest.raises(ExtractorError, match=r"no extractor named 'quote' is installed; there are: .*quotes"):
        Pipeline("fr", ["quote"])


@pytest.mark.parametrize("wrong", ["quotes", 3, [3], [Amounts], [None], [object()]])
def test_what_is_no_extractor_is_a_clear_error(wrong: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^extractors: expected"):
        Pipeline("fr", wrong)


def test_a_failing_extractor_costs_only_its_own_records() -> None:
    failing = Stub("amounts", Amount, yields=[amount(), ZeroDivisionError("by zero"), amount(id="a1")])
    facts = Pipeline("fr", [failing, Times()])(Article(TEXT))
    assert [record.id for record in facts.custom["amounts"]] == ["a0"]
    assert len(facts.times) == 2
    (warning,) = facts.warnings
    assert warning.extractor == "amounts"
    assert warning.message == "failed, some records are missing: ZeroDivisionError: by zero"


BAD_SPAN = Span(start=0, end=2, text="la")


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (amount(text="La"), "a1: a span is not the article's text"),
        (amount(start=len(TEXT) - 1, text=".."), "a1: a span is not the article's text"),
        (amount(start=10_000), "a1: a span is not the article's text"),
        (Amount(id="a1", start=2, end=0, text="", euros=1), "a1: a span is not the article's text"),
        (amount(when=factx.TimeRef(id="t99", value="1990")), "a1 refers to t99, which is no record"),
        (Span(start=0, end=2, text="Le"), "yielded Span, not Amount"),
        (Budget(id="a1", start=0, end=2, text="Le"), "yielded Budget, not Amount"),
        (None, "yielded NoneType, not Amount"),
        ("3 mars", "yielded str, not Amount"),
    ],
)
def test_a_bad_record_is_dropped_with_a_warning(bad: Any, message: str) -> None:
    bad = bad.model_copy(update={"id": "a1"}) if isinstance(bad, Amount) else bad
    facts = Pipeline("fr", [Stub("amounts", Amount, yields=[amount(), bad, amount(id="a2")])])(Article(TEXT))
    assert [record.id for record in facts.custom["amounts"]] == ["a0", "a2"]
    (warning,) = facts.warnings
    assert warning.extractor == "amounts"
    assert warning.message == f"record dropped: {message}"


def test_a_taken_id_is_dropped_with_a_warning() -> None:
    twice = Stub("amounts", Amount, yields=[amount(), amount(start=3, text=TEXT[3:5])])
    facts = Pipeline("fr", [twice])(Article(TEXT))
    assert [(each.id, each.start) for each in facts.custom["amounts"]] == [("a0", 0)]
    assert [warning.message for warning in facts.warnings] == ["record dropped: a0: this id is taken"]
    assert facts.warnings[0].start == 3


def test_records_of_one_extractor_may_refer_to_each_other() -> None:
    class Payment(Record):
        other: Ref

    pay = [Payment(id=a, start=0, end=2, text="Le", other=Ref(id=b, name=b)) for a, b in (("x", "y"), ("y", "x"))]
    facts = Pipeline("fr", [Stub("payments", Payment, yields=pay)])(Article(TEXT))
    assert len(facts.custom["payments"]) == 2
    assert not facts.warnings


def test_extractors_of_one_class_of_record_stand_side_by_side() -> None:
    more = Stub(
        "more", TimeExpression, yields=[TimeExpression(id="x", start=0, end=2, text="Le", type="DATE", value="1")]
    )
    facts = Pipeline("fr", [Times(), more])(Article(TEXT))
    assert [time.text for time in facts.times] == ["Le", "3 mars", "4 mars"]


def _install(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    own = [(name, f"factx.extractors.{name}:{name.title()}") for name in ("participants", "quotes", "times")]
    points = EntryPoints(EntryPoint(name, value, pipeline_module.GROUP) for name, value in [*own, *values.items()])
    monkeypatch.setattr(pipeline_module, "entry_points", lambda **wanted: points.select(**wanted))
    pipeline_module._installed.cache_clear()


@pytest.fixture
def _forget() -> Iterator[None]:
    yield
    pipeline_module._installed.cache_clear()


@pytest.mark.usefixtures("_forget")
def test_an_installed_package_adds_its_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, amounts=f"{__name__}:Amounts")
    assert [each.name for each in Pipeline("fr", ["amounts"]).extractors] == ["times", "amounts"]
    assert "amounts" in {each.name for each in Pipeline("fr").extractors}


@pytest.mark.usefixtures("_forget")
@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("no_such_package:Amounts", "'amounts' cannot be loaded: ModuleNotFoundError"),
        (f"{__name__}:NoSuchClass", "'amounts' cannot be loaded: AttributeError"),
        (f"{__name__}:Stub", "'amounts' cannot be loaded: TypeError"),
        (f"{__name__}:Times", "'amounts' is not an extractor of that name"),
        ("builtins:dict", "'amounts' is not an extractor of that name"),
    ],
)
def test_a_broken_package_is_named(monkeypatch: pytest.MonkeyPatch, value: str, message: str) -> None:
    _install(monkeypatch, amounts=value)
    with pytest.raises(ExtractorError, match=message):
        Pipeline("fr", ["amounts"])


@pytest.mark.usefixtures("_forget")
def test_broken_packages_nobody_asks_for_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, broken="no_such_package:Broken")
    assert [each.name for each in Pipeline("fr", ["quotes"]).extractors] == ["participants", "quotes"]


def test_language_and_model_must_exist() -> None:
    with pytest.raises(LanguageError, match=r"no files for language 'xx'; there are files for: .*fr"):
        Pipeline("xx")
    with pytest.raises(ModelError, match="'fr_no_such_model' is not installed: pip install fr-no-such-model"):
        Pipeline("fr", [], model="fr_no_such_model")
    with pytest.raises(ArgumentError, match=r"^language: expected"):
        Pipeline(None)  # type: ignore[arg-type]


def test_articles_a_pipeline_does_not_read() -> None:
    pipeline = Pipeline("fr", [])
    with pytest.raises(ArgumentError, match=r"^article: expected"):
        pipeline(TEXT)  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match=r"^article.language: expected 'fr', got 'en'"):
        pipeline(Article("Hello.", language="en"))
    with pytest.raises(ArgumentError, match=r"^text: expected at most 2,000,000 characters"):
        pipeline(Article("a" * (MAX_LENGTH + 1)))


def test_extract_takes_text_or_an_article() -> None:
    article = Article(TEXT, published="2020-05-06", language="fr", id="a", title="Budget")
    about = {"published": "2020-05-06", "language": "fr", "id": "a", "title": "Budget"}
    assert factx.extract(article, extractors=[]) == factx.extract(TEXT, extractors=[], **about)
    assert factx.extract(TEXT, extractors=[]).article.language == "fr"
    with pytest.raises(ArgumentError, match=r"^article: expected a str when"):
        factx.extract(article, published="2020-05-06")
    with pytest.raises(ArgumentError, match=r"^extractors: expected"):
        factx.extract(TEXT, extractors="quotes")


def test_extract_detects_the_language() -> None:
    german = "Der Bürgermeister der Stadt hat gestern angekündigt, dass die Brücke im Frühjahr wieder geöffnet wird."
    with pytest.raises(LanguageError, match=r"looks like language 'de'.*there are files for: .*fr"):
        factx.extract(german)
    assert factx.extract(german, language="fr", extractors=[]).article.language == "fr"


def test_built_in_extractors_say_what_they_need() -> None:
    made = {each.makes for each in Pipeline("fr").extractors}
    assert all(set(each.needs) <= made for each in Pipeline("fr").extractors)
    assert Quote in made
