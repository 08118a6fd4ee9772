"""«des», «de» and «d'» as articles («il rencontre des élus»), apart from the prepositions («il parle des élus»)."""

from typing import TYPE_CHECKING

from factx.language import Language
from factx.marks import CLOSING_TOKENS

if TYPE_CHECKING:
    from factx.tree import Doc, Token

_CONJUNCTIONS = ("CCONJ", "SCONJ")


class Articles:
    """Tells them apart in one article's text."""

    def __init__(self, doc: "Doc", language: Language) -> None:
        self._doc, self._words = doc, language.people.nominals
        self._groups = language.people.group_nouns
        self._calendar = frozenset(language.names.not_names.calendar)

    def is_one(self, word: "Token") -> bool:
        """Whether «des», «de» or «d'» is an article here, not a preposition («[de] nombreux élus»)."""
        after = self._doc[word.i + 1]
        if word.lower_ != "des" and not (after.pos_ in ("ADJ", "DET") and after.lower_.endswith(("s", "x"))):
            return False
        if word.pos_ == "DET" or self._opens_object(word.i):
            return True
        head, before = word.head, self._doc[word.i - 1]
        if head.dep_ == "conj":
            return not self._is_complement(head.head) or self._is_of_people(head, head.head)
        if before.pos_ in _CONJUNCTIONS and head.dep_.startswith(("nsubj", "obj")):
            return True
        if word.dep_ == "case" and not word.is_sent_start:
            return False
        return head.dep_.startswith(("nsubj", "obj"))

    def _is_complement(self, noun: "Token") -> bool:
        return any(child.dep_ == "case" and child.lower_ in self._words.of for child in noun.children)

    def _is_of_people(self, noun: "Token", joined: "Token") -> bool:
        """Whether people are joined to those whom a complement tells of («les forces de l'ordre et [des élus]»)."""
        people = noun.lower_ in self._groups and joined.head.lower_ in self._groups
        return people and joined.lower_ not in self._groups

    def _opens_object(self, at: int) -> bool:
        """Whether «des» stands where no preposition can: behind «dont», a day in front, a verb that takes no «de»."""
        before = self._behind_days(at)
        if before < 0 or self._doc[before].is_punct or self._doc[before].is_space:
            return before < at - 1
        verb = self._doc[before]
        if verb.pos_ != "VERB" or verb.lemma_ in self._words.verbs_of:
            return before == at - 1 and verb.lower_ in self._words.relative
        relations = {child.dep_ for child in verb.children}
        passive = "aux:pass" in relations or ("Part" in verb.morph.get("VerbForm", []) and "aux:tense" not in relations)
        return not passive and not any(child.lower_ in self._words.reflexive for child in verb.children)

    def _behind_days(self, at: int) -> int:
        """Return the token in front of the days and hours before a token («rencontre [mardi matin] des élus»)."""
        at -= 1
        if at > 0 and self._doc[at].text in CLOSING_TOKENS and self._doc[at - 1].pos_ == "VERB":
            return at - 1
        while at >= 0 and self._doc[at].lower_ in self._calendar:
            at -= 1
        return at
