"""Persons of an article's first sentences whom it names only later («Un ancien colonel a été arrêté. … Paul Rey …»)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Draft, Entity, agrees
from factx.extractors.participants.known import Known
from factx.extractors.participants.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from factx.tree import Token

_LEAD = 4
"""The last sentence in which such a person is looked for."""
_FAR = 8
"""Sentences within which the name must come."""
_FIRST = 20
"""The nameless persons that are looked at."""
_MENTIONS = 20
"""The mentions of a person whose deeds are read."""


class Leads:
    """Joins the nameless persons of one article's first sentences to those named later, and to one another."""

    def __init__(self, discourse: Discourse, phrases: Phrases, known: Known) -> None:
        self._discourse, self._doc, self._phrases, self._known = discourse, discourse.doc, phrases, known
        self._people, self._famous = discourse.language.people, frozenset(discourse.language.names.famous)
        self._definite, self._indefinite = self._people.nominals.definite, self._people.nominals.indefinite
        self._types = discourse.language.events.by_verb

    def join(self) -> None:
        """Give each such person the mentions of the first one named later who fits, or who does the same."""
        people = [e for e in self._discourse.entities if e.kind == "person" and not e.plural and e.mentions]
        people.sort(key=lambda e: e.mentions[0].start)
        named = [e for e in people if self._is_named(e)]
        unnamed = [e for e in people if not self._is_named(e)]
        nameless = [e for e in unnamed[:_FIRST] if self._opens(e)]
        for entity in nameless:
            later = [e for e in named if self._may_be(entity, e)]
            told = self._is_told(entity) and not self._has_rival(entity, nameless, named)
            chosen = next((e for e in later if self._is_shown(entity, e) or (told and self._is_free(entity, e))), None)
            if chosen is None:
                chosen = next((e for e in later if self._is_introduced(entity, e)), None)
            if chosen is None and self._is_told(entity):
                chosen = self._headlined(entity, named)
            if chosen is not None:
                self._learn(entity, chosen)
                self._discourse.merge(entity, chosen)
        self._join_retold([e for e in nameless if e.mentions])
        self._join_leaders([e for e in unnamed if e.mentions], named)

    def _is_introduced(self, nameless: Entity, named: Entity) -> bool:
        """Whether a name opens the sentence behind that of «un élu», which is not «un homme», and says nothing."""
        first, name = nameless.mentions[0], named.mentions[0]
        if name.form != "name" or named.roles or self._known.is_anybody(nameless):
            return False
        sentences = self._discourse.sentence_of
        next_to = sentences[name.first] - sentences[first.first] == 1 and self._doc[name.first].is_sent_start
        subjects = self._discourse.is_subject(first) and self._discourse.is_subject(name)
        indefinite = self._doc[first.first].lower_ in self._people.nominals.one
        verb = self._doc.root(name.first, name.last + 1).head
        return next_to and subjects and indefinite and verb.lower_ not in self._discourse.language.speech.forms

    def _headlined(self, nameless: Entity, named: list[Entity]) -> Entity | None:
        """Return the only person named before one told of by an office («Rey recule. Le député …»)."""
        start = nameless.mentions[0].start
        before = [e for e in named if e.mentions[0].start < start]
        if len(before) != 1 or not self._discourse.is_subject(before[0].mentions[0]):
            return None
        free = not before[0].roles and not self._known.family(before[0]) and agrees(before[0], nameless.gender)
        known = self._is_famous(before[0]) or self._known.is_unique(nameless.name)
        return before[0] if free and not known else None

    def _join_leaders(self, nameless: list[Entity], named: list[Entity]) -> None:
        """Join who holds an office of which a country has one to the only person of whom nothing is told."""
        free = self._known.free(named)
        for entity in nameless:
            fits = (
                len(free) == 1
                and agrees(free[0], entity.gender)
                and not self._told_with(entity) & self._told_with(free[0])
            )
            if fits and self._known.is_unique(entity.name):
                self._learn(entity, free[0])
                self._discourse.merge(entity, free[0])
                return

    def _told_with(self, entity: Entity) -> set[int]:
        """Return the sentences that tell of a person by a name or a noun."""
        told = (mention for mention in entity.mentions if mention.form != "pronoun")
        return {self._discourse.sentence_of[mention.first] for mention in told}

    def _join_retold(self, nameless: list[Entity]) -> None:
        """Join those told of anew by their deed («Une femme a été condamnée. … Une mère a été condamnée»)."""
        told = [e for e in nameless if self._doc[e.mentions[0].first].lower_ in self._indefinite]
        for at, entity in enumerate(told):
            for later in told[at + 1 :]:
                apart = self._told_with(entity).isdisjoint(self._told_with(later))
                if apart and agrees(later, entity.gender) and self._deeds(entity) & self._deeds(later):
                    self._discourse.merge(later, entity)

    def _is_named(self, entity: Entity) -> bool:
        return any(mention.form == "name" for mention in entity.mentions)

    def _opens(self, entity: Entity) -> bool:
        """Whether a person without a name stands in the first sentences, and is told of by the writer."""
        first = entity.mentions[0]
        if first.form != "nominal" or self._discourse.sentence_of[first.first] > _LEAD:
            return False
        told = self._noun(entity) is not None or entity.country is not None
        if self._doc[first.first].lower_ in self._people.nominals.possessive or not told:
            return False
        return self._discourse.quotation(first.start) is None

    def _may_be(self, nameless: Entity, named: Entity) -> bool:
        """Whether a person acts who is named later, not far, of the same gender and country, as nobody's relative."""
        name = next(mention for mention in named.mentions if mention.form == "name")
        before = [mention for mention in nameless.mentions if mention.start < named.mentions[0].start]
        sentences = self._discourse.sentence_of
        if not before or before[0].end > name.start:
            return False
        if not 0 < sentences[name.first] - sentences[before[-1].first] <= _FAR:
            return False
        if not agrees(named, nameless.gender) or (nameless.country and named.country not in (None, nameless.country)):
            return False
        possessive = self._people.nominals.possessive
        if any(m.form == "nominal" and self._doc[m.first].lower_ in possessive for m in named.mentions):
            return False
        return len(named.mentions) > 1 or self._acts(named) or self._discourse.is_subject(name)

    def _acts(self, named: Entity) -> bool:
        """Whether a person is the subject where first named."""
        name = next(mention for mention in named.mentions if mention.form == "name")
        return self._doc.root(name.first, name.last + 1).dep_.startswith("nsubj") or self._discourse.speaks(name)

    def _is_shown(self, nameless: Entity, named: Entity) -> bool:
        """Whether role, walk of life, age or deed show that both are one."""
        noun, role = self._noun(nameless), nameless.name
        says = bool(self._known.family(nameless)) or self._doc[nameless.mentions[0].first].lower_ in self._definite
        if noun is not None and says and self._known.tells(named, noun.lower_, role):
            return True
        own, other = self._known.family(nameless), self._known.family(named)
        if other and not own & other and not self._is_former(nameless):
            return False
        if own & other & self._people.persons.kindred or self._known.shares_style(named, own):
            return True
        speaks = self._discourse.speaks(named.mentions[0])
        same = self._known.ages(nameless) & self._known.ages(named) or self._deeds(nameless) & self._deeds(named)
        return bool(same) and not speaks

    def _is_told(self, entity: Entity) -> bool:
        """Whether a person is told of by a definite office or walk of life («le gouverneur de la province»)."""
        noun = self._noun(entity)
        if noun is None or not (noun.lower_ in self._people.persons.offices or self._known.family(entity)):
            return False
        return any(self._phrases.is_definite(Phrase(m.first, m.last, m.last)) for m in entity.mentions[:_MENTIONS])

    def _has_rival(self, entity: Entity, nameless: list[Entity], named: list[Entity]) -> bool:
        """Whether another nameless person of the lead, or one named before, might as well be who is named later."""
        start, family = entity.mentions[0].start, self._known.family(entity)
        for other in (*nameless, *named):
            early = other.mentions and other.mentions[0].start < start
            if other is entity or not other.mentions or not agrees(other, entity.gender):
                continue
            if self._is_named(other) and not (early and not other.roles and self._discourse.is_in_play(other)):
                continue
            if not self._is_named(other) and not self._is_told(other):
                continue
            if not family & self._known.family(other):
                return True
        return False

    def _is_free(self, nameless: Entity, named: Entity) -> bool:
        """Whether no role is told of a person, who is not known to all; an office known to all needs no name either."""
        if named.roles or self._known.family(named) - self._known.family(nameless) or not self._acts(named):
            return False
        indefinite = self._doc[nameless.mentions[0].first].lower_ in self._indefinite
        if indefinite and self._discourse.speaks(named.mentions[0]):
            return False
        return not self._is_famous(named) and not self._known.is_unique(nameless.name)

    def _is_famous(self, named: Entity) -> bool:
        """Whether a person is known to all."""
        return not self._famous.isdisjoint(named.name.split())

    def _deeds(self, entity: Entity) -> set[tuple[str, str]]:
        """Return the verbs, or types of events, of which a person is the subject, and whether as agent or patient."""
        common, deeds = self._people.persons.common_deeds, set[tuple[str, str]]()
        for head in self._heads(entity.mentions[:_MENTIONS]):
            lemma = head.head.lemma_.lower()
            deed = self._types.get(lemma, lemma)
            if head.dep_.startswith("nsubj") and head.head.pos_ == "VERB" and deed.split(".")[0] not in common:
                deeds.add((deed, head.dep_))
        return deeds

    def _heads(self, mentions: list[Draft]) -> Iterator["Token"]:
        return (self._doc.root(mention.first, mention.last + 1) for mention in mentions)

    def _is_former(self, entity: Entity) -> bool:
        words = {token.lower_ for token in self._tokens(entity)}
        return not words.isdisjoint(self._people.nominals.former)

    def _noun(self, entity: Entity) -> "Token | None":
        """Return the noun for a person by which one without a name is first told of."""
        nouns = (token for token in self._tokens(entity) if token.lower_.removeprefix("ex-") in self._phrases.persons)
        return next(nouns, None)

    def _tokens(self, entity: Entity) -> tuple["Token", ...]:
        mention = entity.mentions[0]
        return self._doc[mention.first : mention.last + 1]

    def _learn(self, nameless: Entity, named: Entity) -> None:
        """Give a person the role by which the article first tells of him."""
        named.gender = named.gender or nameless.gender
        named.country = named.country or nameless.country
        if self._is_told(nameless) and nameless.name not in named.roles:
            named.roles.append(nameless.name)
