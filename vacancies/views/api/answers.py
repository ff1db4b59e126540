"""Rows as the API's answers."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from vacancies.models import Listing, Publication
from vacancies.rules.closing import ClosingPolicy, closing_instant
from vacancies.templatetags.searches import closing_with_zone
from vacancies.views import public_words as words
from vacancies.views.api import schemas
from vacancies.views.feeds.items import address, closing_stamp, reading
from vacancies.views.names import Names

SECTIONS = (
    "organizational_unit",
    "initial_duration",
    "introduction",
    "context",
    "responsibilities",
    "qualifications",
    "skills",
    "languages_text",
    "notes",
)


def summary(listing: Listing, named: Names) -> schemas.Summary:
    """A listing that carries `changed_at`."""
    language = reading()
    return schemas.Summary(
        id=listing.public_id,
        url=address(listing.public_id, language),
        api_url=settings.SITE_URL + reverse("api:vacancy", args=[listing.public_id]),
        reference_number=listing.reference_number,
        version=listing.version,
        title=listing.text("title", language),
        language=listing.language_for(language),
        organization=_named(named, "organization", listing.organization),
        duty_station=schemas.Station(city=listing.city, country=_named(named, "country", listing.country)),
        grade=listing.grade,
        category=listing.category,
        contract_type=_named(named, "contract", listing.contract_type),
        contract_words=listing.text("contract", language),
        job_family=_named(named, "family", listing.job_family) if listing.job_family else None,
        required_languages=listing.languages,
        tiers=_tiers(listing),
        published_at=listing.published_at,
        changed_at=listing.changed_at,
        closing=_closing(listing),
    )


def detail(listing: Listing, publication: Publication, at: datetime, named: Names) -> schemas.Detail:
    """A published vacancy with the notice in force; `at` (UTC) says whether it is still open."""
    terms, content = publication.terms, publication.content
    notice = publication.notice_in(reading())
    return schemas.Detail(
        **dict(summary(listing, named)),
        state=publication.vacancy.state(at),
        vacancy_type=content["vacancy_type"],
        positions=content["positions"],
        languages=publication.languages,
        notice={name: notice.get(name, "") for name in SECTIONS},
        education_and_experience=[
            schemas.PathwayAsked(degree=path.degree, years=path.years, words=words.pathway_words(path))
            for path in terms.pathways
        ],
        language_requirements=[
            schemas.LanguageAsked(
                language=_named(named, "language", need.language), demand=need.demand, level=need.asked
            )
            for need in terms.languages
        ],
        competencies=[
            schemas.CompetencyAsked(code=need.competency, name=need.name, kind=need.kind, level=need.level)
            for need in terms.competencies
        ],
        duty_station_nationals_excluded=terms.duty_station_nationals_excluded,
        roster_months=terms.roster_months,
        extensions=[
            schemas.Extended(
                date_before=row.closing_date_before,
                date_after=row.closing_date_after,
                reason=row.reason,
                at=row.extended_at,
            )
            for row in publication.vacancy.extensions.all()
        ],
    )


def _named(named: Names, kind: str, code: str) -> schemas.Named:
    return schemas.Named(code=code, name=named.of(kind, code))


def _tiers(listing: Listing) -> schemas.Tiers:
    return schemas.Tiers(
        grounds=listing.grounds,
        countries=listing.country_codes,
        second_tier=listing.second_tier,
        first_tier_words=words.first_tier_sentence(listing.tiers),
        second_tier_words=words.second_tier_sentence(listing.tiers),
    )


def _closing(listing: Listing) -> schemas.Closing:
    policy = ClosingPolicy(listing.closing_place, listing.closing_zone, listing.closing_minute)
    at = closing_instant(listing.closing_date, policy)
    return schemas.Closing(
        at=at.astimezone(ZoneInfo(policy.zone)),
        told=datetime.fromisoformat(closing_stamp(listing)),
        date=listing.closing_date,
        first_date=listing.first_closing_date,
        time=policy.clock_time,
        place=policy.place,
        zone=policy.zone,
        words=closing_with_zone(listing),
    )
