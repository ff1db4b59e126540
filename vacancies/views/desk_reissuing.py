"""Correcting an open vacancy: begin the correction, see what it changes, re-issue or discard it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from recruitment.refusal import Refused
from vacancies.actions import reissuing
from vacancies.actions.comparing import names_behind
from vacancies.forms.publishing import ActForm, ReissueForm
from vacancies.models import Vacancy
from vacancies.rules.change_words import in_words, left_behind_in_words
from vacancies.views.desk_queries import correction_or_404, draft_or_404, way_to


@require_POST
def begin(request: HttpRequest, public_id: str) -> HttpResponse:
    """A draft of the next version, or the one that was begun already."""
    vacancy = draft_or_404(request, public_id)
    try:
        draft = reissuing.begin_reissue(vacancy, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("drafts:page", public_id)
    return redirect("drafts:edit", draft.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def reissue(request: HttpRequest, public_id: str) -> HttpResponse:
    """First what differs from the published notice, and what keeps it from being re-issued; then the re-issue."""
    draft = correction_or_404(request, public_id)
    if request.method != "POST":
        return _page(request, draft, ReissueForm(initial={"seen": reissuing.mark(draft)}))
    form = ReissueForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            publication = reissuing.reissue(draft, reason=given["reason"], seen=given["seen"], by=request.user)
        except reissuing.Changed as changed:
            form = ReissueForm({"reason": given["reason"], "seen": reissuing.mark(draft)})
            form.refuse(changed)
        except Refused as refusal:
            form.refuse(refusal, None if given["reason"].strip() else "reason")
        else:
            words = _("Version %(version)s is published. Those who began or submitted an application are told.")
            messages.success(request, words % {"version": publication.version})
            return redirect("drafts:page", publication.vacancy.public_id)
    return _page(request, draft, form)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, public_id: str) -> HttpResponse:
    """First what would be lost; then the draft is thrown away."""
    draft = correction_or_404(request, public_id)
    form = ActForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        corrected = draft.reissue_of
        try:
            reissuing.discard(draft, by=request.user)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The correction is discarded. The published notice is as it was."))
            return redirect("drafts:page", corrected.public_id)
    context = {**_differences(draft), "vacancy": draft, "form": form, "way": way_to(draft)}
    return render(request, "vacancies/desk/discard.html", context)


def _page(request: HttpRequest, draft: Vacancy, form: ReissueForm) -> HttpResponse:
    context = {
        **_differences(draft),
        "vacancy": draft,
        "corrected": draft.reissue_of,
        "version": draft.reissue_of.version + 1,
        "form": form,
        "refusals": reissuing.refusals(draft),
        "policy": draft.closing_policy,
        "way": way_to(draft),
    }
    return render(request, "vacancies/desk/reissue.html", context)


def _differences(draft: Vacancy) -> dict[str, list]:
    found = reissuing.differing(draft)
    stale = left_behind_in_words(reissuing.left_behind(draft, found))
    return {"changes": in_words(found, names_behind(found)), "stale": stale}
