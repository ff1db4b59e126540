"""One case: the frozen dossier beside what was suggested, decided and found, and what may be done next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from screening.actions import longlist, shortlist
from screening.actions.panel import findings_of
from screening.actions.planning import Plan
from screening.enums import BoardOutcome, Outcome
from screening.forms.longlist import ConfirmationForm
from screening.forms.shortlist import OutcomeForm, RatingForm, RecommendationForm
from screening.models import Case, Screening
from screening.rules import assessment
from screening.views.desk_dossier import names_of, readable, record_of
from screening.views.desk_history import history_of
from screening.views.desk_scope import case_or_404, frame, opening_of
from screening.views.longlist import MOST_MODEST


@require_safe
def case(request: HttpRequest, public_id: str) -> HttpResponse:
    """Everything about one application on the long list."""
    return case_page(request, case_or_404(request, public_id))


def case_page(request: HttpRequest, case: Screening, **bound: Any) -> HttpResponse:
    """The page of a case; a form that an action refused stands in `bound` by its name."""
    terms = case.vacancy.current_publication.terms
    names = names_of(terms.competencies)
    forms = {
        "confirm_form": ConfirmationForm(prefix="confirm", grounds=terms.tiers.grounds),
        "rate_form": RatingForm(prefix="rate", initial={"level": case.competency_level, "note": case.rating_note}),
        "outcome_form": OutcomeForm(prefix="outcome", initial={"outcome": case.outcome}),
        "recommend_form": RecommendationForm(prefix="recommend", initial={"recommendation": case.recommendation}),
    }
    shell = frame(request, case.vacancy, "")
    board = list(case.cases.select_related("decision", "meeting"))
    context = {
        **shell,
        "case": case,
        "way": [
            *shell["way"],
            (_("Long list"), reverse("desk:longlist", args=[case.vacancy.public_id])),
            (case.candidate_name, ""),
        ],
        "dossier": readable(case.submission),
        "checks": case.suggested_checks,
        "record": record_of(case, terms.competencies, names),
        "confirm_refusal": _why(longlist.plan_confirmation([case], MOST_MODEST)),
        "suggestion_refusal": _why(longlist.plan_confirmation([case], longlist.Wish(reason="-"))),
        "outcome_refusal": _why(
            shortlist.plan_outcome([case], Outcome.SHORTLISTED, opening_of(case.vacancy) is not None)
        ),
        "recommend_verdict": assessment.may_recommend(terms.competencies, findings_of(case)),
        "board": board,
        "with_board": with_board(board),
        "history": history_of(case),
        **forms,
        **bound,
        "form": next(iter(bound.values()), None),
    }
    return render(request, "screening/desk/case.html", context)


def with_board(board: list[Case]) -> bool:
    """Whether the case lies with the board or was decided there; one that was referred back is the desk's again."""
    last = max(board, key=lambda put: put.put_at, default=None)
    return last is not None and getattr(getattr(last, "decision", None), "outcome", "") != BoardOutcome.REFERRED_BACK


def _why(plan: Plan) -> str:
    return plan.refused[0][1] if plan.refused else ""
