"""Names that noun phrases hold: «les élus LR», «le maire PS de Lens», «un journaliste du quotidien Le Phare»."""

from typing import TYPE_CHECKING

from factx.language import Language

if TYPE_CHECKING:
    from factx.extractors.participants.phrases import Phrases
    from factx.tree import Token


class HeldNames:
    """Tells, in one article, the names with which the core of a noun phrase goes on from those that stand apart."""

    def __init__(self, phrases: "Phrases", language: Language) -> None:
        self._doc, self._named, self._starts = phrases.doc, phrases.named, phrases.starts
        self._phrases, self._persons = phrases, phrases.persons
        self._language, self._words = language, language.people.nominals

    def beyond(self, last: int, head: "Token", led: bool) -> int | None:
        """Return the last token of a core that goes on with a name behind a token; None when the name is apart.

        Args:
            last: The token before the name.
            head: The noun of the phrase.
            led: Whether the word before `last` leads up to a noun («l'un des [jeunes] Rey»).
        """
        before, name = self._doc[last], self._doc[last + 1]
        if (party := self._party_of(name, head)) is not None:
            return party
        if self._is_acronym(name) and self._is_member(before):
            return last + 1
        if before.lower_ in self._words.before_noun and led:
            return last + 1
        kind = self._starts[name.i].kind
        noun = self._behind_adjectives(last, head)
        apposed = noun.lower_ in self._words.all_organizations and kind == "organization" and noun is not head
        titled = kind == "person" and self._holds_person(head, last)
        linked = before.lower_ in (self._words.links - self._words.post_adjectives) | self._words.honorifics
        apart = kind in ("person", "organization") and not linked and not ((apposed or titled) and last > head.i)
        return None if apart else last + 1

    def _behind_adjectives(self, last: int, head: "Token") -> "Token":
        """Return the noun that adjectives up to a token are of («[quotidien] local»)."""
        while last > head.i and self._doc[last].pos_ == "ADJ":
            last -= 1
        return self._doc[last]

    def _party_of(self, name: "Token", head: "Token") -> int | None:
        """Return the last token of a party between an office and its field («le maire LR de Vannes»)."""
        party, end = self._starts[name.i], name.i
        if name.i != head.i + 1 or party.kind != "organization" or not self._is_person(head):
            return None
        while end + 1 < len(self._doc) and self._named.get(end + 1) is party:
            end += 1
        if self._starts.get(end + 2) is party and self._doc[end + 1].text == "(":
            end = self._phrases.end_of_name(end + 2) + 1
        return end if end + 1 < len(self._doc) and self._doc[end + 1].lower_ in self._words.of else None

    def _is_acronym(self, name: "Token") -> bool:
        """Whether a name is the acronym of an organization («les élus LR»)."""
        return self._starts[name.i].kind == "organization" and sum(map(str.isupper, name.text)) > 1

    def _is_member(self, noun: "Token") -> bool:
        """Whether a noun is one for persons, and none for what a name behind it names («le leader BFMTV»)."""
        if any(noun.lower_ in nouns for nouns in self._words.told.values()):
            return False
        return noun.lower_ in self._persons or noun.lower_ in self._language.people.group_nouns

    def _holds_person(self, head: "Token", last: int) -> bool:
        """Whether a phrase for a thing holds a noun for a person («la police militaire du dictateur»)."""
        return not self._is_person(head) and any(word.lower_ in self._persons for word in self._doc[head.i : last + 1])

    def _is_person(self, head: "Token") -> bool:
        return head.lower_.removeprefix("ex-") in self._persons
