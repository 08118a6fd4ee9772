"""Which names name the same participant: by form, part, acronym, spelling and «alias»."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Gender
from factx.extractors.participants.kinds import Votes, count, decide, share_out
from factx.extractors.participants.lexicon import Lexicon, plain
from factx.extractors.participants.matches import reports_matches
from factx.extractors.participants.reading import Name
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Doc

_NEIGHBOURS = 8
_MAX_SURNAMES = 4
_MIN_ACRONYM = 3
_MAX_ACRONYM = 12
_MIN_SPELLING = 5
_MAX_SPELLING = 60


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
        """The longest of the names, acronyms last; of equals, the first."""
        return max(self.names, key=lambda name: (not name.text.isupper(), name.end - name.start, -name.start))


def join(names: list[Name], doc: "Doc", lexicon: Lexicon) -> list[Cluster]:
    """Return the participants that the names name, in order of first mention."""
    clusters: dict[tuple[str, ...], Cluster] = {}
    keys = [_words(name, lexicon) for name in names]
    for words, name in zip(keys, names, strict=True):
        clusters.setdefault(words, Cluster(words)).names.append(name)
    of_matches = reports_matches(doc)
    for cluster in clusters.values():
        cluster.votes = count(cluster.names, doc, lexicon, of_matches)
    share_out(names, [clusters[words].votes for words in keys], doc, lexicon)
    joiner = _Joiner(list(clusters.values()), doc, lexicon)
    joiner.join_acronyms()
    joiner.join_aliases()
    joiner.join_spellings()
    joiner.join_parts()
    return joiner.result()


def _words(name: Name, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of a name, without its article, as they compare: no accents, capitals or hyphens."""
    text = name.known.name if name.known else name.text
    words = plain(text).lower().replace("-", " ").replace("'", "' ").replace(".", " ").split()
    if len(words) > 1 and words[0] in lexicon.articles:
        words = words[1:]
    return tuple(words) or (text,)


