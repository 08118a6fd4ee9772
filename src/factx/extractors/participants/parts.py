"""Names that are a part of a fuller one: a surname, a first name, what begins an institution's, where a place is."""

from collections import defaultdict

from factx.extractors.participants.clusters import Cluster, Clusters
from factx.extractors.participants.entity import Gender
from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.reading import Name

_NEIGHBOURS = 8
_MAX_SURNAMES = 4
_PLACED = 3
"""The words of a place's name before what may stand alone («place de la Bastille»)."""


class Parts:
    """Joins such names of one article to the fuller ones."""

    def __init__(self, clusters: Clusters, lexicon: Lexicon) -> None:
        self._clusters, self._lexicon = clusters, lexicon
        self._by_surname: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
        self._by_first: dict[str, list[Cluster]] = defaultdict(list)
        self._by_place: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
        for cluster in clusters.all:
            words = cluster.words
            if len(words) < 2:
                continue
            self._by_first[words[0]].append(cluster)
            kind = clusters.root(cluster).kind
            if kind == "person":
                for start in range(1, min(len(words), _MAX_SURNAMES + 1)):
                    self._by_surname[words[start:]].append(cluster)
            elif kind == "organization" and self._is_persons(cluster):
                self._by_surname[words[-1:]].append(cluster)
            elif kind == "place" and (alone := self._without_noun(words)):
                self._by_place[alone].append(cluster)

    def join(self) -> None:
        """Join surname or first name alone to the person named in full, and what begins a longer name to that name."""
        for cluster in self._clusters.all:
            if self._clusters.is_joined(cluster):
                continue
            wholes = self._others(cluster, self._by_surname.get(cluster.words, []))
            if wholes and not (cluster.names[0].known and cluster.kind != "person"):
                self._share_out(cluster, wholes)
            elif len(cluster.words) == 1:
                self._join_word(cluster, self._others(cluster, self._by_first.get(cluster.words[0], [])))
            elif places := self._others(cluster, self._by_place.get(cluster.words, [])):
                self._join_place(cluster, places)
            elif len(cluster.words[-1]) == 1 and cluster.kind == "person":
                self._join_initial(cluster, self._others(cluster, self._by_first.get(cluster.words[0], [])))
            elif cluster.kind == "organization" and not cluster.names[0].known:
                self._join_beginning(cluster, self._others(cluster, self._by_first.get(cluster.words[0], [])))

    def _others(self, cluster: Cluster, wholes: list[Cluster]) -> list[Cluster]:
        return self._clusters.others(cluster, wholes)

    def _is_persons(self, cluster: Cluster) -> bool:
        """Whether an organization is called after a person («Ada Morel», of a fashion house)."""
        return self._lexicon.is_first_name(cluster.names[0].text.split(" ")[0])

    def _join_word(self, cluster: Cluster, wholes: list[Cluster]) -> None:
        name = cluster.names[0]
        if name.short:
            institutions = [whole for whole in wholes if whole.kind == "organization"]
            if institutions:
                self._share_out(cluster, institutions)
            return
        if len(wholes) == 1 and self._begins(name, wholes[0]):
            self._clusters.merge(cluster, wholes[0])
        else:
            self._join_place(cluster, self._others(cluster, self._by_place.get(cluster.words, [])))

    def _without_noun(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return what may stand alone of a street's name («[Bastille]» of «place de la …»); nothing if nothing may."""
        lexicon = self._lexicon
        if words[1:_PLACED] in (("de", "la"), ("de", "l'")):
            return words[_PLACED:]
        if words[0] in lexicon.grammar.motorways:
            return words[1:]
        if words[0] not in lexicon.grammar.thoroughfares:
            return ()
        return words[2:] if words[1] in lexicon.contracted else words[1:]

    def _join_place(self, cluster: Cluster, places: list[Cluster]) -> None:
        """Join a place named without its noun to the only one so called with it."""
        fits = cluster.kind in ("place", "organization") and not self._is_town(cluster.names[0])
        if len(places) == 1 and fits:
            self._clusters.merge(cluster, places[0])

    def _begins(self, name: Name, whole: Cluster) -> bool:
        """Whether a word names what a longer name names that begins with it («Ada», «Valbrune» for Valbrune Santé)."""
        if name.known:
            joined = any(other.text.startswith(f"{name.text}-") for other in whole.names)
            return name.known.kind == whole.kind == "organization" and not (whole.names[0].known or joined)
        part_of_place = whole.kind == "place" and "-" in whole.names[0].text
        return part_of_place or whole.kind in ("person", "organization")

    def _is_town(self, name: Name) -> bool:
        place = name.known.place if name.known is not None else None
        return self._lexicon.is_town(name.text) or (place is not None and place.type != "building")

    def _join_initial(self, cluster: Cluster, wholes: list[Cluster]) -> None:
        """Join «Ada M.» to «Ada Morel», when no other name begins so."""
        initial = cluster.words[-1]
        fuller = [w for w in wholes if w.kind == "person" and len(w.words) > 1 and w.words[1].startswith(initial)]
        if len(fuller) == 1:
            self._clusters.merge(cluster, fuller[0])

    def _join_beginning(self, cluster: Cluster, wholes: list[Cluster]) -> None:
        """Join «Musée des bergers» to «Musée des bergers de Lens», when no other name begins so."""
        count = len(cluster.words)
        longer = [whole for whole in wholes if whole.words[:count] == cluster.words and whole.kind == "organization"]
        if len(longer) == 1:
            self._clusters.merge(cluster, longer[0])

    def _share_out(self, cluster: Cluster, wholes: list[Cluster]) -> None:
        """Give each name of a cluster to the fuller one last named before it, else to the first after.

        A name whose honorific tells another gender («Mme Delorme» for «Paul Delorme») is not given away; when none
        is, the clusters stay apart.
        """
        ordered = [(name.start, name, whole) for whole in wholes for name in whole.names]
        ordered += [(name.start, name, cluster) for name in cluster.names]
        ordered.sort(key=lambda mention: mention[0])
        recent = list(dict.fromkeys(whole for _, _, whole in ordered if whole is not cluster))[:_NEIGHBOURS][::-1]
        genders = {id(whole): next((name.gender for name in whole.names if name.gender), None) for whole in wholes}
        kept: list[Name] = []
        for _, name, owner in ordered:
            if owner is not cluster:
                recent = [*[whole for whole in recent if whole is not owner][-_NEIGHBOURS:], owner]
            elif taker := next((whole for whole in reversed(recent) if _agrees(name, genders[id(whole)])), None):
                taker.names.append(name)
            else:
                kept.append(name)
        if kept:
            cluster.names = kept
        else:
            self._clusters.give_up(cluster, wholes[0])
            wholes[0].votes.update(cluster.votes if len(wholes) == 1 else ())


def _agrees(name: Name, gender: Gender | None) -> bool:
    """Whether the gender that a name's honorific tells may be that of a person named in full."""
    return not (name.honorific and name.gender and gender and name.gender != gender)
