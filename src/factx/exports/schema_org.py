"""schema.org in JSON-LD (https://schema.org, version 29): the article, who it mentions, what is said, what happens."""

from datetime import date, timedelta
from typing import Any

from factx.exports.names import article_iri, label, record_iri, web_address
from factx.records import Event, Facts, Participant, ParticipantKind, Quote, Record, Ref

_TYPES: dict[ParticipantKind, str] = {
    "person": "Person",
    "organization": "Organization",
    "country": "Country",
    "place": "Place",
    "group": "Organization",
    "work": "CreativeWork",
}
_DAY = len("2025-11-07")


def to_schema_org(facts: Facts) -> dict[str, Any]:
    """Return an article as a schema.org NewsArticle, ready for `json.dumps`.

    Participants, events and third-party records are what the article `mentions`, quotations what it has as parts.
    Times, factuality and references have no counterpart in schema.org and are left out, but for the date of an event;
    so are speakers that are places, for `spokenByCharacter` takes persons and organizations.

    Args:
        facts: The facts of one article.

    Returns:
        JSON-LD; things refer to each other by `@id`.
    """
    article = facts.article
    kinds = {participant.id: participant.kind for participant in facts.participants}
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": article_iri(article),
        "headline": article.title,
        "url": web_address(article),
        "datePublished": article.published and article.published.isoformat(),
        "inLanguage": article.language,
        "publisher": {"@type": "Organization", "name": article.source} if article.source else None,
        "articleBody": article.text,
        "mentions": [
            *(_participant(facts, participant) for participant in facts.participants),
            *(_event(facts, event, kinds) for event in facts.events),
            *(_other(facts, name, record) for name, records in facts.custom.items() for record in records),
        ],
        "hasPart": [_quotation(facts, quote, kinds) for quote in facts.quotes],
    }
    return _filled(about)


def _participant(facts: Facts, participant: Participant) -> dict[str, Any]:
    kind = _TYPES[participant.kind]
    names = dict.fromkeys(m.text for m in participant.mentions if m.form == "name" and m.text != participant.name)
    country = {"@type": "Country", "identifier": participant.country} if participant.country else None
    return _filled(
        {
            "@type": kind,
            "@id": record_iri(facts.article, participant.id),
            "name": participant.name,
            "alternateName": list(names),
            "jobTitle": list(participant.roles) if kind == "Person" else None,
            "nationality": country if kind == "Person" else None,
            "location": country if kind == "Organization" else None,
            "identifier": participant.country if kind == "Country" else None,
            "containedInPlace": country if kind == "Place" else None,
            "countryOfOrigin": country if kind == "CreativeWork" else None,
        }
    )


def _quotation(facts: Facts, quote: Quote, kinds: dict[str, ParticipantKind]) -> dict[str, Any]:
    speakers = [ref for ref in quote.speakers or (quote.speaker,) if ref]
    return _filled(
        {
            "@type": "Quotation",
            "@id": record_iri(facts.article, quote.id),
            "text": quote.text,
            "spokenByCharacter": [_reference(facts, ref) for ref in speakers if _can_act(kinds, ref)],
            "isPartOf": {"@id": article_iri(facts.article)},
        }
    )


def _event(facts: Facts, event: Event, kinds: dict[str, ParticipantKind]) -> dict[str, Any]:
    time = next((time for time in facts.times if event.time and time.id == event.time.id), None)
    interval = time.interval if time else None
    named = [(argument.role, argument.participant) for argument in event.arguments if argument.participant]
    acting = [ref for role, ref in named if role in ("agent", "partner") and _can_act(kinds, ref)]
    return _filled(
        {
            "@type": "Event",
            "@id": record_iri(facts.article, event.id),
            "name": event.trigger.text,
            "keywords": [event.type],
            "startDate": interval[0] if interval else None,
            "endDate": _last_day(interval) if interval else None,
            "contributor": [_reference(facts, ref) for ref in acting],
            "location": [
                _reference(facts, ref)
                for role, ref in named
                if role == "place" and kinds.get(ref.id) in ("place", "country")
            ],
            "about": [_reference(facts, ref) for role, ref in named if role in ("patient", "theme", "recipient")],
        }
    )


def _other(facts: Facts, extractor: str, record: Record) -> dict[str, Any]:
    return {
        "@type": "Thing",
        "@id": record_iri(facts.article, record.id),
        "name": record.text,
        "description": f"{extractor}/{label(record)}",
    }


def _last_day(interval: tuple[str, str]) -> str | None:
    """Return the last day of an interval of several days, whose own end is the moment after it."""
    if "T" in interval[1] or interval[1].startswith("-"):
        return None
    last = date.fromisoformat(interval[1]) - timedelta(1)
    return last.isoformat() if last > date.fromisoformat(interval[0][:_DAY]) else None


def _can_act(kinds: dict[str, ParticipantKind], ref: Ref) -> bool:
    return ref.id in kinds and _TYPES[kinds[ref.id]] in ("Person", "Organization")


def _reference(facts: Facts, ref: Ref) -> dict[str, str]:
    return {"@id": record_iri(facts.article, ref.id)}


def _filled(thing: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
