"""The names of one participant, gathered, and the joining of such clusters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from factx.extractors.participants.gazetteer import plain
from factx.extractors.participants.kinds import decide
from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.reading import Name
from factx.extractors.participants.surroundings import Votes
from factx.records import ParticipantKind

_ORDINAL = re.compile(r"^(\d+|[ivxl]+)(?:i?eme|er|re)$")
"""An ordinal in figures, its accent gone («XXème», «15e»)."""


@dataclass(slots=True, eq=False)
class Cluster:
    """The names of one participant, in text order, and the votes on its kind."""

    words: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    votes: Votes = field(default_factory=Votes)

    @property
    def kind(self) -> ParticipantKind:
        """The kind most votes are for."""
        return decide(self.votes)

    @property
    def fullest(self) -> Name:
        """The longest of the names, acronyms and accounts last; of equals, the first."""
        return max(self.names, key=lambda name: (_is_written_out(name), name.end - name.start, -name.start))


class Clusters:
    """All clusters of an article, in order of first mention, some of them joined."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.all = clusters
        self._into: dict[int, Cluster] = {}

    def root(self, cluster: Cluster) -> Cluster:
        """Return what a cluster has been joined into; itself if nothing."""
        seen = []
        while id(cluster) in self._into:
            seen.append(id(cluster))
            cluster = self._into[id(cluster)]
        self._into.update(dict.fromkeys(seen, cluster))
        return cluster

    def is_joined(self, cluster: Cluster) -> bool:
        """Whether a cluster has been joined into another."""
        return id(cluster) in self._into

    def merge(self, part: Cluster, whole: Cluster) -> None:
        """Join a cluster into another, with its names and votes."""
        part, whole = self.root(part), self.root(whole)
        if part is not whole:
            self._into[id(part)] = whole
            whole.names.extend(part.names)
            whole.votes.update(part.votes)

    def give_up(self, part: Cluster, whole: Cluster) -> None:
        """Join a cluster whose names have been given away into another."""
        self._into[id(part)] = whole

    def others(self, cluster: Cluster, wholes: Iterable[Cluster]) -> list[Cluster]:
        """Return what some clusters have been joined into, each once, a cluster itself left out."""
        roots = {id(root): root for root in map(self.root, wholes)}
        roots.pop(id(cluster), None)
        return list(roots.values())


def words_of(name: Name, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of a name, without its article, as they compare: no accents, capitals or hyphens."""
    text = name.known.name if name.known else name.text
    words = plain(text).lower().replace("-", " ").replace("'", "' ").replace(".", " ").split()
    words = [_ORDINAL.sub(r"\1e", word) for word in words]
    if len(words) > 1 and words[0] in lexicon.articles:
        words = words[1:]
    return tuple(words) or (text,)


def _is_written_out(name: Name) -> bool:
    """Whether a name is neither an acronym nor that of an account («UBL», «@AdaMorel»)."""
    return not (name.text.isupper() or name.text.startswith("@"))
