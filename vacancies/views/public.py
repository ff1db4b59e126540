"""The pages that anybody may read: the front, and the page of a vacancy. The list is in `search.py`."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recruitment.enums import StaffCategory
from recruitment.page_cache import edition_of, keep_until
from recruitment.rules.languages import ASKED_BY
from vacancies.enums import Ground, NoticeLanguage, VacancyState, VacancyType
from vacancies.models import Extension, Listing, Publication, Vacancy
from vacancies.models.reading import publications_of
from vacancies.rules.changes import changes, left_behind
from vacancies.templatetags.notice import place_date
from vacancies.views import public_words as words
from vacancies.views.change_words import what_changed
from vacancies.views.lines import Line, lines, words_hold_until
from vacancies.views.names import Names, durations, names
from vacancies.views.posting import posting_json, texts_as_html
from vacancies.views.similar import similar_listings

ON_THE_FRONT = 6
OPTIONAL = {"introduction", "context", "responsibilities", "skills", "notes"}  # sections that a notice may lack


@require_safe
@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """The front: search, and what closes next."""
    edition, at = edition_of(request)
    found = list(Listing.objects.open(at).for_lines()[:ON_THE_FRONT])
    total = Listing.objects.open(at).count()
    context = {"at": at, "lines": lines(found, at, names(edition)), "total": total}
    response = render(request, "vacancies/public/home.html", context)
    if not request.GET.keys() <= {ASKED_BY}:
        return response
    return keep_until(response, words_hold_until(found, at, min((row.closes_at for row in found), default=None)))


@require_safe
@login_not_required
def vacancy_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """A published vacancy as its publication in force says it; closed and cancelled ones stay readable."""
    edition, at = edition_of(request)
    publications = publications_of(public_id)
    if not publications:
        raise Http404  # a draft has no page
    publication, vacancy, named = publications[0], publications[0].vacancy, names(edition)
    terms, is_open = publication.terms, vacancy.state(at) == VacancyState.OPEN
    language = _language(request, publication)
    notice = publication.notice_in(language)
    texts = texts_as_html(notice)
    context = {
        "vacancy": vacancy,
        "publication": publication,
        "notice": notice,
        "terms": terms,
        "at": at,
        "is_open": is_open,
        "kind": VacancyType(publication.content["vacancy_type"]).label,
        "page_title": notice["title"],
        "language": language,
        "languages": _languages(publication, language),
        "facts": _facts(publication, notice, named),
        "texts": texts,
        "written_in": {name: written_in(publication, name, language) for name in texts},
        "stale": stale_texts(publications, language),
        "contents": _contents(notice),
        "extensions": extensions_of(publications),
        "country": named.of("country", terms.duty_station_country),
        **_requirements(publication, named),
        **_tiers(vacancy, publication, named),
        "next_steps": words.after_applying(terms, durations(edition, vacancy.organization_id)),
        "contact": words.contact_sentence(terms),
        "versions": what_changed(publications, named.of) if len(publications) > 1 else [],
        "way": [(_("Vacancies"), reverse("vacancies:list")), (notice["title"], "")],
    }
    if is_open:
        with translation.override(language):
            family = names(edition).of("family", terms.job_family)
            context["posting"] = posting_json(vacancy, publication, family, texts)
    else:
        context["similar"] = similar = _similar(publication, at, named)
    response = render(request, "vacancies/public/page.html", context)
    if not is_open:
        response["X-Robots-Tag"] = "noindex"
    if not request.GET.keys() <= {ASKED_BY}:
        return response  # there is no end to other addresses of this page
    if is_open:
        return keep_until(response, vacancy.closes_at)
    found = [line.listing for line in similar]
    return keep_until(response, words_hold_until(found, at, min((row.closes_at for row in found), default=None)))


def _similar(publication: Publication, at: datetime, named: Names) -> list[Line]:
    """The open vacancies most like this one, as lines that say in what."""
    found = similar_listings(publication, at)
    made = lines([one.listing for one in found], at, named)
    return [replace(line, facts=[*line.facts, *one.reasons]) for line, one in zip(made, found, strict=True)]


def extensions_of(publications: list[Publication]) -> list[Extension]:
    """The extensions of a vacancy; asks only where the closing date is not the one that was published."""
    vacancy, first = publications[0].vacancy, publications[-1]
    if vacancy.closes_on.isoformat() == first.content["closing_date"]:
        found: list[Extension] = []
    else:
        found = list(vacancy.extensions.all())
    vacancy._prefetched_objects_cache = {"extensions": found}  # type: ignore[attr-defined]
    return found


def _language(request: HttpRequest, publication: Publication) -> str:
    """The language of the text: asked for by `text`, else the reader's, else the authentic one."""
    wanted = (request.GET.get("text", ""), (get_language() or "en")[:2])
    return next((code for code in wanted if code in publication.languages), publication.language)


