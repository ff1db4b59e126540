"""The agenda of a meeting as one viewer may see it, and who waits to be put on it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.models import Application
from recruitment.models import User
from screening.enums import BoardOutcome, Recommendation
from screening.models import Case, Decision, Meeting, Screening

TONES = {BoardOutcome.ENDORSED: "done", BoardOutcome.REFERRED_BACK: "attention", BoardOutcome.NOT_ENDORSED: "stop"}


def waiting_for(meeting: Meeting, viewer: User) -> QuerySet[Screening]:
    """Live recommended candidates of the organization on no agenda; after a referral back, those recommended anew.

    Without the vacancies to which the viewer applied.
    """
    before_the_board = Case.objects.holding().filter(screening=OuterRef("pk"))
    referred_back = Decision.objects.filter(
        case__screening=OuterRef("pk"),
        outcome=BoardOutcome.REFERRED_BACK,
        decided_at__gt=OuterRef("recommended_at"),
    )
    return (
        Screening.objects.live()
        .filter(vacancy__organization=meeting.organization_id, recommendation=Recommendation.RECOMMENDED)
        .exclude(Exists(before_the_board))
        .exclude(Exists(referred_back))
        .exclude(cases__meeting=meeting)
        .exclude(vacancy__applications__candidate=viewer)
        .select_related("vacancy", "application")
        .prefetch_related("cases")
        .order_by("vacancy__closes_at", "vacancy_id", "candidate_name")
    )


def quorum_in_words(present: int, members: int, quorum: int) -> str:
    """How many are there and how many must be."""
    return ngettext(
        "%(present)s of %(members)s member present; the quorum is %(quorum)s.",
        "%(present)s of %(members)s members present; the quorum is %(quorum)s.",
        members,
    ) % {"present": present, "members": members, "quorum": quorum}


@dataclass(frozen=True)
class Line:
    """A case on the agenda as this viewer may see it: `closed_to_viewer` says why the record is not theirs to read."""

    case: Case
    closed_to_viewer: str
    has_applied: bool
    word: str
    tone: str


def agenda(meeting: Meeting, viewer: User) -> list[Line]:
    cases = (
        meeting.cases.select_related("screening__vacancy", "screening__application", "decision__roster_entry")
        .prefetch_related("recusals")
        .order_by("screening__vacancy__closes_at", "screening__vacancy_id", "pk")
    )
    applied_to = set(
        Application.objects.of(viewer)
        .filter(vacancy__screenings__cases__meeting=meeting)
        .values_list("vacancy_id", flat=True)
    )
    return [_line(case, viewer, case.screening.vacancy_id in applied_to) for case in cases]


def _line(case: Case, viewer: User, has_applied: bool) -> Line:
    closed = _("You applied to this vacancy yourself.") if has_applied else ""
    if any(recusal.member_id == viewer.pk for recusal in case.recusals.all()):
        closed = _("You stand aside from this case.")
    word, tone = decision_in_words(case)
    return Line(case, closed, has_applied, word, tone)


def decision_in_words(case: Case) -> tuple[str, str]:
    """What the board decided and the tone to show it in; "not yet decided" while it has not."""
    decision = getattr(case, "decision", None)
    if decision is None:
        return _("Not yet decided"), "notice"
    return str(BoardOutcome(decision.outcome).label), TONES[BoardOutcome(decision.outcome)]
