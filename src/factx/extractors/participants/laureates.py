"""Prizes that stand for who has won them: «, estime le prix Femina 1990», «Ada Morel, prix Nobel 2014»."""

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Draft, Entity
from factx.extractors.participants.phrases import Phrase, Phrases


def name_laureates(discourse: Discourse, phrases: Phrases) -> None:
    """Give each such mention of a prize to the last speaker, or make it a role of the person before its comma."""
    words = discourse.language.people.nominals
    for prize in [e for e in discourse.entities if e.kind == "work" and e.name.lower().startswith(words.prizes)]:
        for mention in list(prize.mentions):
            winner = _apposed(mention, phrases) or _speaker(mention, discourse)
            if winner is not None:
                _give(mention, prize, winner, discourse, phrases)
    discourse.drop_empty()


def _apposed(mention: Draft, phrases: Phrases) -> Entity | None:
    """Return the person set off by a comma or a bracket before a prize without article."""
    entity = phrases.before_mark(mention.first - 1, ",(")
    return entity if entity is not None and entity.kind == "person" else None


def _speaker(mention: Draft, discourse: Discourse) -> Entity | None:
    """Return the last speaker when a prize with its article speaks."""
    if not discourse.speaks(mention):
        return None
    token = discourse.doc[mention.first]
    determined = token.i > 0 and discourse.doc[token.i - 1].lower_ in discourse.language.people.nominals.articles
    return discourse.last_speaker(token.idx) if determined else None


def _give(mention: Draft, prize: Entity, winner: Entity, discourse: Discourse, phrases: Phrases) -> None:
    """Make a mention of a prize a role of its winner, and with its article a mention."""
    doc, words = discourse.doc, discourse.language.people.nominals
    last = mention.last
    while last + 2 < len(doc) and (doc[last + 1].lower_ in words.bare_of or doc[last + 1].like_num):
        last += 1 if doc[last + 1].like_num else 2
    prize.mentions.remove(mention)
    discourse.forget(prize, mention)
    winner.roles.append(doc.written(mention.first, last + 1))
    if doc[mention.first - 1].lower_ in words.articles:
        discourse.add(winner, phrases.draft(Phrase(mention.first - 1, mention.first, last), "title"))
