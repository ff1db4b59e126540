"""The answer to every question of permission or of rule: yes or no, and why."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """`allowed`, and in `why` the sentence that explains a no (empty for a plain yes)."""

    allowed: bool
    why: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


def no(why: object) -> Verdict:
    """A refusal with the sentence that explains it."""
    return Verdict(False, str(why))
