"""Arguments: who fills which role of an event, read off the trigger's complements."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.events.triggers import Trigger
from factx.language import Language
from factx.language.events import event_types
from factx.records import Participant, Role
from factx.syntax import children, subtree_bounds

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACE_PREPOSITIONS = frozenset(("à", "au", "aux", "en", "dans", "sur", "vers", "chez", "depuis", "près"))
_CLIMB = 4
_LONGEST_SPAN = 160


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: a participant, or only the words at [start, end)."""

    role: Role
    participant: Participant | None
    start: int
    end: int


class Arguments:
    """The participants of an article by token, and how triggers take them as arguments."""

    def __init__(self, participants: tuple[Participant, ...], at: "dict[int, Participant]", language: Language) -> None:
        self._participants, self._at, self._language = participants, at, language

    def of(self, trigger: Trigger) -> list[Filler]:
        """Return the arguments of a trigger, in the order of roles and of the text."""
        found = list(self._of_verb(trigger) if trigger.verbal else self._of_noun(trigger))
        allowed = event_types()[trigger.type].roles
        kept: list[Filler] = []
        for filler in found:
            if filler.role not in allowed:
                continue
            same = [
                k for k in kept if (k.participant and k.participant is filler.participant) or (k.start == filler.start)
            ]
            if not same:
                kept.append(filler)
        return kept

    def _of_verb(self, trigger: Trigger) -> Iterator[Filler]:
        frame = self._language.events.frames[trigger.type]
        verb = trigger.token
        passive = is_passive(verb)
        reflexive = any(c.lower_ in ("se", "s'") for c in verb.children)
        subject = self._subject(verb)
        if passive:
            if subject is not None:
                yield from self._fill(subject, frame.object if frame.object != "partner" else "agent")
            for agent in verb.children:
                if agent.dep_.startswith("obl") and _case(agent) == "par":
                    yield from self._fill(agent, "agent")
        else:
            if subject is not None:
                yield from self._fill(subject, frame.subject)
            for target in children(verb, "obj"):
                if target.lower_ not in ("se", "s'") and not _is_time(target):
                    yield from self._fill(target, frame.object)
            if not reflexive:
                antecedent = self._object_antecedent(verb)
                if antecedent is not None:
                    yield from self._fill(antecedent, frame.object)
        yield from self._obliques(verb, trigger)

    def _obliques(self, head: "Token", trigger: Trigger) -> Iterator[Filler]:
        frame = self._language.events.frames[trigger.type]
        for child in head.children:
            if not child.dep_.startswith(("obl", "nmod", "iobj", "xcomp")) or child.pos_ in ("VERB", "AUX"):
                continue
            case = _case(child)
            participant = self._participant(child)
            if case is None:
                if child.dep_.startswith("iobj") and participant and "à" in frame.prepositions:
                    yield from self._fill(child, frame.prepositions["à"])
                continue
            if _is_time(child):
                continue
            place = participant is not None and participant.kind in ("place", "country")
            if case in _PLACE_PREPOSITIONS and place and frame.prepositions.get(case) not in ("theme",):
                yield from self._fill(child, "place")
            elif case in frame.prepositions and (participant is not None or frame.prepositions[case] == "theme"):
                yield from self._fill(child, frame.prepositions[case])
            elif case == "de" and not trigger.verbal:
                yield from self._fill(child, frame.of)
            elif case == "par" and trigger.verbal is False:
                yield from self._fill(child, "agent")

    def _of_noun(self, trigger: Trigger) -> Iterator[Filler]:
        frame = self._language.events.frames[trigger.type]
        noun = trigger.token
        yield from self._obliques(noun, trigger)
        if trigger.last is not noun:
            yield from self._obliques(trigger.last, trigger)
        for child in noun.children:
            if child.lower_ in ("son", "sa", "ses", "leur", "leurs"):
                owner = self._owner(noun)
                if owner is not None:
                    yield Filler(frame.of if frame.of != "theme" else "agent", owner, child.idx, child.idx + len(child))
            if child.pos_ == "ADJ" and (place := self._language.places.demonym(child.lower_)):
                named = next(
                    (p for p in self._participants if p.kind == "country" and p.country == place.country), None
                )
                if named is not None and frame.of == "agent":
                    yield Filler("agent", named, child.idx, child.idx + len(child))
        for modifier in children(noun, "acl"):
            for agent in modifier.children:
                if _case(agent) == "par":
                    yield from self._fill(agent, "agent")
        if noun.dep_ == "obj" and noun.head.pos_ == "VERB" and frame.of != "agent":
            subject = self._subject(noun.head)
            if subject is not None:
                yield from self._fill(subject, "agent")

    def _subject(self, verb: "Token") -> "Token | None":
        """Return the subject of a verb: its own, its antecedent, or that of the verb that governs or coordinates it."""
        token = verb
        for _ in range(_CLIMB):
            for child in children(token, "nsubj"):
                if child.lower_ in ("qui", "lequel", "laquelle") and token.head is not token:
                    return token.head
                if child.lower_ in ("on", "ce", "c'", "cela", "ça"):
                    return None
                return child
            relation = token.dep_.split(":")[0]
            if relation == "acl" and token.dep_ != "acl:relcl":
                return token.head
            if relation in ("amod",) and token.head.pos_ in ("NOUN", "PROPN"):
                return token.head
            if (
                relation not in ("conj", "xcomp", "advcl", "aux", "ccomp", "obl", "dep", "parataxis")
                or token.head is token
            ):
                return None
            if relation == "ccomp" and "Inf" not in token.morph.get("VerbForm", []):
                return None
            token = token.head
            if token.pos_ in ("NOUN", "PROPN"):
                return token
        return None

    def _object_antecedent(self, verb: "Token") -> "Token | None":
        if not verb.dep_.startswith("acl") or not any(
            c.lower_ in ("que", "qu'") and c.dep_.startswith("obj") for c in verb.children
        ):
            return None
        return verb.head if verb.head is not verb else None

    def _owner(self, noun: "Token") -> Participant | None:
        """Return whom a possessive before a noun stands for: the subject of its clause, else the last person named."""
        verb = noun
        for _ in range(_CLIMB):
            verb = verb.head
            if verb.pos_ in ("VERB", "AUX"):
                break
        subject = self._subject(verb) if verb.pos_ in ("VERB", "AUX") else None
        if subject is not None and subject.i != noun.i and (owner := self._participant(subject)):
            return owner
        for index in range(noun.i - 1, max(-1, noun.i - 40), -1):
            if (owner := self._at.get(index)) and owner.kind == "person":
                return owner
        return None

    def _participant(self, token: "Token") -> Participant | None:
        if token.i in self._at:
            return self._at[token.i]
        name = next(
            (c for c in token.children if c.dep_ in ("flat:name", "appos") and c.i in self._at and c.i - token.i <= 3),
            None,
        )
        return self._at[name.i] if name is not None else None

    def _fill(self, token: "Token", role: Role) -> Iterator[Filler]:
        participant = self._participant(token)
        if participant is None and token.pos_ == "PRON":
            return
        start, end = (token.idx, token.idx + len(token)) if participant else _noun_phrase(token)
        yield Filler(role, participant, start, end)
        for other in children(token, "conj"):
            if other.pos_ in ("NOUN", "PROPN", "PRON", "X") and (also := self._participant(other)):
                second: Role = "partner" if role == "agent" and _case(token) == "entre" else role
                yield Filler(second, also, other.idx, other.idx + len(other))


