"""Factuality: whether an event happened, did not, is planned, or is only possible."""

from typing import TYPE_CHECKING

from factx.extractors.events.triggers import Trigger
from factx.language.events import FactualityWords
from factx.records import Factuality

if TYPE_CHECKING:
    from factx.tree import Token

_CLIMB = 3


def factuality(trigger: Trigger, words: FactualityWords) -> Factuality:
    """Return how far an event is fact, by the forms and words around its trigger."""
    token = trigger.token
    if _negated(token, words):
        return "negated"
    group = [token, *(child for child in token.children if child.dep_.startswith(("aux", "cop")))]
    modifiers = [child.lower_ for child in token.children if child.dep_.startswith(("amod", "acl", "advmod", "mark"))]
    if any("Cnd" in t.morph.get("Mood", []) for t in group) or any(word in words.doubted_words for word in modifiers):
        return "possible"
    if any("Fut" in t.morph.get("Tense", []) for t in group):
        return "planned"
    if not trigger.verbal and any(word in words.planned_words for word in modifiers):
        return "planned"
    return _governed(token, trigger.verbal, words)


def _negated(token: "Token", words: FactualityWords) -> bool:
    marks = [child.lower_ for child in token.children if child.dep_.startswith(("advmod", "mark", "case", "nsubj"))]
    near = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i] if t.head.i == token.i or t.dep_ == "advmod"]
    particle = any(child.lower_ in ("ne", "n'") for child in token.children) or "ne" in near or "n'" in near
    if particle and any(word in words.negations for word in marks + near):
        return True
    return "sans" in marks or (token.pos_ != "NOUN" and near[-1:] == ["pas"])


def _governed(token: "Token", verbal: bool, words: FactualityWords) -> Factuality:
    """Read the verbs that govern the trigger («doit partir», «pourrait», «soupçonné de», «refuse de»)."""
    current = token
    for _ in range(_CLIMB):
        auxiliaries = [child for child in current.children if child.dep_.startswith("aux") and child.i < current.i]
        infinitive = any("Inf" in t.morph.get("VerbForm", []) for t in (current, *auxiliaries))
        lemmas = [child.lemma_.lower() for child in auxiliaries]
        head, relation = current.head, current.dep_.split(":")[0]
        nominal = not verbal and current == token and current.dep_ in ("obj", "nmod", "obl:arg")
        if head != current and ((infinitive and relation in ("xcomp", "ccomp", "obl", "acl", "advcl")) or nominal):
            lemmas.append(head.lemma_.lower())
            if head.lower_ in words.doubted_words:
                return "possible"
            if head.lower_ in words.planned_words:
                return "planned"
            around = [head, *(child for child in head.children if child.dep_.startswith("aux"))]
            if any("Cnd" in t.morph.get("Mood", []) for t in around) and relation == "xcomp":
                return "possible"
        if infinitive or nominal:
            if any(lemma in words.refusals for lemma in lemmas):
                return "negated"
            if any(lemma in words.doubts for lemma in lemmas):
                return "possible"
            if any(lemma in (words.plans if infinitive else words.plans_of_nouns) for lemma in lemmas):
                return "planned"
        if head == current or not infinitive:
            break
        current = head
    return "asserted"
