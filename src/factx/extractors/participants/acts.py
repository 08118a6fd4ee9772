"""Whether a noun phrase fills a role: those without a name are participants only when they speak or act.

No single cue tells: «des manifestants» acts in «des manifestants ont bloqué …», not in «la peur des manifestants». Each
cue has a weight (`weights.toml`), fitted to articles annotated by hand by `tools/fit_weights.py`; a phrase whose cues
weigh more than nothing fills a role.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractors.participants.choices import weigh
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from factx.tree import Token

_OFTEN = 3
_LONGEST_BEFORE = 4


class Acts:
    """Weighs the phrases of one article."""

    def __init__(self, discourse: Discourse, phrases: Phrases) -> None:
        self._doc, self._discourse, self._named = discourse.doc, discourse, phrases.named
        self._events, self._speech = discourse.language.events, discourse.language.speech.forms
        self._words, self._people = discourse.language.people.acts, discourse.language.people
        self._weights = discourse.language.weights.acts
        self._times = Counter(token.lower_ for token in discourse.doc)
        self._sentences: dict[int, tuple[str, ...]] = {}

    def fills_role(self, phrase: Phrase) -> bool:
        """Whether a phrase speaks or fills a role in an event («des élus ont voté», «contre des policiers»)."""
        return weigh(self.cues(phrase), self._weights) > 0

    def cues(self, phrase: Phrase) -> Iterator[str]:
        """Yield what speaks for or against a phrase, as the names that have weights."""
        yield "any"
        yield from self._of_governor(phrase)
        yield from self._of_phrase(phrase)
        yield from self._of_place(phrase)

    def _of_governor(self, phrase: Phrase) -> Iterator[str]:
        """Yield how a phrase hangs on what governs it, and what that is."""
        top = self._top(phrase)
        relation, governor = top.dep_, top.head
        if "cop" in self._below(phrase):
            yield "predicate"
        if relation == "conj":
            yield "conjunct"
            if governor.pos_ != "VERB":
                relation, governor = governor.dep_, governor.head
        short = relation.split(":")[0]
        yield f"relation {short}"
        if relation != short:
            yield f"relation {relation}"
        yield f"governor {governor.pos_}"
        yield f"governor {governor.dep_.split(':')[0]}"
        if governor.i in self._named:
            yield "governor named"
        if any(child.dep_ == "cop" for child in governor.children):
            yield "governor predicate"
            yield f"{short} of predicate"
        for tells in self._tells(governor):
            yield f"governor tells {tells}"
            yield f"{short} of {tells}"
        if governor.pos_ in ("VERB", "AUX"):
            yield from self._of_verb(governor, short)

    def _top(self, phrase: Phrase) -> "Token":
        """Return the word of a phrase, up to its head, on which the head hangs («neuf» in «neuf des victimes»)."""
        head = self._doc[phrase.head]
        while phrase.first <= head.head.i < head.i:
            head = head.head
        return head

    def _below(self, phrase: Phrase) -> set[str]:
        """Return the relations of what hangs on a phrase."""
        return {child.dep_ for child in self._top(phrase).children}

    def _tells(self, governor: "Token") -> Iterator[str]:
        """Yield what a verb or noun tells of: an event, speech, a deed, a state."""
        lemma, lower = governor.lemma_.lower(), governor.lower_
        by_noun = self._events.by_noun
        if lemma in self._events.by_verb or lower in by_noun or lower.removesuffix("s") in by_noun:
            yield "event"
        if lower in self._speech:
            yield "speech"
        if not self._words.deeds.isdisjoint((lower, lower.removesuffix("s"))):
            yield "deed"
        if lemma in self._words.stative:
            yield "state"
        if lemma in self._words.modal:
            yield "modality"

    def _of_verb(self, verb: "Token", relation: str) -> Iterator[str]:
        finite = next((child for child in verb.children if child.dep_.startswith("aux")), verb)
        for feature in ("Mood", "Tense", "VerbForm"):
            for value in finite.morph.get(feature, []):
                yield f"verb {value}"
        if finite is not verb and "Past" in verb.morph.get("Tense", []):
            yield "verb compound past"
            yield f"{relation} of compound past"
        if any(child.lower_ in self._events.factuality.negations for child in verb.children):
            yield "verb negated"

    def _of_phrase(self, phrase: Phrase) -> Iterator[str]:
        """Yield what a phrase is: its determiner, number, complements, how often its noun occurs."""
        doc, head, first = self._doc, self._doc[phrase.head], self._doc[phrase.first]
        determined = first.pos_ in ("DET", "ADP", "NUM", "PRON")
        yield f"determiner {first.lower_}" if determined and not first.like_num else f"opens {first.pos_}"
        if "Plur" in head.morph.get("Number", []):
            yield "plural"
        if any(token.like_num for token in doc[phrase.first : phrase.head]):
            yield "counted"
        if phrase.last > phrase.head:
            yield "complement"
        yield from self._people.sorts(head.lower_)
        yield f"noun {head.lower_}"
        times = self._times[head.lower_]
        yield "once" if times == 1 else "often" if times >= _OFTEN else "again"

    def _of_place(self, phrase: Phrase) -> Iterator[str]:
        """Yield where a phrase stands: behind which word, in a quotation, in what sort of sentence."""
        head = self._doc[phrase.head]
        before = self._doc[phrase.first - 1] if phrase.first else None
        if before is None or before.is_space or before.is_sent_start:
            yield "opens sentence"
        if before is not None:
            yield f"behind {before.pos_}"
            if before.pos_ in ("ADP", "SCONJ", "DET") or before.is_punct:
                yield f"behind {before.lower_}"
                yield f"behind {self._doc.written(max(0, phrase.first - 2), phrase.first).lower()}"
        if self._is_source(phrase):
            yield "source"
        if self._is_facing(phrase):
            yield "facing"
        if self._is_part(phrase):
            yield "part"
        if self._is_brought_out(phrase):
            yield "brought out"
        after = self._doc[phrase.last + 1 : phrase.last + 2]
        if after:
            yield f"before {after[0].pos_}"
        if self._discourse.quotation(head.idx) is not None:
            yield "quoted"
        number = self._discourse.sentence_of[phrase.head]
        if number < 2:
            yield f"sentence {number}"
        yield from self._of_sentence(head)

    def _of_sentence(self, token: "Token") -> tuple[str, ...]:
        """Return what the sentence of a token is, read once for all its phrases."""
        start, end = token.sent
        if start not in self._sentences:
            sentence = self._doc[start:end]
            told = {
                "sentence Cnd": any("Cnd" in word.morph.get("Mood", []) for word in sentence),
                "sentence names": any(word.i in self._named for word in sentence),
            }
            self._sentences[start] = tuple(cue for cue, holds in told.items() if holds)
        return self._sentences[start]

    def _is_source(self, phrase: Phrase) -> bool:
        """Whether a phrase stands where a source does: behind «selon», «auprès de», «Pour» that opens a sentence."""
        if not phrase.first:
            return False
        before = self._doc[phrase.first - 1]
        if before.lower_ in self._words.according or (before.lower_ == "pour" and before.is_sent_start):
            return True
        return phrase.first > 1 and self._doc[phrase.first - 2].lower_ in self._words.according_to_whom

    def _is_facing(self, phrase: Phrase) -> bool:
        """Whether a phrase stands behind «contre» or «de la part de», or shares it («entre voisins et [policiers]»)."""
        starts = range(max(0, phrase.first - _LONGEST_BEFORE), phrase.first)
        if any(self._doc.written(start, phrase.first).lower() in self._words.facing for start in starts):
            return True
        head = self._doc[phrase.head]
        cases = (child.lower_ for child in head.head.children if child.dep_ == "case")
        return head.dep_ == "conj" and any(case in self._words.facing for case in cases)

    def _is_part(self, phrase: Phrase) -> bool:
        """Whether a phrase tells who some of those just named are («dont trois gendarmes»)."""
        among = phrase.first > 0 and self._doc[phrase.first - 1].lower_ in self._words.among
        return among and self._doc[phrase.first].like_num

    def _is_brought_out(self, phrase: Phrase) -> bool:
        """Whether a phrase that something is said to be is the one that acted («c'est sa fille qui a appelé»)."""
        after = self._doc[phrase.last + 1 : phrase.last + 2]
        return bool(after) and after[0].lower_ in self._words.subjects and "cop" in self._below(phrase)
