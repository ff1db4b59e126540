"""Acting on many cases at once: first a plan that shows what will change and what is refused, then the act."""

from dataclasses import dataclass, field

from screening.models import Screening


@dataclass
class Plan:
    """What an act on several cases would do: the cases it changes, and those it refuses, each with the reason."""

    changes: list[tuple[Screening, str]] = field(default_factory=list)
    refused: list[tuple[Screening, str]] = field(default_factory=list)
