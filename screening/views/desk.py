"""The recruiter's desk: all vacancies by where they stand, and the overview of one."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications.enums import ApplicationStatus
from recruitment import clock
from recruitment.models import User
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from screening.actions import panel
from screening.actions.telling import untold
from screening.forms.desk import PanelForm
from screening.models import PanelMember
from screening.views.desk_progress import by_tier, counted, steps
from screening.views.desk_scope import (
    acts_from,
    frame,
    opening_of,
    organizations_of,
    require_role,
    selection_or_404,
    selections_of,
    vacancies_of,
)
from vacancies.enums import VacancyState
from vacancies.models import NominationCall, Vacancy

SHOWN, BY_PAGE = 25, 50
ON_THE_DESK = (Doing.EDIT_VACANCIES, Doing.SCREEN, Doing.SEE_HISTORY)

Query = Callable[[QuerySet[Vacancy], datetime], QuerySet[Vacancy]]


def _drafts(vacancies: QuerySet[Vacancy], at: datetime) -> QuerySet[Vacancy]:
    return vacancies.filter(published_at__isnull=True).select_related("imported_from").order_by("-created_at")


def _open(vacancies: QuerySet[Vacancy], at: datetime) -> QuerySet[Vacancy]:
    submitted = Count("applications", filter=Q(applications__status=ApplicationStatus.SUBMITTED))
    return vacancies.open(at).annotate(submitted=submitted).order_by("closes_at", "pk")


def _closed(vacancies: QuerySet[Vacancy], at: datetime) -> QuerySet[Vacancy]:
    return counted(vacancies.closed(at)).select_related("gate_opening").order_by("-closes_at", "-pk")


def _cancelled(vacancies: QuerySet[Vacancy], at: datetime) -> QuerySet[Vacancy]:
    return vacancies.filter(cancelled_at__isnull=False).order_by("-cancelled_at", "-pk")


SECTIONS: dict[str, Query] = {"draft": _drafts, "open": _open, "closed": _closed, "cancelled": _cancelled}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every vacancy of the viewer's organizations by where it stands; `?state=` shows one state by pages."""
    if not organizations_of(request.user, *ON_THE_DESK):
        raise PermissionDenied(_("The desk belongs to recruiters and auditors; you hold neither role."))
    at = clock.now()
    mine = vacancies_of(request.user)
    wanted = request.GET.get("state", "")
    shown = [wanted] if wanted in SECTIONS else list(SECTIONS)
    context = {
        "page_title": _("Recruiter's desk"),
        "at": at,
        "sections": {state: _section(request, state, mine, at, whole=len(shown) == 1) for state in shown},
        "calls": _calls(request.user) if shown != [wanted] or wanted == "draft" else [],
        "whole": wanted if shown == [wanted] else "",
        "may_draft": bool(request.user.organizations_where(Doing.EDIT_VACANCIES)),
        "reads_only": not organizations_of(request.user, Doing.EDIT_VACANCIES, Doing.SCREEN),
    }
    return render(request, "screening/desk/home.html", context)


def _section(
    request: HttpRequest, state: str, vacancies: QuerySet[Vacancy], at: datetime, *, whole: bool
) -> dict[str, Any]:
    page = Paginator(SECTIONS[state](vacancies, at), BY_PAGE if whole else SHOWN).get_page(
        request.GET.get("page") if whole else 1
    )
    rows = list(page.object_list)
    for vacancy in rows:
        vacancy.may_edit = request.user.may(Doing.EDIT_VACANCIES, vacancy.organization_id)
        if state == VacancyState.CLOSED and not vacancy.is_own:
            vacancy.step = steps(vacancy, at, opening_of(vacancy) is not None)[0]
            vacancy.step_url = _address(vacancy, vacancy.step)
    return {"rows": rows, "page": page, "total": page.paginator.count, "more": not whole and page.has_next()}


def _calls(user: User) -> list[NominationCall]:
    codes = organizations_of(user, Doing.EDIT_VACANCIES, Doing.SEE_HISTORY)
    calls = NominationCall.objects.filter(organization__in=codes).select_related("organization", "imported_from")
    return list(calls.annotate(post_count=Count("posts")).order_by("-created_at")[:SHOWN])


def _address(vacancy: Vacancy, step) -> str:
    if not step.page:
        return ""
    url = reverse(step.page, args=[vacancy.public_id])
    if not step.query:
        return url
    return url + step.query if step.query.startswith("#") else f"{url}?{step.query}"


@require_safe
def vacancy(request: HttpRequest, public_id: str) -> HttpResponse:
    """The overview of one vacancy: how far it is, what remains to do, who sits on its panel."""
    return _overview(request, selection_or_404(request, public_id))


@acts_from("desk:vacancy")
def name_member(request: HttpRequest, public_id: str) -> HttpResponse:
    """Name somebody to the panel."""
    found = selection_or_404(request, public_id)
    require_role(request, Doing.SCREEN, found)
    form = PanelForm(request.POST, people=_people(found))
    if form.is_valid():
        try:
            member = panel.name_member(found, form.cleaned_data["member"], by=request.user)
        except Refused as refusal:
            form.refuse(refusal, "member")
        else:
            messages.success(request, _("%(name)s sits on the panel.") % {"name": member.user})
            return redirect(reverse("desk:vacancy", args=[public_id]) + "#panel")
    return _overview(request, found, form)


@acts_from("desk:vacancy")
def release_member(request: HttpRequest, public_id: str, member_id: str) -> HttpResponse:
    """Take somebody off the panel who has recorded nothing."""
    found = selection_or_404(request, public_id)
    require_role(request, Doing.SCREEN, found)
    member = get_object_or_404(found.panel_members.select_related("user"), user__public_id=member_id)
    try:
        panel.release_member(member, by=request.user)
        messages.success(request, _("%(name)s no longer sits on the panel.") % {"name": member.user})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(reverse("desk:vacancy", args=[public_id]) + "#panel")


def _overview(request: HttpRequest, found: Vacancy, form: PanelForm | None = None) -> HttpResponse:
    at = clock.now()
    summed = get_object_or_404(counted(selections_of(request.user)), pk=found.pk)
    to_tell = len(untold(found)) if summed.listed else 0
    todo = steps(summed, at, opening_of(found) is not None, to_tell)
    context = {
        **frame(request, found, "desk:vacancy", at),
        "state": found.state(at),
        "summed": summed,
        "submitted": found.applications.live().count(),
        "tiers": by_tier(found) if summed.listed else [],
        "steps": [(step.sentence, _address(found, step)) for step in todo],
        "members": PanelMember.objects.filter(vacancy=found).select_related("user").order_by("named_at"),
        "panel_form": form or PanelForm(people=_people(found)),
        "form": form,
        "draws_tiers": found.current_publication.terms.tiers.draws_tiers,
    }
    return render(request, "screening/desk/vacancy.html", context)


def _people(found: Vacancy) -> QuerySet[User]:
    return (
        User.objects.filter(
            role_assignments__organization=found.organization_id,
            role_assignments__role="panellist",
            is_active=True,
        )
        .exclude(panels__vacancy=found)
        .order_by("last_name", "first_name")
    )
