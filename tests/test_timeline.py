"""The timeline, TIMEX3 and TimeML of an article."""

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

import factx
from factx.times import timeline, to_timeml, to_timex3

TEXT = "Il est venu jeudi & reparti. Il était là le 3 mars 2012, deux fois par an, depuis dix jours."


def read(text: str) -> factx.Facts:
    return factx.extract(text, published="2025-11-07", language="fr", extractors=["times"], id="a<1")


def test_a_timeline_is_in_order_of_time_and_leaves_out_what_has_no_place() -> None:
    assert [time.value for time in timeline(read(TEXT))] == ["2012-03-03", "2025-11-06"]


def test_a_time_expression_is_a_timex3_element() -> None:
    element = ElementTree.fromstring(to_timex3(read(TEXT).times[2]))
    assert element.text == "deux fois par an"
    assert element.attrib == {"tid": "t2", "type": "SET", "value": "P1Y", "freq": "2X"}


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=30))
def test_timeml_is_well_formed_and_keeps_the_text(noise: str) -> None:
    root = ElementTree.fromstring(to_timeml(read(f"{TEXT} {noise}")))
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()).startswith(TEXT)
    assert [element.get("value") for element in text][:2] == ["2025-11-06", "2012-03-03"]
    created = root.find("DCT/TIMEX3")
    assert created is not None
    assert created.get("value") == "2025-11-07"
