"""Peoples, and some of one: «les Allemands», «des Français vivant en Suisse», «un millier de Belges»."""

from typing import TYPE_CHECKING

from factx.extractors.participants.acts import Acts
from factx.extractors.participants.groups_again import GroupsAgain
from factx.extractors.participants.kept import Kept
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.quantities import Quantities
from factx.language import Language

if TYPE_CHECKING:
    from factx.tree import Token


class Peoples:
    """Keeps those of one article."""

    def __init__(
        self, phrases: Phrases, quantities: Quantities, acts: Acts, kept: Kept, again: GroupsAgain, language: Language
    ) -> None:
        self._phrases, self._quantities, self._acts, self._kept, self._again = phrases, quantities, acts, kept, again
        self._language, self._words = language, language.people.nominals
        self._aside: list[Phrase] = []

    def is_one(self, token: "Token") -> bool:
        """Whether a capitalised demonym is a people's name («les Allemands»), not an adjective or a first word."""
        if not token.text[0].isupper() or not token.lower_.endswith(("s", "x")):
            return False
        if self._language.places.demonym(token.lower_) is None or token.text in self._language.names.not_names.titles:
            return False
        before = token.doc[token.i - 1].lower_ if token.i else ""
        words = self._words
        if before in words.definite | words.demonstrative or (before in words.one and not self._is_share(token)):
            return False
        several = token.i > 0 and (
            before in words.one | words.indefinite | words.contracted or self._quantities.is_number(token.i - 1)
        )
        return several or token.pos_ == "NOUN"

    def read(self, token: "Token", both: Phrase | None) -> int | None:
        """Keep a people, or those of it who fill a role; return the last token of the phrase, or None."""
        share = self._is_share(token)
        phrase = both or (Phrase(token.i, token.i, token.i) if share else self._some(token))
        if phrase is None:
            return None
        whole = phrase if share else self._phrases.extended(phrase)
        if not share and (entity := self._again.pointed_at(phrase)) is not None:
            self._kept.mention(entity, whole, "type")
            return phrase.last
        country = self._language.places.nationality(token.lower_)
        name = token.text if share else self._kept.name(whole)
        self._again.alike.remember(whole, name.lower(), "")
        return self._kept.keep(whole, "group", None, plural=True, country=country, name=name)

    def set_aside(self, token: "Token") -> None:
        """Keep a phrase for a whole people until it is known whom the article tells («le peuple français»)."""
        phrase = self._phrases.around(token)
        if token.lower_ in self._words.nations and self._phrases.is_any_definite(phrase):
            self._aside.append(phrase)

    def finish(self) -> None:
        """Join what was set aside to those whom the article calls by their demonym («Français»)."""
        groups = [entity for entity in self._kept.by_name.values() if entity.kind == "group"]
        peoples = {self._language.places.nationality(entity.name.lower()): entity for entity in reversed(groups)}
        for phrase in self._aside:
            country = self._phrases.country(phrase)
            if country is not None and country in peoples:
                self._kept.mention(peoples[country], phrase, "type")

    def _some(self, token: "Token") -> Phrase | None:
        """Return the phrase of a people, or of those of it who fill a role; None of a part that fills none."""
        phrase = self._phrases.around(token)
        counted = self._quantities.counted(phrase)
        part = self._quantities.is_part(counted, phrase)
        if (part or self._quantities.has_number(counted)) and self._acts.fills_role(counted):
            return counted
        return None if part else phrase

    def _is_share(self, token: "Token") -> bool:
        """Whether a people is the whole of which a share is told («sept [Français] sur dix»)."""
        doc, words = token.doc, self._words
        of = token.i > 1 and doc[token.i - 1].lower_ in words.of
        return self._quantities.is_share(token.i) or (of and doc[token.i - 2].lower_ in words.shares)
