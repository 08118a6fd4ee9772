"""Personal pronouns joined to the participant they stand for."""

from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Entity
from factx.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc


def join_pronouns(doc: "Doc", entities: list[Entity], language: Language) -> None:
    """Add pronoun mentions («il», «ce dernier») to entities."""
