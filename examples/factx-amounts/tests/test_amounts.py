"""The rules by annotated sentences, the contract on hostile articles, and the way out: JSON, tables, page."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

import factx
from factx import tables
from factx.testing import articles, check_article, check_example, check_extractor, read_examples
from factx_amounts import Amount, Amounts

TEXT = "Lyon a payé 20 000 euros, puis 3 M€."
EXAMPLES = list(read_examples(Path(__file__).with_name("amounts.txt"), "amounts"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.where)
def test_rule(example):
    check_example(example, "fr", ["amounts"])


def test_contract():
    check_extractor(Amounts(), [TEXT, "Il doit $5 millions."])


@given(article=articles(including=["20 000 euros", "10,25 milliards d'euros", "$5 millions"]))
@settings(max_examples=50, deadline=None)
def test_any_article(article):
    check_article(Amounts(), article)


def test_records_travel():
    facts = factx.extract(TEXT)
    assert [(each.value, each.currency) for each in facts.custom["amounts"]] == [(20_000, "EUR"), (3_000_000, "EUR")]
    assert "Lyon" in {each.name for each in facts.participants}
    assert factx.Facts.from_json(facts.to_json(), custom={"amounts": Amount}) == facts
    rows = tables.from_facts([facts])["custom"].to_pylist()
    assert [Amount.model_validate_json(row["record"]).value for row in rows] == [Decimal(20_000), Decimal(3_000_000)]
    assert "currency: EUR" in facts.to_html()
