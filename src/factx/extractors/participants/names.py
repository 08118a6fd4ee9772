"""Named participants: proper names found, bounded, typed and joined by name."""

from typing import TYPE_CHECKING

from factx.extractors.participants.clusters import Cluster
from factx.extractors.participants.countries import Countries
from factx.extractors.participants.entity import Draft, Entity, Gender
from factx.extractors.participants.joining import join
from factx.extractors.participants.lexicon import compile_lexicon
from factx.extractors.participants.spans import find_spans
from factx.language import Language
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Doc


def find_named(doc: "Doc", language: Language) -> list[Entity]:
    """Return the entities that the article names, each with its name mentions in text order."""
    lexicon = compile_lexicon(language)
    names = find_spans(doc, lexicon)
    places = {name.first: name.known.place for name in names if name.known and name.known.place}
    countries = Countries(doc, lexicon, places)
    entities = []
    for cluster in join(names, doc, lexicon):
        kind = cluster.kind
        entities.append(_entity(cluster, kind, countries.of(cluster, kind)))
    return entities


def _entity(cluster: Cluster, kind: ParticipantKind, country: str | None) -> Entity:
    return Entity(
        name=cluster.fullest.text,
        kind=kind,
        mentions=[Draft(name.start, name.end, name.first, name.last, "name", "name") for name in cluster.names],
        country=country,
        gender=_gender(cluster) if kind == "person" else None,
        plural=kind == "group",
    )


def _gender(cluster: Cluster) -> Gender | None:
    return next((name.gender for name in cluster.names if name.gender), None)
