"""Beginning, writing, checking and submitting an application."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.actions import composing, drafting, profiles, submitting
from applications.enums import ApplicationStatus
from applications.forms.application import ANSWERS, BareForm, WriteForm
from applications.models import Application
from applications.rules import applying
from applications.rules.dossier import facts
from applications.views import queries, sections
from applications.views.dossier import in_words
from applications.views.leading import show_refusal
from applications.views.tier_words import check_sentence, tier_sentence
from applications.views.way import Way
from recruitment import clock
from recruitment.models import Country
from recruitment.refusal import Refused
from recruitment.rules.canonical import fingerprint
from vacancies.enums import VacancyState
from vacancies.models import Vacancy
from vacancies.rules.tiers import tier_of

TEXTS = ("motivation", "relatives_details", "truth_declared")


@require_POST
def begin(request: HttpRequest, vacancy_id: str) -> HttpResponse:
    """A new draft, or the application that exists already."""
    vacancy = get_object_or_404(Vacancy.objects.published(), public_id=vacancy_id)
    profiles.profile_of(request.user)  # the pages that follow only read it
    try:
        application = drafting.begin(vacancy, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("vacancies:page", vacancy.public_id)
    if application.status == ApplicationStatus.DRAFT and vacancy.state(clock.now()) == VacancyState.OPEN:
        return redirect("applications:write", application.public_id)
    return redirect("applications:status", application.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, public_id: str) -> HttpResponse:
    """The text, the CV and the declarations, with the sections of the profile beside them."""
    application = queries.own_application(request.user, public_id)
    way = Way(application, clock.now())
    if request.method != "POST" and not way.is_writable:
        messages.info(request, way.next_sentence)
        return redirect("applications:status", application.public_id)
    cv = next(iter(composing.current_documents(application)), None)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = WriteForm(*sent, initial=_initial(application), attached=bool(cv))
    if request.method == "POST" and form.is_valid() and _save(form, application, request):
        messages.success(request, _("Your application is saved. It is not sent yet."))
        if "check" in request.POST:
            return redirect("applications:check", application.public_id)
        return redirect("applications:write", application.public_id)
    context = {**_page(application, way), "form": form, "cv": cv, "kept": _kept(form)}
    return render(request, "applications/write.html", context)


def _kept(form: WriteForm) -> str:
    """What is kept of a form that was refused; empty for the usual words."""
    if list(form.errors) == ["cv"]:
        return _("What you wrote is saved. The new file was not taken.")
    if form.errors and form.files:
        return _("Nothing was saved. What you typed is still below; choose your CV again.")
    return ""


def _save(form: WriteForm, application: Application, request: HttpRequest) -> bool:
    try:
        drafting.save_draft(application, values=form.texts, by=request.user)
    except Refused as refused:
        show_refusal(form, refused)
        return False
    file = form.cleaned_data["cv"]
    if not file:
        return True
    try:
        drafting.attach_cv(application, file.name, file.read(), by=request.user)
    except Refused as refused:
        show_refusal(form, refused, "cv")
        return False
    return True


@require_safe
def check(request: HttpRequest, public_id: str) -> HttpResponse:
    """What would be sent, what is missing, and the button that sends it."""
    application = queries.own_application(request.user, public_id)
    way = Way(application, clock.now())
    if not way.is_writable:
        return redirect("applications:status", application.public_id)
    return _check_page(request, application, way, BareForm())


@require_POST
def submit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Submit; pressed twice it gives the same receipt. From the closing instant on it explains what happened."""
    application, reached_at = queries.own_application(request.user, public_id), clock.now()
    form = BareForm(request.POST)
    try:
        submission = submitting.submit(application, seen=request.POST.get("seen", ""), by=request.user)
    except submitting.TooLate as too_late:
        context = {"application": application, "vacancy": application.vacancy, "at": reached_at, "refused": too_late}
        return render(request, "applications/too_late.html", context, status=409)
    except Refused as refused:
        show_refusal(form, refused)
        return _check_page(request, application, Way(application, reached_at), form)
    return redirect("applications:receipt", submission.public_id)


def _check_page(request: HttpRequest, application: Application, way: Way, form: Form) -> HttpResponse:
    context = _page(application, way)
    readiness, page = context["readiness"], reverse("applications:check", args=[application.public_id])
    context["missing"] = sections.missing_links(application, readiness, page)
    if context["has_profile"]:
        dossier = composing.dossier_of(application)
        context["dossier"], context["seen"] = in_words(dossier), fingerprint(dossier)
        if readiness.has_primary_nationality and readiness.has_gender_answer:
            context.update(_tier(application, dossier))
    return render(request, "applications/check.html", {**context, "form": form, "here": page})


def _tier(application: Application, dossier: dict[str, Any]) -> dict[str, Any]:
    policy = application.vacancy.current_publication.terms.tiers
    known = facts(dossier)
    verdict = tier_of(policy, known.tier_facts())
    country = Country.objects.filter(pk=known.primary_nationality).first()
    return {
        "tier": verdict.tier if policy.draws_tiers else 0,
        "tier_words": tier_sentence(policy, verdict, country.name if country else known.primary_nationality),
        "tier_check": check_sentence(verdict) if policy.draws_tiers else "",
        "admitted": applying.may_apply_at_all(policy, verdict),
    }


def _page(application: Application, way: Way) -> dict[str, Any]:
    """What the pages for writing and checking have in common."""
    try:
        readiness, has_profile = composing.readiness_of(application), True
    except Refused:
        readiness, has_profile = sections.NOTHING, False
    page = reverse("applications:write", args=[application.public_id])
    return {
        "application": application,
        "vacancy": application.vacancy,
        "title": application.vacancy.current_publication.notice["title"],
        "way": way,
        "at": way.at,
        "readiness": readiness,
        "has_profile": has_profile,
        "profile_sections": sections.profile_sections(readiness, page),
        "own_sections": sections.application_sections(application, readiness),
    }


def _initial(application: Application) -> dict[str, Any]:
    answer = {said: word for word, said in ANSWERS.items()}[application.relatives_declared]
    return {"relatives_declared": answer, **{name: getattr(application, name) for name in TEXTS}}
