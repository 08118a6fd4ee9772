"""The names known beforehand, looked up where they stand in a text."""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass

from factx.language import Language
from factx.language.names import Named, Names
from factx.language.places import Place
from factx.records import ParticipantKind

_INSTITUTION = 3
"""The words of an institution's name that may start with a small letter."""
_WORD = re.compile(r"\w+")
_PLAIN = {
    code: base[0]
    for code in range(0xC0, 0x250)
    if (base := unicodedata.normalize("NFD", chr(code))) and base[0].isascii() and len(base) > 1
}


def plain(text: str) -> str:
    """Return text without accents; no offset moves."""
    return text.translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Entry:
    """A name known beforehand: the full name it stands for, what it names, and the place if it is one."""

    name: str
    kind: ParticipantKind
    place: Place | None = None


class Gazetteer:
    """The names that a language knows, by the word they begin with.

    `small_starts` are the words, without accents, with which those begin that may start with a small letter.

    Args:
        language: Whose names.
        heads: Nouns that begin names.
        kind_nouns: Nouns that tell the kind of the name beside them.
    """

    def __init__(self, language: Language, heads: Container[str], kind_nouns: Container[str]) -> None:
        names = language.names
        self._heads, self._kind_nouns = heads, kind_nouns
        self._known: dict[str, list[tuple[str, Entry]]] = {}
        self._leading = tuple(f"{article} " for article in names.grammar.leading)
        self._contracted: dict[str, list[tuple[str, Entry]]] = {}
        for phrase, known in _all_known(language):
            self._index(plain(phrase), known, self._known)
            if self._may_be_small(phrase, known):
                self._index(plain(phrase[0].lower() + phrase[1:]), known, self._known)
            article, _, rest = phrase.partition(" ")
            if (
                article in names.grammar.contractible
                and known.kind in ("organization", "place")
                and rest not in names.not_names.never_contracted
            ):
                self._index(plain(rest), known, self._contracted)
            elif "'" in article and article[0].isupper() and known.kind == "organization":
                self._add_elided(phrase, known, names)
            elif article in names.grammar.leading and known.kind == "organization" and " " in rest:
                self._index(plain(rest), known, self._known)
            if "-" in phrase:
                self._index(plain(phrase).replace("-", " "), known, self._known)
        self.small_starts = frozenset(
            match[0].lower()
            for entries in (*self._known.values(), *self._contracted.values())
            for phrase, _ in entries
            if not phrase[0].isupper() and (match := _WORD.search(phrase))
        )
        for entries in self._known.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def known_at(self, text: str, lowered: str, start: int, contracted: bool = False) -> tuple[int, Entry] | None:
        """Return the end and the meaning of the longest known name that starts at an offset, or None.

        Args:
            text: Text without accents.
            lowered: The same in small letters.
            start: Where the name starts.
            contracted: Whether the name's own article may be missing, for it is in the word before («du Figaro»).
        """
        word = _WORD.match(lowered, start)
        if word is None:
            return None
        phrases = self._known.get(word[0], [])
        for phrase, known in [*self._contracted.get(word[0], ()), *phrases] if contracted else phrases:
            end = start + len(phrase)
            if text[end : end + 1].isalnum() or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()):
                continue
            found = text[start:end]
            if found == phrase:
                return end, known
            several = (
                " " in phrase
                and phrase[0].isalpha()
                and found[:1].isupper() >= phrase[:1].isupper()
                and not (phrase.startswith(self._leading) and _is_lowered(phrase, found))
            )
            shouted = found.isupper() and len(found) > 3 and not phrase.isupper()
            if (several or shouted) and lowered[start:end] == phrase.lower():
                return end, known
        return None

    def known(self, name: str) -> Entry | None:
        """Return what is known of a whole name, or None."""
        text = plain(name)
        found = self.known_at(text, text.lower(), 0)
        return found[1] if found and found[0] == len(text) else None

    def _may_be_small(self, phrase: str, known: Entry) -> bool:
        """Whether a known name may start with a small letter («place Rouge», «conseil supérieur de …»)."""
        first = phrase.split()[0].lower()
        long = phrase.count(" ") >= _INSTITUTION - 1 and known.kind == "organization" and first not in self._kind_nouns
        return (long or (known.place is not None and " " in phrase)) and first in self._heads

    def _add_elided(self, phrase: str, known: Entry, names: Names) -> None:
        """Add a name less its elided article, which may bear a small letter («l'Avenir»)."""
        article, apostrophe, rest = phrase.partition("'")
        elided = f"{article.lower()}{apostrophe}" in names.grammar.articles
        if elided and rest not in names.not_names.never_contracted:
            self._index(plain(rest), known, self._contracted)

    def _index(self, phrase: str, known: Entry, index: dict[str, list[tuple[str, Entry]]]) -> None:
        if word := _WORD.search(phrase):
            index.setdefault(word[0].lower(), []).append((phrase, known))


def by_kind(names: Names) -> Iterator[tuple[ParticipantKind, Named]]:
    """Yield what names organizations, places, works and groups."""
    yield "organization", names.organizations
    yield "place", names.places
    yield "work", names.works
    yield "group", names.groups


def _all_known(language: Language) -> Iterator[tuple[str, Entry]]:
    """Yield every known name and what it means; where names clash the first counts."""
    seen: set[str] = set()
    for kind, named in by_kind(language.names):
        full = {alias: name for name, aliases in named.aliases.items() for alias in aliases}
        for name in (*full, *(name for names in named.names.values() for name in names)):
            if name not in seen:
                seen.add(name)
                yield name, Entry(full.get(name, name), kind)
    for name, place in language.places.names:
        if name not in seen:
            seen.add(name)
            yield name, Entry(place.name, place.kind, place)


def _is_lowered(phrase: str, found: str) -> bool:
    """Whether small letters leave no word a capital but the article («Le monde», not «La dépêche du Midi»)."""
    lowered = any(expected.isupper() and seen.islower() for expected, seen in zip(phrase, found, strict=False))
    return lowered and not found.split()[-1][0].isupper()
