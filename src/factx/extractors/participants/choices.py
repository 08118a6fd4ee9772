"""What cues weigh together, and a choice among entities by it: the one whose cues weigh most is taken.

What the cues weigh (`weights.toml`) is fitted by `tools/fit_weights.py` to articles annotated by hand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Entity

if TYPE_CHECKING:
    from factx.tree import Token


@dataclass(slots=True)
class Option:
    """Who may be meant (None: nobody), and the names of the cues that speak for or against it."""

    entity: Entity | None
    cues: Sequence[str]


@dataclass(slots=True)
class Choice:
    """The question whom a mention stands for, told by its head, and the options, one at least.

    `question` is the field of `factx.language.weights.Weights` that holds what the cues weigh.
    """

    question: str
    head: "Token"
    options: Sequence[Option]

    def best(self, weights: Mapping[str, float]) -> Entity | None:
        """Return whom the option stands for whose cues weigh most, the first of those that weigh the same."""
        return max(self.options, key=lambda option: weigh(option.cues, weights)).entity


def weigh(cues: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return what cues weigh together; one without a weight weighs nothing."""
    return sum(weights.get(cue, 0.0) for cue in cues)
