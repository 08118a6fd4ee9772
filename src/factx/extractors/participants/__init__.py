"""Who or what takes part: every participant, however the article names it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractor import Found
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity
from factx.extractors.participants.gender import learn_genders
from factx.extractors.participants.names import find_named
from factx.extractors.participants.nominals import join_nominals
from factx.extractors.participants.pronouns import join_pronouns
from factx.extractors.participants.relatives import learn_from_relatives
from factx.language import Language
from factx.records import Mention, Participant, Record

if TYPE_CHECKING:
    from factx.tree import Doc


class Participants:
    """Named participants, then nominals, then pronouns: each step joins mentions to what the one before found."""

    name: str = "participants"
    makes: type[Record] = Participant
    needs: tuple[type[Record], ...] = ()

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[Participant]:
        """Yield the participants of one article, in the order of their first mention."""
        entities = find_named(doc, language)
        discourse = Discourse(doc, entities, language)
        learn_genders(discourse)
        join_nominals(discourse)
        learn_from_relatives(discourse)
        join_pronouns(discourse)
        for entity in entities:
            entity.mentions.sort(key=lambda mention: (mention.start, -mention.end))
        entities.sort(key=lambda entity: (entity.mentions[0].start, -entity.mentions[0].end))
        folded = doc.text
        for number, entity in enumerate(entities):
            mentions = tuple(
                Mention(**dict(found.span(m.start, m.end)), form=m.form, via=m.via) for m in entity.mentions
            )
            first = mentions[0]
            yield Participant(
                id=f"p{number}",
                start=first.start,
                end=first.end,
                text=first.text,
                name=_as_written(entity.name, entity, folded, found),
                kind=entity.kind,
                country=entity.country,
                roles=tuple(_as_written(role, entity, folded, found) for role in entity.roles),
                former_roles=tuple(_as_written(role, entity, folded, found) for role in entity.former_roles),
                mentions=mentions,
            )


def _as_written(words: str, entity: Entity, folded: str, found: Found) -> str:
    """Return a name or role with the article's own apostrophes and spaces, from the mention that ends with it."""
    for mention in entity.mentions:
        if folded.endswith(words, mention.start, mention.end):
            return found.article.text[mention.end - len(words) : mention.end]
    return words
