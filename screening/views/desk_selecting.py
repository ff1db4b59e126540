"""Acting on several cases at once: which were chosen, and what is said about the result."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from screening.actions.planning import Plan
from screening.models import Screening
from vacancies.models import Vacancy

BY_PAGE = 50
NAMED = 5  # so many refused cases are named in the message


def chosen(request: HttpRequest, vacancy: Vacancy) -> list[Screening]:
    """The cases of this vacancy whose boxes were ticked, by the public ids of their applications."""
    return list(
        with_all(
            vacancy.screenings.filter(application__public_id__in=request.POST.getlist("cases")).order_by(
                "candidate_name"
            )
        )
    )


def with_all(lines: QuerySet[Screening]) -> QuerySet[Screening]:
    """The lines with what a row and a plan ask of them, in a constant number of queries."""
    return lines.select_related(
        "application", "submission", "confirmed_by", "claim_checked_by", "outcome_by", "rated_by"
    ).prefetch_related("application__tellings")


def filters_of(request: HttpRequest) -> QueryDict:
    """The filter that the form carries along, as in the address of the list."""
    return QueryDict(request.POST.get("filter", ""))


def say(request: HttpRequest, plan: Plan, done: str) -> None:
    """Messages for what was changed and for what was refused, the first refused cases by name."""
    if plan.changes:
        messages.success(request, done)
    if plan.refused:
        count = len(plan.refused)
        words = ngettext("%(n)s was refused and is as it was:", "%(n)s were refused and are as they were:", count)
        names = " ".join(f"{case.candidate_name}: {why}" for case, why in plan.refused[:NAMED])
        more = _("And %(n)s more.") % {"n": count - NAMED} if count > NAMED else ""
        messages.warning(request, " ".join(filter(None, [words % {"n": count}, names, more])))
