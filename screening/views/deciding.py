"""Decisions on one case, each from its form on the page of the case."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from screening.actions import longlist, panel, shortlist
from screening.actions.planning import Plan
from screening.forms.longlist import ConfirmationForm
from screening.forms.shortlist import OutcomeForm, RatingForm, RecommendationForm
from screening.models import Screening
from screening.views.case import case_page
from screening.views.desk_scope import acts_from, back_to, case_or_404, require_role


@acts_from("desk:case")
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """Confirm eligibility and tier, as suggested or otherwise."""
    case = _case(request, public_id)
    grounds = case.vacancy.current_publication.terms.tiers.grounds
    form = ConfirmationForm(request.POST, prefix="confirm", grounds=grounds)
    if form.is_valid():
        try:
            plan = longlist.confirm(case.vacancy, [case.pk], form.wish(), by=request.user)
            return _done(request, case, _said(plan))
        except Refused as refusal:
            form.refuse(refusal)
    return case_page(request, case, confirm_form=form)


@acts_from("desk:case")
def rate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Note the competency level that the dossier shows."""
    case, form = _case(request, public_id), RatingForm(request.POST, prefix="rate")
    if form.is_valid():
        given = form.cleaned_data
        try:
            shortlist.rate(case, competency_level=given["level"], note=given["note"], by=request.user)
            return _done(request, case, _("Level %(level)s is noted.") % {"level": given["level"]})
        except Refused as refusal:
            form.refuse(refusal, "note" if not given["note"].strip() else None)
    return case_page(request, case, rate_form=form)


@acts_from("desk:case")
def outcome(request: HttpRequest, public_id: str) -> HttpResponse:
    """Short-list, or not."""
    case, form = _case(request, public_id), OutcomeForm(request.POST, prefix="outcome")
    if form.is_valid():
        given = form.cleaned_data
        try:
            plan = shortlist.decide(case.vacancy, [case.pk], given["outcome"], reason=given["reason"], by=request.user)
            return _done(request, case, _said(plan))
        except Refused as refusal:
            form.refuse(refusal, "reason" if not given["reason"].strip() else None)
    return case_page(request, case, outcome_form=form)


@acts_from("desk:case")
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take the outcome back, with the reason that stands in the form of the outcome."""
    case = _case(request, public_id)
    form = OutcomeForm(request.POST, prefix="outcome")
    reason = request.POST.get(form.add_prefix("reason"), "")
    try:
        shortlist.take_back(case, reason=reason, by=request.user)
    except Refused as refusal:
        form.is_valid()
        form.refuse(refusal, None if reason.strip() else "reason")
        return case_page(request, case, outcome_form=form)
    return _done(request, case, _("The outcome is taken back"))


@acts_from("desk:case")
def recommend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Recommend to the board, or not; from the case or from the list of the short-listed."""
    case, form = _case(request, public_id), RecommendationForm(request.POST, prefix="recommend")
    if form.is_valid():
        given = form.cleaned_data
        try:
            case = panel.recommend(case, given["recommendation"], reason=given["reason"], by=request.user)
            return _done(request, case, case.get_recommendation_display())
        except Refused as refusal:
            form.refuse(refusal, "reason" if not given["reason"].strip() else None)
    return case_page(request, case, recommend_form=form)


def _case(request: HttpRequest, public_id: str) -> Screening:
    case = case_or_404(request, public_id)
    require_role(request, Doing.SCREEN, case.vacancy)
    return case


def _said(plan: Plan) -> str:
    """The words of the one change; the refusal of the one case is raised, so that the form shows it."""
    if plan.refused:
        raise Refused(plan.refused[0][1])
    return plan.changes[0][1]


def _done(request: HttpRequest, case: Screening, words: str) -> HttpResponse:
    messages.success(request, _("%(name)s: %(what)s.") % {"name": case.candidate_name, "what": words.rstrip(".")})
    return redirect(back_to(request, "desk:case", case.application.public_id))
