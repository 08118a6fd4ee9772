"""Nominal mentions joined to their participant, the roles they state, and nameless participants."""

from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Entity
from factx.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc


def join_nominals(doc: "Doc", entities: list[Entity], language: Language) -> None:
    """Add nominal mentions («le président kazakh») and roles to entities, and nameless participants to the list."""
