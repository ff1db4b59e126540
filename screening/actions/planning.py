"""Acting on many cases at once: first a plan that shows what will change and what is refused, then the act."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from recruitment.refusal import Refused
from recruitment.rules.canonical import fingerprint
from screening.models import Screening


@dataclass
class Plan:
    """What an act on several cases would do: the cases it changes, and those it refuses, each with the reason."""

    changes: list[tuple[Screening, str]] = field(default_factory=list)
    refused: list[tuple[Screening, str]] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """A hash of what would change and of how these cases stand now: another mark is another plan."""
        return fingerprint(
            sorted(
                [case.pk, words, case.eligibility, case.tier or 0, case.outcome, case.internal_claim]
                for case, words in self.changes
            )
        )

    def require_as_shown(self, shown: str) -> None:
        """Raise PlanChanged when somebody was shown another plan; an empty `shown` means that none was shown."""
        if shown and shown != self.mark:
            raise PlanChanged(
                _("Somebody changed these applications since you looked. Nothing was done; this is how it stands now.")
            )


class PlanChanged(Refused):
    """The cases no longer stand as they did when the plan was shown. Nothing was done."""
