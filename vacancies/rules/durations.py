"""Usual durations: how they are measured and how they are told.

Told in whole weeks, rounded up, because too early a hope hurts more than a late one.
"""

from dataclasses import dataclass

FEWEST_VACANCIES = 3  # a median over fewer would tell about a single vacancy
DAYS_IN_A_WEEK = 7


@dataclass(frozen=True)
class Measured:
    """What was measured of a step in one organization: the median in days from closing, over how many vacancies."""

    organization: str
    median_days: int
    based_on: int


def in_weeks(days: int) -> int:
    """Days as whole weeks, rounded up, at least one: 0 to 7 days are 1 week, 8 days are 2."""
    return max(1, -(-days // DAYS_IN_A_WEEK))
