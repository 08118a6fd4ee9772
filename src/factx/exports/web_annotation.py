"""W3C Web Annotation in JSON-LD (https://www.w3.org/TR/annotation-model/, Recommendation of 23 February 2017)."""

from typing import Any

from factx.exports.names import article_iri, label, record_iri, sections
from factx.records import Facts, Record, Span, marks

_CONTEXT = 32
"""Characters of prefix and suffix beside a quotation of the text."""


def to_web_annotation(facts: Facts) -> dict[str, Any]:
    """Return the records as an AnnotationCollection of one page, ready for `json.dumps`.

    Each record is an Annotation: one target for each stretch of the article it marks, by position and by the words
    themselves; a tag such as "quotes/direct"; and the record's own fields as JSON.

    Args:
        facts: The facts of one article.

    Returns:
        JSON-LD. `start` and `end` of a TextPositionSelector count Unicode code points of the article's text, as the
            recommendation has it.
    """
    source = article_iri(facts.article)
    items = [_annotation(facts, name, record, source) for name, record in sections(facts)]
    collection = f"{source}#annotations"
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": collection,
        "type": "AnnotationCollection",
        "label": facts.article.title or "factx",
        "total": len(items),
        "first": {
            "id": f"{source}#annotations-1",
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
            "items": items,
        },
    }


def _annotation(facts: Facts, section: str, record: Record, source: str) -> dict[str, Any]:
    return {
        "id": record_iri(facts.article, record.id),
        "type": "Annotation",
        "motivation": "tagging",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": f"{section}/{label(record)}"},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": record.model_dump_json(),
            },
        ],
        "target": [_target(facts.article.text, span, source) for span in marks(record)],
    }


def _target(text: str, span: Span, source: str) -> dict[str, Any]:
    return {
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - _CONTEXT) : span.start],
                "suffix": text[span.end : span.end + _CONTEXT],
            },
        ],
    }