def is_passive(verb: "Token") -> bool:
    """Whether a verb form is passive: it has a passive auxiliary or subject, or is a bare past participle."""
    if any(child.dep_ in ("aux:pass", "nsubj:pass") for child in verb.children):
        return True
    participle = "Part" in verb.morph.get("VerbForm", []) and "Past" in verb.morph.get("Tense", [])
    bare = not any(child.dep_.startswith(("aux", "cop")) for child in verb.children)
    return (
        participle
        and bare
        and verb.dep_.split(":")[0] in ("acl", "amod", "advcl", "conj", "ROOT", "parataxis", "xcomp")
        and not (verb.dep_ == "conj" and any(c.dep_ == "aux:tense" for c in verb.head.children))
    )


def _case(token: "Token") -> str | None:
    word = next((child.lower_ for child in token.children if child.dep_ == "case"), None)
    return {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}.get(word, word) if word else None


def _is_time(token: "Token") -> bool:
    return token.ent_type_ == "TIME"


def _noun_phrase(token: "Token") -> tuple[int, int]:
    start, end = subtree_bounds(token)
    if token.children and (case := next((c for c in token.children if c.dep_ == "case"), None)):
        start = max(start, case.idx + len(case) + (0 if case.text.endswith("'") else 1)) if case.idx == start else start
    if end - start > _LONGEST_SPAN:
        end = token.idx + len(token)
        start = min(start, token.idx) if token.idx - start < 40 else token.idx
    return start, max(end, token.idx + len(token))
