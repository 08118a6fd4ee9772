"""Whether a noun phrase fills a role: those without a name are participants only when they speak or act."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.phrases import Phrase

if TYPE_CHECKING:
    from factx.tree import Token


_LONGEST_BEFORE = 4
_FARTHEST_VERB = 16
_STOPS = frozenset((".", ";", ":", "?", "!", "»", "«", '"', "(", ",", "-", "--", "–", "—"))


class Acts:
    """Asks of the phrases of one article what they do in it."""

    def __init__(self, discourse: Discourse) -> None:
        self._doc, self._events = discourse.doc, discourse.language.events
        nominals = discourse.language.people.nominals
        self._of = nominals.of | nominals.contracted
        self._speech, self._words = discourse.language.speech.forms, discourse.language.people.acts

    def fills_role(self, phrase: Phrase, always: bool = False) -> bool:
        """Whether a phrase speaks or fills a role in an event («des manifestants ont bloqué», «contre des policiers»).

        `always` takes a subject whatever its verb tells («l'État doit payer»), as of those who exist only by acting.
        """
        head = self._top(phrase)
        if any(child.dep_ == "cop" for child in head.children):
            return self._is_brought_out(phrase)
        verb = self._verb_behind(phrase)
        if self._is_source(phrase) or self._is_part(phrase) or (verb is not None and self._is_told(verb, always)):
            return True
        relation, governor = head.dep_, head.head
        if relation == "conj" and governor.pos_ == "VERB":
            relation = "nsubj" if self._is_bare(phrase) else relation
        elif relation == "conj":
            relation, governor = governor.dep_, governor.head
        if relation.startswith("obl") and self._is_bare(phrase) and self._doc[phrase.first - 1].i == governor.i:
            relation = "obj"
        if relation.startswith("nsubj"):
            return governor.pos_ in ("VERB", "AUX") and self._is_told(governor, always)
        if relation.startswith("obj"):
            acted = governor.pos_ == "VERB" and governor.lemma_ not in self._words.stative
            return governor.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and (acted or self._tells(governor))
        if relation.startswith(("obl:agent", "iobj")):
            return True
        return relation.startswith(("nmod", "obl")) and self._is_involved(phrase, governor)

    def _top(self, phrase: Phrase) -> "Token":
        """Return the word of a phrase, up to its head, on which the head hangs («neuf» in «neuf des victimes»)."""
        head = self._doc[phrase.head]
        while phrase.first <= head.head.i < head.i:
            head = head.head
        return head

    def _is_brought_out(self, phrase: Phrase) -> bool:
        """Whether a phrase that something is said to be is the one that acted («c'est sa fille qui a appelé»)."""
        clause = self._doc[phrase.last + 1 : phrase.last + 2]
        if not clause or clause[0].lower_ not in self._words.subjects:
            return False
        return self._is_told(clause[0].head, always=False)

    def _is_involved(self, phrase: Phrase, governor: "Token") -> bool:
        """Whether a complement takes part in what a noun or verb tells («l'arrestation de …», «parler à …»)."""
        before = self._preposition(phrase)
        if self._names_event(governor) or before in self._words.facing or self._follows(phrase, self._words.facing):
            return True
        if self._names_deed(governor, before):
            return True
        addressed = before in self._words.addressing and governor.pos_ == "VERB"
        return addressed and governor.lemma_ not in self._words.stative

    def _preposition(self, phrase: Phrase) -> str:
        """Return the word before a phrase, or the preposition that it shares («entre voisins et [policiers]»)."""
        if not phrase.first:
            return ""
        before, head = self._doc[phrase.first - 1], self._doc[phrase.head]
        if before.pos_ != "CCONJ" or head.dep_ != "conj":
            return before.lower_
        shared = (child.lower_ for child in head.head.children if child.dep_ == "case")
        return next((word for word in shared if word in self._words.facing), "")

    def _is_bare(self, phrase: Phrase) -> bool:
        """Whether no preposition stands before a phrase."""
        return not phrase.first or self._doc[phrase.first - 1].pos_ != "ADP"

    def _follows(self, phrase: Phrase, phrases: frozenset[str]) -> bool:
        """Whether one of some phrases of several words stands before a noun phrase («de la part de»)."""
        starts = range(max(0, phrase.first - _LONGEST_BEFORE), phrase.first - 1)
        return any(self._doc.written(start, phrase.first).lower() in phrases for start in starts)

    def _tells(self, verb: "Token") -> bool:
        """Whether a verb is one of speech or event, or such a one depends on it («peuvent voter», «a fait savoir»)."""
        if verb.lemma_ in self._words.modal:
            return any(child.dep_ == "xcomp" and child.lemma_ in self._events.by_verb for child in verb.children)
        made = verb.i > 0 and self._doc[verb.i - 1].lower_ in self._speech
        infinitive = "Inf" in verb.morph.get("VerbForm", [])
        return verb.lemma_.lower() in self._events.by_verb or verb.lower_ in self._speech or (made and infinitive)

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

    def _names_deed(self, noun: "Token", preposition: str) -> bool:
        """Whether a noun names what its complement with «de» does or undergoes («l'intervention des secours»)."""
        deed = not self._words.deeds.isdisjoint((noun.lower_, noun.lower_.removesuffix("s")))
        return deed and preposition in self._of

    def _is_source(self, phrase: Phrase) -> bool:
        """Whether a phrase stands where a source does: behind «selon», «auprès de», «Pour» that opens a sentence."""
        if not phrase.first:
            return False
        before = self._doc[phrase.first - 1]
        if before.lower_ in self._words.according or (before.lower_ == "pour" and before.is_sent_start):
            return True
        return phrase.first > 1 and self._doc[phrase.first - 2].lower_ in self._words.according_to_whom

    def _is_told(self, verb: "Token", always: bool) -> bool:
        return always or self._tells(verb) or self._is_episode(verb)

    def _is_part(self, phrase: Phrase) -> bool:
        """Whether a phrase tells who some of those just named are («dont trois gendarmes»)."""
        return (
            phrase.first > 0
            and self._doc[phrase.first - 1].lower_ in self._words.among
            and self._doc[phrase.first].like_num
        )

    def _verb_behind(self, phrase: Phrase) -> "Token | None":
        """Return the verb that follows a phrase which nothing precedes: it is its subject, whatever the parser says."""
        if not phrase.first or self._doc[phrase.first].pos_ == "ADP":
            return None
        before = self._doc[phrase.first - 1]
        if not (before.is_punct or before.is_space):
            return None
        found = self._finite_behind(phrase)
        if found is None:
            return None
        return found.head if found.dep_.startswith("aux") else found

    def _finite_behind(self, phrase: Phrase) -> "Token | None":
        """Return the finite verb behind a phrase, over relative clauses and coordinates («… qui … et … ont dit»)."""
        relatives = 0
        for token in self._doc[phrase.last + 1 : phrase.last + 1 + _FARTHEST_VERB]:
            if token.is_space or token.text in _STOPS:
                return None
            if token.lower_ in self._words.relatives:
                relatives += 1
            elif token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", []):
                if not relatives:
                    return token
                relatives -= 1
        return None
