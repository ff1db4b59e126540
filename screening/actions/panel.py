"""The panel's findings, and what the recruiter recommends on them."""

from django.utils.translation import gettext as _

from applications.enums import ApplicationStatus, Told
from applications.models import Application
from recruitment.actions.acting import acting, require
from recruitment.models import User
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from screening.actions.locking import lock, refuse_applicants, require_without_interest
from screening.enums import BoardOutcome, Outcome, Recommendation
from screening.models import CompetencyFinding, Decision, PanelMember, Screening
from screening.rules import assessment
from vacancies.models import Vacancy


def name_member(vacancy: Vacancy, user: User, *, by: User) -> PanelMember:
    """Name somebody to the panel of a vacancy. Raises Refused for a candidate of the vacancy."""
    with acting(by=by) as at:
        vacancy = lock(vacancy.pk)
        require_without_interest(by, Doing.SCREEN, vacancy)
        if Application.objects.of(user).filter(vacancy=vacancy).exists():
            raise Refused(_("%(name)s applied to this vacancy and cannot sit on its panel.") % {"name": user})
        require(user, Doing.ASSESS, vacancy.organization_id)
        return PanelMember.objects.get_or_create(vacancy=vacancy, user=user, defaults={"named_at": at})[0]


def release_member(member: PanelMember, *, by: User) -> None:
    """Take somebody off the panel who has recorded nothing yet. Raises Refused once they have."""
    with acting(by=by):
        vacancy = lock(member.vacancy_id)
        require_without_interest(by, Doing.SCREEN, vacancy)
        if CompetencyFinding.objects.filter(screening__vacancy=vacancy, recorded_by=member.user).exists():
            raise Refused(_("%(name)s has recorded findings and stays on the panel.") % {"name": member.user})
        member.delete()


def record(screening: Screening, competency: str, *, level: int, evidence: str, by: User) -> CompetencyFinding:
    """Record the level that the candidate showed in one published competency, with the evidence.

    May be corrected until the recommendation; the history keeps what stood before. Raises Refused for anybody
    who is not on the panel, for a case that is not on the short list, and for a competency that was not published.
    """
    with acting(by=by) as at:
        vacancy = lock(screening.vacancy_id)
        if not PanelMember.objects.filter(vacancy=vacancy, user=by).exists():
            raise Refused(_("Only a member of this vacancy's panel records what the panel found."))
        require(by, Doing.ASSESS, vacancy.organization_id)
        refuse_applicants(by, vacancy)
        screening = vacancy.screenings.select_related("application").get(pk=screening.pk)
        _require_assessable(screening)
        _require_open_record(screening)
        needs = {need.competency: need for need in vacancy.current_publication.terms.competencies}
        if competency not in needs:
            raise Refused(_("This competency was not published with the vacancy, so it is not assessed."))
        highest = assessment.SHOWN if needs[competency].level is None else max(assessment.LEVELS)
        if not 0 <= level <= highest:
            raise Refused(_("The level lies between 0 and %(highest)s.") % {"highest": highest})
        if not evidence.strip():
            raise Refused(_("Say what the candidate said or did that shows the level."))
        return CompetencyFinding.objects.update_or_create(
            screening=screening,
            competency_id=competency,
            defaults={"level": level, "evidence": evidence, "recorded_by": by, "recorded_at": at},
        )[0]


def findings_of(screening: Screening) -> tuple[assessment.Finding, ...]:
    """What the panel has recorded, as the rules see it."""
    return tuple(assessment.Finding(row.competency_id, row.level) for row in screening.findings.all())


def recommend(screening: Screening, recommendation: str, *, reason: str, by: User) -> Screening:
    """Recommend the candidate to the board, or not. Raises Refused while the panel's record is not complete,
    when the candidate fell short of a published level, without a reason, and after the board has decided.
    """
    with acting(by=by, reason=reason) as at:
        vacancy = lock(screening.vacancy_id)
        require_without_interest(by, Doing.SCREEN, vacancy)
        screening = vacancy.screenings.select_related("application").get(pk=screening.pk)
        _require_assessable(screening)
        needs, findings = vacancy.current_publication.terms.competencies, findings_of(screening)
        if recommendation == Recommendation.RECOMMENDED:
            verdict = assessment.may_recommend(needs, findings)
            if not verdict:
                raise Refused(verdict.why)
        elif assessment.not_found(needs, findings):
            raise Refused(_("The panel has not recorded every competency yet."))
        if screening.recommendation and not referred_back_since_recommendation(screening):
            told = screening.application.tellings.filter(what__in=[Told.RECOMMENDED, Told.NOT_RECOMMENDED])
            if told.exists():
                raise Refused(_("The candidate has been told; a recommendation that was told is not changed."))
        if not reason.strip():
            raise Refused(_("Give the reason; the board reads it."))
        screening.recommendation, screening.recommendation_reason = recommendation, reason
        screening.recommended_by, screening.recommended_at = by, at
        screening.save(update_fields=["recommendation", "recommendation_reason", "recommended_by", "recommended_at"])
        return screening


def _require_open_record(screening: Screening) -> None:
    if screening.recommendation and not referred_back_since_recommendation(screening):
        raise Refused(_("The recommendation rests on this record, so it is closed unless the board refers it back."))


def referred_back_since_recommendation(screening: Screening) -> bool:
    """Whether the board referred the case back after the recommendation that stands."""
    return Decision.objects.filter(
        case__screening=screening,
        outcome=BoardOutcome.REFERRED_BACK,
        decided_at__gt=screening.recommended_at,
    ).exists()


def _require_assessable(screening: Screening) -> None:
    if screening.application.status != ApplicationStatus.SUBMITTED:
        raise Refused(_("The candidate has withdrawn."))
    if screening.outcome != Outcome.SHORTLISTED:
        raise Refused(_("Only short-listed candidates are assessed."))
    if screening.cases.holding().exists():
        raise Refused(_("The case is before the board; its record is closed unless the board refers it back."))
