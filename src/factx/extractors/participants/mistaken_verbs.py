"""Verbs that the parser takes for adjectives or nouns: «le pouvoir maîtrise la rue», «la police recherche un élu»."""

from collections.abc import Container

from factx.language import Language
from factx.tree import Doc, Token

_OBJECTS = frozenset(("nmod", "obj", "xcomp", "dep"))


class MistakenVerbs:
    """Tells them by their objects in one article."""

    def __init__(self, doc: Doc, named: Container[int], language: Language) -> None:
        self._doc, self._named, self._words = doc, named, language.people.nominals
        self._calendar = frozenset(language.names.not_names.calendar)

    def is_one(self, word: Token) -> bool:
        """Whether a word behind a noun has an object.

        No article or number follows an adjective or a noun unless it begins a time, a name or a superlative.
        """
        after = self._doc[word.i + 1 : word.i + 3]
        if len(after) < 2 or after[0].pos_ not in ("DET", "NUM") or after[0].lower_ in self._words.of:
            return False
        if word.lower_.endswith(("s", "x")) or after[1].lower_ in self._words.superlatives:
            return False
        return self._is_object(after[0].head, word)

    def _is_object(self, noun: Token, verb: Token) -> bool:
        if noun.i <= verb.i or noun.pos_ != "NOUN" or noun.head.i not in (verb.i, verb.head.i):
            return False
        if noun.i in self._named or noun.lower_ in self._calendar:
            return False
        return noun.dep_ in _OBJECTS and all(child.dep_ != "case" for child in noun.children)
