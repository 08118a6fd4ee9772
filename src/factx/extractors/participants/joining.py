"""Which names name the same participant: by form, part, acronym, spelling and «alias»."""

from typing import TYPE_CHECKING

from factx.extractors.participants.clusters import Cluster, Clusters, words_of
from factx.extractors.participants.kinds import count, share_out
from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.matches import reports_matches
from factx.extractors.participants.parts import Parts
from factx.extractors.participants.reading import Name
from factx.extractors.participants.spellings import Spellings

if TYPE_CHECKING:
    from factx.tree import Doc


def join(names: list[Name], doc: "Doc", lexicon: Lexicon) -> list[Cluster]:
    """Return the participants that the names name, in order of first mention.

    Head nouns that begin no longer name and acronyms of common words are left out.
    """
    by_words: dict[tuple[str, ...], Cluster] = {}
    keys = [words_of(name, lexicon) for name in names]
    for words, name in zip(keys, names, strict=True):
        by_words.setdefault(words, Cluster(words)).names.append(name)
    of_matches = reports_matches(doc)
    for cluster in by_words.values():
        cluster.votes = count(cluster.names, doc, lexicon, of_matches)
    share_out(names, [by_words[words].votes for words in keys], doc, lexicon)
    clusters = Clusters(list(by_words.values()))
    spellings = Spellings(clusters, doc, lexicon)
    spellings.join_acronyms()
    spellings.join_accounts()
    spellings.join_aliases()
    spellings.join_variants()
    Parts(clusters, lexicon).join()
    kept = []
    for cluster in clusters.all:
        cluster.names.sort(key=lambda name: (name.start, -name.end))
        short = all(name.short for name in cluster.names)
        if not (clusters.is_joined(cluster) or short or spellings.abbreviates_words(cluster)):
            kept.append(cluster)
    return sorted(kept, key=lambda cluster: cluster.names[0].start)
