"""The board's meetings and decisions. Only an endorsement, recorded here, makes a roster entry."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext as _

from applications.enums import ApplicationStatus
from applications.models import Application
from recruitment.actions.acting import acting, require
from recruitment.models import Organization, User
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from screening.actions.locking import lock, refuse_applicants
from screening.actions.panel import referred_back_since_recommendation
from screening.enums import BoardOutcome, Recommendation
from screening.models import Attendance, Case, Decision, Meeting, Recusal, RosterEntry, Screening
from screening.rules import board

BOARD_ROLES = ("board_member", "chair")


def convene(organization: Organization, held_on: date, *, by: User) -> Meeting:
    """Convene a meeting with everybody who sits on the organization's board today; nobody is present yet.

    Raises Refused for a day that has passed in the organization's closing zone.
    """
    require(by, Doing.CONVENE, organization)
    with acting(by=by) as at:
        if held_on < at.astimezone(ZoneInfo(organization.closing_zone)).date():
            raise Refused(_("This day has passed. Choose the day on which the board will meet."))
        meeting = Meeting.objects.create(
            organization=organization, held_on=held_on, quorum=organization.board_quorum, convened_at=at
        )
        members = User.objects.filter(
            role_assignments__organization=organization, role_assignments__role__in=BOARD_ROLES, is_active=True
        ).distinct()
        Attendance.objects.bulk_create(Attendance(meeting=meeting, member=member) for member in members)
        return meeting


def put_case(meeting: Meeting, screening: Screening, *, by: User) -> Case:
    """Put a recommended candidate on the agenda. Raises Refused when the case is not ready or is there already."""
    require(by, Doing.CONVENE, meeting.organization_id)
    with acting(by=by) as at:
        refuse_applicants(by, lock(screening.vacancy_id))
        meeting = _lock(meeting)
        screening = (
            Screening.objects.select_for_update(of=("self",))
            .select_related("application", "vacancy")
            .get(pk=screening.pk)
        )
        if meeting.closed_at:
            raise Refused(_("This meeting is over; put the case to the next one."))
        if screening.vacancy.organization_id != meeting.organization_id:
            raise Refused(_("The case belongs to another organization."))
        if screening.recommendation != Recommendation.RECOMMENDED:
            raise Refused(_("Only recommended candidates are put to the board."))
        if screening.application.status != ApplicationStatus.SUBMITTED:
            raise Refused(_("The candidate has withdrawn."))
        if screening.cases.holding().exists():
            raise Refused(_("The case is on an agenda already, or the board has decided it."))
        if referred_back_since_recommendation(screening):
            raise Refused(_("The board referred the case back; it comes again when it is recommended anew."))
        if screening.cases.filter(meeting=meeting).exists():
            raise Refused(_("This meeting has dealt with the case; put it to the next one."))
        return Case.objects.create(meeting=meeting, screening=screening, put_at=at)


def note_presence(meeting: Meeting, present: Iterable[str], *, by: User) -> None:
    """Note who is present, by the members' public ids; everybody else is noted as absent.

    Raises Refused when the meeting is over, and for taking away somebody after the first decision.
    """
    _require_either(by, meeting)
    with acting(by=by):
        meeting = _lock(meeting)
        if meeting.closed_at:
            raise Refused(_("This meeting is over; its attendance stands."))
        present = set(present)
        counted = set(meeting.attendances.filter(present=True).values_list("member__public_id", flat=True))
        if counted - present and Decision.objects.filter(case__meeting=meeting).exists():
            raise Refused(
                _("The board has decided with these members, so nobody is noted as absent now; add who came later.")
            )
        for attendance in meeting.attendances.select_related("member"):
            is_there = attendance.member.public_id in present
            if attendance.present != is_there:
                attendance.present = is_there
                attendance.save(update_fields=["present"])


def open_meeting(meeting: Meeting, *, by: User) -> None:
    """Open the meeting. Raises Refused without a quorum, or when it was opened before."""
    require(by, Doing.DECIDE, meeting.organization_id)
    with acting(by=by) as at:
        meeting = _lock(meeting)
        if meeting.opened_at:
            raise Refused(_("This meeting was opened already."))
        present = meeting.attendances.filter(present=True).count()
        if present < meeting.quorum:
            raise Refused(
                _("The quorum is %(quorum)s; noted as present: %(count)s.")
                % {"quorum": meeting.quorum, "count": present}
            )
        meeting.opened_at, meeting.opened_by = at, by
        meeting.save(update_fields=["opened_at", "opened_by"])


def recuse(case: Case, *, reason: str, by: User) -> Recusal:
    """Stand aside from a case, with the reason. Raises Refused for anybody who is no member of this meeting."""
    with acting(by=by, reason=reason) as at:
        meeting = _lock(case.meeting)
        if not meeting.attendances.filter(member=by).exists():
            raise Refused(_("Only a member of the board can stand aside from a case."))
        if Decision.objects.filter(case=case).exists():
            raise Refused(_("The board has decided this case."))
        if not reason.strip():
            raise Refused(_("Give the reason; it is kept with the case."))
        return Recusal.objects.get_or_create(case=case, member=by, defaults={"reason": reason, "stated_at": at})[0]


def standing_aside(case: Case) -> frozenset[str]:
    """Public ids of those who do not count in a case: who stands aside, and who applied to the vacancy."""
    applicants = Application.objects.filter(vacancy=case.screening.vacancy_id).values("candidate")
    members = case.meeting.attendances.filter(Q(member__in=applicants) | Q(member__recusals__case=case))
    return frozenset(members.values_list("member__public_id", flat=True))


def decide(case: Case, outcome: str, *, reasons: str, dissent: str = "", by: User) -> Decision:
    """Record what the board decided. An endorsement makes the roster entry in this same transaction.

    The entry begins on the date of the decision in the organization's closing zone and lasts the months that were
    published with the vacancy. Raises Refused without the chair's role, an open meeting, a quorum of members who
    do not stand aside, or reasons; and when the candidate has withdrawn or the case is decided.
    """
    require(by, Doing.DECIDE, case.meeting.organization_id)
    with acting(by=by) as at:
        vacancy = lock(case.screening.vacancy_id)
        meeting = _lock(case.meeting)
        case = Case.objects.select_related("screening__application", "screening__vacancy__organization").get(pk=case.pk)
        screening = case.screening
        refuse_applicants(by, screening.vacancy)
        Application.objects.select_for_update().get(pk=screening.application_id)  # no withdrawal meanwhile
        screening.application.refresh_from_db()
        recused = standing_aside(case)
        quorum = vacancy.current_publication.terms.board_quorum
        facts = replace(meeting.facts(), quorum=max(meeting.quorum, quorum))
        verdict = board.may_decide(facts, recused, by.public_id)
        if not verdict:
            raise Refused(verdict.why)
        if Decision.objects.filter(case=case).exists():
            raise Refused(_("The board has decided this case; a decision is not changed."))
        if screening.application.status != ApplicationStatus.SUBMITTED:
            raise Refused(_("The candidate has withdrawn; there is nothing to decide."))
        if screening.recommendation != Recommendation.RECOMMENDED:
            raise Refused(_("The candidate is not recommended any more; there is nothing to decide."))
        if outcome not in BoardOutcome.values:
            raise Refused(_("The board endorses, refers back, or does not endorse; choose one of them."))
        if not reasons.strip():
            raise Refused(_("Give the board's reasons."))
        decision = Decision.objects.create(
            case=case,
            outcome=outcome,
            reasons=reasons,
            dissent=dissent,
            members_counted=len(facts.present - recused),
            decided_by=by,
            decided_at=at,
        )
        if outcome == BoardOutcome.ENDORSED:
            _enter_in_roster(decision, screening)
        return decision


def _enter_in_roster(decision: Decision, screening: Screening) -> RosterEntry:
    terms = screening.vacancy.current_publication.terms
    return RosterEntry.objects.create(
        decision=decision,
        candidate_id=screening.application.candidate_id,
        organization=screening.vacancy.organization,
        starts_on=decision.decided_at.astimezone(ZoneInfo(terms.closing.zone)).date(),
        months=terms.roster_months,
    )


def close_meeting(meeting: Meeting, *, minutes: str, by: User) -> None:
    """Close the meeting with its minutes. Raises Refused while it is not open or without minutes."""
    require(by, Doing.DECIDE, meeting.organization_id)
    with acting(by=by) as at:
        meeting = _lock(meeting)
        if not meeting.is_open:
            raise Refused(_("Only an open meeting can be closed."))
        if not minutes.strip():
            raise Refused(_("Write the minutes; a sentence will do."))
        meeting.closed_at, meeting.minutes = at, minutes
        meeting.save(update_fields=["closed_at", "minutes"])


def _lock(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("organization").get(pk=meeting.pk)


def _require_either(by: User, meeting: Meeting) -> None:
    if not by.may(Doing.DECIDE, meeting.organization_id):
        require(by, Doing.CONVENE, meeting.organization_id)
