"""The cores of noun phrases: the determiner before a noun, the adjectives and complements behind it."""

import re
from typing import TYPE_CHECKING

from factx.extractors.participants.articles import Articles
from factx.extractors.participants.held_names import HeldNames
from factx.extractors.participants.mistaken_verbs import MistakenVerbs
from factx.language import Language
from factx.marks import CLOSING_TOKENS, OPENING_TOKENS

if TYPE_CHECKING:
    from factx.extractors.participants.phrases import Phrases
    from factx.tree import Token

_YEAR = re.compile(r"(?:19|20)\d\d$")
_LONGEST = 24
_LONGEST_MARKED = 8
_LONGEST_GLOSS = 6
_ARTICLES = frozenset(("l'", "la", "le", "les", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses"))
_DONE = ("é", "ée", "és", "ées")
_BEFORE_SUPERLATIVE = frozenset(("des", "le", "la", "les"))


class Cores:
    """Reads the cores of one article's noun phrases."""

    def __init__(self, phrases: "Phrases", language: Language) -> None:
        self._doc, self._named, self._starts = phrases.doc, phrases.named, phrases.starts
        self._phrases, self._persons, self._articles = phrases, phrases.persons, Articles(phrases.doc, language)
        self._language, self._words = language, language.people.nominals
        self._definite = frozenset(language.names.grammar.articles)
        self._held_names = HeldNames(phrases, language)
        self.mistaken_verbs = MistakenVerbs(phrases.doc, phrases.named, language)

    def start(self, head: "Token") -> int:
        """Return the first token of a head noun's phrase: its determiner, or the first of the words before it."""
        doc, words = self._doc, self._words
        first = head.i
        while first > 0 and head.i - first < 6:
            before = doc[first - 1]
            lower = before.lower_
            if before.i in self._named or before.is_space or before.is_punct:
                break
            determined = doc[first - 2].lower_ in self._definite or doc[first - 2].like_num
            superlative = lower in words.superlatives and determined
            if (
                superlative
                or lower in words.before_noun
                or lower in words.cardinals - words.indefinite
                or before.pos_ == "NUM"
                or before.text[0].isdigit()
                or (before.pos_ == "ADJ" and before.head.i == head.i)
            ):
                first -= 1
            elif lower in words.definite | words.demonstrative | words.possessive | words.indefinite:
                if lower not in ("de", "d'", "du", "des", "au") or (
                    lower in ("des", "d'", "de") and self._articles.is_one(before)
                ):
                    first -= 1
                break
            else:
                break
        return first

    def last(self, head: "Token") -> int:
        """Return the last token of a head noun's core."""
        least = last = self.needed(head) or head.i
        while last + 1 < len(self._doc) and last - head.i < _LONGEST:
            further = self._beyond(last, head)
            if further is None:
                break
            last = further
        while last > least and (self._leads(self._doc[last]) or self._doc[last].lower_ in self._words.joining):
            last -= 1
        return self._in_power(last)

    def needed(self, head: "Token") -> int | None:
        """Return the last of the words that make a noun one for a person («le numéro [deux]»); None when none do."""
        for words in map(str.split, self._language.people.persons.before.get(head.lower_.removeprefix("ex-"), ())):
            last = head.i + len(words)
            if [word.lower_ for word in self._doc[head.i + 1 : last + 1]] == words:
                return last
        return None

    def _beyond(self, last: int, head: "Token") -> int | None:
        """Return the last token of what a core that ends with a token goes on with; None when it ends there."""
        after = self._doc[last + 1]
        if after.i in self._starts:
            return self._held_names.beyond(last, head, self._leads(self._doc[last - 1]))
        if self._is_tied(after, self._doc[last]):
            return last + 1
        marked = self._marked(last + 1, head) or self._glossed(last + 1) or self._listed(last)
        if marked is not None:
            return marked
        if last + 2 < len(self._doc) and (self._hyphenates(after) or self._specifies(after) or self._ranges(after)):
            return last + 2
        if self._excels(last + 1):
            return last + 3
        return last + 1 if self._goes_on(last, head) else None

    def _is_tied(self, word: "Token", before: "Token") -> bool:
        """Whether a word by itself goes on with a core: an adjective, a demonym, «de», the rest of a name."""
        lower = word.lower_
        return not self.is_circumstance(word) and bool(
            word.i in self._named
            or (
                word.pos_ == "ADJ"
                and not self._says(word)
                and not self.mistaken_verbs.is_one(word)
                and lower not in self._words.all
            )
            or self._language.places.demonym(lower)
            or self._is_townsmans(word, before)
            or lower in self._words.post_adjectives
            or lower in self._words.of
            or (self._determines(word) and before.lower_ in self._words.of)
            or (lower in self._words.superlatives and before.lower_ in _BEFORE_SUPERLATIVE)
        )

    def _is_townsmans(self, word: "Token", before: "Token") -> bool:
        """Whether a word is an adjective shaped like a demonym that none is known of («l'entraîneur [ormelois]»)."""
        inhabitants = self._language.people.persons.inhabitants
        return word.dep_ == "amod" and word.head.i == before.i and word.lower_.endswith(inhabitants)

    def _goes_on(self, last: int, head: "Token") -> bool:
        """Whether a phrase that ends with a token goes on with the next: a noun or a number, a second adjective."""
        before, word = self._doc[last], self._doc[last + 1]
        if word.lower_ in self._words.joining:
            return before.pos_ == "ADJ" and last + 2 < len(self._doc) and self._doc[last + 2].pos_ == "ADJ"
        noun = word.pos_ in ("NOUN", "PROPN")
        if noun and last == head.i and word.lower_ in self._persons and not self._says(word):
            return True
        if _YEAR.match(word.text) and before.pos_ == "NOUN":
            return True
        if (word.pos_ not in ("NOUN", "PROPN", "NUM") and not word.like_num) or self.is_circumstance(word):
            return False
        if self._leads(before) or before.like_num or before.pos_ == "NUM":
            return True
        return (before.pos_ == "ADJ" or before.lower_ in self._words.before_noun) and self._leads(self._doc[last - 1])

    def is_circumstance(self, word: "Token") -> bool:
        """Whether a word tells a circumstance («l'Etat français [mi-mars]»), not a deed's («signé [fin 2015]»)."""
        return word.lower_ in self._words.circumstantial and not self._doc[word.i - 1].lower_.endswith(_DONE)

    def _determines(self, word: "Token") -> bool:
        return word.lower_ in _ARTICLES | self._words.cardinals | self._words.possessive | self._words.unsure

    def _leads(self, word: "Token") -> bool:
        """Whether a word leads up to a noun in a complement («d'», «des», «plus» in «l'un des plus grands élus»)."""
        return word.lower_ in self._words.of | self._words.superlatives or self._determines(word)

    def _says(self, word: "Token") -> bool:
        """Whether a word is a verb of speech taken for another («le ministre déplore», «l'exécutif juge que …»)."""
        return word.lower_ in self._language.speech.verbal

    def _in_power(self, last: int) -> int:
        """Return the last token of «au pouvoir à Rome» right behind a token; the token itself when there is none."""
        words = [word.lower_ for word in self._doc[last + 1 : last + 4]]
        if tuple(words[:2]) != self._words.in_power:
            return last
        at = last + 4
        return self._phrases.end_of_name(at) if words[2:] in (["à"], ["en"]) and at in self._starts else last + 2

    def _hyphenates(self, word: "Token") -> bool:
        """Whether a word is a hyphen without spaces («plate-forme»)."""
        return word.text == "-" and not word.whitespace_ and not self._doc[word.i - 1].whitespace_

    def _ranges(self, word: "Token") -> bool:
        """Whether a word stands between two numbers («âgés de 11 à 15 ans»)."""
        before, after = self._doc[word.i - 1], self._doc[word.i + 1]
        return word.lower_ in self._words.ranges and before.like_num and after.like_num

    def _excels(self, at: int) -> bool:
        """Whether a superlative of the noun before it begins at a token («les élus [les plus jeunes]»)."""
        words = self._doc[at : at + 4]
        if len(words) < 3 or words[0].lower_ not in self._definite:
            return False
        goes_on = len(words) > 3 and words[3].pos_ == "NOUN"
        return words[1].lower_ in self._words.superlatives and words[2].pos_ in ("ADJ", "NOUN") and not goes_on

    def _specifies(self, word: "Token") -> bool:
        """Whether a word is an «en» that goes on with a person's noun («rédactrice en chef»)."""
        return word.lower_ == "en" and self._doc[word.i + 1].lower_ in self._words.after_en

    def _marked(self, at: int, head: "Token") -> int | None:
        """Return the closing mark of what a complement holds in marks («des ["casseurs"]», «de la force ["Azur"]»)."""
        if self._doc[at].text not in OPENING_TOKENS:
            return None
        behind = range(at + 2, min(at + _LONGEST_MARKED, len(self._doc)))
        closing = next((i for i in behind if self._doc[i].text in CLOSING_TOKENS), None)
        before = self._doc[at - 1]
        apposed = before.pos_ == "NOUN" and before is not head and at + 1 in self._starts
        return closing if before.lower_ in self._words.of or apposed else None

    def _glossed(self, at: int) -> int | None:
        """Return the closing bracket of a gloss before a complement («le bourgmestre [(maire)] de Mons»)."""
        if self._doc[at].text != "(":
            return None
        behind = range(at + 2, min(at + _LONGEST_GLOSS, len(self._doc) - 1))
        closing = next((i for i in behind if self._doc[i].text == ")"), None)
        return closing if closing is not None and self._doc[closing + 1].lower_ in self._words.of else None

    def _listed(self, last: int) -> int | None:
        """Return the last of the numbers listed with one before a noun («âgés de 3[, 6 et 8] ans»)."""
        at = last
        while at + 3 < len(self._doc) and self._is_number(at) and self._is_number(at + 2):
            mark = self._doc[at + 1]
            at += 2
            if mark.lower_ in self._words.joining:
                return at if self._doc[at + 1].pos_ == "NOUN" else None
            if mark.text != ",":
                return None
        return None

    def _is_number(self, at: int) -> bool:
        return self._doc[at].like_num and at not in self._named
