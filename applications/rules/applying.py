"""What may become of an application, and what a submission needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from applications.enums import ApplicationStatus
from recruitment.rules.verdict import YES, Verdict, no
from vacancies.enums import SecondTier, VacancyState
from vacancies.rules.tiers import SECOND, TierPolicy, TierVerdict

DRAFT, SUBMITTED, WITHDRAWN, LAPSED = ApplicationStatus.values

# from -> to. Anything else is refused, by the action and by the database.
TRANSITIONS = {
    DRAFT: {SUBMITTED, LAPSED},
    SUBMITTED: {SUBMITTED, WITHDRAWN},
    WITHDRAWN: {SUBMITTED},
    LAPSED: set(),
}


def may_move(status: str, to: str) -> Verdict:
    """Whether an application may go from one status to another."""
    if to in TRANSITIONS[status]:
        return YES
    return no(
        _("An application that is %(status)s cannot become %(to)s.")
        % {"status": ApplicationStatus(status).label, "to": ApplicationStatus(to).label}
    )


def may_submit(status: str, vacancy_state: str, closes_at: datetime, at: datetime) -> Verdict:
    """Whether a candidate may submit or amend at the instant `at`. The database has the last word."""
    if vacancy_state == VacancyState.CANCELLED:
        return no(_("The vacancy was cancelled; no application is taken any more. What you wrote is kept."))
    if at >= closes_at or vacancy_state == VacancyState.CLOSED:
        return no(_("The vacancy has closed; no application is taken any more. What you wrote is kept."))
    return may_move(status, SUBMITTED)


def may_apply_at_all(policy: TierPolicy, verdict: TierVerdict) -> Verdict:
    """Whether somebody of this tier may apply: a vacancy may be closed to second-tier candidates altogether."""
    if verdict.tier == SECOND and policy.second_tier == SecondTier.NOT_ADMITTED:
        return no(_("This vacancy is open to first-tier candidates only, and none of its grounds applies to you."))
    return YES


@dataclass(frozen=True)
class Readiness:
    """What a dossier holds, as far as it matters for being complete."""

    has_name: bool
    has_primary_nationality: bool
    has_gender_answer: bool
    educations: int
    employments: int
    languages: int
    has_cv: bool
    motivation_words: int
    declares_truth: bool
    relatives_answered: bool
    relatives_described: bool


def missing(ready: Readiness) -> Iterator[tuple[str, str]]:
    """(section, sentence) for everything that must be there before submission. Employment may be none."""
    if not ready.has_name:
        yield "person", _("Give your family name and your given name.")
    if not ready.has_primary_nationality:
        yield "nationalities", _("Name your nationalities and say which one is primary.")
    if not ready.has_gender_answer:
        yield "person", _("Answer the question about gender; “I prefer not to say” is an answer.")
    if not ready.educations:
        yield "education", _("Give at least one education, be it school.")
    if not ready.languages:
        yield "languages", _("Say which languages you know and how well.")
    if not ready.has_cv:
        yield "cv", _("Add your CV as a PDF.")
    if not ready.motivation_words:
        yield "motivation", _("Write why you apply for this position.")
    if not ready.relatives_answered:
        yield "declarations", _("Say whether relatives of yours work for the organization.")
    elif not ready.relatives_described:
        yield "declarations", _("Say which relatives work for the organization, in what relation and in which office.")
    if not ready.declares_truth:
        yield "declarations", _("Declare that what you state is true and complete.")
