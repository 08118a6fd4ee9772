"""A participant while it is being put together."""

from dataclasses import dataclass, field
from typing import Literal

from factx.records import MentionForm, ParticipantKind

Gender = Literal["m", "f"]
Via = Literal["name", "title", "apposition", "type", "pronoun"]


@dataclass(slots=True)
class Draft:
    """A mention: code point offsets [start, end), token indices [first, last], how it refers, what joined it."""

    start: int
    end: int
    first: int
    last: int
    form: MentionForm
    via: Via


@dataclass(slots=True)
class Entity:
    """A real-world entity of the article, and all that the steps have learnt of it so far."""

    name: str
    kind: ParticipantKind
    mentions: list[Draft] = field(default_factory=list)
    country: str | None = None
    gender: Gender | None = None
    plural: bool = False
    roles: list[str] = field(default_factory=list)
    former_roles: list[str] = field(default_factory=list)


def agrees(entity: Entity, gender: Gender | None) -> bool:
    """Whether what is known of an entity's gender allows another's to be its own."""
    return entity.gender is None or gender is None or entity.gender == gender
