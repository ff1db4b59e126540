"""What a person at the recruiter's desk may reach, and the frame that the pages of one vacancy share."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_http_methods

from applications.models import Application
from recruitment import clock
from recruitment.models import User
from recruitment.rules.roles import Doing
from screening.models import Screening
from vacancies.models import Vacancy

PAGES = (
    ("desk:vacancy", noop("Overview")),
    ("desk:longlist", noop("Long list")),
    ("desk:shortlist", noop("Short list")),
    ("desk:recommending", noop("Recommending")),
    ("desk:telling", noop("Telling")),
    ("drafts:page", noop("Notice")),
)


def organizations_of(user: User, *doings: Doing) -> set[str]:
    """Codes of the organizations in which this person may do one of `doings`."""
    return {code for doing in doings for code in user.organizations_where(doing)}


def vacancies_of(user: User) -> QuerySet[Vacancy]:
    """Every vacancy that this person prepares, screens or audits; `is_own` where the person applied to it."""
    codes = organizations_of(user, Doing.EDIT_VACANCIES, Doing.SCREEN, Doing.SEE_HISTORY)
    own = Application.objects.of(user).filter(vacancy=OuterRef("pk"))
    return Vacancy.objects.filter(organization__in=codes).annotate(is_own=Exists(own)).select_related("organization")


def selections_of(user: User) -> QuerySet[Vacancy]:
    """The published vacancies whose applications this person may read: never one that the person applied to."""
    codes = organizations_of(user, Doing.SCREEN, Doing.SEE_HISTORY)
    return vacancies_of(user).published().filter(organization__in=codes, is_own=False)


def selection_or_404(request: HttpRequest, public_id: str) -> Vacancy:
    """The vacancy with this public id, if its applications are this viewer's to read."""
    found = selections_of(request.user).select_related("organization", "gate_opening__opened_by")
    return get_object_or_404(found.prefetch_related("publications"), public_id=public_id)


def case_or_404(request: HttpRequest, public_id: str) -> Screening:
    """The case of the application with this public id, if it is this viewer's to read."""
    cases = (
        Screening.objects.filter(vacancy__in=selections_of(request.user))
        .select_related(
            "application",
            "submission",
            "vacancy__organization",
            "vacancy__gate_opening",
            "claim_checked_by",
            "confirmed_by",
            "rated_by",
            "outcome_by",
            "recommended_by",
        )
        .prefetch_related("vacancy__publications", "application__tellings", "findings__recorded_by")
    )
    return get_object_or_404(cases, application__public_id=public_id)


def require_role(request: HttpRequest, doing: Doing, vacancy: Vacancy) -> None:
    """403 with the reason for whoever may read here but not do this."""
    verdict = request.user.may(doing, vacancy.organization_id)
    if not verdict:
        raise PermissionDenied(verdict.why)


def frame(request: HttpRequest, vacancy: Vacancy, current: str, at: datetime | None = None) -> dict[str, Any]:
    """What every page of one vacancy shows: the way here, the pages beside it, the closing place, the role."""
    items = [
        {"label": _(label), "url": reverse(name, args=[vacancy.public_id]), "current": name == current}
        for name, label in PAGES
    ]
    return {
        "vacancy": vacancy,
        "at": at or clock.now(),
        "zone": vacancy.closing_zone,
        "place": vacancy.closing_place,
        "subnav": items,
        "way": [(_("Recruiter's desk"), reverse("desk:home")), (str(vacancy), items[0]["url"])],
        "may_screen": request.user.may(Doing.SCREEN, vacancy.organization_id),
        "may_tell": request.user.may(Doing.TELL, vacancy.organization_id),
        "may_open_gate": request.user.may(Doing.OPEN_GATE, vacancy.organization_id),
        "gate_opening": opening_of(vacancy),
        "here": request.get_full_path() if request.method == "GET" else "",
    }


def opening_of(vacancy: Vacancy):
    """The act that opened the gate to the second tier, or None. Uses what was joined, if it was."""
    return getattr(vacancy, "gate_opening", None)


def back_to(request: HttpRequest, name: str, *args: str) -> str:
    """The page that the form says it came from, if it is one of ours; else the named page."""
    wanted = request.POST.get("back", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return reverse(name, args=args)


def acts_from(page: str) -> Callable:
    """A view that only POST reaches; whoever loads its address again is led to the page that its forms stand on."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def act(request: HttpRequest, public_id: str, **rest: str) -> HttpResponse:
            return view(request, public_id, **rest) if request.method == "POST" else redirect(page, public_id)

        return require_http_methods(["GET", "HEAD", "POST"])(act)

    return decorate
