"""Roles that a relative clause states beside a name («Ada Morel, qui dirige la banque»)."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse

if TYPE_CHECKING:
    from factx.tree import Doc

_LONGEST = 12
"""The tokens of the longest role that is read."""
_PHRASE = frozenset(("DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM", "X"))


def learn_from_relatives(discourse: Discourse) -> None:
    """Add to persons the roles told by a relative clause right behind their name."""
    words, doc = discourse.language.people.persons, discourse.doc
    for entity in (entity for entity in discourse.entities if entity.kind == "person"):
        for mention in entity.mentions:
            at = mention.last + 1
            at += at < len(doc) and doc[at].text == ","
            if at + 1 >= len(doc) or doc[at].lower_ not in words.relative:
                continue
            verb = at + 1
            over = doc[verb].pos_ == "AUX"
            verb += over
            while verb < len(doc) and doc[verb].pos_ == "ADV":
                verb += 1
            if verb + 1 >= len(doc) or not ({doc[verb].lower_, doc[verb].lemma_} & words.leading):
                continue
            end = _phrase_end(doc, verb + 1)
            role = doc.written(verb, end)
            if end > verb + 2 and role not in entity.roles:
                entity.roles.append(role)
                if over or doc[verb].lower_.endswith(words.led_endings):
                    entity.former_roles.append(role)


def _phrase_end(doc: "Doc", start: int) -> int:
    """Return the token after a noun phrase that begins with its determiner."""
    at = start
    while at < min(start + _LONGEST, len(doc)) and doc[at].pos_ in _PHRASE and not doc[at].is_sent_start:
        at += 1
    while at > start and doc[at - 1].pos_ in ("ADP", "DET"):
        at -= 1
    return at if start < len(doc) and doc[start].pos_ == "DET" else start
