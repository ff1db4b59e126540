"""One case before the board: a page that prints on two sheets, standing aside, and the decision."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.enums import ApplicationStatus
from applications.models import Application
from recruitment import clock
from recruitment.models import User
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from recruitment.rules.verdict import Verdict, no
from screening.actions import board
from screening.forms.board import DecisionForm, RecusalForm
from screening.models import Case, CompetencyFinding
from screening.rules import roster
from screening.rules.board import MeetingFacts, may_decide
from screening.views import board_record
from screening.views.board import meetings_of
from screening.views.board_agenda import decision_in_words, quorum_in_words


def cases_of(viewer: User) -> QuerySet[Case]:
    """The cases of the meetings that the viewer may see."""
    findings = CompetencyFinding.objects.select_related("recorded_by")
    return (
        Case.objects.filter(meeting__in=meetings_of(viewer))
        .select_related(
            "meeting__organization",
            "screening__submission",
            "screening__application",
            "screening__vacancy__grade",
            "screening__vacancy__gate_opening__opened_by",
            "screening__confirmed_by",
            "screening__recommended_by",
            "screening__rated_by",
            "decision__decided_by",
            "decision__roster_entry",
        )
        .prefetch_related(
            "recusals__member", "screening__vacancy__publications", Prefetch("screening__findings", findings)
        )
    )


@require_safe
def case(request: HttpRequest, public_id: str) -> HttpResponse:
    """The case, or, to whoever stands aside from it, only that."""
    return _show(request, _find(request, public_id))


def _find(request: HttpRequest, public_id: str) -> Case:
    return get_object_or_404(cases_of(request.user), public_id=public_id)


def why_hidden(case: Case, viewer: User) -> str:
    """Why the record is not the viewer's to read; empty when it is."""
    if Application.objects.of(viewer).filter(vacancy=case.screening.vacancy_id).exists():
        return _("You applied to this vacancy yourself, so its cases are not shown to you.")
    if any(recusal.member_id == viewer.pk for recusal in case.recusals.all()):
        return _("You stand aside from this case, so its record is not shown to you.")
    return ""


def _show(request: HttpRequest, case: Case, wrong: Form | None = None) -> HttpResponse:
    """The page; `wrong` is the form that was refused, shown with its errors in its own place."""
    hidden = why_hidden(case, request.user)
    if hidden:
        own = [recusal for recusal in case.recusals.all() if recusal.member_id == request.user.pk]
        return render(request, "screening/board/hidden.html", {"case": case, "hidden": hidden, "own": own})
    decision = getattr(case, "decision", None)
    word, tone = decision_in_words(case)
    context = {
        "case": case,
        "meeting": case.meeting,
        "decision": decision,
        "word": word,
        "tone": tone,
        "form": wrong,
        "next_case": case.meeting.cases.filter(decision__isnull=True).exclude(pk=case.pk).order_by("pk").first(),
        **_record(case, request.user),
        **_seats(case, request.user),
    }
    if decision is None:
        context["decision_form"] = DecisionForm(until=context["until"]) if context["verdict"] else None
        context["recusal_form"] = RecusalForm() if context["is_member"] else None
    if wrong is not None:
        context["decision_form" if isinstance(wrong, DecisionForm) else "recusal_form"] = wrong
    return render(request, "screening/board/case.html", context)


def _record(case: Case, viewer: User) -> dict:
    """What the board reads."""
    screening, vacancy = case.screening, case.screening.vacancy
    publication = vacancy.current_publication
    terms = publication.terms
    competencies = board_record.competencies_of(terms.competencies)
    shown = board_record.shown_by(screening, terms.competencies, competencies)
    people = board_record.recommended_with(case, terms.competencies, viewer)
    return {
        "screening": screening,
        "vacancy": vacancy,
        "terms": terms,
        "notice": publication.notice,
        "until": _until(case),
        "ground": board_record.ground_in_words(screening),
        "checks": board_record.checks_of(screening),
        "departs": board_record.departs_from_suggestion(screening),
        "shown": shown,
        "recorders": sorted({row.by for row in shown if row.by}),
        "met": sum(not row.falls_short for row in shown),
        "gate": getattr(vacancy, "gate_opening", None),
        "tiers": board_record.tier_lines(vacancy),
        "people": people,
        "table": _side_by_side(shown, people),
    }


def _side_by_side(shown: list[board_record.Shown], people: list[board_record.Person]) -> list[tuple]:
    """Rows of the table of all recommended candidates: competency, level asked, and a word for each person."""
    return [
        (row.name, row.asked, [(person, person.levels[number]) for person in people])
        for number, row in enumerate(shown)
    ]


def _until(case: Case) -> str:
    """The last day on the roster in words, were the case endorsed now."""
    terms = case.screening.vacancy.current_publication.terms
    today = clock.now().astimezone(ZoneInfo(terms.closing.zone)).date()
    return formats.date_format(roster.last_day(today, terms.roster_months), _("j F Y"))


def _seats(case: Case, viewer: User) -> dict:
    """Who sits in the meeting, whether the quorum is there without those who stand aside, and who may preside."""
    attendances = list(case.meeting.attendances.select_related("member"))
    recused = board.standing_aside(case)
    present = frozenset(row.member.public_id for row in attendances if row.present)
    facts = MeetingFacts(case.meeting.is_open, case.meeting.quorum, present)
    return {
        "quorum_words": quorum_in_words(len(present - recused), len(attendances) - len(recused), facts.quorum),
        "is_member": any(row.member_id == viewer.pk for row in attendances),
        "presides": bool(viewer.may(Doing.DECIDE, case.meeting.organization_id)),
        "verdict": _verdict(case, viewer, facts, recused),
    }


def _verdict(case: Case, viewer: User, facts: MeetingFacts, recused: frozenset[str]) -> Verdict:
    """Whether the viewer may record the decision now; the action asks the same."""
    allowed = viewer.may(Doing.DECIDE, case.meeting.organization_id)
    if not allowed:
        return allowed
    if case.screening.application.status != ApplicationStatus.SUBMITTED:
        return no(_("The candidate has withdrawn; there is nothing to decide."))
    return may_decide(facts, recused, viewer.public_id)


@require_POST
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record what the board decided."""
    case = _find(request, public_id)
    form = DecisionForm(request.POST, until=_until(case))
    if form.is_valid():
        try:
            board.decide(case, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentences)
        else:
            messages.success(request, _("The decision is recorded. It is told to the candidate by the recruiter."))
            return redirect("board:case", public_id)
    return _show(request, case, form)


@require_POST
def stand_aside(request: HttpRequest, public_id: str) -> HttpResponse:
    """Stand aside from the case."""
    case, form = _find(request, public_id), RecusalForm(request.POST)
    if form.is_valid():
        try:
            board.recuse(case, reason=form.cleaned_data["reason"], by=request.user)
        except Refused as refused:
            form.add_error("reason", refused.sentences)
        else:
            messages.success(request, _("You stand aside from this case. The quorum is counted without you."))
            return redirect("board:meeting", case.meeting.public_id)
    return _show(request, case, form)
