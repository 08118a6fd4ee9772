"""What a personal pronoun agrees with, and whether it stands for anybody at all."""

from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Gender
from factx.language.people import Pronouns

if TYPE_CHECKING:
    from factx.tree import Token

_LIKE = 3
_AT_HAND = 6


def bare(token: "Token") -> str:
    """Return a pronoun in small letters, without the hyphens of an inversion («-t-il»: il)."""
    return token.lower_.lstrip("-").removeprefix("t-")


def agreement(token: "Token", words: Pronouns) -> tuple[Gender | None, bool, bool] | None:
    """Return a pronoun's gender (None: either), whether it is plural, whether no subject; None of other tokens."""
    lower = bare(token)
    if lower not in words.all_forms or token.pos_ in ("PUNCT", "SPACE", "VERB"):
        return None
    before = token.doc[token.i - 1] if token.i else None
    if lower in words.masculine:
        return None if _is_impersonal(token, words) else ("m", False, False)
    if lower in words.feminine:
        return "f", False, before is not None and before.pos_ == "ADP"
    if lower in words.masculine_plural:
        return "m", True, lower == "eux"
    if lower in words.feminine_plural:
        return "f", True, False
    if token.pos_ != "PRON":
        return None
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if lower in words.oblique:
        stressed = before is not None and before.pos_ == "ADP"
        return "m" if stressed or (following is not None and following.lower_ in words.strong) else None, False, True
    if lower in ("le", "la") and following is not None and _is_personal_object(token, before, following, words):
        return ("f" if lower == "la" else "m"), False, True
    return None


def _is_personal_object(token: "Token", before: "Token | None", following: "Token", words: Pronouns) -> bool:
    """Whether «le» or «la» before a verb stands for somebody, not for a clause («comme il le dit»)."""
    if following.pos_ not in ("VERB", "AUX") or not token.dep_.startswith(("obj", "iobj")):
        return False
    if before is not None and "Part" in before.morph.get("VerbForm", []):
        return False
    if any(word.lower_ in words.like for word in token.doc[max(0, token.i - _LIKE) : token.i]):
        return False
    if "Inf" in following.morph.get("VerbForm", []) and _is_thing_at_hand(token):
        return False
    return token.lower_ == "la" or token.head.lemma_ not in words.neutral_objects


def _is_thing_at_hand(token: "Token") -> bool:
    """Whether the noun last before a pronoun is a thing that agrees with it («la mort sans intention de la donner»)."""
    gender = ["Fem" if token.lower_ == "la" else "Masc"]
    for word in reversed(token.doc[max(0, token.i - _AT_HAND) : token.i]):
        if word.pos_ == "NOUN" and word.morph.get("Gender") == gender:
            return word.morph.get("Number") == ["Sing"]
    return False


def _is_impersonal(token: "Token", words: Pronouns) -> bool:
    """Whether «il» stands for nobody: «il faut», «il y a», «il semble que», «il est prévu de», «il est temps»."""
    if token.text.startswith("-"):
        before = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i]]
        verb = before[-2:] if before[-1:] == ["-t"] else before[-1:]
        following = [*verb[:1], *(t.lower_ for t in token.doc[token.i + 1 : token.i + 7])]
        if "y" in before[-2:] or words.parenthetical.intersection(verb):
            return True
    else:
        following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 9]]
    at, size = 0, len(following)
    while at < size:
        word = following[at]
        after = following[at + 1] if at + 1 < size else ""
        if word in words.impersonal_forms or (word in words.reflexive_forms and "s'" in following[:at]):
            return True
        if word == "y" and after in words.having:
            participle = token.doc[min(token.i + at + 3, len(token.doc) - 1)]
            return "Part" not in participle.morph.get("VerbForm", []) or participle.lower_ in words.having
        if word in words.before_clauses and (after in words.clauses or following[at + 1 : at + 3][-1:] == ["que"]):
            return True
        if word in words.being and _is_judged(following[at + 1 :], words):
            return True
        if word not in words.light and word not in words.being:
            return False
        at += 1
    return False


def _is_judged(following: list[str], words: Pronouns) -> bool:
    """Whether what follows «il est» judges a clause («bien triste de», «temps», «13 heures»)."""
    for at, word in enumerate(following[:4]):
        if word in words.timeless or (word.isdigit() and following[at + 1 : at + 2] in (["heures"], ["h"])):
            return True
        if word in words.impersonal_adjectives:
            return bool(set(following[at + 1 : at + 2]) & {"de", "d'", *words.clauses})
        if word not in words.light and word not in words.being:
            return False
    return False
