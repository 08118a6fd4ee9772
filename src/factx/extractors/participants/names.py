"""Named participants: proper names found, bounded, typed and joined by name."""

from typing import TYPE_CHECKING

from factx.extractors.participants.countries import country_of
from factx.extractors.participants.entity import Draft, Entity, Gender
from factx.extractors.participants.joining import Cluster, join
from factx.extractors.participants.lexicon import Lexicon, compile_lexicon
from factx.extractors.participants.spans import find_spans
from factx.language import Language

if TYPE_CHECKING:
    from factx.tree import Doc


def find_named(doc: "Doc", language: Language) -> list[Entity]:
    """Return the entities that the article names, each with its name mentions in text order."""
    lexicon = compile_lexicon(language)
    clusters = join(find_spans(doc, lexicon), doc, lexicon)
    return [_entity(cluster, doc, lexicon) for cluster in clusters]


def _entity(cluster: Cluster, doc: "Doc", lexicon: Lexicon) -> Entity:
    kind = cluster.kind
    return Entity(
        name=cluster.fullest.text,
        kind=kind,
        mentions=[Draft(name.start, name.end, name.first, name.last, "name", "name") for name in cluster.names],
        country=country_of(cluster, kind, doc, lexicon),
        gender=_gender(cluster) if kind == "person" else None,
        plural=kind == "group",
    )


def _gender(cluster: Cluster) -> Gender | None:
    return next((name.gender for name in cluster.names if name.gender), None)
