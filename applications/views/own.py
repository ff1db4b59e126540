"""My applications, the status of each, and withdrawing one."""

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, DateTimeField, F, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.actions import composing, submitting
from applications.enums import ApplicationStatus
from applications.forms.application import BareForm
from applications.models import Application
from applications.rules import applying
from applications.views import queries
from applications.views.leading import show_refusal
from applications.views.way import Way
from recruitment import clock
from recruitment.refusal import Refused

A_PAGE = 20


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """All applications of the reader: open drafts by their deadline first, then the others, latest closing first."""
    at = clock.now()
    page = Paginator(_in_order(queries.own_applications(request.user), at), A_PAGE).get_page(request.GET.get("page"))
    ways = [Way(application, at) for application in page.object_list]
    return render(request, "applications/mine.html", {"page": page, "ways": ways, "at": at})


def _in_order(applications: QuerySet[Application], at: datetime) -> QuerySet[Application]:
    is_open_draft = Q(status=ApplicationStatus.DRAFT, vacancy__closes_at__gt=at, vacancy__cancelled_at__isnull=True)
    deadline = Case(
        When(is_open_draft, then=F("vacancy__closes_at")), default=Value(None), output_field=DateTimeField()
    )
    return applications.order_by(deadline.asc(nulls_last=True), F("vacancy__closes_at").desc(), "pk")


@require_safe
def status(request: HttpRequest, public_id: str) -> HttpResponse:
    """One application: its stages, what was told, what happens next, what was sent."""
    application = queries.own_application(request.user, public_id)
    way = Way(application, clock.now())
    context = {
        "application": application,
        "vacancy": application.vacancy,
        "title": application.vacancy.current_publication.notice["title"],
        "way": way,
        "at": way.at,
        "may_withdraw": applying.may_move(application.status, ApplicationStatus.WITHDRAWN),
        "documents": composing.current_documents(application),
    }
    return render(request, "applications/status.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Says what a withdrawal does, and withdraws."""
    application = queries.own_application(request.user, public_id)
    way = Way(application, clock.now())
    form = BareForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            submitting.withdraw(application, by=request.user)
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Your application is withdrawn."))
            return redirect("applications:status", application.public_id)
    context = {
        "application": application,
        "vacancy": application.vacancy,
        "title": application.vacancy.current_publication.notice["title"],
        "way": way,
        "at": way.at,
        "form": form,
        "verdict": applying.may_move(application.status, ApplicationStatus.WITHDRAWN),
    }
    return render(request, "applications/withdraw.html", context)
