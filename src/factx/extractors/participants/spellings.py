"""Names that spell one another: acronyms, names of accounts, aliases, variants that differ by a letter or two."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractors.participants.clusters import Cluster, Clusters
from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.reading import Name

if TYPE_CHECKING:
    from factx.tree import Doc

_NEIGHBOURS = 8
_MIN_ACRONYM = 3
_MAX_ACRONYM = 12
_MIN_SPELLING = 5
_MAX_SPELLING = 60
_MARKS = 4
_FOREIGN = 3
"""The words of a name from which on an acronym in brackets may be that of another language («(YPG)»)."""


class Spellings:
    """Joins such names of one article."""

    def __init__(self, clusters: Clusters, doc: "Doc", lexicon: Lexicon) -> None:
        self._clusters, self._doc, self._lexicon = clusters, doc, lexicon
        self._at_first: dict[int, list[Cluster]] = defaultdict(list)
        self._at_last: dict[int, list[Cluster]] = defaultdict(list)
        for cluster in clusters.all:
            for name in cluster.names:
                self._at_first[name.first].append(cluster)
                self._at_last[name.last].append(cluster)

    def join_acronyms(self) -> None:
        """Join «Fédération nationale des éleveurs (FNE)», and an acronym of the initials of another name."""
        initials: dict[str, Cluster] = {}
        for cluster in self._clusters.all:
            for acronym in self._acronyms(cluster.words):
                initials.setdefault(acronym, cluster)
        for cluster in self._clusters.all:
            if cluster.kind == "organization":
                for acronym in self._acronyms(cluster.words):
                    for length in range(len(acronym) - 1, _MIN_ACRONYM - 1, -1):
                        initials.setdefault(acronym[:length], cluster)
        for cluster in self._clusters.all:
            if len(cluster.words) > 1:
                continue
            word, first = cluster.words[0], cluster.names[0]
            long = next(self._spelled_before(cluster), None)
            if long is None and first.text.isupper() and (not first.known or _stands_alone(first)):
                long = initials.get(word)
            if long is not None:
                self._clusters.merge(cluster, long)

    def _spelled_before(self, cluster: Cluster) -> Iterator[Cluster]:
        """Yield the clusters of longer names that a mention in brackets abbreviates, or whose bracket spells it."""
        for name in cluster.names:
            behind = self._at_first.get(name.last + 2, ()) if name.text.isupper() else ()
            yield from (long for long in behind if self._is_spelled_in_bracket(cluster, long))
            if not _is_bracketed(name, self._doc) or (name.known is not None and name.known.place is not None):
                continue
            for long in self._at_last.get(name.first - 2, ()):
                alone = name.known is None or _stands_alone(name)
                foreign = len(long.words) > _FOREIGN and name.text.isupper() and alone
                if len(long.words) > 1 and (long.words[0][0] == cluster.words[0][0] or foreign):
                    yield long

    def _is_spelled_in_bracket(self, acronym: Cluster, long: Cluster) -> bool:
        """Whether a longer name stands alone in brackets («l'ACV (Agence pour une vie de qualité)»)."""
        alone = any(_is_bracketed(name, self._doc) for name in long.names)
        return alone and len(long.words) > 1 and long.words[0][0] == acronym.words[0][0]

    def _acronyms(self, words: tuple[str, ...]) -> Iterator[str]:
        """Yield the initials of a name's longer words, and of all («SBL», «SDBDL»: société des bergers de Lens)."""
        small = self._lexicon.links | self._lexicon.contracted
        if len(words) > 1:
            yield "".join(word[0] for word in words[:_MAX_ACRONYM] if word not in small)
            yield "".join(word[0] for word in words[:_MAX_ACRONYM])

    def join_accounts(self) -> None:
        """Join the name of an account to whom it spells («@AdaMorel», «@AMorel»)."""
        spelled: dict[str, Cluster] = {}
        for cluster in self._clusters.all:
            first, *rest = cluster.words
            for letters in ("".join(cluster.words), "".join((*rest, first)), first[0] + "".join(rest)):
                spelled.setdefault(f"@{letters}", cluster)
        for cluster in self._clusters.all:
            bearer = spelled.get(cluster.words[0])
            if bearer is not None:
                self._clusters.merge(cluster, bearer)

    def join_aliases(self) -> None:
        """Join «alias X» to the person named before."""
        mentions = [(name, cluster) for cluster in self._clusters.all for name in cluster.names]
        mentions.sort(key=lambda mention: mention[0].start)
        person: Cluster | None = None
        alias: Name | None = None
        for name, cluster in mentions:
            called = self._has_alias_cue(name) or (alias is not None and self._is_other(name, alias))
            if person and person is not cluster and not name.known and called:
                self._clusters.merge(cluster, person)
                alias = name
            elif cluster.kind == "person":
                person = cluster

    def _has_alias_cue(self, name: Name) -> bool:
        before = [token for token in self._doc[max(0, name.first - 5) : name.first] if not token.is_punct]
        words = tuple(token.lower_ for token in before)
        after = tuple(token.lower_ for token in self._doc[name.last + 1 : name.last + 6])
        return any(words[-len(cue) :] == cue for cue in self._lexicon.alias_cues) or any(
            after[: len(cue)] == cue for cue in self._lexicon.alias_cues_after
        )

    def _is_other(self, name: Name, alias: Name) -> bool:
        """Whether a conjunction ties a name to an alias right before it («surnommé "Zed" ou "Zou"»)."""
        if name.first - alias.last > _MARKS:
            return False
        between = [token for token in self._doc[alias.last + 1 : name.first] if not token.is_punct]
        return len(between) == 1 and between[0].lower_ in self._lexicon.conjunctions

    def join_variants(self) -> None:
        """Join names that differ by a letter or two, and a surname that so differs from that of a full name."""
        alike: dict[tuple[str, str], list[tuple[str, Cluster]]] = defaultdict(list)
        for cluster in self._clusters.all:
            words = cluster.words
            if cluster.names[0].known or len(words[-1]) < _MIN_SPELLING:
                continue
            first, spelling = (words[0] if len(words) > 1 else ""), " ".join(words)
            bucket = alike[first, words[-1][:2]]
            other = next((other for known, other in bucket[-_NEIGHBOURS:] if _is_near(known, spelling)), None)
            if other is not None:
                self._clusters.merge(cluster, other)
            bucket.append((spelling, cluster))
            if len(words) > 1 and cluster.kind == "person":
                alike["", words[-1][:2]].append((words[-1], cluster))

    def abbreviates_words(self, cluster: Cluster) -> bool:
        """Whether a name is the acronym of words that are no name («incapacité totale de travail (ITT)»)."""
        name = cluster.names[0]
        if name.known or name.kind or len(cluster.words) > 1 or not _is_bracketed(name, self._doc):
            return False
        before = self._doc[name.first - 2]
        return before.text.islower() and before.i not in self._at_last and name.text.isupper()


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
