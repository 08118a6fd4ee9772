"""What comes out: Facts as a container, and JSON there and back."""

import json
from typing import Any

import pytest

from factx import (
    Anchor,
    Argument,
    Article,
    Event,
    Facts,
    FactsError,
    HistoricalReference,
    Mention,
    Notice,
    Participant,
    Quote,
    Record,
    Ref,
    Span,
    TimeExpression,
    TimeRef,
)
from factx.records import CustomRecord, own_fields, references, spans

TEXT = "Lundi, Zoé Martin a dit à Ali Benali que l'accord de 1990, signé par Zoé Martin, coûte 20 euros."
ARTICLE = Article(TEXT, language="fr", published="2025-11-07", id="a1")


def place(words: str, start: int = 0) -> dict[str, Any]:
    at = TEXT.index(words, start)
    return {"start": at, "end": at + len(words), "text": words}


class Amount(Record):
    euros: int
    payer: Ref | None = None


ZOE = Participant(
    id="p0",
    **place("Zoé Martin"),
    name="Zoé Martin",
    kind="person",
    mentions=(Mention(**place("Zoé Martin"), form="name"), Mention(**place("Zoé Martin", 20), form="name")),
)
ALI = Participant(id="p1", **place("Ali Benali"), name="Ali Benali", kind="person")
MONDAY = TimeExpression(
    id="t0", **place("Lundi"), type="DATE", value="2025-11-03", interval=("2025-11-03", "2025-11-04")
)
QUOTE = Quote(
    id="q0",
    **place("l'accord de 1990, signé par Zoé Martin, coûte 20 euros"),
    kind="indirect",
    parts=(Span(**place("l'accord de 1990, signé par Zoé Martin, coûte 20 euros")),),
    speaker=ZOE.ref,
    speakers=(ZOE.ref,),
    addressees=(ALI.ref,),
)
SIGNED = Event(
    id="e0",
    **place("signé"),
    type="agreement.sign",
    trigger=Span(**place("signé")),
    arguments=(Argument(role="agent", participant=ZOE.ref, span=Span(**place("Zoé Martin", 20))),),
    time=MONDAY.ref,
)
ACCORD = HistoricalReference(
    id="h0", **place("l'accord de 1990"), time=Anchor(value="1990"), participants=(ZOE.ref,), events=(SIGNED.ref,)
)
AMOUNT = Amount(id="a0", **place("20 euros"), euros=20, payer=ALI.ref)
FACTS = Facts(
    article=ARTICLE,
    participants=(ZOE, ALI),
    quotes=(QUOTE,),
    times=(MONDAY,),
    events=(SIGNED,),
    historical_references=(ACCORD,),
    custom={"amounts": (AMOUNT,)},
    warnings=(Notice(extractor="times", message="no such day", start=0, end=5),),
)


def test_records_come_in_text_order_the_longer_first() -> None:
    assert [record.id for record in FACTS] == ["t0", "p0", "p1", "q0", "h0", "e0", "a0"]
    assert len(FACTS) == 7


def test_records_by_id() -> None:
    assert FACTS["q0"] is QUOTE
    assert FACTS["a0"] is AMOUNT
    with pytest.raises(KeyError):
        FACTS["q1"]


def test_records_within_a_span() -> None:
    assert FACTS.within(QUOTE.start, QUOTE.end) == (QUOTE, ACCORD, SIGNED, AMOUNT)
    assert FACTS.within(QUOTE.start + 1, QUOTE.end) == (SIGNED, AMOUNT)
    assert FACTS.within(3, 3) == ()


def test_look_ups_go_both_ways() -> None:
    assert FACTS.quotes_by(ZOE) == (QUOTE,)
    assert FACTS.quotes_by(Ref(id="p1", name="Ali Benali")) == ()
    assert FACTS.events_of(ZOE) == (SIGNED,)
    assert FACTS.events_of(ALI) == ()
    assert FACTS.participants_of(QUOTE) == (ZOE, ALI)
    assert FACTS.participants_of(AMOUNT) == (ALI,)


def test_spans_and_references_of_a_record() -> None:
    assert [span.text for span in spans(SIGNED)] == ["signé", "signé", "Zoé Martin"]
    assert list(references(SIGNED)) == [ZOE.ref, TimeRef(id="t0", value="2025-11-03")]


def test_spans_know_each_other() -> None:
    a, b, c = Span(start=0, end=5, text="Lundi"), Span(start=4, end=9, text="i, Zo"), Span(start=5, end=6, text=",")
    assert a.overlaps(b)
    assert not a.overlaps(c)
    assert b.covers(c)
    assert not c.covers(b)


