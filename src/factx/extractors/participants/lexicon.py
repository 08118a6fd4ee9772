"""The name words of a language, compiled for look-up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from factx.extractors.participants.entity import Gender
from factx.extractors.participants.gazetteer import Gazetteer, by_kind, plain
from factx.language import Language
from factx.language.names import Heads
from factx.records import ParticipantKind

_ACRONYM = 3


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
        self.before_papers = self.contracted | {article for article in self.articles if article.endswith("'")}
        """What may hold the article of a newspaper's name («du Soir», «l'Avenir»)."""
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
        self.offices = _by_first_word(word.lower() for word in names.not_names.offices)
        self._eponyms = _by_first_word(names.not_names.eponyms)
        self.title_nouns = frozenset((*names.titles.nouns, *names.titles.creators))
        self.creators = frozenset(names.titles.creators)
        self.media_nouns = frozenset(names.titles.media)
        self.kind_nouns: dict[str, ParticipantKind] = dict.fromkeys(names.titles.nouns, "work")
        self.heads: dict[str, list[tuple[tuple[str, ...], Head]]] = {}
        for kind, named in by_kind(names):
            self.kind_nouns |= dict.fromkeys((*named.nouns, *map(str.lower, named.nouns)), kind)
            self._add_heads(kind, named.heads)
        for choices in self.heads.values():
            choices.sort(key=lambda choice: -len(choice[0]))
        self.leading = frozenset(names.grammar.leading)
        gazetteer = Gazetteer(language, self.heads, self.kind_nouns)
        self.known_at, self.known, self.small_starts = gazetteer.known_at, gazetteer.known, gazetteer.small_starts

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

    def is_shouted_first_name(self, word: str) -> bool:
        """Whether a word in capitals is a first name, and no acronym («STEPHANE»)."""
        return word.isupper() and len(word) > _ACRONYM and self.is_first_name(word.title())

    def _add_heads(self, kind: ParticipantKind, heads: Heads) -> None:
        """Add the nouns that begin names of a kind, with and without spaces around hyphens."""
        apposed, complements = frozenset(heads.apposed), frozenset(heads.complements)
        common = frozenset(heads.common)
        for phrase in dict.fromkeys((*heads.common, *heads.capitalised)):
            seated = kind == "organization" or phrase in heads.seated
            unseated = phrase in heads.unseated
            head = Head(kind, phrase in common, phrase in apposed, seated, unseated, complements)
            for words in _phrases(dict.fromkeys((phrase.lower(), phrase.lower().replace("-", " - ")))):
                self.heads.setdefault(words[0], []).append((words, head))


def _phrases(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.replace("'", "' ").split()) for phrase in phrases)


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """Return phrases, in words, by their first one in small letters."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for words in _phrases(phrases):
        index.setdefault(words[0].lower(), []).append(words)
    return index


def _gendered(masculine: Iterable[str], feminine: Iterable[str]) -> Iterator[tuple[str, Gender | None]]:
    yield from ((word, "m") for word in masculine)
    yield from ((word, "f") for word in feminine)


@cache
def compile_lexicon(language: Language) -> Lexicon:
    """Return the lexicon of a language, compiled once."""
    return Lexicon(language)
