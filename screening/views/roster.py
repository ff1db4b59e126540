"""The roster for staff: who is valid today, and until when."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recruitment import clock
from recruitment.models import Organization, User
from recruitment.rules.roles import Doing
from screening.enums import RosterState
from screening.forms.roster import EVERY_STATE, RosterFilterForm
from screening.models import RosterEntry, RosterPause

ENTRIES_A_PAGE = 50
TONES = {
    RosterState.VALID: "done",
    RosterState.PAUSED: "attention",
    RosterState.EXPIRED: "quiet",
    RosterState.LEFT: "quiet",
}
ENDED = (RosterState.EXPIRED, RosterState.LEFT)


class Plain(Func):
    """SQL's `plain(text)`: lower case without accents."""

    function = "plain"
    output_field = TextField()


@dataclass(frozen=True)
class Line:
    """An entry as the table shows it on a day: its state in words, and how much of it is left."""

    entry: RosterEntry
    word: str
    tone: str
    left: int
    is_over: bool


def line(entry: RosterEntry, today: date) -> Line:
    """The entry as it stands on `today`, a date in its organization's closing zone."""
    state = entry.state(today)
    is_over = state in ENDED
    return Line(entry, str(state.label), TONES[state], 0 if is_over else months_left(today, entry.ends_on), is_over)


def months_left(today: date, ends_on: date) -> int:
    """Calendar months from `today` through `ends_on`, a month that has begun counted whole; never below 0."""
    months = (ends_on.year - today.year) * 12 + ends_on.month - today.month
    return max(0, months + (ends_on.day >= today.day))


def on_the_day(wanted: str, today: date) -> Q:
    """The condition, in SQL, of standing in the state `wanted` on `today`; any state for another word."""
    is_paused = Exists(RosterPause.objects.filter(entry=OuterRef("pk"), resumed_on__isnull=True))
    has_left = Q(left_on__isnull=False, left_on__lte=today)
    match wanted:
        case RosterState.VALID:
            return ~has_left & Q(ends_on__gte=today) & ~is_paused
        case RosterState.PAUSED:
            return ~has_left & Q(ends_on__gte=today) & is_paused
        case RosterState.EXPIRED:
            return ~has_left & Q(ends_on__lt=today)
        case RosterState.LEFT:
            return has_left
    return Q()


@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    """The entries of the viewer's organizations. What expires next stands first; among what is over, the latest."""
    organizations = request.user.organizations_where(Doing.SEE_ROSTER)
    if not organizations:
        raise PermissionDenied(_("This page is for recruiters, the board, its secretary and auditors."))
    at = clock.now()
    form = RosterFilterForm(request.GET, organizations=organizations)
    form.is_valid()
    entries = _narrowed(_of_the_day(request.user, organizations, form.wanted_state, at), form.cleaned_data)
    latest_first = form.wanted_state in (*ENDED, EVERY_STATE)
    page = Paginator(entries.order_by("-ends_on" if latest_first else "ends_on", "pk"), ENTRIES_A_PAGE).get_page(
        request.GET.get("page")
    )
    lines = [line(entry, at.astimezone(ZoneInfo(entry.organization.closing_zone)).date()) for entry in page.object_list]
    return render(
        request,
        "screening/roster/staff.html",
        {"form": form, "page": page, "lines": lines, "latest_first": latest_first, "is_narrowed": _is_narrowed(form)},
    )


def _of_the_day(viewer: User, organizations: list[str], wanted: str, at: datetime) -> QuerySet[RosterEntry]:
    """Entries in the state wanted, each by the date that it is in its own organization's closing zone.

    Without the selections in which the viewer took part as a candidate: what was not told is not read here either.
    """
    condition = Q(pk__in=[])
    for house in Organization.objects.filter(pk__in=organizations):
        today = at.astimezone(ZoneInfo(house.closing_zone)).date()
        condition |= Q(organization=house) & on_the_day(wanted, today)
    return (
        RosterEntry.objects.filter(condition)
        .exclude(decision__case__screening__vacancy__applications__candidate=viewer)
        .select_related("organization", "decision__case__screening__vacancy__job_family")
        .prefetch_related("pauses")
    )


def _narrowed(entries: QuerySet[RosterEntry], asked: dict) -> QuerySet[RosterEntry]:
    vacancy = "decision__case__screening__vacancy"
    if asked.get("family"):
        entries = entries.filter(**{f"{vacancy}__job_family": asked["family"]})
    if asked.get("grade"):
        entries = entries.filter(**{f"{vacancy}__grade": asked["grade"]})
    words = asked.get("words", "").split()
    if words:
        text = Concat(
            F("decision__case__screening__candidate_name"),
            Value(" "),
            F(f"{vacancy}__title"),
            Value(" "),
            F(f"{vacancy}__reference_number"),
        )
        entries = entries.annotate(text=Plain(text))
    for word in words:
        entries = entries.filter(text__contains=Plain(Value(word)))
    return entries


def _is_narrowed(form: RosterFilterForm) -> bool:
    return any(form.cleaned_data.get(name) for name in ("family", "grade", "words"))
