"""How far a noun phrase reaches: which of what stands behind it belongs to it."""

from typing import TYPE_CHECKING

from factx.extractors.participants.complements import Complements
from factx.extractors.participants.continuations import Continuation, Continuations
from factx.extractors.participants.entity import Gender
from factx.extractors.participants.outer_complements import OuterComplements
from factx.language import Language

if TYPE_CHECKING:
    from factx.extractors.participants.phrases import Phrase, Phrases
    from factx.tree import Token

_THIS = frozenset(("c'", "ce"))
_VERBAL = ("cop", "aux")
_STEPS = 5
"""How many times a phrase may grow."""
_GENDERS: dict[Gender, str] = {"m": "Masc", "f": "Fem"}


class Restrictions:
    """Reads what restricts the noun phrases of one article."""

    def __init__(self, phrases: "Phrases", outer: OuterComplements, language: Language) -> None:
        self._doc, self._joined, self._phrases = phrases.doc, phrases.joined, phrases
        self._people, self._words = language.people, language.people.nominals
        self._said = language.speech.forms
        self._continuations, self._weighed = Continuations(phrases, language), Complements(phrases, language)
        self._outer = outer

    def end(self, phrase: "Phrase") -> int:
        """Return the last token of a phrase with what belongs to it («l'homme [soupçonné de vol]»)."""
        last = phrase.last
        for _ in range(_STEPS):
            grown = type(phrase)(phrase.first, phrase.head, last)
            if (further := max(self._joined(grown).last, self._acronym(grown))) > last:
                last = further
                continue
            behind = self._continuations.behind(grown)
            if behind is None or not self._belongs(grown, behind):
                break
            last = behind.last
            if behind.sort == "relative" and not self._doc[phrase.head].dep_.startswith("nsubj"):
                last = self._continuations.joined(behind)
        return last

    def _acronym(self, phrase: "Phrase") -> int:
        """Return the last token of the acronym of the name that ends a phrase; none follows a name by itself."""
        return phrase.last if phrase.head in self._phrases.named else self._phrases.end_of_acronym(phrase)

    def _belongs(self, phrase: "Phrase", behind: Continuation) -> bool:
        """Whether what stands behind a phrase belongs to it."""
        tests = {
            "relative": self._restricts,
            "participle": self._agrees,
            "adjective": self._qualifies,
            "noun": self._specifies,
            "preposition": self._complements,
        }
        return tests[behind.sort](phrase, behind)

    def _complements(self, phrase: "Phrase", behind: Continuation) -> bool:
        """Whether a complement is of a phrase, not of what stands in front («l'adoption par les élus de la loi»)."""
        share = (
            behind.word.lower_ == self._words.out_of and self._doc[behind.word.i + 1].lower_ in self._words.cardinals
        )
        if share or behind.word.lower_ in self._people.acts.according or self._outer.begins(phrase, behind.word.i):
            return False
        return self._weighed.belongs(phrase, behind)

    def _restricts(self, phrase: "Phrase", behind: Continuation) -> bool:
        """Whether a relative clause tells who is meant: of some, of these, of those that nothing else tells of yet.

        Behind «c'est» the clause is what is told of it.
        """
        words, head = self._words, self._doc[phrase.head]
        verbal = behind.top.pos_ in ("VERB", "AUX") or any(c.dep_.startswith(_VERBAL) for c in behind.top.children)
        if not verbal or self._is_presented(head):
            return False
        first = self._doc[phrase.first].lower_
        if first in words.demonstrative | self._people.pronouns.followed:
            return True
        if first in words.possessive or not (self._hangs(behind.top, phrase) or self._is_nearer(behind.top, head)):
            return False
        if first in words.indefinite - {"les", "ces"} or self._doc[phrase.first].like_num:
            return True
        if head.lower_ in words.institutions and phrase.first and self._doc[phrase.first - 1].lower_ in words.of:
            return False
        if behind.top.head is not head and not self._is_people(behind.top.head):
            return False
        told = any(self._doc[i].lower_ in words.of for i in range(phrase.head + 1, phrase.last))
        return not told or self._is_people(behind.top.head)

    def _is_presented(self, noun: "Token") -> bool:
        """Whether a noun stands behind «c'est»."""
        copula = any(child.dep_ == "cop" for child in noun.children)
        return copula and any(child.lower_ in _THIS for child in noun.children)

    def _is_nearer(self, verb: "Token", noun: "Token") -> bool:
        """Whether a relative clause that the parse ties to a thing before is of the people in between."""
        governor = verb.head
        nearer = governor.pos_ == "NOUN" and governor.i < noun.i
        return nearer and self._is_people(noun) and not self._is_people(governor)

    def _is_people(self, noun: "Token") -> bool:
        return noun.lower_ in self._people.group_nouns

    def _agrees(self, phrase: "Phrase", behind: Continuation) -> bool:
        """Whether a participle is of a phrase, and has the gender of a noun in it («l'homme soupçonné de vol»).

        One that the parse ties to a word apart is of the phrase when it agrees with it alone («la veuve de l'élu
        disparu»).
        """
        head, active = self._doc[phrase.head], self._continuations.gender(behind.top) == "either"
        if active and (behind.last == behind.top.i or self._reports(phrase, behind.top)):
            return False
        nouns = [token for token in self._doc[phrase.first : phrase.last + 1] if token.pos_ == "NOUN"]
        if self._hangs(behind.top, phrase):
            return not nouns or any(self._has_form(phrase, noun, behind.top) for noun in nouns)
        if head.head is behind.top and self._continuations.before_verb(behind):
            return self._has_form(phrase, head, behind.top)
        stray = not active and behind.top.head is not behind.top
        stray = stray and not self._has_form(phrase, behind.top.head, behind.top)
        return stray and self._has_form(phrase, head, behind.top)

    def _reports(self, phrase: "Phrase", participle: "Token") -> bool:
        """Whether a participle tells what somebody known says («la mairie [évoquant des dégâts]»)."""
        return participle.lower_ in self._said and self._phrases.is_definite(phrase)

    def _has_form(self, phrase: "Phrase", noun: "Token", participle: "Token") -> bool:
        """Whether a word is a noun with the gender and the number of a participle, which may have none («dormant»)."""
        gender = self._continuations.gender(participle)
        if gender == "either":
            return noun.pos_ == "NOUN"
        numbers = set(noun.morph.get("Number", [])), _numbers(participle)
        same_number = not all(numbers) or numbers[0] == numbers[1]
        return noun.pos_ == "NOUN" and same_number and self._has_gender(phrase, noun, gender)

    def _has_gender(self, phrase: "Phrase", noun: "Token", gender: str | None) -> bool:
        """Whether a noun has a gender, by the article, else by the parse or by its ending («des invités»)."""
        if noun.i == phrase.head:
            told = self._phrases.gender(type(phrase)(self._phrases.start(noun), noun.i, noun.i))
            if told is not None:
                return gender == _GENDERS[told]
        return gender in (*noun.morph.get("Gender", [gender]), self._continuations.gender(noun))

    def _qualifies(self, phrase: "Phrase", behind: Continuation) -> bool:
        """Whether an adjective by a mark, or with an adverb, is of a phrase («un mouvement très divers»)."""
        first = self._doc[phrase.last + 1]
        apart = behind.word is not behind.top or first.is_quote or self._doc[phrase.last].is_quote
        return apart and self._hangs(behind.top, phrase)

    def _specifies(self, phrase: "Phrase", behind: Continuation) -> bool:
        """Whether a noun right behind a phrase tells its sort («les syndicats étudiants»; not «les élus lundi»)."""
        noun = behind.top
        apart = noun.lower_ in self._words.breaks | self._words.honorifics or self._doc[noun.i - 1].is_quote
        apart = apart or self._phrases.is_circumstance(noun) or self._phrases.is_verb(noun)
        says = noun.lower_ in self._said and not noun.lower_.endswith(("s", "x"))
        return noun.text[0].islower() and not apart and not says and self._hangs(noun, phrase)

    def _hangs(self, top: "Token", phrase: "Phrase") -> bool:
        """Whether a word hangs on one of a phrase."""
        return phrase.first <= top.head.i <= phrase.last


def _numbers(participle: "Token") -> set[str]:
    """Return the numbers that a participle may have: its ending tells, but for «pris» and «inclus»."""
    if participle.lower_.endswith(("és", "es")):
        return {"Plur"}
    return set(participle.morph.get("Number", [])) if participle.lower_.endswith("s") else {"Sing"}
