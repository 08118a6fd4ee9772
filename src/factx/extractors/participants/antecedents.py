"""Who a pronoun may stand for: mentions and things before it that agree with it, each with a weight.

The weights were fitted by measurement, so that none of them follows a single article.
"""

from collections.abc import Iterator
from math import log1p
from typing import TYPE_CHECKING

from factx.extractors.participants.agreement import Pronoun
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender
from factx.extractors.participants.seen import Seen, grammar

if TYPE_CHECKING:
    from factx.tree import Token

_SENTENCES_BACK = 5
_NEXT_SENTENCE = 2
_WORDS_BACK = 60
_SUBJECT, _EMBEDDED_SUBJECT, _OTHER = 2.25, 1.4, 1.0
_AGAIN = 0.3
"""How much more weighs a subject that is itself a pronoun, in the same or the last sentence."""
_DECAY = 0.6
"""What is left of these in each sentence further back."""
_SAME_SENTENCE = 0.6
"""How much more weighs what was named in the sentence of a subject pronoun."""
_ORDER = 0.001
"""What each later mention takes from them."""
_QUOTED = 0.5
"""What is left of them for a mention inside a quotation, when the pronoun stands outside."""
_TOPIC = 0.7
"""How much more weighs what the article mentions more often."""
_NO_PERSON, _AT_LEAST = 1.0, 0.8
"""What those lose that are neither persons nor several («le pays», «le mouvement»), and the least they must weigh."""
_SPEAKER = 10.0
"""What the speaker of a quotation loses inside it."""
_SAME_CLAUSE = 1.0
"""What the subject loses for a stressed pronoun of its own clause."""
_THING, _THING_SUBJECT, _THING_DECAY = 1.5, 2.0, 0.9
_THING_OBJECT = 1.0
"""How much more a thing weighs for an object pronoun."""
_THING_ACTING = 0.5
"""How much less it weighs for the subject of a verb of speech or of an event."""
_PERSON_ASIDE = 1.0
"""How much more than a mention weighs a noun for persons that is none («les riverains»), for it was met with here."""


