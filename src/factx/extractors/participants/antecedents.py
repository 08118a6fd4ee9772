"""Who a pronoun may stand for: the entities spoken of before it that agree with it, each told by cues."""

from typing import TYPE_CHECKING

from factx.extractors.participants.agreement import Pronoun
from factx.extractors.participants.candidates import Candidate, Standing, cues_of_candidate, cues_of_nobody
from factx.extractors.participants.choices import Choice, Option
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Draft, Entity, Gender, agrees
from factx.extractors.participants.seen import Seen, grammar
from factx.extractors.participants.selection import selected
from factx.extractors.participants.subjects import acting, relative_of, subject_ahead

if TYPE_CHECKING:
    from factx.tree import Token

_SENTENCES_BACK = 5
_NEXT_SENTENCE = 2
_WORDS_BACK = 60
_LONG_PARAGRAPH = 5000
_INCISE = 60
_AHEAD = 3


class Antecedents:
    """Weighs what the pronouns of one article may stand for."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse, self._doc = discourse, discourse.doc
        self._weights = discourse.language.weights.pronouns
        people = discourse.language.people
        self._persons = people.persons.all_nouns | people.group_nouns
        self._genders: dict[int, Gender] = {}
        for entity in discourse.entities:
            for mention in entity.mentions:
                if gender := grammar(discourse.doc, mention, discourse.language).gender:
                    self._genders.setdefault(id(entity), gender)

    def likeliest(self, pronoun: Pronoun, agent: Entity | None) -> Entity | None:
        """Return whom a pronoun stands for; None when it is likelier to stand for a thing, or for nobody.

        Args:
            pronoun: The pronoun.
            agent: Who does what is done to it, and so is seldom meant («Paul Rey lui parle»).
        """
        standing = self._standing(pronoun, agent)
        options = [Option(each.entity, list(cues_of_candidate(each, standing))) for each in standing.candidates]
        if not options or not self._is_incise(pronoun):
            options.append(Option(None, list(cues_of_nobody(standing))))
        return Choice("pronouns", pronoun.token, options).best(self._weights)

    def agrees(self, entity: Entity, pronoun: Pronoun) -> bool:
        """Whether an entity agrees with a pronoun, as it was mentioned last."""
        last = next((seen for seen in self._discourse.before(pronoun.token.idx) if seen.entity is entity), None)
        return last is not None and self._agrees(last, pronoun)

    def last_named(self, pronoun: Pronoun) -> Entity | None:
        """Return who was mentioned last of those that «ce dernier» agrees with, unless another noun follows."""
        token = pronoun.token
        for seen in _outer_groups(list(self._discourse.before(token.idx))):
            if self._discourse.sentence_of[token.i] - seen.sentence > _NEXT_SENTENCE:
                return None
            if seen.entity.kind in ("country", "place") or not self._agrees(seen, pronoun):
                continue
            first = self._doc.cover(seen.start, seen.end).stop
            between = self._doc[max(first, token.i - _WORDS_BACK) : token.i]
            nouns = (word for word in between if self._is_thing(word, pronoun))
            things = (pronoun.neutral and not pronoun.animate) or seen.entity.kind not in ("person", "group")
            return None if any(things or word.lower_ in self._persons for word in nouns) else seen.entity
        return None

    def _standing(self, pronoun: Pronoun, agent: Entity | None) -> Standing:
        """Return what stands before a pronoun, without who speaks (is not «il») or acts (is not «lui») himself.

        Who speaks in an incise is nobody that his own words name («J'ai vu Paul Rey, dit-il»).
        """
        discourse, token = self._discourse, pronoun.token
        sentence = discourse.sentence_of[token.i]
        near = [seen for seen in discourse.before(token.idx) if sentence - seen.sentence <= _SENTENCES_BACK]
        before = _outer_groups([seen for seen in near if seen.end <= token.idx])
        pair, said = discourse.quotation(token.idx), self._said(token) if self._is_incise(pronoun) else None
        told_of = {id(seen.entity) for seen in near if said and seen.start in said}
        speaker = discourse.speaker_of(pair) if pair and not pronoun.inverted else None
        subject = acting(token) if pronoun.is_object or pronoun.dative else None
        told = relative_of(token, discourse.language.people.pronouns)
        left_out = {id(speaker), id(discourse.at(subject) if subject is not None else None)}
        left_out |= told_of | {id(seen.entity) for seen in before if seen.root is told}
        seen_of: dict[int, list[Seen]] = {}
        for seen in (*self._ahead(pronoun), *before):
            if id(seen.entity) not in left_out and self._agrees(seen, pronoun):
                seen_of.setdefault(id(seen.entity), []).append(seen)
        return Standing(
            pronoun=pronoun,
            sentence=sentence,
            paragraph=self._doc.text.rfind("\n", max(0, token.idx - _LONG_PARAGRAPH), token.idx),
            candidates=[Candidate(group[0].entity, group, rank) for rank, group in enumerate(seen_of.values())],
            before=before,
            things=[thing for thing in self._things(pronoun) if thing is not subject],
            quotation=pair,
            agent=agent,
            selected=selected(pronoun, discourse.language.people),
        )

    def _ahead(self, pronoun: Pronoun) -> list[Seen]:
        """Return the mention behind a pronoun that may be what it stands for, if there is one."""
        subject = subject_ahead(pronoun.token)
        if subject is None or pronoun.inverted:
            return []
        starting = (seen for seen in self._discourse.before(subject.idx + 1, _AHEAD) if seen.start > pronoun.token.idx)
        return [seen for seen in starting if seen.root is subject][:1]

    def _said(self, token: "Token") -> range:
        """Return the offsets of the quotation around or just before an incise, else those of the sentence up to it."""
        pair = self._discourse.quotation(token.idx) or self._discourse.closed_before(token.idx)
        if pair is not None and token.idx - pair.close < _INCISE:
            return range(pair.open, pair.close)
        return range(self._doc[token.sent[0]].idx, token.idx)

    def _is_incise(self, pronoun: Pronoun) -> bool:
        """Whether a pronoun is the subject of an incise, and so somebody («dit-il»)."""
        token = pronoun.token
        mention = Draft(token.idx, token.idx, token.i, token.i, "pronoun", "pronoun")
        return pronoun.inverted and self._discourse.speaks(mention)

    def _agrees(self, seen: Seen, pronoun: Pronoun) -> bool:
        """Whether a mention agrees: of persons by sex, of others as their words tell («la France»: elle)."""
        entity, told = seen.entity, seen.grammar
        if entity.kind == "person":
            if entity.plural != pronoun.plural or self._discourse.is_reporter(entity):
                return False
            return agrees(entity, pronoun.gender)
        if entity.kind == "group" and (entity.plural if seen.form == "name" else told.plural):
            return pronoun.plural and (pronoun.gender != "f" or entity.gender == "f")
        if pronoun.plural and not told.plural:
            return self._is_collective(entity, pronoun)
        if told.plural != pronoun.plural or (pronoun.animate and entity.kind in ("group", "place", "work")):
            return False
        gender = told.gender or self._genders.get(id(entity))
        return pronoun.gender in (None, gender) or gender is None

    def _is_collective(self, entity: Entity, pronoun: Pronoun) -> bool:
        """Whether several are told by a noun in the singular («une équipe … les», in speech «la direction … ils»)."""
        if pronoun.gender == "f" or pronoun.inverted:
            return False
        spoken = pronoun.sort == "subject" and self._discourse.quotation(pronoun.token.idx) is not None
        return entity.kind == "group" or (spoken and entity.kind == "organization")

    def _things(self, pronoun: Pronoun) -> list["Token"]:
        """Return the nouns of this sentence and the last that agree and are no participant's, the latest first."""
        doc, sentence_of, at = self._doc, self._discourse.sentence_of, pronoun.token.i
        near = (word for word in reversed(doc[max(0, at - _WORDS_BACK) : at]))
        nouns = (word for word in near if sentence_of[at] - sentence_of[word.i] <= 1)
        return [word for word in nouns if self._is_thing(word, pronoun) and self._discourse.at(word) is None]

    def _is_thing(self, word: "Token", pronoun: Pronoun) -> bool:
        """Whether a word is a noun that agrees, and says what something is not («Avocat de métier, il plaide …»)."""
        gender = {"m": "Masc", "f": "Fem"}.get(pronoun.gender or "")
        if word.pos_ != "NOUN" or word.lower_ in self._discourse.language.speech.time_nouns:
            return False
        if word.morph.get("Number") != ["Plur" if pronoun.plural else "Sing"]:
            return False
        if gender and word.morph.get("Gender", [gender]) != [gender]:
            return False
        if pronoun.inverted and self._discourse.quotation(word.idx) is not None:
            return False
        return not _opens_sentence(word)


def _outer_groups(mentions: list[Seen]) -> list[Seen]:
    """Return mentions, the latest first, without the group of which another is a part («vingt de ces manifestants»)."""
    outer = [seen for seen in mentions if seen.entity.kind == "group" and seen.grammar.plural]
    return [
        seen
        for seen in mentions
        if seen.entity.kind != "group"
        or all(seen.entity is one.entity or not one.start <= seen.start < one.end for one in outer)
    ]


def _opens_sentence(noun: "Token") -> bool:
    """Whether a noun without determiner opens a sentence, perhaps behind an adjective («Grand gaillard, il …»)."""
    before = noun.doc[noun.i - 1] if noun.i else noun
    determined = any(child.dep_.startswith("det") for child in noun.children)
    return noun.is_sent_start or (before.is_sent_start and not determined)
