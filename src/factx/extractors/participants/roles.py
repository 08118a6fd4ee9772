"""Roles compared: which phrases state the same office, and which walks of life exclude one another."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile

from factx.language import Language


class Roles:
    """Compares the roles of one language, phrases without determiner."""

    def __init__(self, language: Language) -> None:
        words = language.people.nominals
        self._language = language
        self._of, self._former, self._behind_noun = words.of, words.former, words.post_adjectives
        self._small = words.links | words.before_noun | words.definite
        self._synonyms: dict[str, list[tuple[str, str]]] = {}
        for phrase, usual in language.people.persons.synonyms.items():
            self._synonyms.setdefault(phrase.split()[0], []).append((phrase, usual))
        self._families: dict[str, frozenset[str]] = {}
        for family, nouns in language.people.persons.families.items():
            for noun in nouns:
                self._families[noun] = self._families.get(noun, frozenset()) | {family}

    def canonical(self, role: str) -> str:
        """Return a role in lower case, by the usual phrase for it («chef du gouvernement»: «premier ministre»)."""
        role = role.lower()
        first, _, rest = role.partition(" ")
        if first in self._former:
            return f"{first} {self.canonical(rest)}"
        for phrase, usual in self._synonyms.get(first, ()):
            if role.startswith(phrase) and not role[len(phrase) : len(phrase) + 1].isalnum():
                return usual + role[len(phrase) :]
        return role

    def is_unique(self, role: str) -> bool:
        """Whether one person of a country holds a role, who needs no introduction («le président de la République»)."""
        words = self.canonical(role).split()
        while words and self._language.places.demonym(words[-1]) is not None:
            words.pop()
        return " ".join(words) in self._language.people.persons.unique

    def same(self, head: str, role: str, known: str) -> bool:
        """Whether two canonical roles share their noun, and the complements of one do not contradict the other's."""
        if head not in map(_current, self._nouns(known)):
            return False
        one, other = self._complements(head, role), self._complements(head, known)
        return not one or not other or bool(one & other)

    def share_complement(self, head: str, role: str, known: str) -> bool:
        """Whether the complements of two canonical roles that share their noun have a word in common."""
        return bool(self._complements(head, role) & self._complements(head, known))

    def lead_alike(self, head: str, role: str, known: str) -> bool:
        """Whether two canonical roles tell by two nouns who leads one thing («le patron du PCF»: président du PCF)."""
        leaders = self._language.people.persons.leaders
        other = next(map(_current, self._nouns(known)), "")
        if head not in leaders or other not in leaders:
            return False
        one = self._complements(head, role)
        return bool(one) and one == self._complements(other, known)

    def _complements(self, head: str, role: str) -> set[str]:
        demonym = self._language.places.demonym
        words = set(role.replace("'", "' ").split()) - self._small - {head, f"ex-{head}"}
        return {word for word in words if demonym(word) is None}

    def family(self, roles: Iterable[str]) -> frozenset[str]:
        """Return the walks of life that roles tell, not those of the complements («avocat du suspect»: law)."""
        families: frozenset[str] = frozenset()
        for role in roles:
            for at, word in enumerate(map(_current, self._nouns(role.lower()))):
                if at == 0 or word not in self._behind_noun:
                    families |= self._families.get(word, frozenset())
        return families

    def _nouns(self, role: str) -> Iterator[str]:
        """Yield the words of a role before its complements."""
        return takewhile(lambda word: word not in self._of, role.replace("'", "' ").split())


def _current(word: str) -> str:
    return word.removeprefix("ex-")


@cache
def compile_roles(language: Language) -> Roles:
    """Return the roles of a language, compiled once."""
    return Roles(language)
