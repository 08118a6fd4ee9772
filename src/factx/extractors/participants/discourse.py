"""What an article has been speaking of: its mentions in text order, and which of them a later word may repeat."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Draft, Entity
from factx.language import Language
from factx.marks import Marked, paired

if TYPE_CHECKING:
    from factx.tree import Doc, Token

_SENTENCES_BACK = 5
_MENTIONS_BACK = 30
_PEOPLE_BACK = 300
_THINGS_BACK = 60
_NOT_LONG = 400
_SUBJECT, _TOPIC, _DECAY, _QUOTED = 2.5, 0.7, 0.7, 0.5
_EMBEDDED_SUBJECT = 1.9
_EMBEDDED = ("ccomp", "acl", "advcl", "csubj")


@dataclass(slots=True)
class Seen:
    """A mention: where it stands, whether it is a subject, speaks in an incise, stands in a quotation."""

    start: int
    end: int
    sentence: int
    entity: Entity
    subject: bool
    embedded: bool
    speaks: bool
    quoted: bool


class Discourse:
    """The mentions of an article so far, kept in text order."""

    def __init__(self, doc: "Doc", entities: list[Entity], language: Language) -> None:
        self.doc, self.entities, self.language = doc, entities, language
        self.sentence_of = _sentences(doc)
        self._starts = [sentence.start for sentence in doc.sents]
        text = doc.text
        self.pairs = [pair for pair in paired(text) if pair.depth == 0]
        self._length = len(text)
        self._opens = [pair.open for pair in self.pairs]
        self._seen: list[Seen] = []
        self._persons = language.people.persons.all_nouns
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
        speaks = self.speaks(mention)
        quoted = self.quotation(mention.start) is not None
        subject = speaks or head.dep_.startswith("nsubj") or self._leads(mention)
        embedded = not speaks and head.head.dep_.startswith(_EMBEDDED)
        seen = Seen(
            mention.start, mention.end, self.sentence_of[mention.first], entity, subject, embedded, speaks, quoted
        )
        insort(self._seen, seen, key=lambda each: each.start)

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
        return first.form == "name" and (len(entity.mentions) > 1 or self.is_subject(first))

    def is_subject(self, mention: Draft) -> bool:
        """Whether a mention is the subject of its clause."""
        at = bisect_left(self._seen, mention.start, key=lambda each: each.start)
        return any(seen.start == mention.start and seen.subject for seen in self._seen[at : at + 2])

    def at(self, token: "Token") -> Entity | None:
        """Return the entity of which a token is mentioned, by the shortest mention that starts at or holds it."""
        for seen in self.before(token.idx + 1):
            if seen.end > token.idx:
                return seen.entity
            if seen.sentence != self.sentence_of[token.i]:
                break
        return None

    def thing_before(self, token: "Token", gender: str, number: str) -> "Token | None":
        """Return the subject last before a token, in two sentences at most, if it is a thing of a gender and number."""
        first = max(self._starts[max(self.sentence_of[token.i] - 1, 0)], token.i - _THINGS_BACK)
        for index in range(token.i - 1, first - 1, -1):
            word = self.doc[index]
            if word.dep_.startswith("nsubj") and word.pos_ in ("NOUN", "PROPN", "PRON") and word.lower_ != "qui":
                if word.pos_ != "NOUN" or word.lower_ in self._persons or self.at(word) is not None:
                    return None
                morph = word.morph
                return word if morph.get("Gender") == [gender] and morph.get("Number") == [number] else None
        return None

    def mentioned_since(self, entity: Entity, offset: int, before: int) -> bool:
        """Whether an entity is mentioned between two offsets."""
        return any(seen.entity is entity and seen.start > offset for seen in self.before(before))

    def is_reporter(self, entity: Entity) -> bool:
        """Whether an entity is a nameless journalist, who tells but is not told of («a constaté un journaliste …»)."""
        if entity.mentions[0].form == "name" or entity.roles:
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

    def before(self, offset: int) -> Iterator[Seen]:
        """Yield the mentions before an offset, the latest first, a few sentences back at most."""
        at = bisect_left(self._seen, offset, key=lambda each: each.start)
        yield from reversed(self._seen[max(0, at - _MENTIONS_BACK) : at])

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
        return self._before_colon(pair)

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
        not speak of himself as «il».
        """
        sentence = self.sentence_of[token.i]
        pair = self.quotation(token.idx)
        speaker = self.speaker_of(pair) if pair else None
        weights: dict[int, float] = {}
        found: dict[int, Entity] = {}
        for order, seen in enumerate(self.before(token.idx)):
            distance = sentence - seen.sentence
            if distance > _SENTENCES_BACK:
                break
            if not fits(seen.entity):
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
            and seen.subject
            and not seen.quoted
            and 1 <= sentence - seen.sentence < _SENTENCES_BACK
            and token.idx - seen.start < _NOT_LONG
            for entity in entities[:1]
            if entity.mentions[0].form == "name"
            for seen in self.before(token.idx)
        )

    def last_named(self, token: "Token") -> Entity | None:
        """Return the person last mentioned before a token who has a name."""
        people = (seen.entity for seen in self.before(token.idx) if seen.entity.kind == "person")
        return next((entity for entity in people if entity.mentions[0].form == "name"), None)

    def speaks(self, mention: Draft) -> bool:
        """Whether a mention follows a verb of speech as its subject («, a expliqué mardi M. Rey»)."""
        forms = self.language.speech.forms
        doc = self.doc
        if mention.form == "pronoun":
            return doc[mention.first].text.startswith("-") and any(
                t.lower_ in forms for t in doc[max(0, mention.first - 2) : mention.first + 3]
            )
        at = mention.first - 1
        if at > 0 and doc[at].pos_ == "ADP":
            return False
        for _ in range(8):
            if at < 1:
                return False
            word = doc[at]
            if word.lower_ in forms and word.pos_ in ("VERB", "NOUN", "AUX", "ADJ"):
                return self._opens_clause(at)
            one_of = word.text == "," and doc[at - 1].pos_ == "PRON"
            if (word.is_punct and not one_of) or word.is_space or word.lower_ == "qui":
                return False
            at -= 1
        return False

    def _leads(self, mention: Draft) -> bool:
        """Whether a mention is the first of its sentence, no preposition and no verb before it."""
        at = mention.first
        if mention.form == "pronoun" or (at > 0 and self.doc[at - 1].pos_ == "ADP"):
            return False
        for _ in range(8):
            if at == 0 or self.doc[at].is_sent_start:
                return True
            at -= 1
            if self.doc[at].pos_ in ("VERB", "AUX", "ADP") or self.doc[at].text in (",", ":"):
                return False
        return False

    def _opens_clause(self, at: int) -> bool:
        doc = self.doc
        while at > 0 and (
            doc[at - 1].pos_ in ("AUX", "ADV") or doc[at - 1].lower_ in ("en", "lui", "leur", "s'", "se")
        ):
            at -= 1
        return at > 0 and (
            doc[at - 1].is_punct or doc[at - 1].is_space or doc[at - 1].lower_ in ("que", "qu'", "comme")
        )


def _sentences(doc: "Doc") -> list[int]:
    number, numbers = -1, []
    for token in doc:
        number += bool(token.is_sent_start) or number < 0
        numbers.append(number)
    return numbers
