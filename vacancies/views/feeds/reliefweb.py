"""The open vacancies in the shape that ReliefWeb's importer of job feeds reads.

Fields and limits: github.com/UN-OCHA/rwint9-site, reliefweb_import/src/Service/JobFeedsImporterBase.php. The importer
takes one source at a time and asks for its number in ReliefWeb's list, which belongs in the address that is agreed with
its editors: `?organization=IOM&source=1255`. Without it the organization's code stands there.

A title above the limit is cut at a word, a body after a paragraph (the link leads to the whole notice). A short title
gains its duty station. A notice whose text is too short even so is left out, and a comment says which and why.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import translation
from django.utils.html import format_html, strip_tags
from django.utils.translation import gettext as _
from iso3166 import countries_by_alpha2

from recruitment.page_cache import edition_of
from vacancies.enums import VacancyType
from vacancies.models import Listing, Publication
from vacancies.rules.searching import Criteria
from vacancies.templatetags.searches import closing_with_zone
from vacancies.views.feeds.items import address, closing_stamp, fit, reading
from vacancies.views.feeds.serving import for_machines
from vacancies.views.feeds.syndication import labelled, tier_sentences
from vacancies.views.names import Names, names
from vacancies.views.posting import notice_html

A_BATCH = 100
SHORTEST_TITLE, LONGEST_TITLE = 7, 150
SHORTEST_BODY, LONGEST_BODY = 400, 50_000
SHORTEST_CITY = 3

# Numbers of ReliefWeb's lists: job types, years of experience, career categories.
JOB, CONSULTANCY, INTERNSHIP, VOLUNTEERING = 263, 264, 265, 266
TYPES = {
    "consultancy": CONSULTANCY,
    "retainer": CONSULTANCY,
    "internship": INTERNSHIP,
    "united-nations-volunteer": VOLUNTEERING,
}
EXPERIENCE = ((10, 261), (5, 260), (3, 259), (0, 258))  # years from which each band begins
HR, FINANCE, COMMUNICATIONS, ICT, PROGRAMMES, MONITORING = 6863, 6864, 6865, 6866, 6867, 6868
DONORS, INFORMATION, LOGISTICS = 20966, 20971, 36601
# The career category of each job family; a family that is not here has none, and ReliefWeb's editors choose.
CATEGORIES = {
    "administration": FINANCE,
    "communications": COMMUNICATIONS,
    "data": INFORMATION,
    "donor-relations": DONORS,
    "emergency": PROGRAMMES,
    "finance": FINANCE,
    "health": PROGRAMMES,
    "human-resources": HR,
    "information-technology": ICT,
    "labour-mobility": PROGRAMMES,
    "leadership": PROGRAMMES,
    "migration-management": PROGRAMMES,
    "monitoring-evaluation": MONITORING,
    "movement-operations": LOGISTICS,
    "procurement": LOGISTICS,
    "project-management": PROGRAMMES,
    "protection": PROGRAMMES,
    "resettlement": PROGRAMMES,
    "return-reintegration": PROGRAMMES,
    "shelter": PROGRAMMES,
    "transition-recovery": PROGRAMMES,
    "transport": LOGISTICS,
    "water-sanitation": PROGRAMMES,
}
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>\n'
FOOT = "</channel></rss>\n"


@for_machines
def reliefweb(request: HttpRequest) -> StreamingHttpResponse:
    """All open vacancies that meet the address's criteria, sent in batches as they are read."""
    edition, at = edition_of(request)
    criteria = Criteria.read(dict(request.GET.lists())).for_an_alert()
    source = request.GET.get("source", "")
    found = _in_force(Listing.objects.meeting(criteria, at))
    parts = _parts(found, names(edition), source if source.isdecimal() else "", reading())
    return StreamingHttpResponse(parts, content_type="application/xml; charset=utf-8")


def _in_force(listings: QuerySet[Listing]) -> QuerySet[Publication]:
    """The publications in force of these listings, in an order that stays."""
    version = listings.filter(vacancy=OuterRef("vacancy")).order_by().values("version")
    found = Publication.objects.filter(vacancy__in=listings.order_by().values("vacancy"), version=Subquery(version))
    found = found.select_related("vacancy__organization", "vacancy__listing").order_by("vacancy_id")
    return found.defer("vacancy__listing__headline", "vacancy__listing__search")


