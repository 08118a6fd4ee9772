"""The «il» that stands for nobody: «il faut», «il y a», «il est temps»."""

from typing import TYPE_CHECKING

from factx.language.people import Pronouns

if TYPE_CHECKING:
    from factx.tree import Token

_PHRASES = (2, 3, 4)
_WORDS_AFTER = 12
_CLAUSE, _CLAUSE_STARTS = 12, 4


def is_impersonal(token: "Token", words: Pronouns) -> bool:
    """Whether «il» stands for nobody: «il faut», «il y a», «il semble que», «il “est prévu de”», «il est temps»."""
    if token.text.startswith("-"):
        before = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i]]
        verb = before[-2:] if before[-1:] == ["-t"] else before[-1:]
        if "y" in before or words.parenthetical.intersection(verb):
            return True
    else:
        verb = []
    if _charges(token, words):
        return True
    behind = [word for word in token.doc[token.i + 1 : token.i + _WORDS_AFTER] if not word.is_quote]
    behind = _without_degree(behind, words)
    following = [*verb[:1], *(word.lower_ for word in behind)]
    at, size = 0, len(following)
    while at < size:
        if any(_written(following[at : at + n]) in words.impersonal_phrases for n in _PHRASES):
            return True
        word = following[at]
        after = following[at + 1] if at + 1 < size else ""
        if word in words.impersonal_forms or (word in words.reflexive_forms and words.reflexive & set(following[:at])):
            return True
        if word == "y" and after in words.having:
            participle = [each for each in behind[at + 2 :] if each.pos_ != "ADV"][:1]
            form = participle[0].morph.get("VerbForm", []) if participle else []
            return "Part" not in form or participle[0].lower_ in words.having
        if word in words.before_clauses and (after in words.clauses or following[at + 1 : at + 3][-1:] == ["que"]):
            return True
        if word in words.being and _is_judged(following[at + 1 :], words):
            return True
        if word not in words.light and word not in words.being:
            return False
        at += 1
    return False


def _without_degree(behind: "list[Token]", words: Pronouns) -> "list[Token]":
    """Return words without what only tells a degree («il est de plus en plus difficile de»: il est difficile de)."""
    for size in _PHRASES:
        for at in range(len(behind) - size + 1):
            if _written([word.lower_ for word in behind[at : at + size]]) in words.degrees:
                return behind[:at] + behind[at + size :]
    return behind


def _charges(token: "Token", words: Pronouns) -> bool:
    """Whether «il» has somebody do something («il ne revient pas au maire de choisir»), or something left to do."""
    following = token.doc[token.i + 1 : token.i + 1 + _CLAUSE]
    for at, word in enumerate(following[:_CLAUSE_STARTS]):
        rest = following[at + 1 :]
        while rest and rest[0].lower_ in words.light:
            rest = rest[1:]
        if word.lower_ in words.charging and rest and rest[0].lower_ in words.charged:
            links = (n for n, link in enumerate(rest[:-1]) if link.lower_ in words.charges)
            return any("Inf" in rest[n + 1].morph.get("VerbForm", []) for n in links)
    return False


def _written(words: list[str]) -> str:
    return "".join(word if word.endswith("'") else f"{word} " for word in words).strip()


def _is_judged(following: list[str], words: Pronouns) -> bool:
    """Whether what follows «il est» judges a clause («bien triste de», «temps», «13 heures»)."""
    for at, word in enumerate(following[:4]):
        if word in words.timeless or following[at + 1 : at + 2] in (["heures"], ["h"]):
            return True
        if word in words.impersonal_adjectives:
            return bool(set(following[at + 1 : at + 2]) & {"de", "d'", *words.clauses})
        if word not in words.light and word not in words.being:
            return False
    return False
