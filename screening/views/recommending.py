"""The short-listed candidates with the panel's record, to be recommended to the board or not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from screening.actions.panel import findings_of
from screening.forms.shortlist import RecommendationForm
from screening.models import PanelMember
from screening.rules import assessment
from screening.views.case import with_board
from screening.views.desk_dossier import names_of, record_of
from screening.views.desk_scope import frame, selection_or_404


@require_safe
def recommending(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every short-listed candidate with each competency as asked and as shown."""
    vacancy = selection_or_404(request, public_id)
    needs = vacancy.current_publication.terms.competencies
    names = names_of(needs)
    lines = (
        vacancy.screenings.live()
        .shortlisted()
        .select_related("application", "submission", "recommended_by")
        .prefetch_related("findings__recorded_by", "cases__decision", "cases__meeting")
        .in_order()
    )
    cases = list(lines)
    for case in cases:
        case.record = record_of(case, needs, names)
        case.recorded = sum(1 for row in case.record if row["finding"])
        case.verdict = assessment.may_recommend(needs, findings_of(case))
        case.board = list(case.cases.all())
        case.with_board = with_board(case.board)
        case.recommend_form = RecommendationForm(
            prefix="recommend",
            auto_id=f"id_{case.application.public_id}_%s",
            initial={"recommendation": case.recommendation},
        )
    context = {
        **frame(request, vacancy, "desk:recommending"),
        "cases": cases,
        "needs": len(needs),
        "members": PanelMember.objects.filter(vacancy=vacancy).select_related("user").order_by("named_at"),
    }
    return render(request, "screening/desk/recommending.html", context)
