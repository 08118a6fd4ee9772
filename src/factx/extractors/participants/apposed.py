"""Nouns that stand beside the name of a thing («le syndicat CGT», «la Lorane, une enseigne belge»)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from factx.extractors.participants.countries import COUNTRY_BACK
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Entity, Via
from factx.extractors.participants.phrases import Phrase, Phrases
from factx.extractors.participants.sorts import UNKNOWN, Sorts
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Token

_BRACKET = 8
"""Words within which a bracket opens, as that behind a name does."""


class Apposed:
    """Joins such nouns of one article to the name beside them, and keeps what they tell of it."""

    def __init__(
        self, discourse: Discourse, phrases: Phrases, sorts: Sorts, mention: Callable[[Entity, Phrase, Via], None]
    ) -> None:
        self._doc, self._phrases, self._sorts, self._mention = discourse.doc, phrases, sorts, mention
        self._language, self._words = discourse.language, discourse.language.people.nominals
        self._articles = frozenset(discourse.language.names.grammar.articles)

    def bare(self, phrase: Phrase) -> Phrase:
        """Return a phrase without the name that stands right behind its noun («l'autoroute A9»)."""
        noun = self._doc[phrase.head].lower_
        for at in range(phrase.head + 1, phrase.last + 1):
            before, named = self._doc[at - 1], self._phrases.starts.get(at)
            if before.pos_ == "DET" or before.lower_ in self._words.contracted:
                break
            if named is None or before.i in self._phrases.named or before.pos_ not in ("NOUN", "ADJ"):
                continue
            if named.kind != "place" or noun in self._words.numbered or noun in self._words.told["place"]:
                return Phrase(phrase.first, phrase.head, at - 1)
        return phrase

    def read(self, phrase: Phrase, kind: ParticipantKind) -> int | None:
        """Read a phrase with a noun of a kind; return its last token when it is joined, else None."""
        noun = self._doc[phrase.head].lower_
        if not self._sorts.is_loose(noun):
            return None
        if (last := self.before(phrase, kind)) is not None:
            return last
        named = self._before_comma(phrase)
        if named is not None and kind != "country" and self._is_taken_for_person(named, phrase):
            named.kind = kind
        if named is None or named.kind != kind or self._sorts.clash(named, noun):
            return None
        whole = self._phrases.extended(phrase)
        named.country = named.country or self.told_country(whole, kind)
        return phrase.last if self._join(named, whole) is not None else None

    def before(self, phrase: Phrase, kind: ParticipantKind = "organization") -> int | None:
        """Read a phrase that may stand before a name it is told of («le syndicat CGT»)."""
        if self._doc[phrase.last].lower_ in self._words.calling:
            phrase = Phrase(phrase.first, phrase.head, phrase.last - 1)
        phrase = self._with_participle(phrase)
        noun, behind = self._doc[phrase.head].lower_, self._behind(phrase)
        if behind is None:
            phrase = self._phrases.extended(phrase)
            behind = self._behind(phrase)
        if behind is None or self._is_one_of_many(phrase):
            return None
        if kind == "organization" and self._is_taken_for_person(behind, phrase):
            behind.kind = kind
        if behind.kind != kind or self._sorts.clash(behind, noun):
            return None
        return self._join(behind, phrase)

    def _with_participle(self, phrase: Phrase) -> Phrase:
        """Return a phrase with a participle between it and a name («la revue spécialisée Horizon vert»)."""
        after = self._doc[phrase.last + 1 : phrase.last + 2]
        participle = bool(after) and "Part" in after[0].morph.get("VerbForm", [])
        if (
            not participle
            or after[0].lower_ in self._words.calling
            or self._opening(phrase.last + 2) not in self._phrases.starts
        ):
            return phrase
        return Phrase(phrase.first, phrase.head, phrase.last + 1)

    def _join(self, entity: Entity, phrase: Phrase) -> int | None:
        self._sorts.tell(entity, self._doc[phrase.head].lower_)
        if not self._phrases.determiner(phrase) or self._is_numbered(phrase):
            return None
        self._mention(entity, phrase, "apposition")
        return phrase.last

    def _is_numbered(self, phrase: Phrase) -> bool:
        """Whether a phrase is part of what the number behind it names («l'autoroute A7»)."""
        return self._doc[phrase.head].lower_ in self._words.numbered and phrase.last + 1 in self._phrases.starts

    def told_country(self, phrase: Phrase, kind: ParticipantKind) -> str | None:
        """Return the country that a phrase tells of what it names, of a place by its region too, or by «du pays»."""
        if kind == "country":
            return None
        country = self._phrases.country(phrase)
        if country or kind != "place":
            return country
        for token in self._doc[phrase.head + 1 : phrase.last + 1]:
            if token.lower_ in self._words.countries:
                return self._country_before(token)
            place = self._language.places.find(token.text) if token.i in self._phrases.named else None
            if place and place.type in ("country", "region"):
                return place.country
        return None

    def _country_before(self, token: "Token") -> str | None:
        """Return the country last named, or told by a demonym, before a token."""
        for word in reversed(self._doc[max(0, token.i - COUNTRY_BACK) : token.i]):
            entity = self._phrases.named.get(word.i)
            if entity is not None and entity.kind == "country":
                return entity.country
            place = self._language.places.demonym(word.lower_) if word.pos_ in ("ADJ", "NOUN") else None
            if place and place.type == "country":
                return place.country
        return None

    def _behind(self, phrase: Phrase) -> Entity | None:
        """Return what is named right behind a phrase, in marks too, or set off («son groupe, la Lorane,»).

        What it is called by stands for it as well («une liste intitulée "Lens debout"»).
        """
        at = self._marked(phrase.last + 1)
        if (entity := self._phrases.starts.get(self._opening(at))) is not None:
            return entity
        if (entity := self._phrases.bracketed(at)) is not None:
            return entity if self._sorts.fit(entity, self._doc[phrase.head].lower_) > UNKNOWN else None
        called = at + self._is_comma(at)
        if called < len(self._doc) and self._doc[called].lower_ in self._words.calling:
            return self._phrases.starts.get(self._opening(called + 1))
        if called == at:
            return self._behind_colon(at)
        name = self._opening(called)
        if (entity := self._phrases.starts.get(name)) is None:
            return None
        after = self._phrases.end_of_name(name) + 1
        return entity if after < len(self._doc) and self._doc[after].is_punct else None

    def _behind_colon(self, at: int) -> Entity | None:
        """Return what is named in marks behind a colon, and is all they hold («son dernier livre : «Les Dunes»»)."""
        marked = self._marked(at + 1)
        if at >= len(self._doc) or self._doc[at].text != ":" or marked == at + 1:
            return None
        if (entity := self._phrases.starts.get(marked)) is None:
            return None
        after = self._phrases.end_of_name(marked) + 1
        return entity if after < len(self._doc) and self._doc[after].is_quote else None

    def _opening(self, at: int) -> int:
        """Return where a name may begin at a token: behind a mark, an article («le quotidien l'Écho de Lens»)."""
        marked = self._marked(at)
        if marked in self._phrases.starts or marked >= len(self._doc) or self._doc[marked].lower_ not in self._articles:
            return marked
        return self._marked(marked + 1)

    def _marked(self, at: int) -> int:
        """Return the index of a word, or of the one behind it when it is a quotation mark."""
        return at + (at < len(self._doc) and self._doc[at].is_quote)

    def _is_one_of_many(self, phrase: Phrase) -> bool:
        """Whether a phrase right before a name tells one that it makes or runs («un magasin Lorane»)."""
        after = self._doc[phrase.last + 1]
        named = after.text == "," or after.lower_ in self._words.calling
        return self._phrases.determiner(phrase) in self._words.one and not named

    def _before_comma(self, phrase: Phrase) -> Entity | None:
        """Return what is named right before a comma and a phrase, in marks or with a bracket too («Lens (Nord), …»)."""
        at = phrase.first - 1
        if at < 1 or not self._is_comma(at):
            return None
        before = range(at - 1, max(0, at - _BRACKET), -1) if self._doc[at - 1].text == ")" else ()
        at = next((opening for opening in before if self._doc[opening].text == "("), at)
        return self._phrases.ends.get(at - 1 - self._doc[at - 1].is_quote)

    def _is_comma(self, at: int) -> bool:
        return at + 1 < len(self._doc) and self._doc[at].text == ","

    def _is_taken_for_person(self, entity: Entity, phrase: Phrase) -> bool:
        """Whether a name behind a noun for organizations is nobody's («la chaîne de restaurants Val Brune»)."""
        noun = self._doc[phrase.head].lower_
        known = entity.kind != "person" or entity.gender is not None or bool(entity.roles)
        return not known and bool(self._phrases.determiner(phrase)) and self._sorts.is_loose(noun, strict=False)
