"""Clauses around a verb: its subject, its voice, what it is relative to."""

from typing import TYPE_CHECKING

from factx.syntax import children

if TYPE_CHECKING:
    from factx.tree import Token

_CLIMB = 4
_LONGEST_SPAN = 160
_APART = ("acl", "advcl", "parataxis", "nsubj", "aux", "cop", "mark", "advmod", "obl:mod", "discourse", "vocative")
_REFLEXIVE = frozenset(("se", "s'", "me", "nous"))
_RELATIVE = frozenset(("qui", "lequel", "laquelle", "lesquels", "lesquelles"))
_CLAUSE_LINKS = frozenset(("conj", "xcomp", "advcl", "aux", "ccomp", "obl", "dep", "parataxis"))


def subject_of(verb: "Token") -> "Token | None":
    """Return the subject of a verb: its own, its antecedent, or that of the verb that governs or coordinates it."""
    token = verb
    for _ in range(_CLIMB):
        for child in children(token, "nsubj"):
            if child.lower_ in _RELATIVE and token.head != token:
                return token.head
            return None if child.lower_ in ("on", "ce", "c'", "cela", "ça") else child
        relation = token.dep_.split(":")[0]
        aims = any(child.dep_ == "mark" and child.lower_ == "pour" for child in token.children)
        if (
            not aims
            and relation in ("acl", "amod")
            and token.dep_ != "acl:relcl"
            and token.head.pos_ in ("NOUN", "PROPN", "X")
        ):
            return token.head
        finite = "Inf" not in token.morph.get("VerbForm", []) and "Part" not in token.morph.get("VerbForm", [])
        if (
            (relation not in _CLAUSE_LINKS and not aims)
            or token.head == token
            or (relation in ("ccomp", "advcl") and finite)
        ):
            return None
        token = token.head
        if token.pos_ in ("NOUN", "PROPN") and not any(c.dep_.startswith(("cop", "nsubj")) for c in token.children):
            if relation != "advcl" and not aims:
                return token
            while token.pos_ in ("NOUN", "PROPN") and token.head != token:
                token = token.head
    return None


def group_start(verb: "Token") -> int:
    """Return the first token of a verb with its auxiliaries, negation, clitics and adverbs before it."""
    at = verb.i
    while at > verb.sent.start and (
        verb.doc[at - 1].pos_ in ("AUX", "ADV")
        or verb.doc[at - 1].lower_ in ("ne", "n'", "se", "s'", "y", "en", "lui", "leur")
    ):
        at -= 1
    return at


def has_own_pronoun(verb: "Token") -> bool:
    """Whether a pronoun that is not relative is the subject of a verb itself («il», «on», «cela»)."""
    return any(child.pos_ == "PRON" and child.lower_ not in _RELATIVE for child in children(verb, "nsubj"))


def object_antecedent(verb: "Token") -> "Token | None":
    """Return the noun that a relative clause makes the object of its verb («la loi que le Sénat a votée»)."""
    relative = any(c.lower_ in ("que", "qu'") and c.dep_.startswith("obj") for c in verb.children)
    return verb.head if relative and verb.dep_.startswith("acl") and verb.head != verb else None


def first_of_series(participle: "Token") -> "Token":
    """Return the participle that one joined by «et» or «puis» goes on from («signé par A, puis rejoint par B»)."""
    at = participle.i - 1
    while at > participle.sent.start and participle.doc[at].pos_ == "ADV":
        at -= 1
    if at < participle.sent.start or participle.doc[at].pos_ != "CCONJ":
        return participle
    for index in range(at - 1, max(participle.sent.start, participle.i - 30) - 1, -1):
        token = participle.doc[index]
        if "Part" in token.morph.get("VerbForm", []) and is_passive(token):
            return token
    return participle


def is_reflexive(verb: "Token") -> bool:
    """Whether a reflexive pronoun hangs on a verb, or stands right before it and its auxiliary."""
    return any(
        child.lower_ in _REFLEXIVE and child.i < verb.i and child.dep_.startswith(("expl", "obj", "iobj"))
        for child in verb.children
    ) or any(
        before.lower_ in ("se", "s'") and before.head.i in (verb.i, verb.head.i)
        for before in verb.doc[max(0, verb.i - 3) : verb.i]
    )


def is_passive(verb: "Token") -> bool:
    """Whether a verb form is passive: it has a passive auxiliary or subject, or is a bare past participle."""
    if is_reflexive(verb):
        return False
    relations = {child.dep_ for child in verb.children}
    has = any(child.dep_ == "aux:tense" and child.lemma_ == "avoir" for child in verb.children)
    been = verb.i > 0 and any(before.lower_ == "été" for before in verb.doc[max(0, verb.i - 2) : verb.i])
    if "aux:pass" in relations or been or ("nsubj:pass" in relations and not has):
        return True
    participle = "Part" in verb.morph.get("VerbForm", []) and "Pres" not in verb.morph.get("Tense", [])
    participle = participle and not verb.lower_.endswith("ant")
    bare = not any(child.dep_.startswith(("aux", "cop")) for child in verb.children)
    shares_auxiliary = verb.dep_ == "conj" and any(c.dep_ == "aux:tense" for c in verb.head.children)
    by = any(case_of(child) == "par" for child in verb.children)
    return participle and bare and (by or not shares_auxiliary)


def case_of(token: "Token") -> str | None:
    """Return the preposition that governs a noun, contractions undone; None when there is none."""
    cases = (child for child in token.children if child.dep_ == "case" or (child.dep_ == "det" and child.pos_ == "ADP"))
    word = next((child.lower_ for child in cases), None)
    return {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}.get(word, word) if word else None


def noun_phrase(token: "Token") -> tuple[int, int]:
    """Return the offsets of a noun and its complements, clauses and its own preposition left out."""
    inside = [token]
    for part in inside:
        inside += (child for child in part.children if not child.dep_.startswith(_APART))
    first = next((child.i for child in token.children if child.dep_ == "det" and child.i < token.i), 0)
    words = [part for part in inside if part.i >= first and not part.is_space] or [token]
    words.sort(key=lambda part: part.i)
    while words[0] is not token and (words[0].is_punct or (words[0].dep_ == "case" and words[0].head is token)):
        words.pop(0)
    while words[-1] is not token and (words[-1].is_punct or words[-1].pos_ in ("ADP", "CCONJ")):
        words.pop()
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    return (start, end) if end - start <= _LONGEST_SPAN else (token.idx, token.idx + len(token))
