"""What exports call things: the IRI of an article, the kind of a record."""

from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import quote, urlsplit

from factx.article import Article
from factx.records import BUILT_IN, Event, Facts, Participant, Quote, Record


def article_iri(article: Article) -> str:
    """Return the article's address, else a URN made of its id, else one made of its text."""
    if article.url:
        parts = urlsplit(article.url.strip()) if article.url.isprintable() and "[" not in article.url else None
        if parts is not None and parts.scheme in ("http", "https") and parts.netloc:
            return quote(parts._replace(fragment="").geturl(), safe=":/?#@!$&'()*+,;=%~")
    key = article.id or sha256(article.text.encode()).hexdigest()[:16]
    return f"urn:factx:{quote(key, safe='')}"


def record_iri(article: Article, record_id: str) -> str:
    """Return the IRI of a record."""
    return f"{article_iri(article)}#{quote(record_id, safe='')}"


def sections(facts: Facts) -> Iterator[tuple[str, Record]]:
    """Yield every record with the name of its section: "participants", …, or that of its third-party extractor."""
    for name in BUILT_IN:
        for record in getattr(facts, name):
            yield name, record
    for name, records in facts.custom.items():
        for record in records:
            yield name, record


def label(record: Record) -> str:
    """Return the kind of a record within its section: "person", "direct", "DATE", "justice.arrest", else its class."""
    if isinstance(record, Participant | Quote):
        return record.kind
    if isinstance(record, Event):
        return record.type
    return str(getattr(record, "type", None) or type(record).__name__)
