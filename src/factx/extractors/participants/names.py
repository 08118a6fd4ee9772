"""Named participants: proper names found, bounded, typed and joined by name."""

from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Draft, Entity
from factx.language import Language
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KINDS: dict[str, ParticipantKind] = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "work"}


def find_named(doc: "Doc", language: Language) -> list[Entity]:
    """Return the entities that the article names, each with its name mentions in text order."""
    entities: dict[str, Entity] = {}
    for span in doc.ents:
        entity = entities.setdefault(span.text, Entity(name=span.text, kind=_KINDS[span.label_]))
        entity.mentions.append(Draft(span.start_char, span.end_char, span.start, span.end - 1, "name", "name"))
    return list(entities.values())
