"""Which names name the same participant: by form, part, acronym, spelling and «alias»."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factx.extractors.participants.kinds import Votes, count, decide, share_out
from factx.extractors.participants.lexicon import Lexicon, plain
from factx.extractors.participants.spans import Name
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SMALL = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "pour", "sur", "en", "dans"))
_ARTICLES = frozenset(("la", "le", "les", "l", "the"))
_NEIGHBOURS = 8


@dataclass(slots=True)
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
        """The longest of the names; of equals, the first."""
        return max(self.names, key=lambda name: (not name.text.isupper() or len(name.text) > 8, name.end - name.start, -name.start))


def join(names: list[Name], doc: "Doc", lexicon: Lexicon) -> list[Cluster]:
    """Return the participants that the names name, in order of first mention."""
    clusters: dict[tuple[str, ...], Cluster] = {}
    for name in names:
        words = _words(name)
        clusters.setdefault(words, Cluster(words)).names.append(name)
    for cluster in clusters.values():
        cluster.votes = count(cluster.names, doc, lexicon)
    share_out(names, [clusters[_words(name)].votes for name in names], doc.text)
    joiner = _Joiner(list(clusters.values()), doc, lexicon)
    joiner.join_acronyms()
    joiner.join_aliases()
    joiner.join_spellings()
    joiner.join_parts()
    return joiner.result()


def _words(name: Name) -> tuple[str, ...]:
    text = name.known.name if name.known else name.text
    words = [word for word in plain(text).lower().replace("-", " ").replace("'", " ").replace(".", " ").split()]
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return tuple(words) or (text,)


class _Joiner:
    def __init__(self, clusters: list[Cluster], doc: "Doc", lexicon: Lexicon) -> None:
        self.clusters = clusters
        self.doc = doc
        self.lexicon = lexicon
        self.at_first = {name.first: cluster for cluster in clusters for name in cluster.names}
        self.at_last = {name.last: cluster for cluster in clusters for name in reversed(cluster.names)}
        self.into: dict[int, Cluster] = {}

    def _root(self, cluster: Cluster) -> Cluster:
        while id(cluster) in self.into:
            cluster = self.into[id(cluster)]
        return cluster

    def _merge(self, part: Cluster, whole: Cluster) -> None:
        part, whole = self._root(part), self._root(whole)
        if part is not whole:
            self.into[id(part)] = whole
            whole.names.extend(part.names)
            whole.votes.update(part.votes)

    def join_acronyms(self) -> None:
        """Join «Fédération nationale des éleveurs (FNE)», and an acronym of the initials of another name."""
        initials: dict[str, Cluster] = {}
        for cluster in self.clusters:
            for spelled in _initials(cluster.words):
                initials.setdefault(spelled, cluster)
        for cluster in self.clusters:
            if len(cluster.words) > 1 or not any(name.text[:2].isupper() or _bracketed(name, self.doc) for name in cluster.names):
                continue
            for name in cluster.names:
                long = self.at_last.get(name.first - 2) if _bracketed(name, self.doc) else None
                if long and long is not cluster and long.words[0][0] == cluster.words[0][0] and len(long.words) > 1:
                    self._merge(cluster, long)
                    break
            else:
                long = initials.get(cluster.words[0])
                if long and long is not cluster and cluster.names[0].text.isupper() and not cluster.names[0].known:
                    self._merge(cluster, long)

    def join_aliases(self) -> None:
        """Join «alias X» to the person named before."""
        person: Cluster | None = None
        for cluster, name in sorted(
            ((cluster, name) for cluster in self.clusters for name in cluster.names), key=lambda item: item[1].start
        ):
            if self._has_alias_cue(name) and person and person is not cluster and not name.known:
                self._merge(cluster, person)
            elif cluster.kind == "person":
                person = cluster

    def _has_alias_cue(self, name: Name) -> bool:
        before = [token.lower_ for token in self.doc[max(0, name.first - 4) : name.first] if token.text not in "«\"“("]
        after = tuple(token.lower_ for token in self.doc[name.last + 1 : name.last + 6])
        return any(tuple(before[-len(cue) :]) == cue for cue in self.lexicon.alias_cues) or any(
            after[: len(cue)] == cue for cue in self.lexicon.alias_cues_after
        )

    def join_spellings(self) -> None:
        """Join names that differ by a letter or two."""
        alike: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
        for cluster in self.clusters:
            if cluster.names[0].known or len(cluster.words[-1]) < 5:
                continue
            bucket = alike[cluster.words[0] if len(cluster.words) > 1 else "", cluster.words[-1][:2]]
            for other in bucket[-_NEIGHBOURS:]:
                if len(other.words) == len(cluster.words) and _near(" ".join(other.words), " ".join(cluster.words)):
                    self._merge(cluster, other)
                    break
            bucket.append(cluster)

    def join_parts(self) -> None:
        """Join surname or first name alone to the person named in full, and a head noun to the name it begins."""
        by_surname: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
        by_first: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in self.clusters:
            words = cluster.words
            if len(words) < 2 or len(words) > 12:
                continue
            by_first[words[0]].append(cluster)
            if self._root(cluster).kind == "person":
                for start in range(1, min(len(words), 5)):
                    by_surname[words[start:]].append(cluster)
        for cluster in list(self.clusters):
            if id(cluster) in self.into:
                continue
            wholes = [whole for whole in by_surname.get(cluster.words, ()) if self._root(whole) is not self._root(cluster)]
            if wholes and not (cluster.names[0].known and cluster.kind != "person"):
                self._share_out(cluster, wholes)
            elif len(cluster.words) == 1:
                self._join_first_word(cluster, by_first.get(cluster.words[0], []))

    def _join_first_word(self, cluster: Cluster, wholes: list[Cluster]) -> None:
        name = cluster.names[0]
        wholes = [whole for whole in wholes if self._root(whole) is not cluster]
        if name.short:
            wholes = [whole for whole in wholes if self._root(whole).kind == "organization"]
            if wholes:
                self._share_out(cluster, wholes)
        elif len(wholes) == 1 and not name.known:
            kind = self._root(wholes[0]).kind
            part_of_place = kind == "place" and "-" in wholes[0].names[0].text
            if part_of_place or (kind == "person" and self.lexicon.is_first_name(name.text)) or kind == "organization":
                self._merge(cluster, wholes[0])

    def _share_out(self, cluster: Cluster, wholes: list[Cluster]) -> None:
        """Give each name of a cluster to the fuller one that was last named before it, else to the first after."""
        if len(wholes) == 1:
            self._merge(cluster, wholes[0])
            return
        given: dict[int, list[Name]] = defaultdict(list)
        for name in cluster.names:
            before = [(max(other.start for other in whole.names if other.start < name.start), i) for i, whole in enumerate(wholes) if whole.names[0].start < name.start]
            given[max(before)[1] if before else 0].append(name)
        for i, names in given.items():
            root = self._root(wholes[i])
            root.names.extend(names)
        self.into[id(cluster)] = self._root(wholes[0])

    def result(self) -> list[Cluster]:
        """Return the joined clusters; a head noun alone that begins no longer name is dropped."""
        kept = [cluster for cluster in self.clusters if id(cluster) not in self.into]
        kept = [c for c in kept if not all(name.short for name in c.names) and not self._abbreviates_words(c)]
        for cluster in kept:
            cluster.names.sort(key=lambda name: (name.start, -name.end))
        return sorted(kept, key=lambda cluster: cluster.names[0].start)

    def _abbreviates_words(self, cluster: Cluster) -> bool:
        """Whether a name is the acronym of words that are no name («incapacité totale de travail (ITT)»)."""
        name = cluster.names[0]
        if name.known or name.kind or len(cluster.words) > 1 or not _bracketed(name, self.doc):
            return False
        before = self.doc[name.first - 2]
        return before.text.islower() and before.i not in self.at_last and name.text.isupper()


def _bracketed(name: Name, doc: "Doc") -> bool:
    return name.first > 1 and doc[name.first - 1].text == "(" and name.last + 1 < len(doc) and doc[name.last + 1].text == ")"


def _initials(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) < 2:
        return ()
    return ("".join(word[0] for word in words if word not in _SMALL), "".join(word[0] for word in words))


def _near(one: str, other: str) -> bool:
    """Whether two spellings are at most two edits apart, one in a short word."""
    limit = 2 if min(len(one), len(other)) > 8 else 1
    if abs(len(one) - len(other)) > limit or max(len(one), len(other)) > 60:
        return False
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (left != right))
    return row[-1] <= limit
