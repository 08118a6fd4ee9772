"""The mentions of an article by token: who stands where, who is listed with whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.records import Mention, Participant

if TYPE_CHECKING:
    from factx.tree import Doc, Token

_ACTORS = frozenset(("person", "organization", "country", "group", "place"))
_POWERS = frozenset(("organization", "country", "place"))
"""Kinds that act alike: a government, its country, its capital."""
_LONGEST_MENTION = 25
_LONGEST_ITEM = 12


@dataclass(frozen=True, slots=True)
class Named:
    """A mention by tokens [first, last], and its participant."""

    first: int
    last: int
    mention: Mention
    participant: Participant


class Mentions:
    """The mentions of an article.

    Attributes:
        at: The participant each token stands for: that of the shortest mention around it, its complements left out.
        names: The tokens that stand in proper names.
        starting: The longest mention that begins at a token.
    """

    def __init__(self, doc: "Doc", participants: tuple[Participant, ...]) -> None:
        self._doc = doc
        self.at: dict[int, Participant] = {}
        self.names: set[int] = set()
        length: dict[int, int] = {}
        found: list[Named] = []
        for participant in participants:
            for mention in participant.mentions:
                span = doc.cover(mention.start, mention.end)
                if not span:
                    continue
                found.append(Named(span.start, span.stop - 1, mention, participant))
                named = mention.form == "name"
                if named:
                    self.names.update(span)
                for index in span if named else range(span.start, doc.root(span.start, span.stop).i + 1):
                    if index not in length or len(span) < length[index]:
                        length[index], self.at[index] = len(span), participant
        found.sort(key=lambda named: (named.first, -named.last))
        self.starting = {named.first: named for named in found}
        self._ending = {named.last: named for named in reversed(found)}

    def participant(self, token: "Token") -> Participant | None:
        """Return the participant that a noun or pronoun stands for, by itself or by the name beside it."""
        if token.i in self.at:
            return self.at[token.i]
        beside = (
            c for c in token.children if c.dep_ in ("flat:name", "appos") and c.i in self.at and c.i - token.i <= 3
        )
        name = next(beside, None)
        return self.at[name.i] if name is not None else None

    def of(self, token: "Token") -> Named | None:
        """Return the shortest mention around a token of the participant it stands for."""
        around = [n for n in self.around(token.i) if n.participant is self.at.get(token.i)]
        return min(around, key=lambda n: n.last - n.first, default=None)

    def around(self, index: int) -> Iterator[Named]:
        """Yield the mentions that hold a token."""
        for first in range(index, max(-1, index - _LONGEST_MENTION), -1):
            named = self.starting.get(first)
            if named is not None and named.last >= index:
                yield named

    def between(self, start: int, end: int) -> list[Named]:
        """Return the mentions of those who can act among the tokens [start, end), none inside another."""
        found: list[Named] = []
        for index in range(start, end):
            named = self.starting.get(index)
            if named is None or named.last >= end or named.participant.kind not in _ACTORS:
                continue
            if not (found and found[-1].last >= named.last):
                found.append(named)
        return found

    def behind(self, index: int) -> Named | None:
        """Return the mention right behind a token, a determiner passed over."""
        return self.starting.get(self._behind(index))

    def _behind(self, index: int) -> int:
        return index + 2 if index + 1 < len(self._doc) and self._doc[index + 1].pos_ == "DET" else index + 1

    def right_before(self, index: int) -> Named | None:
        """Return the longest mention of one who can act that ends right before a token, without preposition."""
        before = self._doc[index - 1] if index else None
        if before is None or before.i not in self.at:
            return None
        around = [n for n in self.around(before.i) if n.last == before.i and n.participant.kind in _ACTORS]
        named = max(around, key=lambda n: n.last - n.first, default=None)
        return named if named is not None and not self.is_oblique(named) else None

    def place_before(self, token: "Token") -> Named | None:
        """Return the place or country last mentioned before a token, in its sentence or the one before."""
        start = token.sent.start
        start = self._doc[start - 1].sent.start if start else 0
        for index in range(token.i - 1, start - 1, -1):
            named = self.starting.get(index)
            if named is not None and named.participant.kind in ("place", "country"):
                return named
        return None

    def ending(self, index: int) -> Named | None:
        """Return the shortest mention that ends at a token."""
        return self._ending.get(index)

    def is_oblique(self, named: Named) -> bool:
        """Whether a preposition stands before a mention."""
        if named.first == 0:
            return False
        before = self._doc[named.first - 1]
        if before.pos_ == "DET" and named.first > 1 and named.mention.form == "name":
            before = self._doc[named.first - 2]
        return before.pos_ == "ADP" or before.lower_ in ("du", "des", "au", "aux", "d'", "de")

    def subject_before(self, verb: "Token") -> Named | None:
        """Return the subject nearest before a verb in its sentence; else the first mention behind a participle."""
        free = [n for n in self.between(verb.sent.start, verb.i) if not self.is_oblique(n)]
        for named in reversed(free):
            head = self._doc.root(named.first, named.last + 1)
            if head.dep_.startswith("nsubj") or named.mention.form == "pronoun":
                return named
        if free:
            return free[-1]
        if verb.i - verb.sent.start <= 2:
            behind = [n for n in self.between(verb.i + 1, verb.sent.end) if not self.is_oblique(n)]
            return next((n for n in behind if n.participant.kind in ("person", "organization", "group")), None)
        return None

    def coordinated(self, named: Named) -> list[Named]:
        """Return a mention and those listed with it («A, B et C»)."""
        chain = [named]
        while (before := self._listed_before(chain[0])) is not None:
            chain.insert(0, before)
        while (after := self._listed_after(chain[-1])) is not None:
            chain.append(after)
        return chain

    def _listed_before(self, named: Named) -> Named | None:
        at = named.first - 1
        while at > 0 and self._doc[at].pos_ == "DET":
            at -= 1
        if at < 1 or self._doc[at].lower_ not in ("et", "ou", ","):
            return None
        other = self._ending.get(at - 1)
        if other is None or (self._doc[at].text == "," and not self._in_list(named)):
            return None
        return other if _alike(named, other) else None

    def _listed_after(self, named: Named) -> Named | None:
        at = named.last + 1
        if at + 1 >= len(self._doc) or self._doc[at].lower_ not in ("et", "ou", ","):
            return None
        other = self.behind(at)
        if other is None or (self._doc[at].text == "," and not self._in_list(other)):
            return None
        return other if _alike(named, other) else None

    def _in_list(self, named: Named) -> bool:
        """Whether an «et» with one more mention follows a mention set off by a comma."""
        for at in range(named.last + 1, min(named.last + _LONGEST_ITEM, len(self._doc))):
            if self._doc[at].lower_ in ("et", "ou"):
                return self.behind(at) is not None or at + 1 in self.starting
            if self._doc[at].pos_ in ("VERB", "AUX") or self._doc[at].is_sent_start:
                return False
        return False


def _alike(one: Named, other: Named) -> bool:
    kinds = {one.participant.kind, other.participant.kind}
    return one.participant is not other.participant and (len(kinds) == 1 or kinds <= _POWERS)
