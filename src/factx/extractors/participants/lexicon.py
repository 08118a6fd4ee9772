"""The names and name words of a language, compiled for look-up."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from factx.extractors.participants.entity import Gender
from factx.language import Language
from factx.language.names import Named
from factx.language.places import Place
from factx.records import ParticipantKind

_INSTITUTION = 3
"""The words of an institution's name that may start with a small letter."""
_ACRONYM = 3
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
class Known:
    """A name known beforehand: the full name it stands for, what it names, and the place if it is one."""

    name: str
    kind: ParticipantKind
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What a noun that begins a name allows: small letters, a name right after it, a place inside the name or not."""

    kind: ParticipantKind
    common: bool
    apposed: bool
    seated: bool
    unseated: bool
    complements: frozenset[str]


class Lexicon:
    """What the steps ask of a language's names."""

    def __init__(self, language: Language) -> None:
        names = language.names
        self.language = language
        self.grammar = names.grammar
        self.of = frozenset(names.grammar.of)
        self.bare_of = self.of - frozenset(names.grammar.contracted)
        self.articles = frozenset(names.grammar.articles)
        self.contracted = frozenset(names.grammar.contracted)
        self.aims = frozenset(names.grammar.aims)
        self.purposes = frozenset(names.grammar.purposes)
        self.conjunctions = frozenset(names.grammar.conjunctions)
        self.place_prepositions = frozenset(names.grammar.place_prepositions)
        self.foreign_words = frozenset(names.grammar.foreign_words)
        self.references = frozenset(_phrases(names.grammar.references))
        """Pairs of words that lead to another article."""
        self.contractible = names.grammar.contractible
        self.before_names = self.articles | self.contracted | self.place_prepositions | {*names.grammar.directions}
        """What stands before a place or an organization, and before no person."""
        self.links = self.of | self.articles | self.aims | self.conjunctions
        self.office_links = self.links | frozenset(names.grammar.office_links)
        self.particles = frozenset(names.particles)
        self.bound_particles = frozenset(names.bound_particles)
        self.kin_groups = frozenset(names.kin_groups)
        self.families = frozenset(names.families)
        self.alias_cues = _phrases(names.alias_cues)
        self.alias_cues_after = _phrases(names.alias_cues_after)
        self.honorifics = dict(_gendered(names.honorifics.masculine, names.honorifics.feminine))
        self.honorifics |= dict.fromkeys(names.honorifics.neutral)
        self.first_names = dict(_gendered(names.first_names.masculine, names.first_names.feminine))
        self.first_names |= dict.fromkeys(names.first_names.neutral)
        persons = language.people.persons
        self.famous = frozenset(names.famous)
        self.person_nouns = persons.masculine | persons.feminine | persons.either
        self.not_names = frozenset(names.not_names.words)
        self.ambiguous = frozenset(map(plain, names.not_names.ambiguous))
        self.portfolios = frozenset(names.not_names.portfolios)
        self.titles = frozenset(names.not_names.titles)
        self.calendar = frozenset(names.not_names.calendar)
        self.offices: dict[str, list[tuple[str, ...]]] = {}
        for office in _phrases(word.lower() for word in names.not_names.offices):
            self.offices.setdefault(office[0], []).append(office)
        self._eponyms: dict[str, list[tuple[str, ...]]] = {}
        for eponym in _phrases(names.not_names.eponyms):
            self._eponyms.setdefault(eponym[0].lower(), []).append(eponym)
        self.title_nouns = frozenset((*names.titles.nouns, *names.titles.creators))
        self.creators = frozenset(names.titles.creators)
        self.media_nouns = frozenset(names.titles.media)
        self.kind_nouns: dict[str, ParticipantKind] = dict.fromkeys(names.titles.nouns, "work")
        self.heads: dict[str, list[tuple[tuple[str, ...], Head]]] = {}
        for kind, named in self._kinds():
            self.kind_nouns |= dict.fromkeys((*named.nouns, *map(str.lower, named.nouns)), kind)
            apposed, complements = frozenset(named.heads.apposed), frozenset(named.heads.complements)
            common = frozenset(named.heads.common)
            for phrase in dict.fromkeys((*named.heads.common, *named.heads.capitalised)):
                seated = kind == "organization" or phrase in named.heads.seated
                unseated = phrase in named.heads.unseated
                head = Head(kind, phrase in common, phrase in apposed, seated, unseated, complements)
                for words in _phrases(dict.fromkeys((phrase.lower(), phrase.lower().replace("-", " - ")))):
                    self.heads.setdefault(words[0], []).append((words, head))
        for choices in self.heads.values():
            choices.sort(key=lambda choice: -len(choice[0]))
        self._known: dict[str, list[tuple[str, Known]]] = {}
        self.leading = frozenset(names.grammar.leading)
        self._leading = tuple(f"{article} " for article in names.grammar.leading)
        self._contracted: dict[str, list[tuple[str, Known]]] = {}
        for phrase, known in self._all_known():
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
            if "-" in phrase:
                self._index(plain(phrase).replace("-", " "), known, self._known)
        self.small_starts = frozenset(
            match[0].lower()
            for entries in (*self._known.values(), *self._contracted.values())
            for phrase, _ in entries
            if not phrase[0].isupper() and (match := _WORD.search(phrase))
        )
        """What the known names that may start with a small letter start with, without accents."""
        for entries in self._known.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def known_at(self, text: str, lowered: str, start: int, contracted: bool = False) -> tuple[int, Known] | None:
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

    def known(self, name: str) -> Known | None:
        """Return what is known of a whole name, or None."""
        text = plain(name)
        found = self.known_at(text, text.lower(), 0)
        return found[1] if found and found[0] == len(text) else None

    def is_town(self, name: str) -> bool:
        """Whether a town bears a name, the article that contracts left out («au Mans»)."""
        return name in self.language.towns.names or self.is_contracted_town(name)

    def is_contracted_town(self, name: str) -> bool:
        """Whether a town bears a name after the article that «au» or «du» holds («au Mans»)."""
        return any(f"{article} {name}" in self.language.towns.names for article in self.contractible)

    def is_body(self, noun: str) -> bool:
        """Whether a noun is one for an organization («mutuelle»)."""
        heads = self.heads.get(noun, ())
        return self.kind_nouns.get(noun) == "organization" or any(head.kind == "organization" for _, head in heads)

    def is_territorial(self, noun: str) -> bool:
        """Whether the name that «de» ties to a noun is a place's («la ville de …», «le préfet de …»)."""
        return self.kind_nouns.get(noun) == "place" or noun in self.grammar.territorial

    def eponym_end(self, words: list[str], index: int) -> int | None:
        """Return the last word of a thing called after a name («cocktail Molotov») that begins at one, or None."""
        phrases = self._eponyms.get(words[index].lower(), ())
        ends = (
            index + len(phrase) - 1 for phrase in phrases if tuple(words[index + 1 : index + len(phrase)]) == phrase[1:]
        )
        return next(ends, None)

    def gender(self, first_name: str) -> Gender | None:
        """Return the gender a first name tells; of a compound, that of its first part."""
        return self.first_names.get(first_name) or self.first_names.get(first_name.split("-")[0])

    def is_first_name(self, word: str) -> bool:
        """Whether a word is a first name, or a compound that starts with one."""
        return word in self.first_names or ("-" in word and word.split("-")[0] in self.first_names)

    def _may_be_small(self, phrase: str, known: Known) -> bool:
        """Whether a known name may start with a small letter («place Rouge», «conseil supérieur de …»)."""
        first = phrase.split()[0].lower()
        long = phrase.count(" ") >= _INSTITUTION - 1 and known.kind == "organization" and first not in self.kind_nouns
        return (long or (known.place is not None and " " in phrase)) and first in self.heads

    def is_shouted_first_name(self, word: str) -> bool:
        """Whether a word in capitals is a first name, and no acronym («STEPHANE»)."""
        return word.isupper() and len(word) > _ACRONYM and self.is_first_name(word.title())

    def _index(self, phrase: str, known: Known, index: dict[str, list[tuple[str, Known]]]) -> None:
        if word := _WORD.search(phrase):
            index.setdefault(word[0].lower(), []).append((phrase, known))

    def _kinds(self) -> Iterator[tuple[ParticipantKind, Named]]:
        names = self.language.names
        yield "organization", names.organizations
        yield "place", names.places
        yield "work", names.works
        yield "group", names.groups

    def _all_known(self) -> Iterator[tuple[str, Known]]:
        seen: set[str] = set()
        for kind, named in self._kinds():
            full = {alias: name for name, aliases in named.aliases.items() for alias in aliases}
            for name in (*full, *(name for names in named.names.values() for name in names)):
                if name not in seen:
                    seen.add(name)
                    yield name, Known(full.get(name, name), kind)
        for name, place in self.language.places.names:
            if name not in seen:
                seen.add(name)
                yield name, Known(place.name, place.kind, place)


def _is_lowered(phrase: str, found: str) -> bool:
    """Whether small letters leave no word a capital but the article («Le monde», not «La dépêche du Midi»)."""
    lowered = any(expected.isupper() and seen.islower() for expected, seen in zip(phrase, found, strict=False))
    return lowered and not found.split()[-1][0].isupper()


def _phrases(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.replace("'", "' ").split()) for phrase in phrases)


def _gendered(masculine: Iterable[str], feminine: Iterable[str]) -> Iterator[tuple[str, Gender | None]]:
    yield from ((word, "m") for word in masculine)
    yield from ((word, "f") for word in feminine)


@cache
def compile_lexicon(language: Language) -> Lexicon:
    """Return the lexicon of a language, compiled once."""
    return Lexicon(language)
