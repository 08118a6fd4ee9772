"""Institutions by a common noun: the government, the police, the opposition."""

from typing import TYPE_CHECKING

from factx.extractors.participants.acts import Acts
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity
from factx.extractors.participants.kept import Kept
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.quantities import Quantities
from factx.extractors.participants.seats import Seats

if TYPE_CHECKING:
    from factx.tree import Token


class Institutions:
    """Reads those of one article; which of them act is known at its end."""

    def __init__(self, discourse: Discourse, phrases: Phrases, quantities: Quantities, acts: Acts, kept: Kept) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._words = discourse.language.people.nominals
        self._quantities, self._acts, self._kept = quantities, acts, kept
        self._seats = Seats(discourse.doc, phrases, discourse.language)
        self._national: dict[str, str] = {}
        self._longer: dict[str, dict[str, None]] = {}
        self._offices = discourse.language.people.persons.synonyms
        self._portfolios = frozenset(discourse.language.names.not_names.portfolios)
        self._found: dict[str, list[tuple[Phrase, bool]]] = {}
        self._inside: list[Phrase] = []

    def is_one(self, token: "Token") -> bool:
        """Whether a noun is one («la défense»; not «la défense du gouvernement», «la majorité des élus»)."""
        held = token.head.lemma_ in self._words.held.get(token.lower_, ()) and not token.dep_.startswith("nsubj")
        if held or self._is_in_power(token):
            return False
        if token.i and self._doc[token.i - 1].lower_ in self._words.hollow.get(token.lower_, ()):
            return False
        following = self._doc[token.i + 1].lower_ if token.i + 1 < len(self._doc) else ""
        if following not in self._words.group_before.get(token.lower_, (following,)):
            return False
        if following in self._words.virtues.get(token.text, ()):
            return False
        if token.lower_ not in self._words.institutions or self._quantities.is_portion(token):
            return False
        return token.lower_ not in self._words.sides or (token.text.islower() and following not in self._words.of)

    def is_body(self, token: "Token") -> bool:
        """Whether a noun tells of a body not told before («une association», «l'association des commerçants»).

        A party that somebody's is, or a name beside it tells, is no other («son parti», «le parti des Centristes»).
        """
        if token.lower_ not in self._words.bodies:
            return False
        phrase = self._phrases.around(token)
        named = phrase.last in self._phrases.named or phrase.last + 1 in self._phrases.starts
        owned = self._phrases.determiner(phrase) in self._words.possessive
        if (named or owned) and token.lower_ in self._words.sorts["parties"]:
            return False
        told = phrase.last > phrase.head and token.lower_ not in self._words.abstract
        return told or not self._phrases.is_any_definite(phrase)

    def _is_in_power(self, token: "Token") -> bool:
        """Whether a noun says that who is named before it rules («le parti au pouvoir»)."""
        words = (self._doc[token.i - 1].lower_, token.lower_) if token.i else ()
        return words == self._words.in_power and token.head.pos_ in ("NOUN", "PROPN")

    def read(self, token: "Token") -> int | None:
        """Read an institution's noun; return the last token of its phrase, None when it names none."""
        phrase = self._phrases.around(token)
        definite = self._phrases.is_any_definite(phrase)
        if not definite and self._phrases.determiner(phrase) not in self._words.one | self._words.possessive:
            return None
        acts = not self._is_apposed(phrase) and self._acts.fills_role(phrase)
        owned = self._phrases.determiner(phrase) in self._words.possessive
        if owned and token.text in self._words.conditions:
            return None
        if not definite and (not acts or token.lower_ in self._words.sides):
            return None
        last = self._phrases.nested(phrase, phrase.last)
        if self._is_again(phrase):
            return last
        name = self._called(self._phrases.words(Phrase(phrase.first, phrase.head, last))).removesuffix(" de")
        if self._phrases.country(phrase) and phrase.last == phrase.head + 1:
            self._national[token.lower_] = name
        noun, *behind = name.split()
        if behind and self._words.successive.isdisjoint(behind):
            self._longer.setdefault(noun, {})[name] = None
        self._found.setdefault(name, []).append((self._phrases.extended(phrase), acts))
        return last

    def inside(self, token: "Token") -> None:
        """Read an institution's noun inside a phrase, which tells no act of it («les membres du [gouvernement]»).

        An office that has a name of its own does not speak of it («le chef du gouvernement»), nor does one of a
        ministry («la ministre de la Justice»).
        """
        phrase = self._phrases.around(token)
        if token.text in self._portfolios or self._is_again(phrase) or not self.is_one(token):
            return
        office = self._doc.written(min(token.head.i, token.i), token.i + 1).lower()
        name = self._phrases.starts.get(phrase.last + 1)
        named = name is not None and name.kind != "person"
        if not named and office not in self._offices and self._phrases.is_any_definite(phrase):
            self._inside.append(phrase)

    def _is_again(self, phrase: Phrase) -> bool:
        """Join a definite phrase to the institution whose name it begins, if there is one; return whether it did."""
        known = self._headed(phrase) if self._phrases.is_any_definite(phrase) else None
        if known is None or (self._seats.told(phrase) or known.name) not in known.name:
            return False
        self._kept.mention(known, phrase, "type")
        return True

    def _is_apposed(self, phrase: Phrase) -> bool:
        """Whether a phrase says what the name before its comma is («Valbrune, une société suisse»)."""
        comma = phrase.first - 1
        acts = self._doc[phrase.head].dep_.startswith("nsubj")
        return comma > 0 and not acts and self._doc[comma].text == "," and comma - 1 in self._phrases.ends

    def finish(self) -> None:
        """Keep those that act somewhere, with all their mentions, inside other phrases too."""
        for name, found in self._merged().items():
            governs = self._doc[found[0][0].head].lower_ in self._words.governing
            if governs or any(acts or self._phrases.country(phrase) for phrase, acts in found):
                country = self._succession_country(found[0][0])
                fullest = max((self._kept.name(phrase) for phrase, _ in found), key=lambda words: words.count(" "))
                for phrase, acts in found:
                    if acts or self._doc[phrase.head].lower_ not in self._words.sides:
                        self._kept.keep(phrase, "organization", None, False, country, key=name, name=fullest)
        for phrase in self._inside:
            name = self._whole(self._called(self._phrases.words(phrase)))
            if (entity := self._kept.by_name.get(name)) is not None:
                self._kept.mention(entity, phrase, "type")
            elif self._is_spoken_for(self._doc[phrase.head]):
                self._kept.keep(phrase, "organization", None, False, key=name)

    def _is_spoken_for(self, noun: "Token") -> bool:
        """Whether a noun is that of an institution the news is always about, tied to somebody of it."""
        told = noun.lower_ in self._words.governing and noun.text.islower()
        return told and noun.head.lower_ in self._phrases.persons

    def _merged(self) -> dict[str, list[tuple[Phrase, bool]]]:
        """Return those found by their names, those of a bare noun with the only one that it may name."""
        merged: dict[str, list[tuple[Phrase, bool]]] = {}
        for name, found in self._found.items():
            merged.setdefault(self._whole(name), []).extend(found)
        return {key: part for name, found in merged.items() for key, part in self._seats.apart(name, found).items()}

    def _whole(self, name: str) -> str:
        """Return the name that a bare noun stands for: the national one, or the only longer one («la municipalité»)."""
        longer = self._longer.get(name, {})
        return self._national.get(name) or (next(iter(longer)) if len(longer) == 1 else name)

    def _succession_country(self, phrase: Phrase) -> str | None:
        """Return the country of «le gouvernement précédent»: that of the article's «gouvernement italien»."""
        words = {token.lower_ for token in self._doc[phrase.first : phrase.last + 1]}
        national = self._national.get(self._doc[phrase.head].lower_) if words & self._words.successive else None
        other = self._kept.by_name.get(national) if national else None
        return other.country if other is not None else None

    def _called(self, name: str) -> str:
        """Return an institution's usual name in lower case («exécutif italien»: gouvernement italien)."""
        usual, name = self._words.synonyms, name.lower()
        return usual.get(name) or " ".join(usual.get(word, word) for word in name.split())

    def _headed(self, phrase: Phrase) -> Entity | None:
        """Return the institution last mentioned whose name a phrase begins («le parquet»: parquet de Lens)."""
        token, after = self._doc[phrase.head], self._doc[phrase.last + 1 : phrase.last + 2]
        words = self._called(self._phrases.words(phrase)).split()
        if token.lower_ in self._words.unrepeated or (after and after[0].lower_ in self._words.of):
            return None
        known = self._discourse.salient(
            token,
            lambda e: e.kind in ("organization", "place") and e.mentions[0].form == "name" and _begins(e.name, words),
            lambda _: 1,
        )
        return next(iter(known), None)


def _begins(name: str, words: list[str]) -> bool:
    return name.lower().split()[: len(words)] == words