def _languages(publication: Publication, language: str) -> list[dict[str, Any]]:
    if len(publication.languages) == 1 and language == (get_language() or "en")[:2]:
        return []
    return [
        {
            "code": code,
            "name": str(NoticeLanguage(code).label),
            "is_authentic": code == publication.language,
            "is_shown": code == language,
        }
        for code in publication.languages
    ]


def written_in(publication: Publication, name: str, language: str) -> str:
    """The language of a text of the notice as it is shown in `language`: the authentic one where it has no other."""
    translated = publication.content.get("translations", {}).get(language, {})
    return language if translated.get(name) else publication.language


def stale_texts(publications: list[Publication], language: str) -> list[str]:
    """Names of the texts that the last correction changed in the authentic language but not in this one."""
    if len(publications) < 2 or language == publications[0].language:
        return []
    newest, before = publications[0].content, publications[1].content
    return left_behind(changes(before, newest), newest).get(language, [])


def _facts(publication: Publication, notice: dict[str, str], named: Names) -> list[tuple[str, Any]]:
    terms, content, vacancy = publication.terms, publication.content, publication.vacancy
    return [
        (_("Reference"), notice["reference_number"]),
        (_("Organization"), vacancy.organization.name),
        (_("Duty station"), named.station(notice["duty_station_city"], terms.duty_station_country)),
        (_("Unit"), notice["organizational_unit"]),
        (_("Grade"), terms.grade),
        (_("Category"), StaffCategory(terms.category).label if terms.category else ""),
        (_("Contract"), notice["contract_words"] or named.of("contract", content["contract_type"] or "")),
        (_("Duration"), notice["initial_duration"]),
        (_("Positions"), content["positions"] if content["positions"] != 1 else ""),
        (_("Published"), _date(vacancy.published_at, vacancy)),
    ]


def _date(at: datetime, vacancy: Vacancy) -> str:
    return place_date(at, vacancy.closing_zone)


def _titles() -> dict[str, str]:
    """The headings of the page by their anchors, in the order of a notice."""
    return {
        "introduction": _("Introduction"),
        "context": _("Organizational context"),
        "responsibilities": _("Core functions and responsibilities"),
        "qualifications": _("Qualifications and experience"),
        "skills": _("Skills"),
        "languages": _("Languages"),
        "competencies": _("Competencies that will be assessed"),
        "first-tier": _("Who is considered first"),
        "notes": _("Notes"),
        "next": _("What happens next"),
    }


def _contents(notice: dict[str, str]) -> list[tuple[str, str]]:
    """The table of contents: (anchor, heading); sections of the notice only where it has a text for them."""
    return [(name, title) for name, title in _titles().items() if name not in OPTIONAL or notice.get(name)]


def _requirements(publication: Publication, named: Names) -> dict[str, Any]:
    return {
        "pathways": [words.pathway_words(pathway) for pathway in publication.terms.pathways],
        "language_needs": words.language_words(publication.terms, named),
        "competency_groups": words.competency_groups(publication.terms, named),
    }


def _tiers(vacancy: Vacancy, publication: Publication, named: Names) -> dict[str, Any]:
    policy = publication.terms.tiers
    listed = policy.country_codes if Ground.NMS_NATIONALS in policy.grounds else ()
    return {
        "first_tier": words.first_tier_sentence(policy),
        "grounds": words.grounds_explained(policy, vacancy.organization.name),
        "second_tier": words.second_tier_sentence(policy),
        "listed_states": sorted(named.of("country", code) for code in listed),
    }
