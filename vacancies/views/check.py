"""Checking by its reference number that a notice is real. Swindlers send notices of posts that do not exist."""

import string
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import CharField, F, Func, QuerySet, Value
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recruitment import clock
from vacancies.enums import VacancyState
from vacancies.models import Listing, Vacancy
from vacancies.templatetags.notice import closing_words_with_zone, date_words
from vacancies.views.limits import asks_too_often

SIGNS = string.punctuation + string.whitespace + "\u00a0\u202f‐‑‒–—−·№°"  # what numbers are written with besides
LONGEST = 60  # characters of a number with its spaces; the longest numbers have 40
MOST_FOUND = 5  # organizations may use the same number
A_MINUTE = 60
TIMES = 30  # in a minute from one address of the network: an office may share one
TONES = {VacancyState.OPEN: "done", VacancyState.CLOSED: "attention", VacancyState.CANCELLED: "stop"}


@dataclass(frozen=True)
class Found:
    """A published vacancy that has the number: what a reader compares with the message they were sent."""

    public_id: str
    title: str
    state: str
    tone: str
    sentence: str
    facts: list[tuple[str, str]]


@require_safe
@login_not_required
def check(request: HttpRequest) -> HttpResponse:
    """One field, and whether a published vacancy has the number that was typed into it; drafts are never found."""
    typed = request.GET.get("ref", "").replace("\0", "").strip()[:LONGEST]
    context: dict[str, Any] = {"typed": typed, "longest": LONGEST, "asked": "ref" in request.GET}
    if not typed:
        return render(request, "vacancies/public/check.html", context)
    if asks_too_often(request, "check", times=TIMES, seconds=A_MINUTE):
        answer = render(request, "vacancies/public/check.html", {**context, "must_wait": True}, status=429)
        answer["Retry-After"] = str(A_MINUTE)
        return answer
    at = clock.now()
    context |= {"is_number": bool(bare(typed)), "found": [_found(listing, at) for listing in listings_numbered(typed)]}
    answer = render(request, "vacancies/public/check.html", context)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def bare(number: str) -> str:
    """A reference number without what people leave out or add: small letters and digits only.

    "VN 2026 – 14", "vn2026/14" and "VN2026-14" are one number.
    """
    return "".join(sign for sign in unicodedata.normalize("NFKC", number).lower() if sign.isalnum())


def listings_numbered(number: str) -> QuerySet[Listing]:
    """The listings of published vacancies with this number, at most five, with their vacancies; one query."""
    sought = bare(number)
    if not sought:
        return Listing.objects.none()
    alike = Func(Lower(F("reference_number")), Value(SIGNS), Value(""), function="translate", output_field=CharField())
    found = Listing.objects.for_lines().annotate(bare_number=alike).filter(bare_number=sought)
    related = found.select_related("vacancy__organization", "vacancy__duty_station_country")
    return related.order_by("-published_at", "vacancy_id")[:MOST_FOUND]


def _found(listing: Listing, at: datetime) -> Found:
    vacancy = listing.vacancy
    state = vacancy.state(at)
    country = vacancy.duty_station_country
    facts = [
        (_("Reference"), listing.reference_number),
        (_("Organization"), vacancy.organization.name),
        (_("Duty station"), ", ".join(filter(None, (listing.city, country.name if country else "")))),
        (_("Grade"), listing.grade),
    ]
    title, authentic = (
        listing.text("title", code) for code in ((get_language() or "en")[:2], listing.texts["authentic"])
    )
    if authentic != title:
        facts.append((_("Title in the authentic text"), authentic))
    if listing.first_closing_date != listing.closing_date:
        first = closing_words_with_zone(listing.first_closing_date, vacancy.closing_policy)
        facts.append((_("Extended; closing as first published"), first))
    return Found(vacancy.public_id, title, str(state.label), TONES[state], _sentence(vacancy, state), facts)


def _sentence(vacancy: Vacancy, state: VacancyState) -> str:
    if state == VacancyState.CANCELLED:
        on = date_words(vacancy.cancelled_at, vacancy.closing_zone) if vacancy.cancelled_at else ""
        return _("It was cancelled on %(date)s, and nobody will be selected from it.") % {"date": on}
    closing = closing_words_with_zone(vacancy.closes_on, vacancy.closing_policy)
    if state == VacancyState.CLOSED:
        return _("It closed on %(closing)s. Nobody can apply any more, neither here nor anywhere else.") % {
            "closing": closing
        }
    return _("It is open and closes on %(closing)s. Applications are sent here and in no other way.") % {
        "closing": closing
    }
