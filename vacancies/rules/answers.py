"""What a reader answers so that the list can say where they may be first tier. It is kept in their browser alone."""

import re
from dataclasses import dataclass
from typing import Self

from vacancies.enums import Gender

WRITTEN = re.compile(r"([A-Z]{2})?-([a-z]*)-(staff)?")


@dataclass(frozen=True)
class Answers:
    """The primary nationality (alpha-2), the gender (see Gender), and whether the reader claims to be internal staff.

    What is not said grants no ground.
    """

    nationality: str = ""
    gender: str = ""
    is_internal: bool = False

    def as_text(self) -> str:
        """As a browser keeps it: "FR-woman-staff"."""
        return f"{self.nationality}-{self.gender}-{'staff' if self.is_internal else ''}"

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """From what `as_text` wrote; None for anything else, and where nothing was answered."""
        found = WRITTEN.fullmatch(text)
        if found is None or found[2] not in ("", *Gender.values):
            return None
        answers = cls(found[1] or "", found[2], bool(found[3]))
        return answers if answers != cls() else None
