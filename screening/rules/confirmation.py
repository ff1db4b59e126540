"""What a person confirms about an application on the long list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wish:
    """What is to be confirmed: None stands for "as suggested". A ground is named only with another tier."""

    eligibility: str | None = None
    tier: int | None = None
    ground: str = ""
    reason: str = ""
