"""Nominal mentions of persons, and the roles they state."""

from typing import TYPE_CHECKING

from factx.extractors.participants.again import Again
from factx.extractors.participants.celui import Celui
from factx.extractors.participants.described import Described
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender, Via
from factx.extractors.participants.groups import Nameless
from factx.extractors.participants.known import Known
from factx.extractors.participants.laureates import name_laureates
from factx.extractors.participants.leads import Leads
from factx.extractors.participants.nations import Nations
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.possessives import Possessives
from factx.extractors.participants.told import Told

if TYPE_CHECKING:
    from factx.tree import Token


def join_nominals(discourse: Discourse) -> None:
    """Add nominal mentions («le président kazakh») and roles to entities, and nameless participants to the article."""
    phrases = Phrases(discourse)
    _Persons(discourse, phrases, Nameless(discourse, phrases)).read()


class _Persons:
    """Joins one article's nominals, in text order."""

    def __init__(self, discourse: Discourse, phrases: Phrases, nameless: Nameless) -> None:
        self._discourse, self._doc, self._phrases, self._nameless = discourse, discourse.doc, phrases, nameless
        self._people = discourse.language.people
        self._celui, self._described = Celui(discourse, phrases), Described(discourse, phrases)
        self._known = Known(discourse, phrases)
        self._again, self._nations = Again(discourse, phrases, self._known), Nations(discourse, phrases, nameless)
        self._possessives = Possessives(discourse, self._known)
        self._told = Told(discourse, phrases, nameless, self._known)

    def read(self) -> None:
        name_laureates(self._discourse, self._phrases)
        rest, alone, inner = self._read_beside_names()
        taken = -1
        for token in rest:
            if token.i in self._phrases.starts:
                if token.i > taken and (last := self._nameless.some(token)) is not None:
                    taken = last
            elif token.i <= taken or token.i in inner:
                self._inside(token)
            elif token.i in alone:
                if (last := self._standalone(*alone[token.i])) is not None:
                    taken = self._phrases.nested(alone[token.i][0], last)
            elif self._told.is_one_of(token):
                self._told.read_one_of(token)
            elif (meant := self._celui.read(token)) is not None:
                self._add(*meant, "type")
                taken = meant[1].last
            elif self._nations.is_national(token):
                taken = self._nations.read(token)
            elif (last := self._nameless.read(token)) is not None:
                taken = last
        self._nameless.finish()
        self._discourse.drop_empty()
        Leads(self._discourse, self._phrases, self._known).join()
        self._discourse.drop_empty()

    def _read_beside_names(self) -> tuple[list["Token"], dict[int, tuple[Phrase, str, Gender | None]], set[int]]:
        """Learn the roles told beside names, those of the whole article.

        Returns:
            The words not read yet; what nouns for persons are among them, by index: phrase, noun, gender; and which
            of them stand inside a phrase beside a name.
        """
        taken, phrases = -1, self._phrases
        rest: list[Token] = []
        alone: dict[int, tuple[Phrase, str, Gender | None]] = {}
        inner: set[int] = set()
        for token in self._doc:
            if token.is_space or token.is_punct or (token.i in phrases.named and token.i not in phrases.starts):
                continue
            rest.append(token)
            if token.i in phrases.named:
                continue
            if token.i <= taken:
                inner.add(token.i)
                continue
            if self._told.is_one_of(token):
                continue
            if (found := self._noun_phrase(token)) is not None:
                phrase, lower = found
                gender = self._gender(lower, phrase)
                if (last := self._told.read(phrase, gender)) is None:
                    alone[token.i] = phrase, lower, gender
                else:
                    taken = phrases.nested(phrase, last)
                    rest.pop()
        return rest, alone, inner

    def _noun_phrase(self, token: "Token") -> tuple[Phrase, str] | None:
        """Return the phrase of a noun for one person, and that noun; None when a word is none («le [gilet jaune]»)."""
        if (wearer := self._nameless.wearer(token)) is not None:
            return wearer, self._doc.written(token.i, token.i + 2).lower()
        lower = self._usual(token)
        if lower not in self._phrases.persons or not self._is_person_noun(token, lower):
            return None
        return self._phrases.around(token), lower

    def _usual(self, token: "Token") -> str:
        """Return a noun without «ex-», or the usual noun for one that an owner makes a person («son conseil»)."""
        before = self._doc[token.i - 1].lower_ if token.i else ""
        owned = (before in self._people.nominals.possessive and not self._is_specified(token)) or self._acts_for_person(
            token
        )
        possessed = self._people.persons.possessed if owned else {}
        return possessed.get(token.lower_, token.lower_.removeprefix("ex-"))

    def _is_specified(self, token: "Token") -> bool:
        """Whether an adjective or «de» behind a noun says of what sort it is («son conseil [national]»)."""
        after = self._doc[token.i + 1 : token.i + 2]
        return bool(after) and (after[0].pos_ == "ADJ" or after[0].lower_ in self._people.nominals.of)

    def _acts_for_person(self, token: "Token") -> bool:
        """Whether a subject is tied by «de» to a person's name («le conseil de Paul Rey»)."""
        owner = self._phrases.starts.get(token.i + 2)
        tied = (
            owner is not None and owner.kind == "person" and self._doc[token.i + 1].lower_ in self._people.nominals.of
        )
        return tied and token.dep_.startswith("nsubj")

    def _inside(self, token: "Token") -> None:
        """Read a noun inside a phrase already read («l'avocat de l'accusée», «les journalistes de la chaîne»)."""
        if not self._is_determined(token):
            joined = token.dep_ == "conj" or self._doc[token.i - 1].lower_ in self._people.nominals.joining
            if token.head.pos_ == "VERB" and not joined:
                self._nameless.inside(token)
            elif self._doc[self._phrases.start(token)].lower_ in self._people.nominals.possessive:
                self._nameless.thing(token)
            return
        if (found := self._noun_phrase(token)) is None:
            self._nameless.inside(token)
            return
        phrase, lower = found
        demonstrative = self._phrases.determiner(phrase) in self._people.nominals.demonstrative
        self._join_again(phrase, lower, self._gender(lower, phrase), demonstrative)

    def _is_determined(self, token: "Token") -> bool:
        """Whether a noun has a definite article of its own, be it one in a preposition («du groupe»)."""
        words, first = self._people.nominals, self._phrases.start(token)
        own = {self._doc[at].lower_ for at in (first - 1, first) if 0 <= at < token.i}
        return bool(own & (words.definite | words.demonstrative))

    def _is_person_noun(self, token: "Token", lower: str) -> bool:
        persons = self._people.persons
        before = token.doc[token.i - 1].lower_ if token.i else ""
        former = before in self._people.nominals.former
        determined = former or (
            token.i > 0 and (token.doc[token.i - 1].pos_ in ("DET", "ADJ", "NUM") or before in ("l'", "d'", "du"))
        )
        following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        participle = lower.endswith(("é", "ée")) or lower in ("proche", "mis")
        if not determined and participle and following in ("de", "d'", "du", "des", "à", "au", "par", "pour", "en"):
            return False
        if lower.removeprefix("ex-") in persons.before and self._phrases.needed(token) is None:
            return False
        if token.pos_ == "ADJ" and token.i and token.doc[token.i - 1].pos_ == "NOUN" and token.head.i == token.i - 1:
            return False
        idioms = persons.idioms.get(lower, ())
        if idioms and any(word.lower_ in idioms for word in token.doc[max(0, token.i - 3) : token.i]):
            return False
        if before in ("la", "une", "cette") and lower in persons.masculine - persons.feminine - persons.either:
            return False
        return token.pos_ not in ("VERB", "AUX") or token.lower_ in persons.masculine or former

    def _gender(self, lower: str, phrase: Phrase) -> Gender | None:
        persons = self._people.persons
        if lower in persons.epicene | self._people.nominals.garments:
            return self._described.gender(phrase)
        if (gender := self._phrases.gender(phrase)) is not None or lower in persons.either:
            return gender
        return "m" if lower in persons.masculine else "f"

    def _standalone(self, phrase: Phrase, lower: str, gender: Gender | None) -> int | None:
        words = self._people.nominals
        self._told.reach_second(phrase)
        determiner, head = self._phrases.determiner(phrase), self._doc[phrase.head]
        if head.dep_ in ("xcomp", "attr", "obj") and head.head.lemma_ in self._people.persons.copulas:
            return phrase.last
        if any(child.dep_ == "cop" for child in head.children) and self._is_of_pronoun(head):
            return phrase.last
        demonstrative = determiner in words.demonstrative
        if (last := self._nameless.thing(head)) is not None:
            return last
        if demonstrative or self._phrases.is_definite(phrase):
            if (last := self._join_again(phrase, lower, gender, demonstrative)) is not None:
                return last
        elif determiner in words.possessive and (entity := self._possessives.read(phrase, lower, gender)) is not None:
            self._add(entity, phrase, "type")
            return phrase.last
        elif (entity := self._described.person(phrase, gender)) is not None:
            self._describe(entity, phrase, gender)
            return phrase.last
        if (last := self._nations.counterpart(phrase, lower, determiner)) is not None:
            return last
        if self._is_garment(phrase, lower):
            return None
        kept = self._nameless.person(self._phrases.extended(phrase), gender)
        return self._phrases.joined(phrase).last if kept is not None else None

    def _describe(self, entity: Entity, phrase: Phrase, gender: Gender | None) -> None:
        """Add what describes somebody told without a name («la victime, [une infirmière de Lens],»)."""
        entity.gender = entity.gender or gender
        entity.country = entity.country or self._phrases.country(phrase)
        entity.roles.append(self._phrases.words(phrase))
        self._add(entity, self._phrases.extended(phrase), "apposition")

    def _is_garment(self, phrase: Phrase, lower: str) -> bool:
        """Whether a garment is no more than that («le gilet jaune est obligatoire»), as nobody goes by it so far."""
        words = self._people.nominals
        told = self._phrases.determiner(phrase) in words.one
        return lower in words.garments and not told and not self._discourse.speaks(self._phrases.draft(phrase, "type"))

    def _is_of_pronoun(self, head: "Token") -> bool:
        """Whether a predicate has a personal pronoun for subject («il est l'auteur de …»)."""
        words = self._people.pronouns
        subjects = (child.lower_ for child in head.children if child.dep_.startswith("nsubj"))
        return any(word in words.masculine | words.feminine for word in subjects)

    def _join_again(self, phrase: Phrase, lower: str, gender: Gender | None, demonstrative: bool) -> int | None:
        """Join a definite phrase to the person whom it names again; return its last token, None if there is none."""
        entity = self._again.repeated(phrase, lower, gender, demonstrative)
        if entity is None:
            return None
        core, phrase = phrase, self._phrases.extended(phrase)
        entity.gender = entity.gender or gender
        entity.country = entity.country or self._phrases.country(phrase)
        role = self._phrases.words(phrase)
        via: Via = "title" if self._known.states(entity, role) else "type"
        told = " " in role or lower not in self._people.persons.generic
        if via == "type" and told and role not in entity.roles:
            entity.roles.append(role)
        self._add(entity, phrase, via)
        return core.last

    def _add(self, entity: Entity, phrase: Phrase, via: Via) -> None:
        self._nameless.mention(entity, phrase, via)
