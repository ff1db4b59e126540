"""What a reader answers so that the list can say where they may be first tier. It is kept in their browser alone."""

import re
from dataclasses import dataclass
from typing import Self

from vacancies.enums import Gender

ANSWER = re.compile(r"([A-Z]{2})?-([a-z]*)-([A-Za-z0-9-]{0,20})")


@dataclass(frozen=True)
class Answers:
    """The primary nationality (alpha-2), the gender (see Gender), and the organization whose staff the reader is of.

    Each may be empty: what is not said grants no ground.
    """

    nationality: str = ""
    gender: str = ""
    internal_at: str = ""

    def as_text(self) -> str:
        """As a cookie holds it: "FR-woman-IOM"."""
        return f"{self.nationality}-{self.gender}-{self.internal_at}"

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """From what `as_text` wrote; None for anything else, and where nothing was answered."""
        found = ANSWER.fullmatch(text)
        if found is None or found[2] not in ("", *Gender.values):
            return None
        answers = cls(found[1] or "", found[2], found[3])
        return answers if answers != cls() else None
