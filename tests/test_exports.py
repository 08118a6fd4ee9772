"""Exports: each holds to its specification, or is read back by the tool it is for."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from spacy.tokens import DocBin

import factx
import factx.records
from factx.exports import annotation_conf, to_brat, to_schema_org, to_web_annotation
from factx.exports.names import article_iri
from factx.exports.spacy_doc import to_spacy
from factx.language.events import event_types
from factx.records import CustomRecord, marks

SEED = Path(__file__).parents[1] / "seeds/abraham-accords/article.txt"
TEXT = (
    "La maire de Brest, Zoé Martin, a rencontré mardi Paul Rey à Lyon 😀.\n"
    "« Nous partons.\n« Nous reviendrons », a-t-elle dit. Le pont avait été rénové en 2011."
)


@pytest.fixture(scope="module")
def facts() -> factx.Facts:
    read = factx.extract(TEXT, published="2025-11-07", language="fr", title="Un titre", source="Le Journal", id="a/1")
    amount = CustomRecord.model_validate({"id": "x0", "start": 0, "end": 2, "text": TEXT[:2], "euros": 3})
    return read.model_copy(update={"custom": {"amounts": (amount,)}})


@pytest.fixture(scope="module")
def seed() -> factx.Facts:
    return factx.extract(SEED.read_text(encoding="utf-8"), language="fr")


def any_facts(text: str) -> factx.Facts:
    return factx.extract(text, published="2025-11-07", language="fr")


# --- W3C Web Annotation: what its data model requires of the constructs used

_IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
_BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "format": {"type": "string", "pattern": r"^\w+/[\w.+-]+$"},
        "purpose": {"enum": ["tagging", "describing"]},
    },
    "additionalProperties": False,
}
_POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
    "additionalProperties": False,
}
_QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        **{name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
    },
    "additionalProperties": False,
}
WEB_ANNOTATION = Draft202012Validator(
    {
        "type": "object",
        "required": ["@context", "id", "type", "total", "first"],
        "properties": {
            "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
            "id": _IRI,
            "type": {"const": "AnnotationCollection"},
            "label": {"type": "string"},
            "total": {"type": "integer", "minimum": 0},
            "first": {
                "type": "object",
                "required": ["id", "type", "partOf", "startIndex", "items"],
                "properties": {
                    "id": _IRI,
                    "type": {"const": "AnnotationPage"},
                    "partOf": _IRI,
                    "startIndex": {"const": 0},
                    "items": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["id", "type", "target"],
                            "properties": {
                                "id": _IRI,
                                "type": {"const": "Annotation"},
                                "motivation": {"const": "tagging"},
                                "body": {"type": "array", "items": _BODY},
                                "target": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": {
                                        "type": "object",
                                        "required": ["source", "selector"],
                                        "properties": {
                                            "source": _IRI,
                                            "selector": {"type": "array", "items": {"oneOf": [_POSITION, _QUOTE]}},
                                        },
                                        "additionalProperties": False,
                                    },
                                },
                            },
                            "additionalProperties": False,
                        },
                    },
                },
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    }
)


def check_web_annotation(facts: factx.Facts) -> None:
    written = json.loads(json.dumps(to_web_annotation(facts)))
    WEB_ANNOTATION.validate(written)
    text, items = facts.article.text, written["first"]["items"]
    assert written["total"] == len(items) == len(facts)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        for target in item["target"]:
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])


def test_web_annotations_resolve(facts: factx.Facts, seed: factx.Facts) -> None:
    check_web_annotation(facts)
    check_web_annotation(seed)
    tags = {item["body"][0]["value"] for item in to_web_annotation(facts)["first"]["items"]}
    assert {"participants/person", "quotes/direct", "times/DATE", "events/contact.meet", "amounts/CustomRecord"} <= tags


# --- schema.org 29: the properties used, and the types that have them (https://schema.org/docs/schemas.html)

_THING = {"@type", "@id", "name", "alternateName", "identifier", "url"}
SCHEMA_ORG = {
    "NewsArticle": _THING
    | {"@context", "headline", "datePublished", "inLanguage", "publisher", "articleBody", "mentions", "hasPart"},
    "Person": _THING | {"jobTitle", "nationality"},
    "Organization": _THING | {"location"},
    "Place": _THING | {"containedInPlace"},
    "Country": _THING | {"containedInPlace"},
    "CreativeWork": _THING | {"countryOfOrigin"},
    "Quotation": _THING | {"text", "spokenByCharacter", "isPartOf"},
    "Thing": _THING | {"description"},
    "Event": _THING | {"keywords", "startDate", "endDate", "contributor", "location", "about"},
}
RANGES = {
    "publisher": {"Organization", "Person"},
    "spokenByCharacter": {"Organization", "Person"},
    "contributor": {"Organization", "Person"},
    "nationality": {"Country"},
    "countryOfOrigin": {"Country"},
    "containedInPlace": {"Place", "Country"},
    "isPartOf": {"NewsArticle"},
    "hasPart": {"Quotation"},
}


def check_schema_org(facts: factx.Facts) -> None:
    written = json.loads(json.dumps(to_schema_org(facts)))
    types = {
        thing["@id"]: thing["@type"] for thing in (written, *written.get("mentions", ()), *written.get("hasPart", ()))
    }

    def check(thing: dict[str, Any]) -> None:
        assert set(thing) <= SCHEMA_ORG[thing["@type"]], thing
        for name, value in thing.items():
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict):
                    kind = each.get("@type") or types[each["@id"]]
                    assert kind in RANGES.get(name, set(SCHEMA_ORG)), (name, kind)
                    if "@type" in each:
                        check(each)

    check(written)


def test_schema_org_uses_what_there_is(facts: factx.Facts, seed: factx.Facts) -> None:
    check_schema_org(facts)
    check_schema_org(seed)
    written = to_schema_org(facts)
    zoe = next(thing for thing in written["mentions"] if thing.get("name") == "Zoé Martin")
    assert written["hasPart"][0]["spokenByCharacter"] == [{"@id": zoe["@id"]}]
    assert (zoe["@type"], written["headline"], written["publisher"]["name"]) == ("Person", "Un titre", "Le Journal")


# --- brat: a strict reader of https://brat.nlplab.org/standoff.html

_TEXT_BOUND = re.compile(r"(T\d+)\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")
_RELATION = re.compile(r"R\d+\t[\w-]+ Arg1:(T\d+) Arg2:(T\d+)")
_EVENT = re.compile(r"(E\d+)\t([\w-]+):(T\d+)((?: [A-Z][a-z]+\d*:T\d+)*)")
_ATTRIBUTE = re.compile(r"A\d+\t[\w-]+ ([TE]\d+) \w+")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t.+")
_EQUIVALENT = re.compile(r"\*\tEquiv (T\d+(?: T\d+)+)")


def check_brat(facts: factx.Facts) -> dict[str, tuple[str, str]]:
    text, annotations = to_brat(facts)
    assert text == facts.article.text
    bound: dict[str, tuple[str, str]] = {}
    events: set[str] = set()
    named: set[str] = set()
    for line in annotations.splitlines():
        if found := _TEXT_BOUND.fullmatch(line):
            pieces = [text[int(start) : int(end)] for start, end in (o.split() for o in found[3].split(";"))]
            assert " ".join(pieces) == found[4]
            assert found[1] not in bound
            bound[found[1]] = (found[2], found[4])
        elif found := _EVENT.fullmatch(line):
            events.add(found[1])
            named |= {found[3], *re.findall(r"T\d+", found[4])}
            roles = re.findall(r" (\w+):", found[4])
            assert len(roles) == len(set(roles))
            assert bound[found[3]][0] == found[2]
        else:
            found = next(
                filter(None, (form.fullmatch(line) for form in (_RELATION, _ATTRIBUTE, _NOTE, _EQUIVALENT))), None
            )
            assert found, line
            named |= set(re.findall(r"[TE]\d+", line.split("\t")[1]))
    assert named <= {*bound, *events}
    return bound


def test_brat_reads_it(facts: factx.Facts, seed: factx.Facts) -> None:
    bound = check_brat(facts).values()
    check_brat(seed)
    assert ("Quote", "Nous partons. Nous reviendrons") in bound
    assert {"Person", "Time", "Contact_meet", "Historical_reference", "CustomRecord"} <= {kind for kind, _ in bound}


def test_the_annotation_configuration_declares_the_types() -> None:
    declared = annotation_conf()
    assert [line for line in declared.split("\n") if line.startswith("[")] == [
        "[entities]",
        "[relations]",
        "[events]",
        "[attributes]",
    ]
    assert all(f"{name.replace('.', '_').capitalize()}\t" in declared for name in event_types())


# --- spaCy


def test_spacy_has_the_records_as_span_groups(facts: factx.Facts) -> None:
    doc = to_spacy(facts, spacy.blank("fr"))
    assert doc.text == TEXT
    assert {(span.id_, span.label_) for span in doc.spans["events"]} >= {(e.id, e.type) for e in facts.events}
    assert {span.text for span in doc.spans["participants"] if span.label_ == "person"} >= {"Zoé Martin", "Paul Rey"}
    assert [span.id_ for span in doc.spans["amounts"]] == ["x0"]
    assert factx.Facts.from_json(doc.user_data["factx"]) == facts


def test_every_group_is_there_though_empty() -> None:
    doc = to_spacy(any_facts("Le chat dort."), spacy.blank("fr"))
    assert {name: len(group) for name, group in doc.spans.items()} == dict.fromkeys(factx.records.BUILT_IN, 0)


def test_the_component_tells_what_it_cannot_read() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("factx")
    doc = nlp.make_doc("Il part.")
    doc.user_data["published"] = "demain"
    [warning] = factx.Facts.from_json(nlp(doc).user_data["factx"]).warnings
    assert warning.message.startswith("published: expected")


def test_the_component_survives_a_doc_bin() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("factx", config={"extractors": ["quotes", "times"]})
    doc = nlp.make_doc(TEXT)
    doc.user_data["published"] = "2025-11-07"
    stored = DocBin(store_user_data=True, docs=[nlp(doc)]).to_bytes()
    [read] = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    facts = factx.Facts.from_json(read.user_data["factx"])
    assert facts.times[0].value == "2025-11-04"
    assert [span.id_ for span in read.spans["times"]] == [time.id for time in facts.times]
    assert [span.label_ for span in read.spans["quotes"]] == ["direct", "direct"]


# --- any text


@given(
    st.text(max_size=120)
    | st.sampled_from(
        [TEXT, "«", "\n\r\n", "😀 « é̀ » a dit Zoé Martin.", "Zoé\u2028Martin a vu Paul\x0bRey et\x85Lyon.", ""]
    )
)
def test_any_text_exports(text: str) -> None:
    facts = any_facts(text)
    check_web_annotation(facts)
    check_schema_org(facts)
    check_brat(facts)
    doc = to_spacy(facts, spacy.blank("fr"))
    assert {span.id_ for group in doc.spans.values() for span in group} <= {record.id for record in facts}
    assert all(mark.text in text for record in facts for mark in marks(record))


@pytest.mark.parametrize(
    ("about", "iri"),
    [
        ({"url": "https://example.org/a?b=c#d"}, "https://example.org/a?b=c"),
        ({"url": "https://example.org/é <b>"}, "https://example.org/%C3%A9%20%3Cb%3E"),
        ({"url": "javascript:alert(1)", "id": "a b"}, "urn:factx:a%20b"),
        ({"url": "http://[", "id": "x"}, "urn:factx:x"),
        ({"url": "http://℀.com/a", "id": "x"}, "urn:factx:x"),
        ({}, "urn:factx:"),
    ],
)
def test_the_iri_of_an_article(about: dict[str, str], iri: str) -> None:
    assert article_iri(factx.Article("Bonjour.", **about)).startswith(iri)
