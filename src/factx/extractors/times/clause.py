"""What the clause around an expression tells: where it looks, and whether the expression is a time at all."""

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from factx.extractors.times.expression import Direction
from factx.language import Language

if TYPE_CHECKING:
    from factx.tree import Doc, Token

Looks = Literal["past", "present", "future"]
_PARTICIPLE = ("é", "ée", "és", "ées")
"""Endings no finite verb has, whatever the parse says."""
_WINDOW = 40
"""How far the verb of a sentence that opens with an expression is looked for, in tokens."""
_HIGHEST = 8
"""How far up the tree the governing verb is looked for."""


class Clauses:
    """Answers questions about the clause at an offset."""

    def __init__(self, doc: "Doc", language: Language) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]
        self._words = language.time

    def token(self, offset: int) -> "Token | None":
        """Return the token of the parse at an offset."""
        i = bisect_right(self._starts, offset) - 1
        return self._doc[i] if i >= 0 else None

    def direction(self, offset: int) -> Direction | None:
        """Return where the clause looks; None when it is in the present, or has no verb."""
        token = self.token(offset)
        if token is None or self._of_noun(token):
            return None
        if any(t.lower_ in self._words.future_words for t in self._doc[max(token.sent.start, token.i - 3) : token.i]):
            return "future"
        if (verb := self._first_verb(token)) is not None:
            looks = self._of_verb(verb)
            return None if looks == "present" else looks
        for _ in range(_HIGHEST):
            predicate = any(child.dep_ == "cop" for child in token.children)
            if predicate or token.pos_ in ("VERB", "AUX") or token.morph.get("VerbForm", []) == ["Part"]:
                looks = self._of_verb(token)
                if looks is not None:
                    return None if looks == "present" else looks
            if token.head == token:
                return None
            token = token.head
        return None

    def counts(self, offset: int) -> bool:
        """Whether the number at an offset counts the noun that follows («2000 soldats»)."""
        token = self.token(offset)
        if token is None or token.i + 1 >= len(self._doc):
            return False
        following = token.nbor(1)
        near = following.pos_ in ("NOUN", "ADJ") and following.lower_ == following.text
        return near and (token.head == following or following.morph.get("Number", []) == ["Plur"])

    def _of_noun(self, token: "Token") -> bool:
        """Whether the expression hangs on a noun by «de»: no verb then tells where it lies."""
        if token.i < 2 or token.nbor(-1).lower_ not in self._words.of:
            return False
        return token.nbor(-2).pos_ in ("NOUN", "PROPN", "ADJ") and token.nbor(-2).lower_ not in self._words.future_words

    def _first_verb(self, token: "Token") -> "Token | None":
        """Return the first finite verb of a sentence that the expression opens."""
        start = token.sent.start
        if token.i - start > 3 or any(t.pos_ in ("VERB", "AUX", "PUNCT") for t in self._doc[start : token.i]):
            return None
        for other in self._doc[token.i + 1 : min(token.sent.end, token.i + _WINDOW)]:
            if other.pos_ in ("VERB", "AUX") and "Fin" in other.morph.get("VerbForm", []):
                auxiliary = other.dep_.startswith("aux") or other.dep_ == "cop"
                return other.head if auxiliary and other.head.i >= other.i else other
        return None

    def _of_verb(self, verb: "Token") -> Looks | None:
        """Return where a verb looks, "present", or None when its head must tell."""
        if verb.lower_ in self._words.future_words:
            return "future"
        form = verb.morph.get("VerbForm", [])
        auxiliaries = [child for child in verb.children if child.dep_.startswith("aux") or child.dep_ == "cop"]
        tensed = next((aux for aux in auxiliaries if "Fin" in aux.morph.get("VerbForm", [])), None)
        if "Fin" in form and tensed is None and not verb.lower_.endswith(_PARTICIPLE):
            tense, mood = verb.morph.get("Tense", []), verb.morph.get("Mood", [])
            if "Fut" in tense:
                return "future"
            if "Cnd" in mood:
                return "future"
            if verb.lemma_ in self._words.future_modals and any(c.dep_ == "xcomp" for c in verb.children):
                return "future"
            return "past" if "Imp" in tense or "Past" in tense else "present"
        if tensed is not None:
            tense, mood = tensed.morph.get("Tense", []), tensed.morph.get("Mood", [])
            passive = tensed.dep_ in ("aux:pass", "cop")
            if "Fut" in tense:
                return "future"
            if "Cnd" in mood:
                return "future" if passive else "past"
            if "Imp" in tense or "Past" in tense:
                return "past"
            return "present" if passive and len(auxiliaries) == 1 else "past"
        if "Part" in form or verb.lower_.endswith(_PARTICIPLE):
            if any(aux.dep_ == "aux:pass" and "Inf" in aux.morph.get("VerbForm", []) for aux in auxiliaries):
                return self._of_infinitive(verb)
            if auxiliaries:
                return "past"
            return None if "Pres" in verb.morph.get("Tense", []) and verb.lower_.endswith("ant") else "past"
        if "Inf" in form:
            if auxiliaries:
                return "past"
            return self._of_infinitive(verb)
        return None

    def _of_infinitive(self, verb: "Token") -> Looks | None:
        """Return where an infinitive looks, by the verb it hangs on."""
        head = verb.head
        if head != verb and head.lemma_ in self._words.future_modals:
            return "past" if self._of_verb(head) == "past" and head.lemma_ == "pouvoir" else "future"
        if any(child.dep_ == "mark" and child.lower_ == "pour" for child in verb.children):
            return "future" if head == verb or self._of_verb(head) != "past" else "past"
        return None
