"""The cues that tell of each entity whether a pronoun stands for it, and of the pronoun whether it is for nobody.

A cue that weighs otherwise for another sort of pronoun names the sort first («object: function obl»).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.participants.agreement import Pronoun
from factx.extractors.participants.entity import Entity
from factx.extractors.participants.seen import Seen
from factx.marks import Marked

if TYPE_CHECKING:
    from factx.tree import Token

_FAR = 3
_MANY_THINGS = 3
_OPENING = 2
_FEW, _SOME, _OFTEN = 2, 4, 8
_BELOW = ("acl", "advcl", "ccomp")


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
        candidates: The entities that agree, the one mentioned last first.
        before: The mentions of a few sentences, the latest first.
        things: The nouns that agree and are no participant's, the latest first.
        persons: Nouns for persons.
        sentence_of: The number of each token's sentence.
        quotation: The quotation around the pronoun.
        agent: Who does what is done to it, be it in a clause further up.
    """

    pronoun: Pronoun
    sentence: int
    candidates: list[Candidate]
    before: list[Seen]
    things: list["Token"]
    persons: frozenset[str]
    sentence_of: list[int]
    quotation: Marked | None
    agent: Entity | None

    @property
    def opens_sentence(self) -> bool:
        """Whether the pronoun opens its sentence («Hier, il …»)."""
        token = self.pronoun.token
        return token.i - token.sent.start <= _OPENING

    def back(self, seen: Seen) -> int:
        """Return how many sentences back a mention stands, three for all beyond."""
        return min(self.sentence - seen.sentence, _FAR)


def cues_of_candidate(candidate: Candidate, standing: Standing) -> Iterator[str]:
    """Yield what speaks for or against a candidate."""
    entity, last, pronoun = candidate.entity, candidate.last, standing.pronoun
    back, function, sort = standing.back(last), _function(last), pronoun.sort
    kind = f"{entity.kind} {'several' if pronoun.plural else 'one'}"
    as_what = f"{entity.kind} {'subject' if last.subject else 'no subject'}"
    yield f"back {back}"
    yield kind
    yield as_what
    yield f"{sort}: function {function}"
    yield f"mentions {_times(len(entity.mentions))}"
    yield from _of_subjects(candidate, standing)
    if entity.gender is None:
        yield "gender unknown"
    if last.root.dep_.split(":")[0] == pronoun.token.dep_.split(":")[0]:
        yield f"same relation {back}"
    if "\n" in last.root.doc.text[last.end : pronoun.token.idx]:
        yield "new paragraph"
    between = sum(thing.idx > last.start for thing in standing.things) if back <= 1 else 0
    yield f"{sort}: things between {min(between, 2)}"
    if entity is standing.agent:
        yield f"{sort}: agent"
    if standing.quotation is None and last.quoted:
        yield "out of a quotation"
    if standing.quotation is not None:
        yield "into a quotation" if last.start < standing.quotation.open and not last.quoted else "quoted before"
        yield f"quoted: {kind}"
        yield f"quoted: {as_what}"
        yield f"quoted: rank {min(candidate.rank, _FAR)}"
    if pronoun.inverted:
        yield f"inverted: back {back}"
        yield f"inverted: {'named' if any(m.form == 'name' for m in entity.mentions) else 'nameless'}"


def _of_subjects(candidate: Candidate, standing: Standing) -> Iterator[str]:
    """Yield how a candidate stands among the subjects before the pronoun."""
    pronoun, subject = standing.pronoun, candidate.subject
    last = next((seen.entity for seen in standing.before if seen.subject), None)
    if standing.quotation is not None and candidate.entity is last:
        yield "quoted: last subject"
    if subject is None:
        rank = "none"
    else:
        later = (other.subject for other in standing.candidates if other is not candidate)
        rank = str(min(sum(seen is not None and seen.start > subject.start for seen in later), _FAR))
        if pronoun.inverted:
            told = [f"subject {standing.back(subject)}", "embedded" * subject.embedded, "quoted" * subject.quoted]
            yield f"inverted: {' '.join(filter(None, told))}"
    yield f"subject rank {rank}"
    if pronoun.inverted:
        yield f"inverted: subject rank {rank}"
    if pronoun.sort == "subject" and candidate.entity is _theme(standing):
        yield f"theme{' opening' if standing.opens_sentence else ''}"


def _theme(standing: Standing) -> Entity | None:
    """Return the first subject of a main clause in the sentence before."""
    last = (seen for seen in reversed(standing.before) if seen.sentence == standing.sentence - 1)
    return next((seen.entity for seen in last if seen.subject and not seen.embedded), None)


def cues_of_nobody(standing: Standing) -> Iterator[str]:
    """Yield what speaks for or against a pronoun that stands for a thing or for nobody."""
    pronoun, things = standing.pronoun, standing.things
    yield f"relation {pronoun.token.dep_}"
    if pronoun.animate:
        yield "acts or speaks"
    if standing.opens_sentence:
        yield "opens its sentence"
    yield f"{pronoun.sort}: things {min(len(things), _MANY_THINGS)}"
    yield from {_of_thing(thing, standing): None for thing in things}
    if things:
        if things[0].idx > max((each.last.start for each in standing.candidates), default=0):
            yield "thing last"
        subjects = (each.subject for each in standing.candidates)
        if things[0].idx > max((seen.start for seen in subjects if seen is not None), default=0):
            yield "thing after subjects"


def _of_thing(thing: "Token", standing: Standing) -> str:
    sort = "person" if thing.lower_ in standing.persons else "thing"
    relation = thing.dep_.split(":")[0]
    if relation == "nsubj" and not thing.head.dep_.startswith(_BELOW):
        relation = "main subject"
    return f"{sort} {standing.sentence - standing.sentence_of[thing.i]} {relation}"


def _function(seen: Seen) -> str:
    if seen.subject:
        return "embedded subject" if seen.embedded else "subject"
    return seen.root.dep_.split(":")[0]


def _times(mentions: int) -> str:
    return "once" if mentions < _FEW else "few" if mentions < _SOME else "some" if mentions < _OFTEN else "often"
