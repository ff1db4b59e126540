"""The short list: first tier first. The gate stands here, so that every way to decide meets it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from applications.enums import ApplicationStatus
from recruitment.actions.acting import acting
from recruitment.models import User
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from screening.actions.locking import lock, require_without_interest
from screening.actions.planning import Plan
from screening.enums import Eligibility, Outcome
from screening.models import GateOpening, Screening
from screening.rules import gate
from vacancies.models import Vacancy
from vacancies.rules.tiers import FIRST, SECOND


def gate_is_open(vacancy: Vacancy) -> bool:
    """Whether a named person has opened the gate to the second tier."""
    return GateOpening.objects.filter(vacancy=vacancy).exists()


def second_tier_is_free(vacancy: Vacancy) -> bool:
    """Whether the second tier may be considered now: the gate was opened, and nothing in the first tier waits since."""
    return gate_is_open(vacancy) and bool(gate.may_open(first_tier_count(vacancy)))


def first_tier_count(vacancy: Vacancy) -> gate.FirstTierCount:
    """How far the work on the vacancy is, as the gate asks it."""
    live = vacancy.screenings.live()
    return gate.FirstTierCount(
        not_listed=vacancy.applications.live().filter(screening__isnull=True).count(),
        unconfirmed=live.unconfirmed().count(),
        eligible_first_tier_without_outcome=live.eligible().filter(tier=FIRST, outcome="").count(),
    )


def open_gate(vacancy: Vacancy, *, reason: str, by: User) -> GateOpening:
    """Let the second tier be considered. Raises Refused while the first tier is not decided, or without a reason."""
    with acting(by=by, reason=reason) as at:
        vacancy = lock(vacancy.pk)
        require_without_interest(by, Doing.OPEN_GATE, vacancy)
        if vacancy.closing_recorded_at is None:
            raise Refused(_("The vacancy has not closed yet; the gate is opened when the first tier is decided."))
        if gate_is_open(vacancy):
            raise Refused(_("The gate is open already."))
        verdict = gate.may_open(first_tier_count(vacancy))
        if not verdict:
            raise Refused(verdict.why)
        if not reason.strip():
            raise Refused(_("Give the reason for opening the gate; the board and a tribunal will read it."))
        first_tier = vacancy.screenings.live().eligible().filter(tier=FIRST)
        return GateOpening.objects.create(
            vacancy=vacancy,
            reason=reason,
            first_tier_eligible=first_tier.count(),
            first_tier_shortlisted=first_tier.shortlisted().count(),
            opened_by=by,
            opened_at=at,
        )


def rate(screening: Screening, *, competency_level: int, note: str, by: User) -> Screening:
    """Note the competency level (0 to 3) that the dossier shows, with what shows it; it orders the short list.

    Raises Refused for a locked or ineligible case, or without the note.
    """
    with acting(by=by) as _at:
        vacancy = lock(screening.vacancy_id)
        require_without_interest(by, Doing.SCREEN, vacancy)
        screening = vacancy.screenings.select_related("application").get(pk=screening.pk)
        refusal = _refuse_considering(screening, second_tier_is_free(vacancy))
        if refusal:
            raise Refused(refusal)
        if not note.strip():
            raise Refused(_("Say what in the dossier shows this level."))
        screening.competency_level, screening.rating_note, screening.rated_by = competency_level, note, by
        screening.save(update_fields=["competency_level", "rating_note", "rated_by"])
        return screening


def plan_outcome(screenings: Iterable[Screening], outcome: str, gate_open: bool) -> Plan:
    """What giving these cases this outcome would change, and which are refused and why. Changes nothing."""
    plan = Plan()
    for screening in screenings:
        refusal = _refuse_outcome(screening, gate_open)
        if refusal:
            plan.refused.append((screening, refusal))
        else:
            plan.changes.append((screening, str(Outcome(outcome).label)))
    return plan


def decide(vacancy: Vacancy, ids: Iterable[int], outcome: str, *, reason: str, shown: str = "", by: User) -> Plan:
    """Put these cases on the short list or not; returns what was changed and what was refused.

    Raises Refused without a reason, PlanChanged when the cases stand otherwise than in the plan shown.
    A locked second-tier case is refused in the plan and by the database.
    """
    if not reason.strip():
        raise Refused(_("Give the reason; it stays with the case."))
    with acting(by=by, reason=reason) as at:
        vacancy = lock(vacancy.pk)
        require_without_interest(by, Doing.SCREEN, vacancy)
        cases = (
            vacancy.screenings.select_related("application")
            .prefetch_related("application__tellings")
            .filter(pk__in=list(ids))
        )
        plan = plan_outcome(cases, outcome, second_tier_is_free(vacancy))
        plan.require_as_shown(shown)
        for screening, _words in plan.changes:
            screening.outcome, screening.outcome_reason = outcome, reason
            screening.outcome_by, screening.outcome_at = by, at
        Screening.objects.bulk_update(
            [screening for screening, _words in plan.changes],
            ["outcome", "outcome_reason", "outcome_by", "outcome_at"],
            batch_size=500,
        )
        return plan


def take_back(screening: Screening, *, reason: str, by: User) -> Screening:
    """Take an outcome back, so that eligibility and tier may be confirmed anew. The history keeps what stood.

    Raises Refused without a reason, without an outcome, after the recommendation, and when the candidate was told.
    """
    with acting(by=by, reason=reason):
        vacancy = lock(screening.vacancy_id)
        require_without_interest(by, Doing.SCREEN, vacancy)
        screening = vacancy.screenings.select_related("application").get(pk=screening.pk)
        if not screening.outcome:
            raise Refused(_("There is no outcome to take back."))
        if screening.recommendation:
            raise Refused(_("The case has gone on to a recommendation."))
        if screening.application.tellings.exists():
            raise Refused(_("The candidate has been told; an outcome that was told is not changed."))
        if not reason.strip():
            raise Refused(_("Give the reason; it stays with the case."))
        screening.outcome, screening.outcome_reason = "", ""
        screening.outcome_by, screening.outcome_at = None, None
        screening.save(update_fields=["outcome", "outcome_reason", "outcome_by", "outcome_at"])
        return screening


def _refuse_considering(screening: Screening, gate_open: bool) -> str:
    if screening.application.status != ApplicationStatus.SUBMITTED:
        return _("The candidate has withdrawn.")
    if screening.eligibility != Eligibility.ELIGIBLE:
        return _("Only an application that is confirmed as eligible is considered for the short list.")
    return gate.may_consider(screening.tier or SECOND, gate_open).why


def _refuse_outcome(screening: Screening, gate_open: bool) -> str:
    """Why this case cannot be given an outcome; empty when it can."""
    refusal = _refuse_considering(screening, gate_open)
    if refusal:
        return refusal
    if screening.recommendation:
        return _("The case has gone on to a recommendation.")
    if screening.outcome and screening.application.tellings.all():
        return _("The candidate has been told; an outcome that was told is not changed.")
    return ""
