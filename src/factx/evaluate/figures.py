"""What is counted when facts are scored."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """What was found right, out of what the gold holds and what was predicted."""

    right: float = 0
    gold: float = 0
    predicted: float = 0

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None when there is nothing to find and nothing was found."""
        return 2 * self.right / (self.gold + self.predicted) if self.gold + self.predicted else None

    @property
    def precision(self) -> float | None:
        """Share of what was predicted that is right."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found."""
        return self.right / self.gold if self.gold else None

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(self.right + other.right, self.gold + other.gold, self.predicted + other.predicted)


@dataclass
class Evaluation:
    """Figures by name, and errors to read by kind («quote missed»). Evaluations add up."""

    figures: dict[str, Figure] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def count(self, name: str, right: float, gold: float, predicted: float) -> None:
        """Add to a figure."""
        self.figures[name] = self.figures.get(name, Figure()) + Figure(right, gold, predicted)

    def error(self, kind: str, message: str) -> None:
        """Note an error."""
        self.errors.setdefault(kind, []).append(" ".join(message.split()))

    def __add__(self, other: "Evaluation") -> "Evaluation":
        total = Evaluation(dict(self.figures), {kind: list(errors) for kind, errors in self.errors.items()})
        for name, figure in other.figures.items():
            total.count(name, figure.right, figure.gold, figure.predicted)
        for kind, errors in other.errors.items():
            total.errors.setdefault(kind, []).extend(errors)
        return total
