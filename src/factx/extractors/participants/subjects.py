"""The subjects of the clauses around a pronoun: those it says again, and those it cannot stand for."""

from typing import TYPE_CHECKING

from factx.extractors.participants.agreement import Pronoun, bare
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity

if TYPE_CHECKING:
    from factx.tree import Token

_CLAUSES_UP = 4
_TO_SUBJECT = 12
_RELATIVES = ("qui", "dont")


def doubled_subject(pronoun: Pronoun) -> "Token | None":
    """Return the noun before its verb that an inverted pronoun only doubles («Paul Rey viendra-t-il ?»)."""
    token = pronoun.token
    if not pronoun.inverted:
        return None
    nearest, verb = None, token.i - (2 if token.doc[token.i - 1].text.startswith("-") else 1)
    for word in reversed(token.doc[max(0, verb - _TO_SUBJECT) : max(0, verb)]):
        if word.is_punct or word.is_space:
            break
        if word.pos_ in ("NOUN", "PROPN"):
            nearest = nearest or word
            if word.dep_.startswith("nsubj") and word.head is token.head:
                return word
    return nearest


def echoed(discourse: Discourse, token: "Token") -> Entity | None:
    """Return the subject that a stressed pronoun echoes («a lui aussi réagi», «a, lui, dit», «rentrer chez eux»)."""
    words = discourse.language.people.pronouns
    before, after = token.doc[token.i - 1 : token.i], token.doc[token.i + 1 : token.i + 2]
    if not before or not after or bare(token) not in words.stressed:
        return None
    home = before[0].lower_ in words.home
    set_off = before[0].text == after[0].text == ","
    behind_verb = "Fin" in before[0].morph.get("VerbForm", []) and not token.text.startswith("-")
    if not home and not set_off and not behind_verb and after[0].lower_ not in words.strong:
        return None
    if token.head.dep_.startswith("acl") and not home:
        return discourse.at(token.head.head)
    return agent(discourse, token)


def acting(token: "Token") -> "Token | None":
    """Return the subject of an object pronoun's own verb («le musée qui lui est consacré»: musée)."""
    verb = token.head
    subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
    if subject is not None and subject.lower_ not in _RELATIVES:
        return subject
    return verb.head if verb.dep_.startswith("acl") else None


def agent(discourse: Discourse, token: "Token") -> Entity | None:
    """Return who does what is done to an object pronoun («un ami qui lui parle», «partir en lui parlant»)."""
    verb = token.head
    for _ in range(_CLAUSES_UP):
        subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
        if subject is not None and subject is not token and subject.lower_ not in _RELATIVES:
            return discourse.at(subject)
        if verb.dep_.startswith("acl"):
            return discourse.at(verb.head)
        if verb.head is verb:
            break
        verb = verb.head
    return _subject_of_clause(discourse, token)


def _subject_of_clause(discourse: Discourse, token: "Token") -> Entity | None:
    sentence = discourse.sentence_of[token.i]
    for seen in discourse.before(token.idx):
        if seen.sentence != sentence:
            return None
        if seen.subject:
            return seen.entity
    return None
