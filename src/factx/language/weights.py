"""Schema of languages/<code>/weights.toml: what cues weigh, fitted to annotated articles."""

from collections.abc import Mapping

from factx.language.words import Words


class Weights(Words):
    """The weight of each cue by its name, for each question that cues decide: in sum above nothing is a yes."""

    acts: Mapping[str, float]
    """Whether a noun phrase fills a role (`factx.extractors.participants.acts`)."""
    complements: Mapping[str, float]
    """Whether a complement belongs to the noun phrase before it (`factx.extractors.participants.complements`)."""
    pronouns: Mapping[str, float]
    """For whom a pronoun stands: the one whose cues weigh most (`factx.extractors.participants.candidates`)."""
