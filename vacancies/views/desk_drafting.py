"""Preparing a vacancy: begin a draft, write it section by section, settle what an imported notice left open."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.models import Country
from recruitment.refusal import Refused, broken_rule
from vacancies.actions import drafting
from vacancies.actions.publishing import missing
from vacancies.actions.reissuing import refusals
from vacancies.forms.draft import DraftForm, NewDraftForm
from vacancies.forms.lists import LanguageFormSet, PathwayFormSet, language_rows, pathway_rows
from vacancies.models import Vacancy
from vacancies.views.desk_queries import draft_or_404, notice_languages, organizations_of, way_to

ONE_REFERENCE = "one_vacancy_a_reference"


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a draft with its organization, title and kind."""
    organizations = list(organizations_of(request.user))
    if not organizations:
        raise PermissionDenied(_("To prepare vacancies you need the role Recruiter in an organization."))
    form = NewDraftForm(request.POST or None, organizations=organizations_of(request.user))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            draft = drafting.create_draft(
                given["organization"], by=request.user, title=given["title"], vacancy_type=given["vacancy_type"]
            )
            return redirect("drafts:edit", draft.public_id)
        except Refused as refusal:
            form.refuse(refusal)
    context = {"form": form, "page_title": _("Begin a new vacancy"), "way": way_to()}
    return render(request, "vacancies/desk/new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """The whole draft in sections; a published vacancy is shown as it was frozen."""
    draft = draft_or_404(request, public_id)
    if draft.published_at is not None:
        return redirect("drafts:page", public_id)
    if request.method != "POST":
        return _page(request, draft)
    return _save(request, draft) or redirect("drafts:edit", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def settle_question(request: HttpRequest, public_id: str, place: int) -> HttpResponse:
    """Mark a question of the imported notice as settled. What was typed in the draft meanwhile is saved first."""
    draft = draft_or_404(request, public_id)
    notice = getattr(draft, "imported_from", None)
    if notice is None:
        raise Http404
    if request.method != "POST":
        return redirect("drafts:edit", public_id)
    if "pathways-TOTAL_FORMS" in request.POST and (answer := _save(request, draft, quietly=True)):
        return answer
    try:
        drafting.settle(notice, place, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(reverse("drafts:edit", args=[public_id]) + "#questions")


def _save(request: HttpRequest, draft: Vacancy, *, quietly: bool = False) -> HttpResponse | None:
    """Save what was typed; the page again, with everything that was typed, when something is wrong with it."""
    form = DraftForm(request.POST, instance=draft)
    pathways, languages = pathway_rows(draft, request.POST), language_rows(draft, request.POST)
    if all([form.is_valid(), pathways.is_valid(), languages.is_valid()]):
        try:
            drafting.save_draft(
                draft,
                values=form.values(),
                pathways=pathways.pathways(),
                languages=languages.needs(),
                competencies=form.competencies(),
                by=request.user,
            )
        except Refused as refusal:
            form.refuse(refusal)
        except IntegrityError as error:
            if broken_rule(error) != ONE_REFERENCE:
                raise
            form.add_error("reference_number", _("This organization already has a vacancy with this number."))
        else:
            if not quietly:
                messages.success(request, _("The draft is saved."))
            return None
    return _page(request, draft_or_404(request, draft.public_id), form, pathways, languages)


def _page(
    request: HttpRequest,
    draft: Vacancy,
    form: DraftForm | None = None,
    pathways: PathwayFormSet | None = None,
    languages: LanguageFormSet | None = None,
) -> HttpResponse:
    sentences = refusals(draft) if draft.reissue_of else missing(draft)
    names = Country.objects.filter(pk__in=draft.non_represented_codes)
    formset = languages or language_rows(draft)
    context: dict[str, Any] = {
        "vacancy": draft,
        "form": form or DraftForm(instance=draft),
        "pathways": pathways or pathway_rows(draft),
        "languages": formset,
        "language_names": list(formset.languages.names.values()),
        "countries": sorted(row.name for row in names),
        "missing": sentences,
        "notice": getattr(draft, "imported_from", None),
        "way": way_to(),
        "policy": draft.closing_policy,
        "corrected": draft.reissue_of,
        "texts": notice_languages(draft),
    }
    return render(request, "vacancies/desk/edit.html", context)
