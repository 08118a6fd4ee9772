"""What befell persons: who came to harm is hardly «le suspect», who was arrested hardly «la victime»."""

from collections.abc import Iterator

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity

_MENTIONS = 20
"""The mentions of a person whose verbs are read."""
_UNDERGOES = ("nsubj:pass", "obj")


class Fates:
    """Tells what befell the persons of one article."""

    def __init__(self, discourse: Discourse) -> None:
        self._doc, self._persons = discourse.doc, discourse.language.people.persons

    def speak_against(self, entity: Entity, family: frozenset[str]) -> bool:
        """Whether what befell a person speaks against a noun of some families («un homme blessé … le suspect»)."""
        persons = self._persons
        guilty, hurt = bool(family & persons.guilty), bool(family & persons.hurt)
        if guilty == hurt:
            return False
        verbs = {*self._undergone(entity)}
        harmed, accused = bool(verbs & persons.harming), bool(verbs & persons.accusing)
        return harmed and not accused if guilty else accused and not harmed

    def _undergone(self, entity: Entity) -> Iterator[str]:
        """Yield the verbs, as lemmas, of what was done to a person."""
        for mention in entity.mentions[:_MENTIONS]:
            head = self._doc.root(mention.first, mention.last + 1)
            if head.dep_ in _UNDERGOES:
                yield head.head.lemma_
            yield from (child.lemma_ for child in head.children if child.dep_ == "acl")
