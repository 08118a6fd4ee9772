"""Prizes that speak for the persons who have won them («, estime le prix Femina 1990»)."""

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.phrases import Phrase, Phrases


def name_laureates(discourse: Discourse, phrases: Phrases) -> None:
    """Give each such mention of a prize to the last speaker."""
    doc, words = discourse.doc, discourse.language.people.nominals
    for prize in [e for e in discourse.entities if e.kind == "work" and e.name.lower().startswith(words.prizes)]:
        for mention in [m for m in prize.mentions if discourse.speaks(m)]:
            token = doc[mention.first]
            winner = discourse.last_speaker(token.idx)
            if winner is None or token.i == 0 or doc[token.i - 1].lower_ not in words.articles:
                continue
            last = mention.last
            while last + 2 < len(doc) and (doc[last + 1].lower_ in words.bare_of or doc[last + 1].like_num):
                last += 1 if doc[last + 1].like_num else 2
            prize.mentions.remove(mention)
            discourse.forget(prize, mention)
            winner.roles.append(doc.written(mention.first, last + 1))
            discourse.add(winner, phrases.draft(Phrase(token.i - 1, token.i, last), "title"))
    discourse.drop_empty()
