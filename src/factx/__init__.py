"""News articles in; typed, checkable facts out."""

from factx.article import Article
from factx.errors import (
    ArgumentError,
    ExtractorError,
    FactsError,
    FactxError,
    FileError,
    LanguageError,
    LexiconError,
    ModelError,
)
from factx.extractor import Extractor, Found
from factx.language import Language
from factx.pipeline import Pipeline, extract
from factx.records import (
    Anchor,
    Argument,
    Event,
    EventRef,
    Facts,
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

__all__ = [
    "Anchor",
    "Argument",
    "ArgumentError",
    "Article",
    "Event",
    "EventRef",
    "Extractor",
    "ExtractorError",
    "Facts",
    "FactsError",
    "FactxError",
    "FileError",
    "Found",
    "HistoricalReference",
    "Language",
    "LanguageError",
    "LexiconError",
    "Mention",
    "ModelError",
    "Notice",
    "Participant",
    "Pipeline",
    "Quote",
    "Record",
    "Ref",
    "Span",
    "TimeExpression",
    "TimeRef",
    "extract",
]
