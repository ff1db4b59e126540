"""Open vacancies that resemble one, and in what: for a reader who came too late, or looks for more of the kind."""

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.contrib.postgres.search import SearchRank
from django.db.models import Case, F, FloatField, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _

from recruitment.models import Grade
from vacancies.models import Listing, Publication
from vacancies.models.listing import SearchQuery

WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones are articles and prepositions in all three languages
MOST_WORDS = 12
CANDIDATES = 200  # by what they share, and as many by words: only these are ranked by their titles
# What a likeness counts. The kind of work counts most; a country or a neighbouring grade alone is no likeness.
FAMILY, STATION, GRADE, COUNTRY, NEXT_GRADE = 4, 3, 2, 1, 1
ENOUGH = 2
# PostgreSQL ranks a listing that has each word of the title once with 0.06, and one that has half of them with 0.03.
POINTS_OF_RANK = 60
HALF_THE_TITLE = 0.03


@dataclass(frozen=True)
class Similar:
    """An open vacancy and in what it is like the other one, in words: "same job family"."""

    listing: Listing
    reasons: list[str]


def similar_listings(publication: Publication, at: datetime, limit: int = 4) -> list[Similar]:
    """The vacancies open at `at` that resemble the published one most, at most `limit`, never itself; one query.

    By job family, duty station, grade and the words of the title. The candidates are found by what is compared
    cheaply and, through the index of the search, by neighbouring words of the title; only they are ranked.
    """
    points, words = _points(publication), title_words(publication)
    others = Listing.objects.open(at).exclude(vacancy=publication.vacancy_id)
    near = others.annotate(points=points).filter(points__gte=ENOUGH).order_by("-points", "listed_until")
    candidates = near.values("pk")[:CANDIDATES]
    if words:
        speaking = others.saying(_pairs(words)).order_by()
        candidates = candidates.union(speaking.values("pk")[:CANDIDATES])
    found = (
        Listing.objects.filter(pk__in=candidates)
        .defer("headline", "search")
        .annotate(words_alike=_words_alike(words), points=points)
        .annotate(likeness=F("points") + F("words_alike") * POINTS_OF_RANK)
        .filter(likeness__gte=ENOUGH)
        .order_by("-likeness", "listed_until", "pk")
    )
    return [Similar(listing, _reasons(listing, publication)) for listing in found[:limit]]


def title_words(publication: Publication) -> list[str]:
    """The words of the authentic title that say something, each once, in small letters."""
    return list(dict.fromkeys(WORD.findall(publication.notice["title"].lower())))[:MOST_WORDS]


def _points(publication: Publication) -> Combinable:
    terms, city = publication.terms, publication.notice["duty_station_city"]
    grounds = [
        (Q(job_family=terms.job_family) & ~Q(job_family=""), FAMILY),
        (Q(country=terms.duty_station_country), COUNTRY),
        (Q(country=terms.duty_station_country, city=city), STATION - COUNTRY),
        (Q(grade=terms.grade), GRADE),
        (Q(category=terms.category, grade__in=_next_grades(terms.grade)), NEXT_GRADE),
    ]
    points: Combinable = Value(0)
    for ground, worth in grounds:
        points = points + Case(When(ground, then=Value(worth)), default=Value(0))
    return points


def _next_grades(code: str) -> QuerySet:
    """The codes of the grades right below and above one."""
    own = Subquery(Grade.objects.filter(code=code).values("rank"))
    return Grade.objects.filter(rank__in=[own - 1, own + 1]).values("code")


def _words_alike(words: list[str]) -> Combinable:
    if not words:
        return Value(0.0, output_field=FloatField())
    any_word = " or ".join(f'"{word}"' for word in words)  # in quotes a word is never the beginning of another
    return SearchRank(F("headline"), SearchQuery(Value(any_word)))


def _pairs(words: list[str]) -> str:
    """A search for any two neighbouring words of the title; one word alone, such as "officer", finds half of all."""
    return " or ".join(f'"{one}" "{two}"' for one, two in pairwise(words)) or f'"{words[0]}"'


def _reasons(listing: Listing, publication: Publication) -> list[str]:
    """In what they are alike, the weightiest first."""
    terms = publication.terms
    same_country = listing.country == terms.duty_station_country
    same_station = same_country and listing.city == publication.notice["duty_station_city"]
    reasons = [
        (bool(listing.job_family) and listing.job_family == terms.job_family, _("same job family")),
        (listing.words_alike >= HALF_THE_TITLE, _("similar title")),  # type: ignore[attr-defined]
        (same_station, _("same duty station")),
        (listing.grade == terms.grade, _("same grade")),
        (same_country and not same_station, _("same country")),
    ]
    return [words for is_so, words in reasons if is_so] or [_("neighbouring grade")]
