"""The cues that tell of each entity whether a pronoun stands for it, and of the pronoun whether it is for nobody.

A cue that weighs otherwise for another sort of pronoun names the sort first («object: function obl»).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.participants.agreement import Pronoun
from factx.extractors.participants.entity import Entity
from factx.extractors.participants.seen import Seen
from factx.extractors.participants.selection import Selected
from factx.marks import Marked

if TYPE_CHECKING:
    from factx.tree import Token

_FAR = 3
_MANY_THINGS, _MANY_BETWEEN = 3, 2
_OPENING = 2
_FEW, _SOME, _OFTEN = 2, 4, 8


@dataclass(slots=True)
class Candidate:
    """An entity that agrees, its mentions before the pronoun (the latest first), how many were mentioned since."""

    entity: Entity
    seen: list[Seen]
    rank: int

    @property
    def last(self) -> Seen:
        """Its latest mention."""
        return self.seen[0]

    @property
    def subject(self) -> Seen | None:
        """The latest mention that is a subject."""
        return next((seen for seen in self.seen if seen.subject), None)


@dataclass(slots=True)
class Standing:
    """What stands before a pronoun.

    Attributes:
        pronoun: The pronoun.
        sentence: The number of its sentence.
        paragraph: Where its paragraph starts.
        candidates: The entities that agree, the one mentioned last first.
        before: The mentions of a few sentences, the latest first.
        things: The nouns that agree and are no participant's, the latest first.
        quotation: The quotation around the pronoun.
        agent: Who does what is done to it, be it in a clause further up.
        selected: What its verb selects.
    """

    pronoun: Pronoun
    sentence: int
    paragraph: int
    candidates: list[Candidate]
    before: list[Seen]
    things: list["Token"]
    quotation: Marked | None
    agent: Entity | None
    selected: Selected | None

    @property
    def agreeing(self) -> list[Candidate]:
        """The candidates that agree in number as well."""
        return [each for each in self.candidates if not self.is_collective(each)]

    def is_collective(self, candidate: Candidate) -> bool:
        """Whether several are told by a noun in the singular («la direction … ils»)."""
        return self.pronoun.plural and not candidate.entity.plural and not candidate.last.grammar.plural

    @property
    def weighs_things(self) -> bool:
        """Whether the pronoun may well stand for a thing."""
        return not self.pronoun.inverted and not self.pronoun.dative

    def back(self, seen: Seen) -> int:
        """Return how many sentences back a mention stands, three for all beyond."""
        return min(self.sentence - seen.sentence, _FAR)


def cues_of_candidate(candidate: Candidate, standing: Standing) -> Iterator[str]:
    """Yield what speaks for or against a candidate."""
    entity, last, pronoun = candidate.entity, candidate.last, standing.pronoun
    back, sort = standing.back(last), pronoun.sort
    kind = f"{entity.kind} {'subject' if last.subject else 'no subject'}"
    yield f"back {back}"
    yield kind
    yield f"{sort}: {kind}"
    yield f"last a {last.form}"
    yield f"{entity.kind} {'several' if pronoun.plural else 'one'}"
    yield f"mentions {_times(len(entity.mentions))}"
    yield f"subject rank {_subject_rank(candidate, standing)}"
    if last.start > pronoun.token.idx:
        yield "ahead"
    if entity.gender is None and entity.kind == "person":
        yield f"{pronoun.gender or 'either'} of unknown gender"
    if any(_holds(other, last) for other in standing.before):
        yield "inside another"
    if _relation(last.root) == _relation(pronoun.token):
        yield f"same relation {back}"
    if last.end <= standing.paragraph:
        yield "new paragraph"
    if pronoun.oblique:
        yield f"{sort}: function {_function(last)}"
    if standing.weighs_things:
        between = sum(thing.idx > last.start for thing in standing.things) if back <= 1 else 0
        yield f"{sort}: things between {min(between, _MANY_BETWEEN)}"
    if standing.selected is not None:
        yield f"{standing.selected} selected: {entity.kind}"
    if standing.is_collective(candidate):
        yield f"collective {entity.kind}"
    if entity is standing.agent:
        yield f"{sort}: agent"
    if pronoun.inverted:
        yield from _of_inverted(candidate, standing)
    if standing.quotation is not None:
        yield "into a quotation" if last.start < standing.quotation.open and not last.quoted else "quoted before"
        yield f"quoted: {kind}"
        yield f"quoted: rank {min(candidate.rank, _FAR)}"
        if entity is next((seen.entity for seen in standing.before if seen.subject), None):
            yield "quoted: last subject"
    elif last.quoted:
        yield "out of a quotation"


def _holds(whole: Seen, part: Seen) -> bool:
    return whole.start <= part.start and part.end <= whole.end and whole.entity is not part.entity


def _subject_rank(candidate: Candidate, standing: Standing) -> str:
    """Return how many other candidates were subjects since one was."""
    subject = candidate.subject
    if subject is None:
        return "none"
    others = (other.subject for other in standing.agreeing if other is not candidate)
    return str(min(sum(seen is not None and seen.start > subject.start for seen in others), _FAR))


def _of_inverted(candidate: Candidate, standing: Standing) -> Iterator[str]:
    yield f"inverted: back {standing.back(candidate.last)}"
    yield f"inverted: {'named' if any(m.form == 'name' for m in candidate.entity.mentions) else 'nameless'}"
    if (subject := candidate.subject) is not None:
        told = [f"subject {standing.back(subject)}", "embedded" * subject.embedded, "quoted" * subject.quoted]
        yield f"inverted: {' '.join(filter(None, told))}"


def cues_of_nobody(standing: Standing) -> Iterator[str]:
    """Yield what speaks for or against a pronoun that stands for a thing or for nobody."""
    pronoun, things = standing.pronoun, standing.things
    yield "nobody"
    yield f"relation {pronoun.token.dep_}"
    if pronoun.animate:
        yield "acts or speaks"
    if standing.selected is not None:
        yield f"{standing.selected} selected"
    if pronoun.token.i - pronoun.token.sent.start <= _OPENING:
        yield "opens its sentence"
    if standing.weighs_things:
        yield f"{pronoun.sort}: things {min(len(things), _MANY_THINGS)}"
    subjects = [seen for each in standing.agreeing if (seen := each.subject) is not None]
    if all(standing.back(seen) > 1 for seen in subjects):
        yield "no subject near"
    last_subject = max((seen.start for seen in subjects), default=0)
    if things and things[0].idx > last_subject:
        yield "thing after subjects"
    if any(thing.idx > last_subject and _is_main_subject(thing) for thing in things):
        yield f"{pronoun.sort}: thing a main subject"


def _is_main_subject(noun: "Token") -> bool:
    return noun.dep_.startswith("nsubj") and noun.head.head is noun.head


def _relation(token: "Token") -> str:
    return token.dep_.split(":")[0]


def _function(seen: Seen) -> str:
    if seen.subject:
        return "embedded subject" if seen.embedded else "subject"
    return _relation(seen.root)


def _times(mentions: int) -> str:
    return "once" if mentions < _FEW else "few" if mentions < _SOME else "some" if mentions < _OFTEN else "often"
