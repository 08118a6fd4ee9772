"""Institutions by a common noun: the government, the police, the opposition."""

from typing import TYPE_CHECKING

from factx.extractors.participants.acts import Acts
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity
from factx.extractors.participants.kept import Kept
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.quantities import Quantities

if TYPE_CHECKING:
    from factx.tree import Token


class Institutions:
    """Reads those of one article; which of them act is known at its end."""

    def __init__(self, discourse: Discourse, phrases: Phrases, quantities: Quantities, acts: Acts, kept: Kept) -> None:
        self._discourse, self._doc, self._phrases = discourse, discourse.doc, phrases
        self._words = discourse.language.people.nominals
        self._quantities, self._acts, self._kept = quantities, acts, kept
        self._national: dict[str, str] = {}
        self._found: dict[str, list[tuple[Phrase, bool]]] = {}

    def is_one(self, token: "Token") -> bool:
        """Whether a noun is an institution («la défense»; not «la défense du gouvernement», «la majorité des élus»)."""
        following = self._doc[token.i + 1].lower_ if token.i + 1 < len(self._doc) else ""
        if following not in self._words.group_before.get(token.lower_, (following,)):
            return False
        if token.lower_ not in self._words.institutions or self._quantities.is_portion(token):
            return False
        after = self._doc[token.i + 1 : token.i + 2]
        return token.lower_ not in self._words.sides or not after or after[0].lower_ not in self._words.of

    def read(self, token: "Token") -> int | None:
        """Read an institution's noun; return the last token of its phrase, None when it names none."""
        phrase = self._phrases.around(token)
        definite = self._phrases.is_any_definite(phrase)
        if not definite and self._phrases.determiner(phrase) not in self._words.one | self._words.possessive:
            return None
        acts = not self._is_apposed(phrase) and self._acts.fills_role(phrase)
        if not definite and (not acts or token.lower_ in self._words.sides):
            return None
        last = self._phrases.nested(phrase, phrase.last)
        if self._is_again(phrase):
            return last
        name = self._phrases.words(Phrase(phrase.first, phrase.head, last)).lower().removesuffix(" de")
        name = self._called(name)
        if name in self._words.institutions:
            name = self._national.get(name, name)
        elif self._phrases.country(phrase) and phrase.last == phrase.head + 1:
            self._national[token.lower_] = name
        self._found.setdefault(name, []).append((self._phrases.extended(phrase), acts))
        return last

    def again(self, token: "Token") -> None:
        """Read an institution's noun inside another phrase («la présidente du tribunal»)."""
        self._is_again(self._phrases.around(token))

    def _is_again(self, phrase: Phrase) -> bool:
        """Join a definite phrase to the institution whose name it begins, if there is one; return whether it did."""
        known = self._headed(phrase) if self._phrases.is_any_definite(phrase) else None
        if known is not None:
            self._kept.mention(known, phrase, "type")
        return known is not None

    def _is_apposed(self, phrase: Phrase) -> bool:
        """Whether a phrase says what the name before its comma is («Valbrune, une société suisse»)."""
        comma = phrase.first - 1
        return comma > 0 and self._doc[comma].text == "," and comma - 1 in self._phrases.ends

    def finish(self) -> None:
        """Keep those that act somewhere, with all their mentions."""
        for name, found in self._found.items():
            governs = self._doc[found[0][0].head].lower_ in self._words.governing
            if governs or any(acts or self._phrases.country(phrase) for phrase, acts in found):
                country = self._succession_country(found[0][0])
                for phrase, _ in found:
                    self._kept.keep(phrase, "organization", None, plural=False, key=name, country=country)

    def _succession_country(self, phrase: Phrase) -> str | None:
        """Return the country of «le gouvernement précédent»: that of the article's «gouvernement italien»."""
        words = {token.lower_ for token in self._doc[phrase.first : phrase.last + 1]}
        national = self._national.get(self._doc[phrase.head].lower_) if words & self._words.successive else None
        other = self._kept.by_name.get(national) if national else None
        return other.country if other is not None else None

    def _called(self, name: str) -> str:
        """Return an institution's usual name in lower case («exécutif»: gouvernement)."""
        return self._words.synonyms.get(name.lower(), name.lower())

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