def test_json_round_trip_with_the_class_of_custom_records() -> None:
    back = Facts.from_json(FACTS.to_json(), custom={"amounts": Amount})
    assert back == FACTS
    assert back.to_json() == FACTS.to_json()


def test_json_round_trip_without_the_class_of_custom_records() -> None:
    back = Facts.from_json(FACTS.to_json(indent=2))
    (amount,) = back.custom["amounts"]
    assert isinstance(amount, CustomRecord)
    assert amount.model_dump() == AMOUNT.model_dump()
    assert back.to_json() == FACTS.to_json()


def test_json_keys_are_the_contract() -> None:
    json_object = json.loads(FACTS.to_json())
    assert list(json_object) == [
        "schema_version", "article", "participants", "quotes", "times", "events", "historical_references", "custom",
        "warnings",
    ]  # fmt: skip
    assert json_object["schema_version"] == "1"
    assert json_object["article"]["published"] == "2025-11-07"
    assert json_object["quotes"][0]["speaker"] == {"id": "p0", "name": "Zoé Martin"}
    assert json_object["events"][0]["time"] == {"id": "t0", "value": "2025-11-03"}
    assert json_object["custom"]["amounts"][0]["euros"] == 20


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "[]",
        "{",
        '{"article": {"text": 3}}',
        '{"article": {"text": "a"}, "surprise": 1}',
        '{"article": {"text": "a"}, "schema_version": "2"}',
        '{"article": {"text": "a", "published": "demain"}}',
        '{"article": {"text": "a"}, "participants": [{"id": "p0", "start": -1, "end": 1, "text": "a"}]}',
        '{"article": {"text": "a"}, "custom": {"amounts": [{"id": "a0"}]}}',
        b"\xff",
    ],
)
def test_other_json_is_a_clear_error(wrong: str | bytes) -> None:
    with pytest.raises(FactsError, match=r"^not the JSON of factx\.Facts"):
        Facts.from_json(wrong)


def test_records_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        ZOE.name = "X"


def test_repr_can_be_read() -> None:
    assert repr(ALI) == "Participant(26:36 'Ali Benali', id='p1', name='Ali Benali', kind='person')"
    assert repr(SIGNED) == (
        "Event(59:64 'signé', id='e0', type='agreement.sign', trigger='signé', "
        "arguments=[Argument(role='agent', participant=Ref(id='p0', name='Zoé Martin'), "
        "span=Span(start=69, end=79, text='Zoé Martin'))], time=2025-11-03, factuality='asserted')"
    )
    assert repr(FACTS) == (
        "Facts(Article('a1', 96 characters, fr, 2025-11-07): 2 participants, 1 quotes, 1 times, 1 events, "
        "1 historical references, 1 amounts, 1 warnings)"
    )


def test_json_schema_describes_what_is_written() -> None:
    schema = Facts.model_json_schema(mode="serialization")
    json_object = json.loads(FACTS.to_json())
    assert set(schema["properties"]) == set(json_object)
    for name, records in (("Participant", "participants"), ("Quote", "quotes"), ("Event", "events")):
        assert set(schema["$defs"][name]["properties"]) == set(json_object[records][0])


def test_the_schema_lets_other_packages_records_have_fields_of_their_own() -> None:
    schema = Facts.model_json_schema(mode="serialization")
    custom = schema["properties"]["custom"]["additionalProperties"]["items"]
    assert custom["additionalProperties"] is True
    assert set(custom["required"]) == {"id", "start", "end", "text"}
    assert schema["$defs"]["Quote"]["additionalProperties"] is False


def test_fields_beyond_those_of_every_record_in_words() -> None:
    class Payment(Record):
        euros: int
        who: tuple[Ref, ...] = ()
        when: TimeRef | None = None
        where: Span | None = None
        note: str = ""

    ana, span = Ref(id="p0", name="Ana Roche"), Span(start=0, end=4, text="ici")
    payment = Payment(id="x", start=0, end=3, text="ici", euros=0, who=(ana, ana), where=span)
    assert own_fields(payment) == {"euros": "0", "who": "Ana Roche, Ana Roche", "where": "ici"}
    stored = CustomRecord.model_validate_json(payment.model_dump_json())
    assert own_fields(stored) == own_fields(payment)
    rate = CustomRecord.model_validate({"id": "r", "start": 0, "end": 0, "text": "", "rate": {"low": 1, "high": 2}})
    assert own_fields(rate) == {"rate": "low 1, high 2"}
