"""The subjects of the clauses around a pronoun or a noun: those it says again, and those it cannot stand for."""

from itertools import islice
from typing import TYPE_CHECKING

from factx.extractors.participants.agreement import Pronoun, bare
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity
from factx.language.people import Pronouns
from factx.syntax import children, precedes_infinitive

if TYPE_CHECKING:
    from factx.tree import Token

_CLAUSES_UP = 4
_TO_SUBJECT = 12
_RELATIVES = ("qui", "dont")
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl:agent", "obl:arg")
_BESIDE = 12
_NO_LEADS = ("conj", "ccomp", "xcomp", "parataxis", "csubj")
_COMPLEMENTS = ("obj", "ccomp", "xcomp")


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


def echoes(discourse: Discourse, token: "Token") -> bool:
    """Whether a stressed pronoun echoes its subject («a lui aussi réagi», «a, lui, dit», «rentrer chez eux»)."""
    words = discourse.language.people.pronouns
    before, after = token.doc[token.i - 1 : token.i], token.doc[token.i + 1 : token.i + 2]
    if not before or not after or bare(token) not in words.stressed:
        return False
    if before[0].lower_ in words.home or before[0].text == after[0].text == "," or is_topic(discourse, token):
        return True
    behind_verb = "Fin" in before[0].morph.get("VerbForm", []) and not token.text.startswith("-")
    return is_strengthened(discourse, token) or (behind_verb and not precedes_infinitive(token))


def is_strengthened(discourse: Discourse, token: "Token") -> bool:
    """Whether «aussi» or the like follows («Paul Rey, lui aussi avocat»)."""
    following = token.doc[token.i + 1 : token.i + 2]
    return bool(following) and following[0].lower_ in discourse.language.people.pronouns.strong


def echoed(discourse: Discourse, token: "Token") -> Entity | None:
    """Return the subject that a pronoun echoes."""
    home = token.doc[token.i - 1].lower_ in discourse.language.people.pronouns.home
    if token.head.dep_.startswith("acl") and not home:
        return discourse.at(token.head.head)
    return agent(discourse, token)


def acting(token: "Token") -> "Token | None":
    """Return the subject of an object pronoun's own verb («veut lui parler», «le musée qui lui est consacré»)."""
    verb = token.head
    while (subject := _subject(verb)) is None and verb.dep_ == "xcomp" and not _has_object(verb.head):
        verb = verb.head
    if subject is not None and subject.lower_ not in _RELATIVES:
        return subject
    return verb.head if verb.dep_.startswith("acl") else None


def subject_ahead(token: "Token") -> "Token | None":
    """Return the subject behind a pronoun in what leads to its clause («Alors qu'il rentrait, Paul Rey a été tué»)."""
    clause = token.head
    for _ in range(_CLAUSES_UP):
        if clause.dep_ in _NO_LEADS or clause.head is clause:
            return None
        clause = clause.head
        subject = _subject(clause)
        if clause.i > token.i and subject is not None and subject is not token:
            return subject if subject.i > token.i else None
    return None


def _subject(verb: "Token") -> "Token | None":
    return next(children(verb, "nsubj"), None)


def _has_object(verb: "Token") -> bool:
    """Whether a verb has somebody else do something («demande à Paul Rey de la voir», «fait venir Paul Rey»)."""
    return any(child.dep_ in ("obj", "iobj", "obl:arg") for child in verb.children)


def beside_verb(discourse: Discourse, noun: "Token") -> set[int]:
    """Return who does or suffers what a noun's verb tells, and so is another («[Rey] a été visé par le tueur»)."""
    if noun.head is noun or not noun.dep_.startswith(_ARGUMENTS):
        return set()
    verb = noun.head
    beside = [child for child in islice(verb.children, _BESIDE) if child is not noun]
    if verb.dep_ == "xcomp":
        beside += [child for child in islice(verb.head.children, _BESIDE) if child.dep_.startswith("nsubj")]
    return {id(discourse.at(child)) for child in beside if child.dep_.startswith(_ARGUMENTS)}


def is_topic(discourse: Discourse, token: "Token") -> bool:
    """Whether «quant à» leads to a word («quant au maire», «quant à lui»)."""
    leading = discourse.language.people.pronouns.topics
    return any(word.lower_ in leading for word in token.doc[max(0, token.i - 2) : token.i + 1])


def relative_of(token: "Token", words: Pronouns) -> "Token | None":
    """Return the noun of a relative clause of which a pronoun is the subject («l'homme qu'il a vu»: homme).

    A clause behind «que» with an object of its own, or without any, is none («dit au maire qu'il sera reçu»).
    """
    clause, noun = token.head, token.head.head
    if not token.dep_.startswith("nsubj") or not clause.dep_.startswith("acl") or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    if token.doc[token.i - 1].lower_ in words.clauses:
        own = any(child.dep_ in _COMPLEMENTS and child.i > clause.i for child in clause.children)
        return None if own or token.dep_ == "nsubj:pass" else noun
    return noun


def agent(discourse: Discourse, token: "Token") -> Entity | None:
    """Return who does what is done to an object pronoun («un ami qui lui parle», «partir en lui parlant»)."""
    verb = token.head
    for _ in range(_CLAUSES_UP):
        subject = _subject(verb)
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
