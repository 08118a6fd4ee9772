"""What an article has been speaking of: its mentions in text order, and which of them a later word may repeat."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from math import log1p
from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Draft, Entity
from factx.extractors.participants.seen import Seen, grammar, leads, speaks
from factx.language import Language
from factx.marks import Marked, paired

if TYPE_CHECKING:
    from factx.tree import Doc, Token

_SENTENCES_BACK = 5
_MENTIONS_BACK = 30
_FAR_BACK = 5
"""How many times as far what fits well is looked for."""
_PEOPLE_BACK = 300
_NOT_LONG = 400
_INCISE = 150
_SUBJECT, _TOPIC, _DECAY, _QUOTED = 2.5, 0.7, 0.7, 0.5
_EMBEDDED_SUBJECT = 1.9
_EMBEDDED = ("ccomp", "acl", "advcl", "csubj")


class Discourse:
    """The mentions of an article so far, kept in text order."""

    def __init__(self, doc: "Doc", entities: list[Entity], language: Language) -> None:
        self.doc, self.entities, self.language = doc, entities, language
        self.sentence_of = _sentences(doc)
        self.pairs = [pair for pair in paired(doc.text) if pair.depth == 0]
        self._opens = [pair.open for pair in self.pairs]
        self._seen: list[Seen] = []
        self._reporters = language.people.persons.families.get("press", frozenset())
        for entity in entities:
            for mention in entity.mentions:
                self._insert(entity, mention)

    def add(self, entity: Entity, mention: Draft) -> None:
        """Give an entity one more mention."""
        entity.mentions.append(mention)
        self._insert(entity, mention)

    def _insert(self, entity: Entity, mention: Draft) -> None:
        head = self.doc.root(mention.first, mention.last + 1)
        speech, first = self.speaks(mention), leads(self.doc, mention)
        seen = Seen(
            start=mention.start,
            end=mention.end,
            sentence=self.sentence_of[mention.first],
            entity=entity,
            root=head,
            form=mention.form,
            grammar=grammar(self.doc, mention, self.language),
            subject=speech or first or head.dep_.startswith("nsubj"),
            embedded=not (speech or first) and head.head.dep_.startswith(_EMBEDDED),
            speaks=speech,
            quoted=self.quotation(mention.start) is not None,
        )
        insort(self._seen, seen, key=lambda each: each.start)

    def speaks(self, mention: Draft) -> bool:
        """Whether a mention follows a verb of speech as its subject («, a expliqué mardi M. Rey»)."""
        return speaks(self.doc, mention, self.language)

    def merge(self, part: Entity, whole: Entity) -> None:
        """Let the mentions of one entity be another's; the first is left without any."""
        for mention in part.mentions:
            self._seen[self._index(part, mention)].entity = whole
        whole.mentions = sorted((*whole.mentions, *part.mentions), key=lambda mention: mention.start)
        whole.country = whole.country or part.country
        part.mentions = []

    def drop_empty(self) -> None:
        """Forget the entities without a mention."""
        self.entities[:] = [entity for entity in self.entities if entity.mentions]

    def _index(self, entity: Entity, mention: Draft) -> int:
        """Return where a mention of an entity is kept."""
        at = bisect_left(self._seen, mention.start, key=lambda each: each.start)
        while self._seen[at].entity is not entity or self._seen[at].end != mention.end:
            at += 1
        return at

    def forget(self, entity: Entity, mention: Draft) -> None:
        """Take a mention of an entity back."""
        del self._seen[self._index(entity, mention)]

    def is_in_play(self, entity: Entity) -> bool:
        """Whether an entity with a name does more than sign an article («Propos recueillis par …»)."""
        first = entity.mentions[0]
        told = sum(not self._signs(mention) for mention in entity.mentions)
        acts = self.is_subject(first) or self._does(first)
        return first.form == "name" and (told > 1 or (told == 1 and acts))

    def _signs(self, mention: Draft) -> bool:
        """Whether a mention is that of who signs an interview («Propos recueillis par [Ada Morel]»)."""
        before = self.doc.written(max(0, mention.first - 2), mention.first).lower()
        return before in self.language.people.nominals.signing

    def is_subject(self, mention: Draft) -> bool:
        """Whether a mention is the subject of its clause."""
        at = bisect_left(self._seen, mention.start, key=lambda each: each.start)
        return any(seen.start == mention.start and seen.subject for seen in self._seen[at : at + 2])

    def _does(self, mention: Draft | Seen) -> bool:
        """Whether a mention is who does what the noun before it tells («les annonces de [Rey]»)."""
        first = self.doc.cover(mention.start, mention.start + 1).start
        if first < 2 or self.doc[first - 1].lower_ not in self.language.people.nominals.of:
            return False
        noun, deeds = self.doc[first - 2].lower_, self.language.people.acts.deeds
        return not {noun, noun.removesuffix("s")}.isdisjoint(deeds | self.language.events.by_noun.keys())

    def at(self, token: "Token") -> Entity | None:
        """Return the entity of which a token is mentioned, by the shortest mention that starts at or holds it."""
        for seen in self.before(token.idx + 1):
            if seen.end > token.idx:
                return seen.entity
            if seen.sentence != self.sentence_of[token.i]:
                break
        return None

    def is_reporter(self, entity: Entity) -> bool:
        """Whether an entity is a nameless journalist, who tells but is not told of («a constaté un journaliste …»)."""
        if entity.mentions[0].form == "name" or entity.roles:
            return False
        if self.is_subject(entity.mentions[0]) and not self.speaks(entity.mentions[0]):
            return False
        return entity.name.split(" ", 1)[0].lower() in self._reporters

    def quotation(self, offset: int) -> Marked | None:
        """Return the outermost pair of marks around an offset."""
        at = bisect_left(self._opens, offset) - 1
        return self.pairs[at] if at >= 0 and self.pairs[at].close > offset else None

    def closed_before(self, offset: int) -> Marked | None:
        """Return the last outermost pair of marks that closes before an offset."""
        at = bisect_left(self._opens, offset) - 1
        if at >= 0 and self.pairs[at].close > offset:
            at -= 1
        return self.pairs[at] if at >= 0 else None

    def before(self, offset: int, back: int = _MENTIONS_BACK) -> Iterator[Seen]:
        """Yield the mentions before an offset, the latest first, a few sentences back at most."""
        at = bisect_left(self._seen, offset, key=lambda each: each.start)
        yield from reversed(self._seen[max(0, at - back) : at])

    def people_before(self, offset: int) -> list[Entity]:
        """Return the persons mentioned before an offset, the latest first, far back."""
        at = bisect_left(self._seen, offset, key=lambda each: each.start)
        seen = self._seen[max(0, at - _PEOPLE_BACK) : at]
        people = {id(each.entity): each.entity for each in reversed(seen) if each.entity.kind == "person"}
        return list(people.values())

    def speaker_of(self, pair: Marked) -> Entity | None:
        """Return who speaks a quotation by the incise behind it, or by the clause before its colon, if known by now."""
        behind = self.doc.cover(pair.close, pair.close + 40)
        words = (self.doc[i] for i in behind[:8])
        if any(word.text.startswith("-") and word.pos_ == "PRON" for word in words):
            return self.last_speaker(pair.open)
        at = bisect_left(self._seen, pair.close, key=lambda each: each.start)
        for seen in self._seen[at : at + 2]:
            if seen.speaks and seen.start - pair.close < 90:
                return seen.entity
        return self._before_colon(pair) or self._in_incise_before(pair)

    def _in_incise_before(self, pair: Marked) -> Entity | None:
        """Return who speaks between a quotation and another just before it («…», a dit Paul Rey. «…»)."""
        other = self.closed_before(pair.open)
        if other is None or pair.open - other.close > _INCISE:
            return None
        between = (seen for seen in self.before(pair.open) if seen.start > other.close)
        return next((seen.entity for seen in between if seen.speaks), None)

    def _before_colon(self, pair: Marked) -> Entity | None:
        """Return the first subject of the sentence that ends in a colon before a quotation."""
        at = self.doc.cover(0, pair.open).stop - 1
        while at > 0 and self.doc[at].is_space:
            at -= 1
        if at < 0 or self.doc[at].text != ":":
            return None
        sentence = [seen for seen in self.before(pair.open) if seen.sentence == self.sentence_of[at]]
        return next((seen.entity for seen in reversed(sentence) if seen.subject and not seen.quoted), None)

    def last_speaker(self, offset: int) -> Entity | None:
        """Return the last one to speak in an incise before an offset."""
        sentence = None
        for seen in self.before(offset):
            sentence = seen.sentence if sentence is None else sentence
            if sentence - seen.sentence > 3 * _SENTENCES_BACK:
                return None
            if seen.speaks and seen.entity.kind == "person":
                return seen.entity
        return None

    def salient(
        self, token: "Token", fits: Callable[[Entity], bool], bonus: Callable[[Entity], float] | None = None
    ) -> list[Entity]:
        """Return the entities that fit, the likeliest to be repeated at a token first.

        An entity weighs more the nearer its mentions, when they are subjects (in the sentences before: of main clauses
        above all), and the more often the article has spoken of it. Inside a quotation its speaker comes last, who does
        not speak of himself as «il». What a bonus tells to fit well is looked for further back.
        """
        sentence = self.sentence_of[token.i]
        pair = self.quotation(token.idx)
        speaker = self.speaker_of(pair) if pair else None
        weights: dict[int, float] = {}
        found: dict[int, Entity] = {}
        farther = _FAR_BACK if bonus else 1
        for order, seen in enumerate(self.before(token.idx, _MENTIONS_BACK * farther)):
            distance = sentence - seen.sentence
            if distance > _SENTENCES_BACK * farther:
                break
            near = distance <= _SENTENCES_BACK and order < _MENTIONS_BACK
            if not fits(seen.entity) or not (near or (bonus and bonus(seen.entity))):
                continue
            key = id(seen.entity)
            found[key] = seen.entity
            role = 1.0 if not seen.subject else _EMBEDDED_SUBJECT if seen.embedded and distance else _SUBJECT
            weight = role * _DECAY**distance - 0.001 * order
            if seen.quoted and pair is None:
                weight *= _QUOTED
            weights[key] = max(weights.get(key, 0.0), weight)
        for key, entity in found.items():
            weights[key] += _TOPIC * log1p(len(entity.mentions)) + (bonus(entity) if bonus else 0.0)
        if speaker is not None and id(speaker) in weights:
            weights[id(speaker)] -= 10
        return sorted(found.values(), key=lambda entity: -weights[id(entity)])

    def spoken_of(self, token: "Token", entities: list[Entity]) -> bool:
        """Whether the first of some entities has a name and was subject not long ago, in an earlier sentence."""
        sentence = self.sentence_of[token.i]
        return any(
            seen.entity is entity
            and (seen.subject or self._does(seen))
            and not seen.quoted
            and 1 <= sentence - seen.sentence < _SENTENCES_BACK
            and token.idx - seen.start < _NOT_LONG
            for entity in entities[:1]
            if entity.mentions[0].form == "name"
            for seen in self.before(token.idx)
        )

    def last_named(self, token: "Token", quoted: bool) -> Entity | None:
        """Return the person last mentioned before a token who has a name, in a quotation too if asked."""
        told = (seen for seen in self.before(token.idx) if quoted or not seen.quoted)
        people = (seen.entity for seen in told if seen.entity.kind == "person")
        return next((entity for entity in people if entity.mentions[0].form == "name"), None)


def _sentences(doc: "Doc") -> list[int]:
    number, numbers = -1, []
    for token in doc:
        number += bool(token.is_sent_start) or number < 0
        numbers.append(number)
    return numbers
