"""The short list: by tier, competency level and criteria; the second tier behind its gate."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from screening.actions import shortlist as act
from screening.actions.planning import PlanChanged
from screening.enums import Outcome
from screening.forms.shortlist import GateForm, OutcomeForm, ShortlistFilter
from screening.models import Screening
from screening.rules import gate
from screening.views.desk_scope import acts_from, frame, opening_of, require_role, selection_or_404
from screening.views.desk_selecting import BY_PAGE, chosen, filters_of, say, with_all
from vacancies.models import Vacancy
from vacancies.rules.tiers import SECOND

SHOWN = {"waiting": "", "shortlisted": Outcome.SHORTLISTED, "not_shortlisted": Outcome.NOT_SHORTLISTED}


def lines_of(vacancy: Vacancy, wanted: QueryDict) -> QuerySet[Screening]:
    """The eligible cases that a filter shows, in the order of the short list."""
    lines = vacancy.screenings.live().eligible()
    if wanted.get("show") in SHOWN:
        lines = lines.filter(outcome=SHOWN[wanted["show"]])
    if wanted.get("tier") in ("1", "2"):
        lines = lines.filter(tier=wanted["tier"])
    return lines.in_order()


@require_safe
def shortlist(request: HttpRequest, public_id: str) -> HttpResponse:
    """The short list of a vacancy, by pages of 50."""
    return _page(request, selection_or_404(request, public_id), request.GET)


@acts_from("desk:shortlist")
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """First the preview of what the outcome would change for the chosen cases, then, with `sure`, the act."""
    vacancy = selection_or_404(request, public_id)
    require_role(request, Doing.SCREEN, vacancy)
    wanted, cases, form = filters_of(request), chosen(request, vacancy), OutcomeForm(request.POST)
    if not cases and form.is_valid():
        form.add_error(None, _("Choose at least one application: tick the box at the beginning of its line."))
    if form.is_valid() and not form.cleaned_data["reason"].strip():
        form.add_error("reason", _("Give the reason; it stays with the case."))
    if not form.is_valid():
        return _page(request, vacancy, wanted, outcome=form)
    if "sure" not in request.POST:
        return _preview(request, vacancy, cases, form)
    given = form.cleaned_data
    try:
        ids, shown = [case.pk for case in cases], request.POST.get("shown", "")
        plan = act.decide(vacancy, ids, given["outcome"], reason=given["reason"], shown=shown, by=request.user)
    except PlanChanged as changed:
        messages.warning(request, str(changed))
        return _preview(request, vacancy, cases, form)
    except Refused as refusal:
        form.refuse(refusal)
        return _page(request, vacancy, wanted, outcome=form)
    count, word = len(plan.changes), Outcome(given["outcome"]).label
    say(
        request,
        plan,
        ngettext("%(n)s application: %(word)s.", "%(n)s applications: %(word)s.", count) % {"n": count, "word": word},
    )
    address = reverse("desk:shortlist", args=[public_id])
    return redirect(f"{address}?{wanted.urlencode()}" if wanted else address)


@acts_from("desk:shortlist")
def open_gate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let the second tier be considered."""
    vacancy = selection_or_404(request, public_id)
    require_role(request, Doing.OPEN_GATE, vacancy)
    form = GateForm(request.POST, prefix="gate")
    if form.is_valid():
        try:
            act.open_gate(vacancy, reason=form.cleaned_data["reason"], by=request.user)
        except Refused as refusal:
            form.refuse(refusal, "reason")
        else:
            messages.success(request, _("The gate is open: second-tier applications can be considered."))
            return redirect("desk:shortlist", public_id)
    return _page(request, vacancy, QueryDict(), gate_form=form)


def _page(
    request: HttpRequest,
    vacancy: Vacancy,
    wanted: QueryDict,
    *,
    outcome: OutcomeForm | None = None,
    gate_form: GateForm | None = None,
) -> HttpResponse:
    page = Paginator(lines_of(vacancy, wanted), BY_PAGE).get_page(wanted.get("page"))
    rows = list(with_all(page.object_list))
    gate_open = opening_of(vacancy) is not None
    refused = dict(act.plan_outcome(rows, Outcome.SHORTLISTED, gate_open).refused)
    ticked = set(request.POST.getlist("cases"))
    for row in rows:
        row.refusal = refused.get(row, "")
        row.locked = not gate.may_consider(row.tier, gate_open)
        row.ticked = row.application.public_id in ticked
    policy = vacancy.current_publication.terms.tiers
    context = {
        **frame(request, vacancy, "desk:shortlist"),
        "rows": rows,
        "page": page,
        "filter_form": ShortlistFilter(wanted or None),
        "filter": wanted.urlencode(),
        "bulk": outcome or OutcomeForm(),
        "gate_form": gate_form or GateForm(prefix="gate"),
        "gate_verdict": gate.may_open(act.first_tier_count(vacancy)),
        "draws_tiers": policy.draws_tiers,
        "second_tier": vacancy.screenings.live().eligible().filter(tier=SECOND).count(),
        "form": outcome or gate_form,
    }
    return render(request, "screening/desk/shortlist.html", context)


def _preview(request: HttpRequest, vacancy: Vacancy, cases: list[Screening], form: OutcomeForm) -> HttpResponse:
    given = form.cleaned_data
    plan = act.plan_outcome(cases, given["outcome"], opening_of(vacancy) is not None)
    count = len(plan.changes)
    context = {
        **frame(request, vacancy, "desk:shortlist"),
        "page_title": _("Before you decide"),
        "plan": plan,
        "carried": [(name, request.POST.get(name, "")) for name in form.fields],
        "filter": request.POST.get("filter", ""),
        "act_url": reverse("desk:decide_many", args=[vacancy.public_id]),
        "back_url": f"{reverse('desk:shortlist', args=[vacancy.public_id])}?{request.POST.get('filter', '')}",
        "button": ngettext("Decide %(n)s case: %(word)s", "Decide %(n)s cases: %(word)s", count)
        % {"n": count, "word": Outcome(given["outcome"]).label},
        "reason": given["reason"],
        "sentence": _("An outcome can be changed until the candidate has been told or recommended."),
    }
    return render(request, "screening/desk/preview.html", context)
