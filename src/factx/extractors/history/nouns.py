"""Noun phrases on the surface: the noun a date belongs to, where its phrase begins and ends."""

from typing import TYPE_CHECKING

from factx.language import Language

if TYPE_CHECKING:
    from factx.tree import Doc, Token

_NOMINAL = ("NOUN", "PROPN")
_CLIMB = 4


def dated_noun(doc: "Doc", begin: int, at: int, triggers: frozenset[int], language: Language) -> int | None:
    """Return the noun in doc[begin:at] that takes a date at `at`: a word for an event, or one right before it."""
    words = language.history
    for i in range(at - 1, begin - 1, -1):
        if doc[i].pos_ in _NOMINAL and (words.dated_nouns & {doc[i].lower_, doc[i].text} or i in triggers):
            return i
    i = at - 1
    if i > begin and doc[i].lower_ in words.clauses.of:
        i -= 1
    elif i < begin or doc[i].pos_ not in (*_NOMINAL, "ADJ") or doc[at].pos_ == "DET":
        return None
    while i > begin and doc[i].pos_ in ("ADJ", "PROPN", "NUM"):
        i -= 1
    return i if i >= begin and doc[i].pos_ in _NOMINAL and doc[i].lower_ not in words.time_nouns else None


def phrase_start(doc: "Doc", noun: int, begin: int, language: Language) -> int:
    """Return where the phrase of a noun begins: its determiner, or the nouns it completes with theirs."""
    words = language.history.clauses
    at = noun
    while at > begin:
        before = doc[at - 1]
        if before.pos_ == "DET":
            return at - 1
        if before.lower_ in words.contracted:
            return at - 1
        if before.pos_ == "ADP" and (before.lower_ not in words.of or doc[at - 2].pos_ not in (*_NOMINAL, "ADJ")):
            return at
        if before.pos_ not in ("ADJ", "NUM", "ADV", "ADP", *_NOMINAL) and not before.is_quote:
            return at
        at -= 1
    return at


def phrase_end(doc: "Doc", first: int, at: int, last: int) -> int:
    """Return where the phrase doc[first:at] ends: what follows belongs to it while the parse hangs it there."""
    while at < last and doc[at].text not in "([" and _hangs_in(doc[at], first, at):
        at += 1
    return at


def _hangs_in(token: "Token", first: int, last: int) -> bool:
    for _ in range(_CLIMB):
        token = token.head
        if first <= token.i < last:
            return True
        if token.head == token or token.pos_ in ("VERB", "AUX"):
            return False
    return False
