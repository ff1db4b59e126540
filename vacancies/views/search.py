"""The search over open vacancies: every state of it has an address, and no result is a dead end."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.page_cache import edition_of, keep_until
from recruitment.rules.languages import ASKED_BY
from vacancies.models import Listing
from vacancies.models.facets import count_facets, count_without
from vacancies.models.spelling import as_meant
from vacancies.rules.answers import Answers
from vacancies.rules.searching import FACETS, Criteria
from vacancies.views.answers import answers_of
from vacancies.views.facets import chips, groups, sorts, ways_out
from vacancies.views.lines import lines, words_hold_until
from vacancies.views.names import names

A_PAGE = 25
ADDRESS = {*FACETS, "soon", "sort", "page", ASKED_BY}  # the parts of the addresses whose pages are kept


class Found:
    """What a paginator needs: the rows in order, and how many there are, which the facets know already."""

    def __init__(self, rows: QuerySet[Listing], total: int) -> None:
        self.rows, self.total = rows, total

    def count(self) -> int:
        """How many there are, without asking again."""
        return self.total

    def __getitem__(self, part: slice) -> list[Listing]:
        return list(self.rows[part]) if self.total else []


@require_safe
@login_not_required
def vacancy_list(request: HttpRequest) -> HttpResponse:
    """The open vacancies that meet the address's criteria, with facets and their counts."""
    edition, at = edition_of(request)
    asked, answers = Criteria.read(dict(request.GET.lists())), answers_of(request)
    facets, criteria = count_facets(asked, at, answers), asked
    if not facets.total and asked.words and (meant := as_meant(asked.words)):
        corrected = replace(asked, words=meant)
        counted = count_facets(corrected, at, answers)
        if counted.total:  # the word may be one that only closed notices hold
            criteria, facets = corrected, counted
    rows = Listing.objects.meeting(criteria, at, answers).in_order(criteria).for_lines()
    page = Paginator(Found(rows, facets.total), A_PAGE).get_page(request.GET.get("page"))  # type: ignore[arg-type]
    found = list(page.object_list)
    named = names(edition)
    context: dict[str, Any] = {
        "at": at,
        "criteria": criteria,
        "asked": asked,
        "query": criteria.query(),
        "lines": lines(found, at, named),
        "page": page,
        "total": facets.total,
        "groups": groups(criteria, facets, named),
        "soon": facets.soon,
        "first_tier": facets.first_tier,
        "answers": answers,
        "needs_answers": criteria.first_tier and answers is None,
        "chips": chips(criteria, named),
        "sorts": sorts(criteria),
        "alert_query": replace(criteria, sort="").query(),
    }
    if not facets.total and not criteria.is_empty:
        # Its counts are of other searches and change with them: such a page is made anew each time.
        context["ways_out"] = _ways_out(asked, at, answers, named)
        return render(request, "vacancies/public/list.html", context)
    response = render(request, "vacancies/public/list.html", context)
    if criteria.words or not request.GET.keys() <= ADDRESS:
        return response  # there is no end to such addresses, and hardly anybody asks for the same one
    return keep_until(response, words_hold_until(found, at, facets.changes_at))


def _ways_out(criteria: Criteria, at: Any, answers: Answers | None, named: Any) -> list[Any]:
    return ways_out(criteria, count_without(criteria, at, answers), named)
