"""Open vacancies that resemble one, and in what: for a reader who came too late, or looks for more of the kind."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from vacancies.models import Listing, Publication

# What a likeness counts: the kind of work most; a country, a neighbouring grade or half of the title alone is none.
# Of the title those words count that say something, stemmed in its language, over the number that it has. The nearest
# 100 by what is compared cheaply are compared by their titles: one pass over narrow columns, 100 short texts at most.
LIKE = """
    WITH near AS MATERIALIZED (
        SELECT vacancy_id,
            4 * (job_family = %(family)s AND job_family <> '')::int
            + 3 * (country = %(country)s AND city = %(city)s)::int
            + (country = %(country)s AND city <> %(city)s)::int
            + 2 * (grade = %(grade)s)::int
            + (grade IN (
                SELECT other.code FROM recruitment_grade own
                JOIN recruitment_grade other ON other.category = own.category AND abs(other.rank - own.rank) = 1
                WHERE own.code = %(grade)s
            ))::int AS points
        FROM vacancies_listing
        WHERE listed_until > %(at)s AND vacancy_id <> %(own)s
        ORDER BY points DESC, listed_until, vacancy_id
        LIMIT 100
    ), own AS MATERIALIZED (
        SELECT tsvector_to_array(to_tsvector(('portal_' || %(language)s)::regconfig, %(title)s)) AS words
    ), compared AS MATERIALIZED (
        SELECT near.*, coalesce((
            SELECT count(*) FILTER (WHERE word = ANY (own.words))::float / nullif(cardinality(own.words), 0)
            FROM unnest(tsvector_to_array(to_tsvector(
                ('portal_' || %(language)s)::regconfig,
                coalesce(texts -> %(language)s, texts -> (texts ->> 'authentic')) ->> 'title'
            ))) AS word
        ), 0) AS title_share
        FROM near JOIN vacancies_listing USING (vacancy_id) CROSS JOIN own
    )
    SELECT {columns}, title_share
    FROM compared JOIN vacancies_listing USING (vacancy_id)
    WHERE points + 3 * title_share >= 2
    ORDER BY points + 3 * title_share DESC, listed_until, vacancy_id
    LIMIT %(limit)s
"""
HALF = 0.5  # more than this share of the title's words makes a title similar
VECTORS = ("headline", "search")
COLUMNS = ", ".join(field.column for field in Listing._meta.fields if field.name not in VECTORS)


@dataclass(frozen=True)
class Similar:
    """An open vacancy and in what it is like the other one, in words: "same job family"."""

    listing: Listing
    reasons: list[str]


def similar_listings(publication: Publication, at: datetime, limit: int = 4) -> list[Similar]:
    """The vacancies open at `at` that resemble the published one most, at most `limit`, never itself; one query.

    By job family, duty station, grade and the words of the title; of equals the one that closes next comes first.
    """
    terms = publication.terms
    facts = {
        "family": terms.job_family,
        "country": terms.duty_station_country,
        "city": publication.notice["duty_station_city"],
        "grade": terms.grade,
        "title": publication.notice["title"],
        "language": publication.language,
        "own": publication.vacancy_id,
        "at": at,
        "limit": limit,
    }
    found = Listing.objects.raw(LIKE.format(columns=COLUMNS), facts)
    return [Similar(listing, _reasons(listing, publication)) for listing in found]


def _reasons(listing: Listing, publication: Publication) -> list[str]:
    """In what they are alike, the weightiest first."""
    terms = publication.terms
    same_country = listing.country == terms.duty_station_country
    same_station = same_country and listing.city == publication.notice["duty_station_city"]
    reasons = [
        (bool(listing.job_family) and listing.job_family == terms.job_family, _("same job family")),
        (listing.title_share > HALF, _("similar title")),  # type: ignore[attr-defined]
        (same_station, _("same duty station")),
        (listing.grade == terms.grade, _("same grade")),
        (same_country and not same_station, _("same country")),
    ]
    return [words for is_so, words in reasons if is_so] or [_("neighbouring grade")]
