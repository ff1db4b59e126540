"""The panel's findings and what may be recommended on them.

Source: competencies are assessed at the level published with the vacancy; values are shown or not shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from recruitment.rules.verdict import YES, Verdict, no
from vacancies.rules.terms import CompetencyNeed

NOT_SHOWN, SHOWN = 0, 1
LEVELS = (0, 1, 2, 3)


@dataclass(frozen=True)
class Finding:
    """The level (0 to 3) that a candidate showed in a competency; for a value 0 or 1, not shown or shown."""

    competency: str
    level: int


def level_asked(need: CompetencyNeed) -> int:
    """The level that must be shown; for a value, that it is shown."""
    return SHOWN if need.level is None else need.level


def not_found(needs: Iterable[CompetencyNeed], findings: Iterable[Finding]) -> list[CompetencyNeed]:
    """The published competencies for which the panel has recorded nothing yet."""
    found = {finding.competency for finding in findings}
    return [need for need in needs if need.competency not in found]


def below(needs: Iterable[CompetencyNeed], findings: Iterable[Finding]) -> list[CompetencyNeed]:
    """The competencies in which the level shown is below the level asked for."""
    shown = {finding.competency: finding.level for finding in findings}
    return [need for need in needs if need.competency in shown and shown[need.competency] < level_asked(need)]


def may_recommend(needs: tuple[CompetencyNeed, ...], findings: tuple[Finding, ...]) -> Verdict:
    """Whether a candidate may be recommended: everything assessed, nothing below the published level."""
    missing = not_found(needs, findings)
    if missing:
        return no(_("The panel has not recorded %(what)s yet.") % {"what": ", ".join(need.name for need in missing)})
    short = below(needs, findings)
    if short:
        return no(
            _("Below the published level in %(what)s: a candidate who falls short cannot be recommended.")
            % {"what": ", ".join(need.name for need in short)}
        )
    return YES
