"""The pages that anybody may read: the front, the list of open vacancies, and the page of a vacancy."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recruitment import clock
from recruitment.enums import StaffCategory
from vacancies.enums import Ground, VacancyState, VacancyType
from vacancies.models import Publication, Vacancy
from vacancies.templatetags.notice import place_date
from vacancies.views import public_words as words
from vacancies.views.public_queries import contract_names, country_names, open_notices

A_PAGE, ON_THE_FRONT = 25, 6
LONGEST_SEARCH = 100
SECTIONS = ("introduction", "context", "responsibilities", "qualifications", "skills", "notes")


@dataclass(frozen=True)
class Line:
    """A vacancy as one line of the list."""

    title: str
    facts: list[str]
    first_tier: str
    vacancy: Vacancy


@require_safe
@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """The front: search, and what closes next."""
    at = clock.now()
    page = Paginator(open_notices(at), ON_THE_FRONT).get_page(1)
    context = {"at": at, "lines": _lines(page.object_list), "total": page.paginator.count}
    return render(request, "vacancies/public/home.html", context)


@require_safe
@login_not_required
def vacancy_list(request: HttpRequest) -> HttpResponse:
    """The open vacancies, the one that closes next first; `q` searches."""
    at = clock.now()
    sought = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH]
    page = Paginator(open_notices(at, sought), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "at": at,
        "lines": _lines(page.object_list),
        "page": page,
        "total": page.paginator.count,
        "sought": sought,
    }
    return render(request, "vacancies/public/list.html", context)


@require_safe
@login_not_required
def vacancy_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """A published vacancy as its publication in force says it; closed and cancelled ones stay readable."""
    vacancy = get_object_or_404(
        Vacancy.objects.published().select_related("organization").prefetch_related("publications", "extensions"),
        public_id=public_id,
    )
    publication, at = vacancy.current_publication, clock.now()
    terms = publication.terms
    names = country_names([terms.duty_station_country, *terms.tiers.country_codes])
    context = {
        "vacancy": vacancy,
        "notice": publication.notice,
        "terms": terms,
        "at": at,
        "is_open": vacancy.state(at) == VacancyState.OPEN,
        "kind": VacancyType(publication.content["vacancy_type"]).label,
        "page_title": publication.notice["title"],
        "facts": _facts(vacancy, publication, names),
        "sections": _sections(publication.notice),
        "extensions": vacancy.extensions.all(),
        "country": names.get(terms.duty_station_country, ""),
        **_requirements(publication),
        **_tiers(vacancy, publication, names),
        "next_steps": words.after_applying(terms),
        "contact": words.contact_sentence(terms),
        "way": [(_("Vacancies"), reverse("vacancies:list")), (publication.notice["title"], "")],
    }
    return render(request, "vacancies/public/page.html", context)


def _lines(publications: list[Publication]) -> list[Line]:
    publications = list(publications)
    names = country_names(publication.terms.duty_station_country for publication in publications)
    contracts = contract_names(publication.content["contract_type"] for publication in publications)
    return [_line(publication, names, contracts) for publication in publications]


def _line(publication: Publication, names: dict[str, str], contracts: dict[str, str]) -> Line:
    notice, terms = publication.notice, publication.terms
    facts = [
        _station(publication, names),
        terms.grade,
        notice["contract_words"] or contracts.get(publication.content["contract_type"], ""),
        publication.vacancy.organization_id,
    ]
    return Line(
        notice["title"], [fact for fact in facts if fact], words.first_tier_in_short(terms.tiers), publication.vacancy
    )


def _station(publication: Publication, names: dict[str, str]) -> str:
    city = publication.notice["duty_station_city"]
    country = names.get(publication.terms.duty_station_country, "")
    return ", ".join(part for part in (city, country) if part)


def _facts(vacancy: Vacancy, publication: Publication, names: dict[str, str]) -> list[tuple[str, Any]]:
    notice, terms, content = publication.notice, publication.terms, publication.content
    contract = notice["contract_words"] or contract_names([content["contract_type"]]).get(content["contract_type"])
    return [
        (_("Reference"), notice["reference_number"]),
        (_("Organization"), vacancy.organization.name),
        (_("Duty station"), _station(publication, names)),
        (_("Unit"), notice["organizational_unit"]),
        (_("Grade"), terms.grade),
        (_("Category"), StaffCategory(terms.category).label if terms.category else ""),
        (_("Contract"), contract),
        (_("Duration"), notice["initial_duration"]),
        (_("Positions"), content["positions"] if content["positions"] != 1 else ""),
        (_("Published"), _date(vacancy.published_at, vacancy)),
    ]


def _date(at: datetime, vacancy: Vacancy) -> str:
    return place_date(at, vacancy.closing_zone)


def _sections(notice: dict[str, str]) -> dict[str, tuple[str, str]]:
    titles = {
        "introduction": _("Introduction"),
        "context": _("Organizational context"),
        "responsibilities": _("Core functions and responsibilities"),
        "qualifications": _("Qualifications and experience"),
        "skills": _("Skills"),
        "notes": _("Notes"),
    }
    return {name: (titles[name], notice[name]) for name in SECTIONS if notice.get(name)}


def _requirements(publication: Publication) -> dict[str, Any]:
    return {
        "pathways": [words.pathway_words(pathway) for pathway in publication.terms.pathways],
        "languages": words.language_words(publication.terms),
        "competency_groups": words.competency_groups(publication.terms),
    }


def _tiers(vacancy: Vacancy, publication: Publication, names: dict[str, str]) -> dict[str, Any]:
    policy = publication.terms.tiers
    listed = policy.country_codes if Ground.NMS_NATIONALS in policy.grounds else ()
    return {
        "first_tier": words.first_tier_sentence(policy),
        "grounds": words.grounds_explained(policy, vacancy.organization.name),
        "second_tier": words.second_tier_sentence(policy),
        "listed_states": sorted(names.get(code, code) for code in listed),
    }