class Antecedents:
    """Weighs what the pronouns of one article may stand for."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse, self._doc = discourse, discourse.doc
        people = discourse.language.people
        self._persons = people.persons.all_nouns | people.group_nouns
        self._genders: dict[int, Gender] = {}
        for entity in discourse.entities:
            for mention in entity.mentions:
                if gender := grammar(discourse.doc, mention, discourse.language).gender:
                    self._genders.setdefault(id(entity), gender)

    def likeliest(self, pronoun: Pronoun, agent: Entity | None) -> list[Entity]:
        """Return the entities that weigh more than any thing a pronoun may stand for, the heaviest first.

        Args:
            pronoun: The pronoun.
            agent: Who does what is done to it, and so is not meant («Paul Rey lui parle»).
        """
        weights = self._weights(pronoun, agent)
        thing = max(self._things(pronoun), default=0.0)
        likely = [(entity, weight) for entity, weight in weights if weight > thing]
        return [entity for entity, _ in sorted(likely, key=lambda each: -each[1])]

    def agrees(self, entity: Entity, pronoun: Pronoun) -> bool:
        """Whether an entity agrees with a pronoun, as it was mentioned last."""
        last = next((seen for seen in self._discourse.before(pronoun.token.idx) if seen.entity is entity), None)
        return last is not None and self._agrees(last, pronoun)

    def last_named(self, pronoun: Pronoun) -> Entity | None:
        """Return who was mentioned last of those that «ce dernier» agrees with, unless another noun follows."""
        token = pronoun.token
        for seen in self._discourse.before(token.idx):
            if self._discourse.sentence_of[token.i] - seen.sentence > _NEXT_SENTENCE:
                return None
            if seen.entity.kind in ("country", "place") or not self._agrees(seen, pronoun):
                continue
            first = self._doc.cover(seen.start, seen.end).stop
            between = self._doc[max(first, token.i - _WORDS_BACK) : token.i]
            nouns = (word for word in between if self._is_thing(word, pronoun))
            things = pronoun.neutral or seen.entity.kind not in ("person", "group")
            return None if any(things or word.lower_ in self._persons for word in nouns) else seen.entity
        return None

    def _weights(self, pronoun: Pronoun, agent: Entity | None) -> list[tuple[Entity, float]]:
        """Return the entities that agree, and their weights.

        One weighs more the nearer its mentions, when they are subjects (in the sentences before: of main clauses above
        all), and the more often the article speaks of it. An institution, country or work is only meant as a subject.
        """
        discourse, token = self._discourse, pronoun.token
        sentence, pair = discourse.sentence_of[token.i], discourse.quotation(token.idx)
        found: dict[int, tuple[Entity, float]] = {}
        for order, seen in enumerate(discourse.before(token.idx)):
            distance = sentence - seen.sentence
            if distance > _SENTENCES_BACK:
                break
            if not seen.subject and seen.entity.kind not in ("person", "group"):
                continue
            quoted = seen.quoted and pair is None
            if (quoted and pronoun.inverted) or not self._agrees(seen, pronoun):
                continue
            weight = _weight(seen, distance) * (_QUOTED if quoted else 1.0) - _ORDER * order
            if not (distance or quoted or pronoun.oblique or pronoun.inverted):
                weight += _SAME_SENTENCE
            _, most = found.get(id(seen.entity), (None, weight))
            found[id(seen.entity)] = seen.entity, max(weight, most)
        speaker = discourse.speaker_of(pair) if pair else None
        weights = []
        for entity, weight in found.values():
            weight += _TOPIC * log1p(len(entity.mentions))
            if entity is speaker:
                weight -= _SPEAKER
            if entity is agent:
                if not pronoun.stressed:
                    continue
                weight -= _SAME_CLAUSE
            if entity.kind != "person" and not (entity.kind == "group" and pronoun.plural):
                weight -= _NO_PERSON
                if weight < _AT_LEAST:
                    continue
            weights.append((entity, weight))
        return weights

    def _agrees(self, seen: Seen, pronoun: Pronoun) -> bool:
        """Whether a mention agrees: of persons by sex, of others as their words tell («la France»: elle)."""
        entity, told = seen.entity, seen.grammar
        if entity.kind == "person":
            if entity.plural != pronoun.plural or self._discourse.is_reporter(entity):
                return False
            unknown = entity.gender is None and pronoun.gender == "m"
            return pronoun.gender in (None, entity.gender) or unknown
        if entity.kind == "group" and (entity.plural if seen.form == "name" else told.plural):
            return pronoun.plural and (pronoun.gender != "f" or entity.gender == "f")
        if told.plural != pronoun.plural or (pronoun.animate and entity.kind in ("group", "place", "work")):
            return False
        gender = told.gender or self._genders.get(id(entity))
        return pronoun.gender in (None, gender) or gender is None

    def _things(self, pronoun: Pronoun) -> Iterator[float]:
        """Yield the weights of the nouns before a pronoun that agree with it and are no participant's."""
        doc, sentence_of, at = self._doc, self._discourse.sentence_of, pronoun.token.i
        for word in reversed(doc[max(0, at - _WORDS_BACK) : at]):
            distance = sentence_of[at] - sentence_of[word.i]
            if distance > 1:
                return
            if not self._is_thing(word, pronoun) or self._discourse.at(word) is not None:
                continue
            subject = word.dep_.startswith("nsubj")
            if word.lower_ in self._persons:
                yield (_SUBJECT if subject else _OTHER) * _DECAY**distance + _PERSON_ASIDE
                continue
            leads = subject and not (distance and word.head.dep_.startswith(("acl", "advcl", "ccomp")))
            weight = (_THING_SUBJECT if leads else _THING) * _THING_DECAY**distance
            yield weight + _THING_OBJECT * pronoun.is_object - _THING_ACTING * pronoun.animate

    def _is_thing(self, word: "Token", pronoun: Pronoun) -> bool:
        """Whether a word is a noun that agrees, and says what something is not («Avocat de métier, il plaide …»)."""
        gender = {"m": "Masc", "f": "Fem"}.get(pronoun.gender or "")
        if word.pos_ != "NOUN" or word.morph.get("Number") != ["Plur" if pronoun.plural else "Sing"]:
            return False
        if gender and word.morph.get("Gender", [gender]) != [gender]:
            return False
        if pronoun.inverted and self._discourse.quotation(word.idx) is not None:
            return False
        return not _opens_sentence(word)


def _weight(seen: Seen, distance: int) -> float:
    """Return what a mention weighs by its role in its clause, so many sentences back."""
    if not seen.subject:
        return _OTHER * _DECAY**distance
    again = _AGAIN if seen.form == "pronoun" and distance <= 1 else 0.0
    return (_EMBEDDED_SUBJECT if seen.embedded and distance else _SUBJECT) * _DECAY**distance + again


def _opens_sentence(noun: "Token") -> bool:
    """Whether a noun without determiner opens a sentence, perhaps behind an adjective («Grand gaillard, il …»)."""
    before = noun.doc[noun.i - 1] if noun.i else noun
    determined = any(child.dep_.startswith("det") for child in noun.children)
    return noun.is_sent_start or (before.is_sent_start and not determined)
