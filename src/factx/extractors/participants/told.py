"""Roles told beside names: titles, appositions, predicates («Paul Rey est un acteur suisse»)."""

from typing import TYPE_CHECKING

from factx.extractors.participants.beside import Beside
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender, agrees
from factx.extractors.participants.groups import Nameless
from factx.extractors.participants.known import Known
from factx.extractors.participants.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from factx.tree import Token


class Told:
    """Learns the roles that one article tells beside names."""

    def __init__(self, discourse: Discourse, phrases: Phrases, nameless: Nameless, known: Known) -> None:
        self._doc, self._phrases, self._nameless, self._known = discourse.doc, phrases, nameless, known
        self._people, self._beside = discourse.language.people, Beside(discourse, phrases)

    def read(self, phrase: Phrase, gender: Gender | None) -> int | None:
        """Read a phrase for a person; return its last token when a name beside it bears it, else None."""
        phrases = self._phrases
        self._beside.reach_name(phrase)
        self._beside.reach_acronym(phrase)
        self._beside.reach_last_title(phrase)
        entity = phrases.starts.get(self._beside.behind_honorific(phrase.last + 1))
        if entity is not None and entity.kind == "person":
            self._learn(entity, phrase, gender)
            if phrases.determiner(phrase) or phrase.last > phrase.head:
                self._nameless.mention(entity, phrase, "title")
            return phrase.last
        entity = self._beside.name_behind_comma(phrase)
        if entity is not None and not self._is_of_outer(entity, phrase):
            self._learn(entity, phrase, gender)
            self._nameless.mention(entity, phrase, "apposition")
            return phrase.last
        if (entity := self._behind_clause(phrase)) is not None:
            self._learn(entity, phrase, gender)
            self._nameless.mention(entity, self._phrases.extended(phrase), "apposition")
            return phrase.last
        if (subject := self._subject_of_predicate(phrase)) is not None:
            if agrees(subject, gender):
                self._learn(subject, self._predicate(phrase), gender)
            return phrase.last
        before = phrase.first - 1
        apposed = phrases.before_mark(before, ",(")
        fronted = apposed is not None and self._is_fronted(before - 1, phrase)
        if apposed is not None and apposed.kind == "person" and agrees(apposed, gender) and not fronted:
            self._beside.reach_comma(phrase)
            self._learn(apposed, phrase, gender)
            if phrases.determiner(phrase):
                self._nameless.mention(apposed, phrases.extended(phrase), "apposition")
            return phrase.last
        return None

    def _is_fronted(self, last: int, phrase: Phrase) -> bool:
        """Whether a name before a comma ends what stands before a subject («Proche de Rey, le maire a démissionné»)."""
        doc, entity = self._doc, self._phrases.ends.get(last)
        if not doc[phrase.head].dep_.startswith("nsubj") or doc[phrase.head].head.i < phrase.head:
            return False
        first = next(at for at in range(last, -1, -1) if at == 0 or self._phrases.named.get(at - 1) is not entity)
        after = doc[self._phrases.extended(phrase).last + 1 :][:1]
        acts = bool(after) and after[0].pos_ in ("VERB", "AUX", "PRON", "ADV")
        return acts and first > 0 and doc[first - 1].pos_ == "ADP"

    def _is_of_outer(self, entity: Entity, phrase: Phrase) -> bool:
        """Whether a name behind a comma is that of whom «de» ties a phrase to («le conseil de l'accusé, Me Rey»)."""
        tied = phrase.first > 0 and self._doc[phrase.first - 1].lower_ in self._people.nominals.of
        return tied and self._known.is_styled_apart(entity, phrase)

    def _behind_clause(self, phrase: Phrase) -> Entity | None:
        """Return who is named between commas behind what restricts a phrase («le policier filmé samedi, [Rey], …»)."""
        whole = self._phrases.extended(phrase)
        behind = self._doc[phrase.last + 1 : whole.last + 1]
        if not behind or any(word.i in self._phrases.named or word.lower_ in self._phrases.persons for word in behind):
            return None
        if (entity := self._beside.name_behind_comma(whole)) is None:
            return None
        name = next(at for at in range(whole.last + 2, len(self._doc)) if self._phrases.starts.get(at) is entity)
        after = self._doc[self._phrases.end_of_name(name) + 1 :][:1]
        return entity if not after or after[0].is_punct or after[0].is_space else None

    def reach_second(self, phrase: Phrase) -> None:
        """Let a phrase reach over a second role of the same person («l'enseignante et directrice de l'école»)."""
        self._beside.reach_second(phrase)

    def is_one_of(self, token: "Token") -> bool:
        """Whether somebody is one of those whom a word tells («l'un des meilleurs joueurs suisses», «l'un d'eux»)."""
        return self._one(token) is not None

    def _one(self, token: "Token") -> int | None:
        """Return the «un» of which the word for several is a complement («[un] de ses trois avocats»)."""
        words, doc = self._people.nominals, self._doc
        them = token.lower_ in self._people.pronouns.stressed
        if not them and token.lower_.removesuffix("s") not in self._phrases.persons:
            return None
        first = self._phrases.start(token)
        link = first - 1
        if them and doc[link].lower_ in words.among_them:
            link -= 1
        elif doc[first].lower_ in words.indefinite & words.contracted:
            link = first
        of = words.of if them or doc[first].lower_ in words.possessive else words.indefinite & words.contracted
        one = link - 1
        return one if one >= 0 and doc[link].lower_ in of and doc[one].lower_ in words.one else None

    def read_one_of(self, token: "Token") -> None:
        """Give a person the country of those of whom he is one; keep one who speaks or acts."""
        phrase = self._phrases.around(token)
        subject = self._subject_of_predicate(phrase)
        if subject is not None:
            subject.country = subject.country or self._phrases.country(phrase)
            return
        one = self._one(token) or 0
        first = one - (one > 0 and self._doc[one - 1].lower_ in self._people.nominals.definite)
        named = self._apposed(one) or self._beside.name_behind_comma(Phrase(first, token.i, phrase.last))
        if named is not None:
            whole = self._phrases.extended(Phrase(first, one, phrase.last))
            self._nameless.mention(named, whole, "apposition")
            self._learn_one_of(named, phrase)
            return
        before = self._doc[first - 1].lower_ if first else ""
        if token.lower_ in self._people.pronouns.always_stressed and before in self._people.pronouns.located:
            return
        self._nameless.one_of(one, self._phrases.extended(phrase).last, "f" if self._doc[one].lower_ == "une" else "m")

    def _learn_one_of(self, entity: Entity, phrase: Phrase) -> None:
        """Give a person the role of those of whom he is one («l'un des porte-parole du club»: porte-parole du club)."""
        noun = self._doc[phrase.head]
        complement = self._doc[noun.i + 1 : noun.i + 2]
        behind = bool(complement) and complement[0].lower_ in self._people.nominals.of
        role = noun.lower_.removesuffix("s")
        if behind and phrase.last > noun.i:
            role = f"{role} {self._doc.written(noun.i + 1, phrase.last + 1)}"
        if role not in entity.roles:
            entity.roles.append(role)

    def _apposed(self, one: int) -> Entity | None:
        """Return the person right before the comma before «l'un des …»."""
        comma = one - 1 - (self._doc[one - 1].lower_ in self._people.nominals.definite)
        entity = self._phrases.before_mark(comma, ",")
        return entity if entity is not None and entity.kind == "person" else None

    def _subject_of_predicate(self, phrase: Phrase) -> Entity | None:
        """Return the person of whom a phrase is said («Paul Rey est un acteur suisse», «… est l'un des …»)."""
        head = self._doc[phrase.head]
        if head.dep_ == "nmod" and head.head.lower_ in ("un", "une"):
            head = head.head
        copula = next((child for child in head.children if child.dep_ == "cop"), None)
        if copula is None or copula.i > phrase.head or any(child.lower_ == "pas" for child in head.children):
            return None
        subject = next((child for child in head.children if child.dep_ == "nsubj" and child.i < copula.i), None)
        entity = self._phrases.named.get(subject.i) if subject is not None else None
        return entity if entity is not None and entity.kind == "person" else None

    def _predicate(self, phrase: Phrase) -> Phrase:
        return phrase if self._phrases.determiner(phrase) else Phrase(phrase.head, phrase.head, phrase.last)

    def _learn(self, entity: Entity, phrase: Phrase, gender: Gender | None) -> None:
        role = self._phrases.words(phrase)
        if role not in entity.roles and role.lower() not in self._people.nominals.honorifics:
            entity.roles.append(role)
            self._known.remember(phrase, entity)
            words = {token.lower_ for token in self._doc[phrase.first : phrase.head + 1]}
            if words & self._people.nominals.former or self._doc[phrase.head].lower_.startswith("ex-"):
                entity.former_roles.append(role)
        entity.gender = entity.gender or gender
        entity.country = entity.country or self._phrases.country(phrase)
