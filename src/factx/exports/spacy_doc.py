"""Facts as spaCy reads them: span groups of a `Doc`, and a component for those whose home is spaCy."""

from typing import Any

from spacy.language import Language as SpacyLanguage
from spacy.tokens import Doc, SpanGroup

from factx.exports.names import label, sections
from factx.pipeline import shared
from factx.records import BUILT_IN, Facts, marks

KEY = "factx"
"""Where `Doc.user_data` holds the facts, as the JSON object that `Facts.from_json` reads."""


def to_spacy(facts: Facts, nlp: SpacyLanguage) -> Doc:
    """Return an article as a spaCy Doc with its records as span groups.

    Args:
        facts: The facts of one article.
        nlp: The pipeline whose tokenizer and vocabulary the Doc has; its components do not run.

    Returns:
        `doc.spans["quotes"]` holds the quotes, and so for every section and third-party extractor: a span for each
            stretch that a record marks, its label the record's kind, its `id_` the record's id. Where tokens do not
            line up with a record, the span is of all tokens it touches. `doc.user_data["factx"]` is the JSON of all.
    """
    doc = nlp.make_doc(facts.article.text)
    _annotate(doc, facts)
    return doc


@SpacyLanguage.factory("factx", default_config={"language": "fr", "extractors": None})
def make_component(nlp: SpacyLanguage, name: str, language: str, extractors: list[str] | None) -> "Component":
    """Return the component that `nlp.add_pipe("factx")` adds; spaCy finds it by entry point."""
    return Component(language, extractors)


class Component:
    """Reads the facts of a Doc's text and adds them as `to_spacy` does.

    The article's date is `doc.user_data["published"]`, where it is set before. The parse is factx's own.

    Args:
        language: ISO 639-1 code of the articles.
        extractors: Names of the extractors to run; all when None.
    """

    def __init__(self, language: str = "fr", extractors: list[str] | None = None) -> None:
        self._language = language
        self._extractors = None if extractors is None else tuple(extractors)

    def __call__(self, doc: Doc) -> Doc:
        """Add the facts of a Doc to it; of one that cannot be read, such as by a bad date, a warning in them alone."""
        published: Any = doc.user_data.get("published")
        article = {"text": doc.text, "published": published, "language": self._language}
        [facts] = shared(self._language, self._extractors).stream([article])
        _annotate(doc, facts)
        return doc


def _annotate(doc: Doc, facts: Facts) -> None:
    groups: dict[str, list[Any]] = {name: [] for name in (*BUILT_IN, *facts.custom)}
    for section, record in sections(facts):
        for mark in marks(record):
            span = doc.char_span(mark.start, mark.end, label=label(record), span_id=record.id, alignment_mode="expand")
            if span is not None and len(span):
                groups[section].append(span)
    for section, found in groups.items():
        doc.spans[section] = SpanGroup(doc, name=section, spans=found)
    doc.user_data[KEY] = facts.to_json()
