"""Which nouns are for several persons, by the words around them."""

from typing import TYPE_CHECKING

from factx.extractors.participants.phrases import Phrase, Phrases
from factx.language import Language

if TYPE_CHECKING:
    from factx.tree import Doc, Token

_NUMBERS = 3
"""How many nouns for numbers may follow each other («des dizaines de milliers de manifestants»)."""


class GroupNouns:
    """Tells such nouns of one article."""

    def __init__(self, doc: "Doc", phrases: Phrases, language: Language) -> None:
        self._doc, self._phrases = doc, phrases
        self._words, self._groups = language.people.nominals, language.people.group_nouns

    def is_one(self, token: "Token") -> bool:
        """Whether a noun is one for several persons («des jeunes»; not «de jeunes chiens», «des gardes de nuit»)."""
        following = self._doc[token.i + 1].lower_ if token.i + 1 < len(self._doc) else ""
        if token.lower_.removeprefix("ex-") not in self._groups:
            return False
        if token.head.lower_ in self._words.cardinals:
            return True
        if token.head.lemma_ in self._words.held.get(token.lower_, ()) and token.pos_ != "DET":
            return False
        if token.dep_ == "amod" and token.head.pos_ in ("NOUN", "PROPN"):
            return False
        if token.i and self._doc[token.i - 1].pos_ in ("NOUN", "PROPN") and token.head.i == token.i - 1:
            return False
        return self._is_member(token) or following in self._words.group_before.get(token.lower_, (following,))

    def _is_member(self, token: "Token") -> bool:
        """Whether «de» ties to a noun the force of which it names members («les éléments de la police»)."""
        if token.lower_ not in self._words.membered or token.i + 3 >= len(self._doc):
            return False
        of, after = self._doc[token.i + 1].lower_, self._doc[token.i + 2]
        after = self._doc[token.i + 3] if after.lower_ in self._words.definite else after
        force = self._phrases.named.get(after.i)
        body = after.lower_ in self._words.institutions or (force is not None and force.kind == "organization")
        return of in self._words.of and body

    def is_mistaken(self, token: "Token") -> bool:
        """Whether a noun for several that the parser took for something else stands behind a word for «some»."""
        before = self._doc[token.i - 1].lower_ if token.i else ""
        words = self._words
        return token.lower_ in self._groups and before in words.contracted | words.unsure | words.pointing

    def is_plural(self, phrase: Phrase) -> bool:
        """Whether the phrase of such a noun tells several, be they one crowd («une foule»)."""
        determiner, head = self._phrases.determiner(phrase), self._doc[phrase.head].lower_
        if not determiner and head in self._words.countries and not self._phrases.is_counted(phrase):
            return False
        if head in self._words.collective:
            return determiner in self._words.one or head not in self._words.organizations
        if determiner in self._words.one and head not in self._words.countries:
            return False
        owned = determiner in self._words.possessive and not determiner.endswith("s")
        return not owned and determiner not in ("le", "la", "l'", "ce", "cet", "cette")

    def counts_people(self, head: "Token") -> bool:
        """Whether a noun is no number or crowd, or one of people («une centaine de manifestants», not «de photos»)."""
        at, words = head.i, self._words
        quantity = words.cardinals | words.unsure | words.one | words.possessive
        for _ in range(_NUMBERS):
            if self._doc[at].lower_ not in words.numbers | words.crowds or at + 2 >= len(self._doc):
                break
            if self._doc[at + 1].lower_ not in words.of:
                return self._phrases.start(self._doc[at]) < at and not self._is_age(self._doc[at])
            at += 2
            at += self._doc[at].like_num or self._doc[at].lower_ in quantity
        named, people = self._phrases.named.get(at), self._groups | words.governing
        return at == head.i or self._doc[at].lower_ in people or (named is not None and named.kind == "group")

    def _is_age(self, noun: "Token") -> bool:
        """Whether a noun for a number, by itself, bears a definite article («la trentaine»)."""
        article = self._doc[self._phrases.start(noun)].lower_
        return noun.lower_ in self._words.numbers and article in self._words.definite
