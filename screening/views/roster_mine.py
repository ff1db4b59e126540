"""The candidate's own roster entries, as far as the candidate was told of them: to read, pause, resume or leave."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from recruitment import clock
from recruitment.models import User
from recruitment.refusal import Refused
from screening.actions import roster
from screening.enums import RosterState
from screening.models import RosterEntry
from screening.views.roster import line

# The states in the candidate's words.
WORDS = {
    RosterState.VALID: lambda: _("You are on the roster"),
    RosterState.PAUSED: lambda: _("You have paused offers"),
    RosterState.EXPIRED: lambda: _("It has expired"),
    RosterState.LEFT: lambda: _("You have left"),
}


def entries_of(viewer: User) -> QuerySet[RosterEntry]:
    """The viewer's own entries that were told, with what the pages show."""
    return (
        roster.told_entries(viewer)
        .select_related("organization", "decision__case__screening__vacancy__job_family")
        .prefetch_related("pauses")
    )


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Every entry: until when it lasts, what it gives and what it does not, and what can be done with it."""
    at = clock.now()
    shown = []
    for entry in entries_of(request.user).order_by("-ends_on", "pk"):
        today = at.astimezone(ZoneInfo(entry.organization.closing_zone)).date()
        state = entry.state(today)
        shown.append({"line": line(entry, today), "state": state, "word": WORDS[state]()})
    return render(request, "screening/roster/mine.html", {"shown": shown})


@require_POST
def pause(request: HttpRequest, public_id: str) -> HttpResponse:
    """Stop offers for a while."""
    done = _("Offers are paused. The entry still ends on the day it did; resume whenever you like.")
    return _act(request, public_id, roster.pause, done)


@require_POST
def resume(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take offers again."""
    return _act(request, public_id, roster.resume, _("You can receive offers again."))


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask before leaving, since it cannot be undone; then leave."""
    if request.method == "POST":
        return _act(request, public_id, roster.leave, _("You have left the roster."))
    entry = get_object_or_404(entries_of(request.user), public_id=public_id)
    state = entry.state(clock.today(entry.organization.closing_zone))
    if state not in (RosterState.VALID, RosterState.PAUSED):
        messages.info(request, _("This roster entry has ended already; there is nothing to leave."))
        return redirect("roster:mine")
    return render(request, "screening/roster/leave.html", {"entry": entry, "vacancy": _vacancy(entry)})


def _act(request: HttpRequest, public_id: str, action: Callable, done: str) -> HttpResponse:
    entry = get_object_or_404(entries_of(request.user), public_id=public_id)
    try:
        action(entry, by=request.user)
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
    else:
        messages.success(request, done)
    return redirect("roster:mine")


def _vacancy(entry: RosterEntry):
    return entry.decision.case.screening.vacancy
