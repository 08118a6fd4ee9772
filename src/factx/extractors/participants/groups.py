"""Participants without a name: groups, peoples, institutions, sources, persons who act."""

from typing import TYPE_CHECKING

from factx.extractors.participants.acts import Acts
from factx.extractors.participants.alike import Alike
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.doublets import Doublets
from factx.extractors.participants.entity import Entity, Gender
from factx.extractors.participants.group_nouns import GroupNouns
from factx.extractors.participants.groups_again import GroupsAgain
from factx.extractors.participants.institutions import Institutions
from factx.extractors.participants.kept import Kept
from factx.extractors.participants.members import Members
from factx.extractors.participants.peoples import Peoples
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.quantities import Quantities
from factx.extractors.participants.sources import Sources
from factx.extractors.participants.stand_ins import StandIns
from factx.extractors.participants.things import Things
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Token

_PLURAL = frozenset(("les", "des", "ces", "quelques"))


class Nameless:
    """Finds and keeps the nameless participants of one article."""

    def __init__(self, discourse: Discourse, phrases: Phrases) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._language = discourse.language
        self._words, self._groups = discourse.language.people.nominals, discourse.language.people.group_nouns
        self._acts, self._nouns = Acts(discourse, phrases), GroupNouns(discourse.doc, phrases, discourse.language)
        self._quantities = Quantities(discourse.doc, phrases, discourse.language)
        self._kept = Kept(discourse, phrases, self._quantities)
        self.mention, self.is_share = self._kept.mention, self._quantities.is_share
        self._members = Members(discourse.doc, phrases, self._quantities, discourse.language)
        self._doublets = Doublets(discourse.doc, phrases, discourse.language)
        self._stand_ins = StandIns(discourse.doc, phrases, self._quantities, discourse.language)
        self._institutions = Institutions(discourse, phrases, self._quantities, self._acts, self._kept)
        self._again = GroupsAgain(discourse, phrases, self._kept, Alike(discourse.doc, discourse.language))
        self._peoples = Peoples(phrases, self._quantities, self._acts, self._kept, self._again, discourse.language)
        self._sources = Sources(discourse, phrases, self._kept)
        self._things = Things(discourse, phrases, self.mention)
        self.thing = self._things.read
        self._aside: list[Phrase] = []

    def read(self, token: "Token") -> int | None:
        """Read a noun that is no person's; return the last token of what it is joined to, or None."""
        lower = token.lower_
        if lower in self._words.sources:
            return self._sources.read(token)
        both = self._doublets.read(token)
        if self._peoples.is_one(token):
            return self._peoples.read(token, both)
        self._peoples.set_aside(token)
        if (some := self._stand_ins.some(token)) is not None:
            return self._keep_apart(some, "group", None)
        if (everybody := self._stand_ins.all(token)) is not None:
            return self._everybody(everybody)
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") and not self._nouns.is_mistaken(token):
            return self._things.read(token) if self._is_participle_as_noun(token) else None
        if (wearer := self._members.wearer(token)) is not None:
            return self._group(wearer)
        if (family := self._family(token)) is not None:
            name = self._doc.written(family.head, family.last + 1)
            return self._kept.keep(family, "group", None, plural=True, name=name)
        if both is not None and all(map(self._nouns.is_one, (token, self._doc[both.last]))):
            return self._group(both)
        if self._nouns.is_one(token):
            known = self._things.read(token) if lower in self._words.collective else None
            if known is not None:
                return known
            if self._nouns.is_plural(phrase := self._around(token)):
                return self._group(phrase)
            if lower in self._words.collective:
                self._set_aside(phrase)
        if lower in self._words.tolls and self._phrases.is_counted(phrase := self._phrases.around(token)):
            return self._group(phrase) if lower.endswith("s") else self.person(phrase, None)
        if not self._institutions.is_one(token) and not self._institutions.is_body(token):
            return self._things.read(token)
        beside = self._things.read(token) if self._is_thing_again(token) else None
        beside = beside if beside is not None else self._things.told(token)
        return beside if beside is not None else self._institutions.read(token)

    def _is_participle_as_noun(self, token: "Token") -> bool:
        """Whether an article before a participle makes it a noun («le nouveau traité»)."""
        participle = "Part" in token.morph.get("VerbForm", [])
        return participle and self._doc[self._phrases.start(token)].pos_ == "DET"

    def wearer(self, token: "Token") -> Phrase | None:
        """Return the phrase for one who goes by the garment that a noun names («un gilet jaune»), or None."""
        return None if token.lower_.endswith("s") else self._members.wearer(token)

    def some(self, token: "Token") -> int | None:
        """Keep those of a named group whom a phrase around its name tells; return its last token, or None."""
        phrase = self._members.some(token)
        if phrase is None or not self._acts.fills_role(phrase):
            return None
        name = self._phrases.words(phrase)
        key = self._again.alike.same_number(phrase, "", definite=False) or name.lower()
        self._again.alike.remember(phrase, key, "")
        return self._kept.keep(self._phrases.extended(phrase), "group", None, plural=True, name=name, key=key)

    def inside(self, token: "Token") -> None:
        """Read a noun inside a phrase already read («les journalistes de la chaîne», «la porte-parole des élus»)."""
        if (
            token.text[0].islower()
            and self._nouns.is_one(token)
            and self._nouns.is_plural(phrase := self._around(token))
        ):
            self._group(phrase)
        elif token.lower_ not in self._words.institutions or self._is_thing(token.lower_):
            self._things.read(token)
        elif self._things.told(token) is None:
            self._institutions.inside(token)

    def _is_thing_again(self, token: "Token") -> bool:
        """Whether an institution's noun may name again what has a name («le syndicat», «l'association de chasse»)."""
        body = token.lower_ in self._words.bodies and self._phrases.is_any_definite(self._phrases.around(token))
        return body or self._is_thing(token.lower_)

    def _is_thing(self, noun: str) -> bool:
        """Whether a noun for an institution is first of all one for what has a name («la région», «le syndicat»)."""
        return noun in self._words.strict & (self._words.places | self._words.all_organizations)

    def _around(self, token: "Token") -> Phrase:
        """Return the phrase of a noun, be the noun in quotation marks («des "casseurs"»)."""
        return self._quantities.marked(self._phrases.around(token))

    def _family(self, token: "Token") -> Phrase | None:
        """Return the phrase of a family with its surname, which is no name of its own («la famille Delmas»)."""
        last = token.i + 1
        if token.lower_ not in self._language.names.families or last >= len(self._doc):
            return None
        surname = self._doc[last]
        if not surname.text[0].isupper() or surname.is_sent_start or last in self._phrases.named:
            return None
        return Phrase(self._phrases.start(token), token.i, last)

    def _group(self, phrase: Phrase) -> int | None:
        """Keep a group that fills a role; return the last token of its phrase, or None."""
        head = self._doc[phrase.head]
        if not self._nouns.counts_people(head) or self._is_apposed(phrase) or self._quantities.is_share(phrase.last):
            return None
        counted = self._phrases.joined(self._quantities.counted(phrase))
        whole = self._phrases.extended(counted)
        shared = self._shared(phrase, counted)
        key = shared.lower() if shared else self._again.key(phrase, whole)
        if (entity := self._again.movement(phrase) or (None if key else self._again.pointed_at(phrase))) is not None:
            self.mention(entity, whole, "type")
            return counted.last
        if not self._acts.fills_role(counted):
            self._set_aside(phrase)
            return None
        key = key or self._kept.name(whole).lower()
        self._again.alike.remember(whole, key, head.lower_)
        force = head.lower_ in self._words.forces and not self._phrases.is_counted(phrase)
        kind: ParticipantKind = "organization" if force else "group"
        self._kept.keep(whole, kind, None, plural=True, key=key, name=shared)
        return counted.last

    def _shared(self, phrase: Phrase, joined: Phrase) -> str | None:
        """Return what a phrase with another noun joined to it calls a group («policiers et gendarmes»)."""
        others = self._doc[phrase.last + 1 : joined.last + 1]
        joins = any(
            word.lower_ in self._groups and self._doc[word.i - 1].lower_ in self._words.joining for word in others
        )
        return self._phrases.words(joined) if joins else None

    def _is_apposed(self, phrase: Phrase) -> bool:
        """Whether a noun without article only says more of the noun before a comma («…, islamistes radicaux,»)."""
        before, after = self._doc[phrase.first - 1 : phrase.first], self._doc[phrase.last + 1 : phrase.last + 2]
        return (
            phrase.first == phrase.head
            and [word.text for word in (*before, *after)] == [",", ","]
            and not self._doc[phrase.head].dep_.startswith("nsubj")
        )

    def person(self, phrase: Phrase, gender: Gender | None, country: str | None = None) -> int | None:
        """Keep a nameless person who fills a role; return the last token of the phrase, or None."""
        determiner = self._phrases.determiner(phrase)
        office = self._doc[phrase.head].lower_ in self._language.people.persons.offices
        told = determiner or (office and self._phrases.is_definite(phrase))
        if determiner in self._words.bare_of or not told or self._quantities.is_share(phrase.last):
            return None
        if not self._acts.fills_role(phrase):
            self._set_aside(phrase)
            return None
        several = self._doc[phrase.head].lower_.endswith(("s", "x"))
        plural = determiner in _PLURAL | self._words.cardinals or (
            not determiner and several and self._quantities.has_number(phrase)
        )
        return self._kept.keep(phrase, "group" if plural else "person", gender, plural, country)

    def one_of(self, one: int, last: int, gender: Gender) -> None:
        """Keep one of several who fills a role («l'un des administrateurs du groupe», «un de ses proches»)."""
        first = one - 1 if one and self._doc[one - 1].lower_ in self._words.definite else one
        self._keep_apart(Phrase(first, one, last), "person", gender)

    def _keep_apart(self, phrase: Phrase, kind: ParticipantKind, gender: Gender | None) -> int | None:
        """Keep whom a phrase that fills a role tells, not told of before; return its last token, or None."""
        if not self._acts.fills_role(phrase):
            return None
        name = self._doc.written(phrase.first, phrase.last + 1)
        entity = Entity(name=name, kind=kind, gender=gender, plural=kind == "group")
        self.mention(entity, phrase, "type")
        self._discourse.entities.append(entity)
        return phrase.last

    def _everybody(self, phrase: Phrase) -> int | None:
        """Join a number without a noun to the group that is as many («tous les quatre»)."""
        key = self._again.alike.same_number(phrase, "", definite=True)
        if key is not None:
            self.mention(self._kept.by_name[key], phrase, "type")
        return phrase.last if key is not None else None

    def _set_aside(self, phrase: Phrase) -> None:
        """Keep a definite phrase, or an owned group, that fills no role, for it may name one who does elsewhere."""
        owned = self._phrases.determiner(phrase) in self._words.possessive and self._nouns.is_one(
            self._doc[phrase.head]
        )
        if (owned or self._phrases.is_any_definite(phrase)) and phrase.last + 1 not in self._phrases.starts:
            self._aside.append(phrase)

    def finish(self) -> None:
        """Join what was set aside to whom it names again; keep the institutions that act somewhere."""
        for phrase in self._aside:
            whole = self._phrases.extended(phrase)
            words = self._phrases.words(phrase).lower()
            entity = self._kept.by_name.get(words)
            if entity is None and self._phrases.is_any_definite(phrase):
                entity = self._kept.by_name.get(self._again.called(phrase, whole) or "")
            if entity is not None:
                self.mention(entity, whole, "type")
        self._peoples.finish()
        self._institutions.finish()
        self._sources.finish()
