"""Schemas of languages/<code>/events.toml and of the table of event types that all languages share."""

import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Annotated

from pydantic import AfterValidator

from factx.language.words import Words
from factx.records import Role


class EventType(Words):
    """What an event type is called elsewhere, and the roles it may have."""

    plover: str | None = None
    ace: tuple[str, ...] = ()
    roles: tuple[Role, ...]


@cache
def event_types() -> Mapping[str, EventType]:
    """Return the event types by name."""
    table = files("factx") / "languages" / "event_types.toml"
    return {name: EventType(**about) for name, about in tomllib.loads(table.read_text(encoding="utf-8")).items()}


def _known_type(name: str) -> str:
    if name not in event_types():
        raise ValueError(f"no such type of event; there are: {', '.join(event_types())}")
    return name


TypeName = Annotated[str, AfterValidator(_known_type)]


class Frame(Words):
    """The triggers of an event type and the role of each of their complements."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    subject: Role = "agent"
    object: Role
    object_participant: Role | None = None
    """The role of an object that is a participant, where it is another than that of a thing."""
    of: Role
    prepositions: Mapping[str, Role] = {}
    subjects: Mapping[str, Role] = {}
    """The role of the subject of single verbs, where it is another («un passant est mort»)."""
    objects: Mapping[str, Role] = {}
    """The role of the object of single verbs, where it is another («transporter un blessé»)."""
    titles: bool = False
    """Whether a bare noun behind the verb is what someone is made («élue présidente»)."""
    living_objects: frozenset[str] = frozenset()
    """Verbs that name the event only if their object lives: a person, a group, an institution («arrêter un homme»)."""
    living_subjects: frozenset[str] = frozenset()
    """Verbs that name it only if their subject lives («le ministre est arrivé»)."""
    lifeless_subjects: frozenset[str] = frozenset()
    """Verbs that name it only if their subject does not («le livre sort»)."""
    objects_among: Mapping[str, frozenset[str]] = {}
    """The nouns one of which the object of a verb must be for it to name the event («gagner la finale»)."""
    never_first: frozenset[str] = frozenset()
    """Verbs whose participle at the head of a sentence leads in an answer («Interrogé sur …»)."""
    otherwise: Mapping[str, TypeName] = {}
    """The type of those of `living_objects` that name another event with an object that does not live."""
    local: frozenset[str] = frozenset()
    """The prepositions behind which a town is where it happens, though they have another role («annoncer à Lyon»)."""
    themes: frozenset[str] = frozenset()
    """The prepositions whose complement fills its role also when it is no participant."""


class FactualityWords(Words):
    """Words around a trigger that say how far it is fact; verbs are lemmas."""

    negations: frozenset[str]
    refusals: frozenset[str]
    plans: frozenset[str]
    plans_of_nouns: frozenset[str]
    """Those of `plans` that make a plan of the noun they govern («préparer une réforme»)."""
    planned_words: frozenset[str]
    doubts: frozenset[str]
    doubted_words: frozenset[str]


class Events(Words):
    """Triggers, their frames, and the words of factuality."""

    factuality: FactualityWords
    place_prepositions: frozenset[str]
    light_verbs: frozenset[str]
    """Verbs whose subject undergoes or does what their noun names («placer en garde à vue»)."""
    undergoing: frozenset[str] = frozenset()
    """Nouns between such a verb and the noun that its subject undergoes («faire l'objet d'une enquête»)."""
    settings: frozenset[str] = frozenset()
    """Prepositions that make a noun the setting of its clause, whose subject takes part («lors d'une réunion»)."""
    authors: frozenset[str] = frozenset()
    """Nouns for those who did what their complement names («les auteurs de l'attaque»)."""
    first_person: frozenset[str] = frozenset()
    """Pronouns that, inside a quotation, are its speaker."""
    set_phrases: frozenset[str] = frozenset()
    """Phrases of up to three words in which no word names an event («à partir de», «pouvoir d'achat»)."""
    intransitive: frozenset[str] = frozenset()
    """Verbs that are never passive («est arrivé»)."""
    adverbial: frozenset[str] = frozenset()
    """Nouns that make an adverb with the preposition before them («par la suite»)."""
    adverbial_bare: frozenset[str] = frozenset()
    """Nouns that make one when no determiner stands between («à tort»)."""
    weak_nouns: frozenset[str]
    """Types whose nouns name an event only with a participant or a date beside them."""
    phrases: Mapping[str, TypeName]
    """Fixed phrases that are triggers whole, and their type."""
    idioms: Mapping[str, frozenset[str]]
    """What, right behind a verb, makes it mean something else: a word or two («se rendre compte», «à terme»)."""
    frames: Mapping[TypeName, Frame]

    @cached_property
    def phrase_starts(self) -> frozenset[str]:
        """The first words of the phrases, as the parser cuts them, and the phrases of one word."""
        return frozenset(
            start for phrase in self.phrases for start in (phrase, phrase.split()[0], phrase.split("-")[0])
        )

    @cached_property
    def set_phrase_starts(self) -> frozenset[str]:
        """The first words of the set phrases."""
        return frozenset(phrase.split()[0] for phrase in self.set_phrases)

    @cached_property
    def by_verb(self) -> Mapping[str, str]:
        """The type of each verb; the reflexive ones with «se » or «s'» before them."""
        return {verb: name for name, frame in self.frames.items() for verb in frame.verbs}

    @cached_property
    def by_noun(self) -> Mapping[str, str]:
        """The type of each noun."""
        return {noun: name for name, frame in self.frames.items() for noun in frame.nouns}
