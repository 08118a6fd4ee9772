"""Factuality: whether an event happened, did not, is planned, or is only possible."""

from typing import TYPE_CHECKING

from factx.extractors.events.triggers import Trigger
from factx.language.events import FactualityWords
from factx.records import Factuality

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLIMB = 3


def factuality(trigger: Trigger, words: FactualityWords) -> Factuality:
    """Return how far an event is fact, by the forms and words around its trigger."""
    token = trigger.token
    if _negated(token, words) or (trigger.last is not token and _negated(trigger.last, words)):
        return "negated"
    group = [token, *(child for child in token.children if child.dep_.startswith(("aux", "cop")))]
    if any("Cnd" in t.morph.get("Mood", []) for t in group) or any(
        c.lower_ in words.doubted_words for c in token.children
    ):
        return "possible"
    if any("Fut" in t.morph.get("Tense", []) for t in group):
        return "planned"
    if any(child.lower_ in words.planned_words for child in token.children):
        return "planned"
    return _governed(token, trigger.verbal, words)


def _negated(token: "Token", words: FactualityWords) -> bool:
    marks = [child.lower_ for child in token.children if child.dep_.startswith(("advmod", "mark", "case"))]
    near = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i] if t.head.i == token.i or t.dep_ == "advmod"]
    particle = any(child.lower_ in ("ne", "n'") for child in token.children) or "ne" in near or "n'" in near
    return (
        (particle and any(word in words.negations for word in marks + near))
        or (bool(near) and near[-1] == "pas" and token.pos_ != "NOUN")
        or "sans" in marks
    )


def _governed(token: "Token", verbal: bool, words: FactualityWords) -> Factuality:
    """Read the verbs that govern the trigger («doit partir», «pourrait», «soupçonné de», «refuse de»)."""
    current = token
    for _ in range(_CLIMB):
        modals = [c for c in current.children if c.dep_.startswith("aux") and c.i < current.i]
        head = current.head
        relation = current.dep_.split(":")[0]
        infinitive = "Inf" in current.morph.get("VerbForm", [])
        lemmas = [c.lemma_.lower() for c in modals]
        if head is not current and (
            (relation in ("xcomp", "ccomp", "advcl", "obl", "acl") and infinitive)
            or (relation in ("obj", "nmod", "obl") and not verbal and current is token)
        ):
            lemmas.append(head.lemma_.lower())
            if head.lower_ in words.doubted_words:
                return "possible"
            if head.lower_ in words.planned_words:
                return "planned"
            if any(
                "Cnd" in t.morph.get("Mood", [])
                for t in (head, *head.children)
                if t is head or t.dep_.startswith("aux")
            ):
                return "possible"
        if infinitive or current.pos_ == "NOUN":
            if any(lemma in words.refusals for lemma in lemmas):
                return "negated"
            if any(lemma in words.doubts for lemma in lemmas):
                return "possible"
            if any(lemma in words.plans for lemma in lemmas) and (
                infinitive
                or (
                    not verbal
                    and lemmas[-1]
                    in ("prévoir", "préparer", "envisager", "attendre", "demander", "proposer", "promettre")
                )
            ):
                return "planned"
        if head is current or not infinitive:
            break
        current = head
    return "asserted"
