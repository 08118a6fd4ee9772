"""What exports call things: the IRI of an article, the kind of a record."""

from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import quote, urlsplit

from factx.article import Article
from factx.records import BUILT_IN, Event, Facts, Participant, Quote, Record


def article_iri(article: Article) -> str:
    """Return the article's address, else a URN made of its id, else one made of its text."""
    key = article.id or sha256(article.text.encode()).hexdigest()[:16]
    return web_address(article) or f"urn:factx:{quote(key, safe='')}"


def web_address(article: Article) -> str | None:
    """Return the article's address without its fragment, None when it is none of the web's."""
    if not article.url or not article.url.isprintable() or "[" in article.url:
        return None
    try:
        parts = urlsplit(article.url.strip())
    except ValueError:  # a host that no browser would look up either
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(parts._replace(fragment="").geturl(), safe=":/?#@!$&'()*+,;=%~")


def record_iri(article: Article, record_id: str) -> str:
    """Return the IRI of a record."""
    return f"{article_iri(article)}#record-{quote(record_id, safe='')}"


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
