"""Whether a noun phrase fills a role: those without a name are participants only when they speak or act."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.phrases import Phrase

if TYPE_CHECKING:
    from factx.tree import Token


class Acts:
    """Asks of the phrases of one article what they do in it."""

    def __init__(self, discourse: Discourse) -> None:
        self._doc, self._events = discourse.doc, discourse.language.events
        self._speech, self._words = discourse.language.speech.forms, discourse.language.people.acts

    def fills_role(self, phrase: Phrase, always: bool = False) -> bool:
        """Whether a phrase speaks or fills a role in an event («des manifestants ont bloqué», «contre des policiers»).

        `always` takes a subject whatever its verb tells («l'État doit payer»), as of those who exist only by acting.
        """
        if self._is_source(phrase) or self._opens_clause(phrase, always):
            return True
        head = self._doc[phrase.head]
        while phrase.first <= head.head.i < head.i:
            head = head.head
        relation, governor = head.dep_, head.head
        if relation == "conj":
            relation, governor = governor.dep_, governor.head
        if relation.startswith("nsubj"):
            told = always or self._tells(governor) or self._is_episode(governor)
            return governor.pos_ in ("VERB", "AUX") and told
        if relation.startswith("obj"):
            return governor.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and (
                self._tells(governor) or (governor.pos_ == "VERB" and governor.lemma_ not in self._words.stative)
            )
        if relation.startswith(("obl:agent", "iobj")):
            return True
        if not relation.startswith(("nmod", "obl")):
            return False
        if self._names_event(governor):
            return True
        before = self._doc[phrase.first - 1].lower_ if phrase.first else ""
        if before in self._words.facing:
            return True
        return (
            before in self._words.addressing and governor.pos_ == "VERB" and governor.lemma_ not in self._words.stative
        )

    def _tells(self, verb: "Token") -> bool:
        """Whether a verb is one of speech or event, or such a one depends on it («peuvent voter»)."""
        if verb.lemma_ in self._words.modal:
            return any(child.dep_ == "xcomp" and child.lemma_ in self._events.by_verb for child in verb.children)
        return verb.lemma_.lower() in self._events.by_verb or verb.lower_ in self._speech

    def _is_episode(self, verb: "Token") -> bool:
        """Whether a verb tells what somebody does or might do, not what he is or knows («les jeunes savent»)."""
        finite = next((child for child in verb.children if child.dep_.startswith("aux")), verb)
        moods = finite.morph.get("Mood", [])
        if "Cnd" in moods:
            return verb.lemma_ not in self._words.stative
        return "Sub" not in moods and verb.lemma_ not in self._words.stative | self._words.modal

    def _names_event(self, noun: "Token") -> bool:
        """Whether a noun names an event («l'arrestation des suspects»)."""
        lower, nouns = noun.lower_, self._events.by_noun
        return lower in nouns or lower.removesuffix("s") in nouns

    def _is_source(self, phrase: Phrase) -> bool:
        """Whether a phrase stands where a source does: behind «selon», «auprès de», «Pour» that opens a sentence."""
        if not phrase.first:
            return False
        before = self._doc[phrase.first - 1]
        if before.lower_ in self._words.according or (before.lower_ == "pour" and before.is_sent_start):
            return True
        return phrase.first > 1 and self._doc[phrase.first - 2].lower_ in self._words.according_to_whom

    def _opens_clause(self, phrase: Phrase, always: bool) -> bool:
        """Whether a verb that tells follows a phrase that nothing precedes: its subject, whatever the parser says."""
        if not phrase.first or self._doc[phrase.first].pos_ == "ADP":
            return False
        before, after = self._doc[phrase.first - 1], self._doc[phrase.last + 1 : phrase.last + 3]
        if len(after) < 2 or not (before.is_punct or before.is_space):
            return False
        verb = after[after[0].lower_ in ("s'", "se", "ne", "n'")]
        if verb.pos_ not in ("VERB", "AUX") or "Fin" not in verb.morph.get("VerbForm", []):
            return False
        main = verb.head if verb.dep_.startswith("aux") else verb
        return always or self._tells(main) or self._is_episode(main)
