"""An open vacancy as schema.org's JobPosting, for search engines, and the text of its notice as HTML.

Properties: https://developers.google.com/search/docs/appearance/structured-data/job-posting. Who is first tier,
nationality and gender never stand here: `applicantLocationRequirements` is about where one may work from, and must not
be used for citizenship (https://schema.org/JobPosting).
"""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vacancies.models import Publication, Vacancy
from vacancies.templatetags.notice import prose
from vacancies.views import public_words as words
from vacancies.views.feeds.items import address, local_stamp, reading, stamp

# Google's words for our types of contract; what is not named here is OTHER.
EMPLOYMENT = {
    "regular": "FULL_TIME",
    "fixed-term": "FULL_TIME",
    "junior-professional-officer": "FULL_TIME",
    "temporary": "TEMPORARY",
    "special-short-term-graded": "TEMPORARY",
    "special-short-term-ungraded": "TEMPORARY",
    "secondment": "TEMPORARY",
    "consultancy": "CONTRACTOR",
    "service-contract": "CONTRACTOR",
    "iica": "CONTRACTOR",
    "lica": "CONTRACTOR",
    "retainer": "CONTRACTOR",
    "internship": "INTERN",
    "united-nations-volunteer": "VOLUNTEER",
}
TEXTS = ("introduction", "context", "responsibilities", "qualifications", "skills", "languages_text", "notes")
# As HTML in a data block: nothing in it may end the block, begin a comment, or be read as an entity.
ESCAPED = (("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


def posting_json(
    vacancy: Vacancy, publication: Publication, family: str = "", texts: Mapping[str, str] | None = None
) -> SafeString:
    """The data block for the page of an open vacancy, in the reader's language; it asks the database for nothing.

    `family` is the name of the job family and `texts` the sections as HTML, where the page has them. The block is no
    script: it is never run, and the content security policy has nothing to say to it.
    """
    found = json.dumps(job_posting(vacancy, publication, family, texts), ensure_ascii=False)
    for sign, escaped in ESCAPED:
        found = found.replace(sign, escaped)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(found))


def job_posting(
    vacancy: Vacancy, publication: Publication, family: str = "", texts: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The properties of the posting; `validThrough` is the closing instant with its zone's offset at that instant."""
    terms, notice = publication.terms, publication.notice_in(reading())
    policy = vacancy.closing_policy
    location = {"@type": "PostalAddress", "addressCountry": terms.duty_station_country}
    if notice["duty_station_city"]:
        location["addressLocality"] = notice["duty_station_city"]
    found = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": notice["title"],
        "description": notice_html(publication, texts),
        "datePosted": local_stamp(vacancy.published_at, policy.zone),
        "validThrough": stamp(vacancy.closes_at, policy),
        "hiringOrganization": {"@type": "Organization", "name": vacancy.organization.name},
        "jobLocation": {"@type": "Place", "address": location},
        "identifier": {
            "@type": "PropertyValue",
            "name": vacancy.organization.name,
            "value": notice["reference_number"],
        },
        "employmentType": EMPLOYMENT.get(publication.content["contract_type"] or "", "OTHER"),
        "totalJobOpenings": publication.content["positions"],
        "directApply": True,
        "url": address(vacancy.public_id),
    }
    return {**found, "occupationalCategory": family} if family else found


def notice_html(publication: Publication, texts: Mapping[str, str] | None = None) -> str:
    """The text of the notice in the reader's language: its sections as headings, paragraphs and lists.

    `texts` are the sections by name as HTML, where they are made already.
    """
    html = texts or texts_as_html(publication.notice_in(reading()))
    qualified = prose(_list([words.pathway_words(pathway) for pathway in publication.terms.pathways]))
    sections = [
        (_("Introduction"), html["introduction"]),
        (_("Organizational context"), html["context"]),
        (_("Core functions and responsibilities"), html["responsibilities"]),
        (_("Qualifications and experience"), html["qualifications"] + qualified),
        (_("Skills"), html["skills"]),
        (_("Languages"), html["languages_text"]),
        (_("Notes"), html["notes"]),
    ]
    return "".join(f"<h3>{escape(title)}</h3>{text}" for title, text in sections if text)


def texts_as_html(notice: Mapping[str, str]) -> dict[str, str]:
    """The texts of a notice by section as paragraphs and lists."""
    return {name: prose(notice[name]) for name in TEXTS}


def _list(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
