"""Publishing a draft, and what may still be done with a vacancy afterwards: read, extend, cancel."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from recruitment import clock
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from vacancies.actions import publishing
from vacancies.enums import NoticeLanguage, VacancyState
from vacancies.forms.publishing import ActForm, CancellationForm, ExtensionForm
from vacancies.models import Vacancy
from vacancies.views.change_words import versions
from vacancies.views.desk_queries import draft_or_404, in_words, notice_languages, readable_by, way_to


@require_safe
def page(request: HttpRequest, public_id: str) -> HttpResponse:
    """The notice and its terms to read: frozen once published, and as they stand while a draft."""
    return _page(request, get_object_or_404(readable_by(request.user), public_id=public_id))


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, public_id: str) -> HttpResponse:
    """First what will be frozen, and what is missing; then the publication."""
    draft = draft_or_404(request, public_id)
    if draft.published_at is not None:
        return redirect("drafts:page", public_id)
    if draft.reissue_of is not None:
        return redirect("drafts:reissue", public_id)
    form = ActForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            publishing.publish(draft, by=request.user)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The vacancy is published and open until its closing instant."))
            return redirect("drafts:page", public_id)
    context = {
        "vacancy": draft,
        "form": form,
        "page_title": _("Before you publish"),
        "missing": publishing.missing(draft),
        "words": in_words(publishing.terms_of(draft)),
        "policy": draft.closing_policy,
        "texts": notice_languages(draft),
        "way": way_to(draft),
    }
    return render(request, "vacancies/desk/publish.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Move the closing date of an open vacancy later."""
    vacancy = draft_or_404(request, public_id)
    if request.method != "POST":
        return redirect("drafts:page", public_id)
    form = ExtensionForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            publishing.extend(vacancy, given["closing_date"], reason=given["reason"], by=request.user)
        except Refused as refusal:
            form.refuse(refusal, None if given["reason"].strip() else "reason")
        else:
            messages.success(request, _("The closing date is moved. Those who began or submitted are told."))
            return redirect("drafts:page", public_id)
    return _page(request, vacancy, form)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, public_id: str) -> HttpResponse:
    """First what cancelling does; then, with a reason, the cancellation."""
    vacancy = draft_or_404(request, public_id)
    if vacancy.state(clock.now()) not in (VacancyState.OPEN, VacancyState.CLOSED):
        return redirect("drafts:page", public_id)
    form = CancellationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            publishing.cancel(vacancy, reason=form.cleaned_data["reason"], by=request.user)
        except Refused as refusal:
            form.refuse(refusal, "reason")
        else:
            messages.success(request, _("The vacancy is cancelled. Those who submitted are told."))
            return redirect("drafts:page", public_id)
    context = {"vacancy": vacancy, "form": form, "page_title": _("Cancel this vacancy"), "way": way_to(vacancy)}
    return render(request, "vacancies/desk/cancel.html", context)


def _page(request: HttpRequest, vacancy: Vacancy, form: ExtensionForm | None = None) -> HttpResponse:
    at = clock.now()
    is_published = vacancy.published_at is not None
    publication = vacancy.current_publication if is_published else None
    terms = publication.terms if publication else publishing.terms_of(vacancy)
    texts = publication.notice if publication else {name: getattr(vacancy, name) for name in publishing.NOTICE_TEXTS}
    state = vacancy.state(at)
    context: dict[str, Any] = {
        "vacancy": vacancy,
        "page_title": str(vacancy),
        "at": at,
        "state": state,
        "publication": publication,
        "words": in_words(terms),
        "sections": [
            (Vacancy._meta.get_field(name).verbose_name, texts[name])
            for name in SECTIONS
            if texts.get(name, "").strip()
        ],
        "texts": texts,
        "policy": vacancy.closing_policy,
        "extensions": list(vacancy.extensions.all()),
        "versions": versions(vacancy.publications.all()) if is_published else [],
        "correction": getattr(vacancy, "reissue_draft", None),
        "text_languages": [NoticeLanguage(code).label for code in publication.languages] if publication else [],
        "may_edit": request.user.may(Doing.EDIT_VACANCIES, vacancy.organization_id),
        "extension_form": form or ExtensionForm(),
        "form": form,
        "way": way_to(),
    }
    return render(request, "vacancies/desk/page.html", context)


SECTIONS = ("introduction", "context", "responsibilities", "qualifications", "skills", "languages_text", "notes")
