"""Nominal mentions of persons, and the roles they state."""

from typing import TYPE_CHECKING

from factx.extractors.participants.again import Again
from factx.extractors.participants.beside import Beside
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Gender, Via, agrees
from factx.extractors.participants.groups import Nameless
from factx.extractors.participants.leads import Leads
from factx.extractors.participants.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from factx.tree import Token

_PRIZES = ("prix ", "nobel", "goncourt", "médaille ")


def join_nominals(discourse: Discourse) -> None:
    """Add nominal mentions («le président kazakh») and roles to entities, and nameless participants to the article."""
    phrases = Phrases(discourse)
    _Persons(discourse, phrases, Nameless(discourse, phrases)).read()


class _Persons:
    """Joins one article's nominals, in text order."""

    def __init__(self, discourse: Discourse, phrases: Phrases, nameless: Nameless) -> None:
        self._discourse, self._doc, self._phrases, self._nameless = discourse, discourse.doc, phrases, nameless
        self._people = discourse.language.people
        self._again, self._beside = Again(discourse, phrases), Beside(discourse, phrases)

    def read(self) -> None:
        self._name_laureates()
        rest, alone, inner = self._read_beside_names()
        taken = -1
        for token in rest:
            if token.i <= taken or token.i in inner:
                if self._is_determined(token):
                    self._nameless.inside(token)
            elif token.i in alone:
                if (last := self._standalone(*alone[token.i])) is not None:
                    taken = self._phrases.nested(alone[token.i][0], last)
            elif token.lower_.endswith("s") and self._is_one_of(token):
                self._one_of(token)
            elif self._is_national(token):
                taken = self._national(token)
            elif (last := self._nameless.read(token)) is not None:
                taken = last
        self._nameless.finish()
        self._discourse.drop_empty()
        Leads(self._discourse, self._phrases, self._again).join()
        self._discourse.drop_empty()

    def _read_beside_names(self) -> tuple[list["Token"], dict[int, tuple[Phrase, str, Gender | None]], set[int]]:
        """Learn the roles told beside names, those of the whole article.

        Returns:
            The words not read yet; what nouns for persons are among them, by index: phrase, noun, gender; and which
            of them stand inside a phrase beside a name.
        """
        taken, phrases, persons = -1, self._phrases, self._people.persons.all_nouns
        rest: list[Token] = []
        alone: dict[int, tuple[Phrase, str, Gender | None]] = {}
        inner: set[int] = set()
        for token in self._doc:
            if token.i in phrases.named or token.is_space or token.is_punct:
                continue
            rest.append(token)
            if token.i <= taken:
                inner.add(token.i)
                continue
            lower = token.lower_.removeprefix("ex-")
            if lower in persons and self._is_person_noun(token, lower):
                phrase = phrases.around(token)
                gender = self._gender(lower, phrase)
                if (last := self._beside_name(phrase, gender)) is None:
                    alone[token.i] = phrase, lower, gender
                else:
                    taken = phrases.nested(phrase, last)
                    rest.pop()
        return rest, alone, inner

    def _is_determined(self, token: "Token") -> bool:
        """Whether a noun has a definite article of its own, be it one in a preposition («du groupe»)."""
        words, before = self._people.nominals, self._doc[token.i - 1].lower_ if token.i else ""
        return before in words.definite or before in words.demonstrative

    def _name_laureates(self) -> None:
        """Take the prize that speaks for the person who has won it («, estime le prix Femina 1990»)."""
        discourse, doc = self._discourse, self._doc
        for prize in [e for e in discourse.entities if e.kind == "work" and _is_prize(e.name)]:
            for mention in [m for m in prize.mentions if discourse.speaks(m)]:
                token = doc[mention.first]
                winner = discourse.last_speaker(token.idx)
                if winner is None or token.i == 0 or doc[token.i - 1].lower_ not in ("le", "la", "l'"):
                    continue
                last = mention.last
                while last + 2 < len(doc) and (doc[last + 1].lower_ in ("de", "d'") or doc[last + 1].like_num):
                    last += 1 if doc[last + 1].like_num else 2
                prize.mentions.remove(mention)
                discourse.forget(prize, mention)
                winner.roles.append(doc.written(mention.first, last + 1))
                self._add(winner, Phrase(token.i - 1, token.i, last), "title")
        discourse.drop_empty()

    def _is_person_noun(self, token: "Token", lower: str) -> bool:
        persons = self._people.persons
        determined = token.i > 0 and (
            token.doc[token.i - 1].pos_ in ("DET", "ADJ", "NUM") or token.doc[token.i - 1].lower_ in ("l'", "d'", "du")
        )
        following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        participle = lower.endswith(("é", "ée")) or lower == "proche"
        if not determined and participle and following in ("de", "d'", "du", "des", "à", "au", "par", "pour", "en"):
            return False
        if lower in persons.before and following not in persons.before[lower]:
            return False
        before = token.doc[token.i - 1].lower_ if token.i else ""
        if before in ("la", "une", "cette") and lower in persons.masculine - persons.feminine - persons.either:
            return False
        return token.pos_ not in ("VERB", "AUX") or token.lower_ in persons.masculine

    def _is_national(self, token: "Token") -> bool:
        """Whether a demonym is a noun for one person («l'Américain», «la Kényane Ada Morel»)."""
        if not token.text[0].isupper() or token.i == 0 or token.is_sent_start:
            return False
        if self._doc[token.i - 1].lower_ not in ("le", "la", "l'", "au", "du"):
            return False
        place = self._discourse.language.places.demonym(token.text)
        return place is not None and place.type == "country"

    def _national(self, token: "Token") -> int:
        """Give a person the demonym as nationality: the one named behind it, else the one spoken of whom it fits."""
        place = self._discourse.language.places.demonym(token.text)
        code = place.country if place else None
        before = self._doc[token.i - 1].lower_
        phrase = Phrase(token.i - (before in ("le", "la", "l'")), token.i, token.i)
        gender: Gender | None = "f" if before == "la" else "m" if before != "l'" else None
        entity = self._phrases.starts.get(token.i + 1)
        if entity is None or entity.kind != "person":
            likely = self._discourse.salient(token, lambda e: e.kind == "person" and not e.plural and agrees(e, gender))
            entity = next((e for e in likely if e.country == code), None)
            if entity is None and self._discourse.spoken_of(token, likely[:1]) and likely[0].country is None:
                entity = likely[0]
        if entity is not None:
            entity.country = entity.country or code
            entity.gender = entity.gender or gender
            self._add(entity, phrase, "type")
        return token.i

    def _gender(self, lower: str, phrase: Phrase) -> Gender | None:
        persons = self._people.persons
        determiner = self._phrases.determiner(phrase)
        if lower in persons.epicene:
            return None
        if determiner in ("la", "une", "cette"):
            return "f"
        if determiner in ("le", "un", "ce", "cet"):
            return "m"
        if lower in persons.either:
            return None
        return "m" if lower in persons.masculine else "f"

    def _beside_name(self, phrase: Phrase, gender: Gender | None) -> int | None:
        doc, phrases = self._doc, self._phrases
        self._beside.reach_name(phrase)
        self._beside.reach_last_title(phrase)
        entity = phrases.starts.get(self._beside.behind_honorific(phrase.last + 1))
        if entity is not None and entity.kind == "person":
            self._learn(entity, phrase, gender)
            if phrases.determiner(phrase) or phrase.last > phrase.head:
                self._add(entity, phrase, "title")
            return phrase.last
        if (entity := self._beside.name_behind_comma(phrase)) is not None:
            self._learn(entity, phrase, gender)
            self._add(entity, phrase, "apposition")
            return phrase.last
        if (subject := self._subject_of_predicate(phrase)) is not None:
            if agrees(subject, gender):
                self._learn(subject, self._predicate(phrase), gender)
            return phrase.last
        before = phrase.first - 1
        apposed = phrases.ends.get(before - 1) if before > 0 and doc[before].text in (",", "(") else None
        if apposed is not None and apposed.kind == "person" and agrees(apposed, gender):
            self._beside.reach_comma(phrase)
            self._learn(apposed, phrase, gender)
            if phrases.determiner(phrase):
                self._add(apposed, phrase, "apposition")
            return phrase.last
        return None

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

    def _is_one_of(self, token: "Token") -> bool:
        """Whether a plural noun for persons is what somebody is one of («l'un des meilleurs joueurs suisses»)."""
        if token.lower_.removesuffix("s") not in self._phrases.persons:
            return False
        before = [word.lower_ for word in self._doc[max(0, token.i - 4) : token.i]]
        words = self._people.nominals
        if len(before) > 2 and before[-2] in words.of and before[-1] in words.possessive:
            return before[-3] in ("un", "une")
        return "des" in before and before[: before.index("des")][-1:] in (["un"], ["une"])

    def _one_of(self, token: "Token") -> None:
        """Give a person the country of those of whom he is one; keep one who speaks or acts."""
        phrase = self._phrases.around(token)
        subject = self._subject_of_predicate(phrase)
        if subject is not None:
            subject.country = subject.country or self._phrases.country(phrase)
            return
        one = next(i for i in range(token.i - 1, -1, -1) if self._doc[i].lower_ in ("un", "une"))
        self._nameless.one_of(one, phrase.last, "f" if self._doc[one].lower_ == "une" else "m")

    def _predicate(self, phrase: Phrase) -> Phrase:
        return phrase if self._phrases.determiner(phrase) else Phrase(phrase.head, phrase.head, phrase.last)

    def _standalone(self, phrase: Phrase, lower: str, gender: Gender | None) -> int | None:
        words = self._people.nominals
        determiner = self._phrases.determiner(phrase)
        demonstrative = determiner in words.demonstrative
        if demonstrative or self._phrases.is_definite(phrase):
            entity = self._again.repeated(phrase, lower, gender, demonstrative)
            if entity is not None:
                phrase = self._phrases.extended(phrase)
                entity.gender = entity.gender or gender
                entity.country = entity.country or self._phrases.country(phrase)
                role = self._phrases.words(phrase)
                via: Via = "title" if self._again.states(entity, role) else "type"
                told = " " in role or lower not in self._people.persons.generic
                if via == "type" and told and role not in entity.roles:
                    entity.roles.append(role)
                self._add(entity, phrase, via)
                return phrase.last
        if (last := self._counterpart(phrase, lower, determiner)) is not None:
            return last
        return self._nameless.person(self._phrases.extended(phrase), gender)

    def _counterpart(self, phrase: Phrase, lower: str, determiner: str) -> int | None:
        """Join «son homologue français» to the other one of that country, or of none yet."""
        country, head = self._phrases.country(phrase), self._doc[phrase.head]
        if lower not in self._people.persons.counterparts or not country:
            return None
        if determiner not in self._people.nominals.possessive:
            return None
        likely = self._discourse.salient(head, lambda e: e.kind == "person" and not e.plural)
        named = [e for e in likely[1:] if e.country in (None, country) and (e.mentions[0].form == "name" or e.roles)]
        entity = next((e for e in named if e.country == country), named[0] if named else None)
        if entity is None:
            return None
        entity.country = country
        self._add(entity, phrase, "type")
        return phrase.last

    def _learn(self, entity: Entity, phrase: Phrase, gender: Gender | None) -> None:
        role = self._phrases.words(phrase)
        if role not in entity.roles:
            entity.roles.append(role)
            self._again.remember(phrase, entity)
            words = {token.lower_ for token in self._doc[phrase.first : phrase.head + 1]}
            if words & self._people.nominals.former or self._doc[phrase.head].lower_.startswith("ex-"):
                entity.former_roles.append(role)
        entity.gender = entity.gender or gender
        entity.country = entity.country or self._phrases.country(phrase)

    def _add(self, entity: Entity, phrase: Phrase, via: Via) -> None:
        self._nameless.mention(entity, phrase, via)


def _is_prize(name: str) -> bool:
    return name.lower().startswith(_PRIZES)
