"""Schema of languages/<code>/people.toml."""

from factx.language.words import Words


class Persons(Words):
    """Nouns for one person, in lower case, by gender."""

    masculine: frozenset[str]
    feminine: frozenset[str]
    either: frozenset[str]
    generic: frozenset[str]
    """Those of them that say no more than «somebody», and so may stand for anybody just named."""


class Nominals(Words):
    """Nouns and determiners by which participants are mentioned without their name."""

    definite: frozenset[str]
    demonstrative: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    of: frozenset[str]
    links: frozenset[str]
    former: frozenset[str]
    before_noun: frozenset[str]
    groups: frozenset[str]
    institutions: frozenset[str]
    countries: frozenset[str]
    places: frozenset[str]
    organizations: frozenset[str]
    works: frozenset[str]
    sources: frozenset[str]


class Pronouns(Words):
    """Personal pronouns by what they agree with."""

    masculine: frozenset[str]
    feminine: frozenset[str]
    masculine_plural: frozenset[str]
    feminine_plural: frozenset[str]
    oblique: frozenset[str]
    objects: frozenset[str]
    last_named: dict[str, str]
    """Phrases that stand for the last one named («ce dernier»), and their gender, `m` or `f`."""
    impersonal_verbs: frozenset[str]
    impersonal_adjectives: frozenset[str]


class People(Words):
    """How people and other participants are mentioned without their name."""

    persons: Persons
    nominals: Nominals
    pronouns: Pronouns
