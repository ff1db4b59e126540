"""The board's meetings: when they are, who is there, and what is on the agenda."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from recruitment.models import Organization, User
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from screening.actions import board
from screening.forms.board import AttendanceForm, ConveneForm, MinutesForm, PutForm
from screening.models import Meeting
from screening.views.board_agenda import agenda, quorum_in_words, waiting_for

MEETINGS_A_PAGE = 25


def meetings_of(viewer: User) -> QuerySet[Meeting]:
    """The meetings that the viewer may see: those of the organizations whose board the viewer sits on or serves."""
    return Meeting.objects.filter(organization__in=viewer.organizations_where(Doing.SEE_BOARD)).select_related(
        "organization"
    )


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The meetings, next first."""
    return _home(request)


def _home(request: HttpRequest, form: ConveneForm | None = None) -> HttpResponse:
    if not request.user.organizations_where(Doing.SEE_BOARD):
        raise PermissionDenied(_("These pages are for the board, its secretary and auditors."))
    meetings = meetings_of(request.user).annotate(
        case_count=Count("cases", distinct=True),
        decided_count=Count("cases__decision", distinct=True),
        member_count=Count("attendances", distinct=True),
        present_count=Count("attendances", filter=Q(attendances__present=True), distinct=True),
    )
    held = meetings.filter(closed_at__isnull=False).order_by("-held_on", "-pk")
    convenes = _houses(request.user)
    context = {
        "ahead": meetings.filter(closed_at__isnull=True).order_by(F("opened_at").asc(nulls_last=True), "held_on", "pk"),
        "page": Paginator(held, MEETINGS_A_PAGE).get_page(request.GET.get("page")),
        "form": form or (ConveneForm(organizations=convenes) if convenes else None),
        "may_see_history": bool(request.user.organizations_where(Doing.SEE_HISTORY)),
    }
    return render(request, "screening/board/home.html", context)


def _houses(viewer: User) -> list[Organization]:
    """The organizations for which the viewer may convene a meeting."""
    codes = viewer.organizations_where(Doing.CONVENE)
    return list(Organization.objects.filter(pk__in=codes)) if codes else []


@require_POST
def convene(request: HttpRequest) -> HttpResponse:
    """Convene a meeting."""
    form = ConveneForm(request.POST, organizations=_houses(request.user))
    if form.is_valid():
        try:
            made = board.convene(form.cleaned_data["organization"], form.cleaned_data["held_on"], by=request.user)
        except Refused as refused:
            form.add_error(None, refused.sentences)
        else:
            messages.success(request, _("The meeting is convened. Put the cases on its agenda next."))
            return redirect("board:meeting", made.public_id)
    return _home(request, form)


@require_safe
def meeting(request: HttpRequest, public_id: str) -> HttpResponse:
    """A meeting with its agenda."""
    return _show(request, _find(request, public_id))


def _find(request: HttpRequest, public_id: str) -> Meeting:
    return get_object_or_404(meetings_of(request.user), public_id=public_id)


def _show(request: HttpRequest, meeting: Meeting, wrong: Form | None = None) -> HttpResponse:
    """The page; `wrong` is the form that was refused, shown with its errors in its own place."""
    user, house = request.user, meeting.organization_id
    attendances = list(meeting.attendances.select_related("member").order_by("member__last_name", "member__email"))
    present = sum(row.present for row in attendances)
    convenes, decides = bool(user.may(Doing.CONVENE, house)), bool(user.may(Doing.DECIDE, house))
    is_over = meeting.closed_at is not None
    forms = {
        "attendance_form": AttendanceForm(attendances=attendances) if (convenes or decides) and not is_over else None,
        "minutes_form": MinutesForm() if decides and meeting.is_open else None,
        "put_form": _put_form(meeting, request.user) if convenes and not is_over else None,
    }
    names = {AttendanceForm: "attendance_form", MinutesForm: "minutes_form", PutForm: "put_form"}
    if wrong is not None:
        forms[names[type(wrong)]] = wrong
    context = {
        "meeting": meeting,
        "house": meeting.organization,
        "attendances": attendances,
        "quorum_words": quorum_in_words(present, len(attendances), meeting.quorum),
        "has_quorum": present >= meeting.quorum,
        "may_open": decides and meeting.opened_at is None,
        "agenda": agenda(meeting, user),
        "form": wrong,
        **forms,
    }
    return render(request, "screening/board/meeting.html", context)


def _put_form(meeting: Meeting, viewer: User, data=None) -> PutForm | None:
    waiting = waiting_for(meeting, viewer)
    return PutForm(data, waiting=waiting) if data is not None or waiting else None


@require_POST
def attendance(request: HttpRequest, public_id: str) -> HttpResponse:
    """Note who is present."""
    meeting = _find(request, public_id)
    form = AttendanceForm(request.POST, attendances=meeting.attendances.select_related("member"))
    if form.is_valid():
        try:
            board.note_presence(meeting, form.cleaned_data["present"], by=request.user)
        except Refused as refused:
            form.add_error("present", refused.sentences)
        else:
            messages.success(request, _("The attendance is noted."))
            return redirect("board:meeting", public_id)
    return _show(request, meeting, form)


@require_POST
def open_meeting(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open the meeting."""
    try:
        board.open_meeting(_find(request, public_id), by=request.user)
    except Refused as refused:
        _complain(request, refused.sentences)
    else:
        messages.success(request, _("The meeting is open. Decisions can be recorded."))
    return redirect("board:meeting", public_id)


@require_POST
def close_meeting(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close the meeting with its minutes."""
    meeting, form = _find(request, public_id), MinutesForm(request.POST)
    if form.is_valid():
        try:
            board.close_meeting(meeting, minutes=form.cleaned_data["minutes"], by=request.user)
        except Refused as refused:
            form.add_error("minutes", refused.sentences)
        else:
            messages.success(request, _("The meeting is closed and its minutes are kept."))
            return redirect("board:meeting", public_id)
    return _show(request, meeting, form)


@require_POST
def put_cases(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put the chosen candidates on the agenda, one act each; those that are refused are named."""
    meeting = _find(request, public_id)
    verdict = request.user.may(Doing.CONVENE, meeting.organization_id)
    if not verdict:  # the list of those who wait is for the secretary alone
        _complain(request, [verdict.why])
        return redirect("board:meeting", public_id)
    form = _put_form(meeting, request.user, request.POST)
    if not form.is_valid():
        return _show(request, meeting, form)
    chosen = waiting_for(meeting, request.user).filter(application__public_id__in=form.cleaned_data["cases"])
    put = 0
    for screening in chosen:
        try:
            board.put_case(meeting, screening, by=request.user)
            put += 1
        except Refused as refused:
            _complain(request, [f"{screening.candidate_name}: {sentence}" for sentence in refused.sentences])
    if put:
        words = ngettext("%(count)s case is on the agenda now.", "%(count)s cases are on the agenda now.", put)
        messages.success(request, words % {"count": put})
    return redirect("board:meeting", public_id)


def _complain(request: HttpRequest, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        messages.error(request, sentence)