class _Joiner:
    def __init__(self, clusters: list[Cluster], doc: "Doc", lexicon: Lexicon) -> None:
        self._clusters = clusters
        self._doc = doc
        self._lexicon = lexicon
        self._at_last: dict[int, list[Cluster]] = defaultdict(list)
        for cluster in clusters:
            for name in cluster.names:
                self._at_last[name.last].append(cluster)
        self._into: dict[int, Cluster] = {}

    def _root(self, cluster: Cluster) -> Cluster:
        seen = []
        while id(cluster) in self._into:
            seen.append(id(cluster))
            cluster = self._into[id(cluster)]
        self._into.update(dict.fromkeys(seen, cluster))
        return cluster

    def _merge(self, part: Cluster, whole: Cluster) -> None:
        part, whole = self._root(part), self._root(whole)
        if part is not whole:
            self._into[id(part)] = whole
            whole.names.extend(part.names)
            whole.votes.update(part.votes)

    def join_acronyms(self) -> None:
        """Join «Fédération nationale des éleveurs (FNE)», and an acronym of the initials of another name."""
        initials: dict[str, Cluster] = {}
        for cluster in self._clusters:
            for acronym in self._acronyms(cluster.words):
                initials.setdefault(acronym, cluster)
        for cluster in self._clusters:
            if cluster.kind == "organization":
                for acronym in self._acronyms(cluster.words):
                    for length in range(len(acronym) - 1, _MIN_ACRONYM - 1, -1):
                        initials.setdefault(acronym[:length], cluster)
        for cluster in self._clusters:
            if len(cluster.words) > 1:
                continue
            word, first = cluster.words[0], cluster.names[0]
            long = next(self._spelled_before(cluster), None)
            if long is None and first.text.isupper() and (not first.known or _stands_alone(first)):
                long = initials.get(word)
            if long is not None:
                self._merge(cluster, long)

    def _spelled_before(self, cluster: Cluster) -> Iterator[Cluster]:
        """Yield the clusters of longer names that a mention in brackets abbreviates."""
        for name in cluster.names:
            if not _is_bracketed(name, self._doc) or (name.known is not None and name.known.place is not None):
                continue
            for long in self._at_last.get(name.first - 2, ()):
                if len(long.words) > 1 and long.words[0][0] == cluster.words[0][0]:
                    yield long

    def _acronyms(self, words: tuple[str, ...]) -> Iterator[str]:
        """Yield the initials of a name's longer words, and of all («SBL», «SDBDL»: société des bergers de Lens)."""
        small = self._lexicon.links | self._lexicon.contracted
        if len(words) > 1:
            yield "".join(word[0] for word in words[:_MAX_ACRONYM] if word not in small)
            yield "".join(word[0] for word in words[:_MAX_ACRONYM])

    def join_aliases(self) -> None:
        """Join «alias X» to the person named before."""
        mentions = [(name, cluster) for cluster in self._clusters for name in cluster.names]
        mentions.sort(key=lambda mention: mention[0].start)
        person: Cluster | None = None
        for name, cluster in mentions:
            if person and person is not cluster and not name.known and self._has_alias_cue(name):
                self._merge(cluster, person)
            elif cluster.kind == "person":
                person = cluster

    def _has_alias_cue(self, name: Name) -> bool:
        before = [token for token in self._doc[max(0, name.first - 5) : name.first] if not token.is_punct]
        words = tuple(token.lower_ for token in before)
        after = tuple(token.lower_ for token in self._doc[name.last + 1 : name.last + 6])
        return any(words[-len(cue) :] == cue for cue in self._lexicon.alias_cues) or any(
            after[: len(cue)] == cue for cue in self._lexicon.alias_cues_after
        )

    def join_spellings(self) -> None:
        """Join names that differ by a letter or two, and a surname that so differs from that of a full name."""
        alike: dict[tuple[str, str], list[tuple[str, Cluster]]] = defaultdict(list)
        for cluster in self._clusters:
            words = cluster.words
            if cluster.names[0].known or len(words[-1]) < _MIN_SPELLING:
                continue
            first, spelling = (words[0] if len(words) > 1 else ""), " ".join(words)
            bucket = alike[first, words[-1][:2]]
            other = next((other for known, other in bucket[-_NEIGHBOURS:] if _is_near(known, spelling)), None)
            if other is not None:
                self._merge(cluster, other)
            bucket.append((spelling, cluster))
            if len(words) > 1 and cluster.kind == "person":
                alike["", words[-1][:2]].append((words[-1], cluster))

    def join_parts(self) -> None:
        """Join surname or first name alone to the person named in full, and what begins a longer name to that name."""
        by_surname: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
        by_first: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in self._clusters:
            words = cluster.words
            if len(words) < 2:
                continue
            by_first[words[0]].append(cluster)
            if self._root(cluster).kind == "person":
                for start in range(1, min(len(words), _MAX_SURNAMES + 1)):
                    by_surname[words[start:]].append(cluster)
        for cluster in self._clusters:
            if id(cluster) in self._into:
                continue
            wholes = self._others(cluster, by_surname.get(cluster.words, []))
            if wholes and not (cluster.names[0].known and cluster.kind != "person"):
                self._share_out(cluster, wholes)
            elif len(cluster.words) == 1:
                self._join_first_word(cluster, self._others(cluster, by_first.get(cluster.words[0], [])))
            elif cluster.kind == "organization" and not cluster.names[0].known:
                self._join_beginning(cluster, self._others(cluster, by_first.get(cluster.words[0], [])))

    def _others(self, cluster: Cluster, wholes: list[Cluster]) -> list[Cluster]:
        roots = {id(root): root for root in map(self._root, wholes)}
        roots.pop(id(cluster), None)
        return list(roots.values())

    def _join_first_word(self, cluster: Cluster, wholes: list[Cluster]) -> None:
        name = cluster.names[0]
        if name.short:
            institutions = [whole for whole in wholes if whole.kind == "organization"]
            if institutions:
                self._share_out(cluster, institutions)
        elif len(wholes) == 1 and not name.known:
            whole = wholes[0]
            part_of_place = whole.kind == "place" and "-" in whole.names[0].text
            first_name = whole.kind == "person" and self._lexicon.is_first_name(name.text)
            if part_of_place or first_name or whole.kind == "organization":
                self._merge(cluster, whole)

    def _join_beginning(self, cluster: Cluster, wholes: list[Cluster]) -> None:
        """Join «Musée des bergers» to «Musée des bergers de Lens», when no other name begins so."""
        count = len(cluster.words)
        longer = [whole for whole in wholes if whole.words[:count] == cluster.words and whole.kind == "organization"]
        if len(longer) == 1:
            self._merge(cluster, longer[0])

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
            self._into[id(cluster)] = wholes[0]
            wholes[0].votes.update(cluster.votes if len(wholes) == 1 else ())

    def result(self) -> list[Cluster]:
        """Return the joined clusters, less head nouns that begin no longer name and acronyms of common words."""
        kept = []
        for cluster in self._clusters:
            cluster.names.sort(key=lambda name: (name.start, -name.end))
            short = all(name.short for name in cluster.names)
            if id(cluster) not in self._into and not short and not self._abbreviates_words(cluster):
                kept.append(cluster)
        return sorted(kept, key=lambda cluster: cluster.names[0].start)

    def _abbreviates_words(self, cluster: Cluster) -> bool:
        """Whether a name is the acronym of words that are no name («incapacité totale de travail (ITT)»)."""
        name = cluster.names[0]
        if name.known or name.kind or len(cluster.words) > 1 or not _is_bracketed(name, self._doc):
            return False
        before = self._doc[name.first - 2]
        return before.text.islower() and before.i not in self._at_last and name.text.isupper()


def _agrees(name: Name, gender: Gender | None) -> bool:
    """Whether the gender that a name's honorific tells may be that of a person named in full."""
    return not (name.honorific and name.gender and gender and name.gender != gender)


def _stands_alone(name: Name) -> bool:
    """Whether a name known beforehand is known by no other, and may be the acronym of one («UNL»)."""
    return name.known is not None and name.known.name == name.text and len(name.text) >= _MIN_ACRONYM


def _is_bracketed(name: Name, doc: "Doc") -> bool:
    around = doc[name.first - 1 : name.last + 2] if name.first > 1 else doc[:0]
    return len(around) > 2 and around[0].text == "(" and around[-1].text == ")"


def _is_near(one: str, other: str) -> bool:
    """Whether two spellings of as many words differ, by at most two edits, by one in a short word."""
    if one == other or one.count(" ") != other.count(" "):
        return False
    limit = 2 if min(len(one), len(other)) > 8 else 1
    if abs(len(one) - len(other)) > limit or max(len(one), len(other)) > _MAX_SPELLING:
        return False
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (left != right))
    return row[-1] <= limit