def _parts(found: QuerySet[Publication], named: Names, source: str, language: str) -> Iterator[str]:
    # The answer is read after the view has returned, so each item asks for its language itself.
    yield HEAD
    for publication in found.iterator(chunk_size=A_BATCH):
        with translation.override(language):
            item = _item(publication, named, source)
        yield item
    yield FOOT


def _item(publication: Publication, named: Names, source: str) -> str:
    vacancy, listing, terms = publication.vacancy, publication.vacancy.listing, publication.terms
    body = _body(publication, listing, named)
    if len(strip_tags(body)) < SHORTEST_BODY:
        return _left_out(listing, f"its text is shorter than {SHORTEST_BODY} characters")
    content: dict[str, Any] = {
        "link": address(listing.public_id),
        "title": _title(listing),
        "field_source": source or listing.organization,
        "body": body,
        "field_how_to_apply": _how_to_apply(vacancy.organization, listing),
        "field_job_closing_date": listing.closing_date.isoformat(),
        "field_job_type": _job_type(publication),
        "field_job_experience": _experience([pathway.years for pathway in terms.pathways]),
        "field_career_categories": CATEGORIES.get(listing.job_family, ""),
        **_place(listing),
    }
    lines = [f"<{name}>{escape(fit(value))}</{name}>" for name, value in content.items() if value]
    return "<item>\n" + "\n".join(lines) + "\n</item>\n"


def _left_out(listing: Listing, reason: str) -> str:
    reference = re.sub("-+", "-", fit(listing.reference_number)).strip("-")
    return f"<!-- Left out: {reference} ({listing.public_id}), because {reason}. -->\n"


def _title(listing: Listing) -> str:
    title = " ".join(listing.text("title", reading()).split())
    if len(title) < SHORTEST_TITLE:
        title = ", ".join([title, listing.city, listing.organization])
    if len(title) <= LONGEST_TITLE:
        return title
    return title[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _body(publication: Publication, listing: Listing, named: Names) -> str:
    facts = [
        (_("Reference"), listing.reference_number),
        (_("Organization"), named.of("organization", listing.organization)),
        (_("Duty station"), named.station(listing.city, listing.country)),
        (_("Grade"), listing.grade),
        (_("Contract"), listing.text("contract", reading()) or named.of("contract", listing.contract_type)),
        (_("Closing date"), f"{closing_with_zone(listing)} ({closing_stamp(listing)})"),
    ]
    head = "".join(format_html("<p>{}</p>", labelled(term, value)) for term, value in facts if value)
    tiers = "".join(format_html("<p>{}</p>", sentence) for sentence in tier_sentences(listing) if sentence)
    whole = head + tiers + notice_html(publication)
    if len(whole) <= LONGEST_BODY:
        return whole
    rest = format_html('<p><a href="{}">{}</a></p>', address(listing.public_id), _("Read the whole notice"))
    return whole[: whole.rindex("</p>", 0, LONGEST_BODY - len(rest)) + len("</p>")] + rest


def _how_to_apply(organization: Any, listing: Listing) -> str:
    way = _(
        "Open %(link)s and begin an application there. You need an account with the portal; it asks for your profile, "
        "your curriculum vitae and the reasons why you apply. It takes applications until %(when)s (%(stamp)s)."
    ) % {"link": address(listing.public_id), "when": closing_with_zone(listing), "stamp": closing_stamp(listing)}
    fee = _(
        "%(organization)s charges no fee at any stage of its recruitment, and does not ask for your bank details."
    ) % {"organization": organization.name}
    sentences = [way, fee] if organization.charges_no_fee else [way]
    return "".join(format_html("<p>{}</p>", sentence) for sentence in sentences)


def _job_type(publication: Publication) -> int:
    by_notice = {VacancyType.CONSULTANCY: CONSULTANCY, VacancyType.INTERNSHIP: INTERNSHIP}
    by_contract = TYPES.get(publication.content["contract_type"] or "", JOB)
    return by_notice.get(publication.content["vacancy_type"], by_contract)


def _experience(years: list[int]) -> int:
    fewest = min(years, default=0)
    return next(band for begin, band in EXPERIENCE if fewest >= begin)


def _place(listing: Listing) -> dict[str, str]:
    """Country (ISO 3166-1 alpha-3) and city; no city without a country, and none below three letters."""
    country = countries_by_alpha2.get(listing.country)
    if country is None:
        return {}
    city = listing.city if len(listing.city) >= SHORTEST_CITY else ""
    return {"field_country": country.alpha3, "field_city": city}
