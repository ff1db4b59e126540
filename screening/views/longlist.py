"""The long list: suggestions with their evidence, claims checked, eligibility and tier confirmed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from screening.actions import longlist as act
from screening.actions.planning import PlanChanged
from screening.enums import Eligibility
from screening.forms.longlist import ConfirmationForm, LonglistFilter
from screening.models import Screening
from screening.views.desk_scope import acts_from, back_to, case_or_404, frame, require_role, selection_or_404
from screening.views.desk_selecting import BY_PAGE, chosen, filters_of, say, with_all
from vacancies.enums import ClaimState
from vacancies.models import Vacancy
from vacancies.rules.tiers import SECOND

# No reason can be missing from this wish, so what it is refused for stands whatever is wished.
MOST_MODEST = act.Wish(tier=SECOND, reason="-")
SHOWN = {
    "unconfirmed": Q(eligibility=""),
    "claims": Q(eligibility="", internal_claim=ClaimState.CLAIMED),
    "eligible": Q(eligibility=Eligibility.ELIGIBLE),
    "ineligible": Q(eligibility=Eligibility.INELIGIBLE),
    "differs": Q(suggested_eligible=False),
}


def lines_of(vacancy: Vacancy, wanted: QueryDict) -> QuerySet[Screening]:
    """The lines that a filter shows, by tier and name; whoever withdrew stands in a list of their own."""
    lines = vacancy.screenings.annotate(row_tier=Coalesce("tier", "suggested_tier"))
    show = wanted.get("show", "")
    if show == "withdrawn":
        lines = lines.exclude(pk__in=vacancy.screenings.live())
    else:
        lines = lines.live().filter(SHOWN.get(show, Q()))
    if wanted.get("tier") in ("1", "2"):
        lines = lines.filter(row_tier=wanted["tier"])
    if words := wanted.get("q", "").strip():
        lines = lines.filter(
            Q(candidate_name__icontains=words) | Q(submission__receipt_number__icontains=words.replace(" ", ""))
        )
    return lines.order_by("row_tier", "candidate_name", "pk")


@require_safe
def longlist(request: HttpRequest, public_id: str) -> HttpResponse:
    """The long list of a vacancy, by pages of 50."""
    return _page(request, selection_or_404(request, public_id), request.GET)


@acts_from("desk:longlist")
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """First the preview of what confirming the chosen cases would change, then, with `sure`, the act."""
    vacancy = selection_or_404(request, public_id)
    require_role(request, Doing.SCREEN, vacancy)
    wanted = filters_of(request)
    form = ConfirmationForm(request.POST, grounds=vacancy.current_publication.terms.tiers.grounds)
    everything = "everything" in request.POST
    cases = list(with_all(lines_of(vacancy, wanted))) if everything else chosen(request, vacancy)
    if not cases and form.is_valid():
        form.add_error(None, _("Choose at least one application: tick the box at the beginning of its line."))
    if not form.is_valid():
        return _page(request, vacancy, wanted, form)
    if "sure" not in request.POST:
        return _preview(request, vacancy, cases, form)
    try:
        shown = request.POST.get("shown", "")
        plan = act.confirm(vacancy, [case.pk for case in cases], form.wish(), shown=shown, by=request.user)
    except PlanChanged as changed:
        messages.warning(request, str(changed))
        return _preview(request, vacancy, cases, form)
    except Refused as refusal:
        form.refuse(refusal)
        return _page(request, vacancy, wanted, form)
    count = len(plan.changes)
    say(request, plan, ngettext("%(n)s application confirmed.", "%(n)s applications confirmed.", count) % {"n": count})
    address = reverse("desk:longlist", args=[public_id])
    return redirect(f"{address}?{wanted.urlencode()}" if wanted else address)


@acts_from("desk:case")
def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record what the staff records say of a claim to be internal."""
    case = case_or_404(request, public_id)
    require_role(request, Doing.SCREEN, case.vacancy)
    try:
        if request.POST.get("answer") not in ("confirmed", "refused"):
            raise Refused(_("Say what the staff records say: they confirm the claim, or they do not."))
        case = act.check_claim(case, confirmed=request.POST["answer"] == "confirmed", by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = _("%(name)s: %(claim)s. Suggested now: tier %(tier)s.")
        said = {"name": case.candidate_name, "claim": case.get_internal_claim_display(), "tier": case.suggested_tier}
        messages.success(request, words % said)
    return redirect(back_to(request, "desk:case", public_id))


def _page(
    request: HttpRequest, vacancy: Vacancy, wanted: QueryDict, form: ConfirmationForm | None = None
) -> HttpResponse:
    page = Paginator(lines_of(vacancy, wanted), BY_PAGE).get_page(wanted.get("page"))
    rows = list(with_all(page.object_list))
    fixed = dict(act.plan_confirmation(rows, MOST_MODEST).refused)
    waiting = dict(act.plan_confirmation(rows, act.Wish(reason="-")).refused)
    ticked = set(request.POST.getlist("cases"))
    for row in rows:
        row.fixed, row.waiting = fixed.get(row, ""), waiting.get(row, "")
        row.ticked = row.application.public_id in ticked
    grounds = vacancy.current_publication.terms.tiers.grounds
    context = {
        **frame(request, vacancy, "desk:longlist"),
        "rows": rows,
        "page": page,
        "filter_form": LonglistFilter(wanted or None),
        "filter": wanted.urlencode(),
        "bulk": form or ConfirmationForm(grounds=grounds),
        "form": form,
    }
    return render(request, "screening/desk/longlist.html", context)


def _preview(request: HttpRequest, vacancy: Vacancy, cases: list[Screening], form: ConfirmationForm) -> HttpResponse:
    plan = act.plan_confirmation(cases, form.wish())
    count = len(plan.changes)
    context = {
        **frame(request, vacancy, "desk:longlist"),
        "page_title": _("Before you confirm"),
        "plan": plan,
        "carried": [(name, request.POST.get(name, "")) for name in form.fields],
        "filter": request.POST.get("filter", ""),
        "act_url": reverse("desk:confirm_many", args=[vacancy.public_id]),
        "back_url": f"{reverse('desk:longlist', args=[vacancy.public_id])}?{request.POST.get('filter', '')}",
        "button": ngettext("Confirm %(n)s application", "Confirm %(n)s applications", count) % {"n": count},
        "reason": form.cleaned_data["reason"],
        "sentence": _("A confirmation can be changed with a reason until the candidate has been told."),
    }
    return render(request, "screening/desk/preview.html", context)
