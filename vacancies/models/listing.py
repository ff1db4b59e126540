"""What the search reads: one narrow row for each published vacancy, made from its publication in force.

It decides nothing. The row follows the publication by `vacancies.actions.listing.refresh`; its dates follow the
vacancy by a trigger, in the same statement, so that no list can show an old deadline.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQueryField, SearchRank, SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.models import new_edition
from vacancies.enums import Gender, Ground
from vacancies.models.vacancy import Vacancy
from vacancies.rules.answers import Answers
from vacancies.rules.closing import ClosingPolicy
from vacancies.rules.searching import DAYS_SOON, Criteria
from vacancies.rules.tiers import TierPolicy


@SearchVectorField.register_lookup
class Says(models.Lookup):
    """`field__says=query`: the words are in it. Django's own lookup would make a query of the query."""

    lookup_name = "says"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        """`field @@ query`."""
        left, given_left = self.process_lhs(compiler, connection)
        right, given_right = self.process_rhs(compiler, connection)
        return f"{left} @@ {right}", [*given_left, *given_right]


class SearchQuery(models.Func):
    """SQL's `search_query(text)`: what a person typed, stemmed in three languages, without accents."""

    function = "search_query"
    output_field = SearchQueryField()


COLUMNS = {
    "country": "country",
    "category": "category",
    "grade": "grade",
    "contract": "contract_type",
    "family": "job_family",
    "organization": "organization",
}


def chosen(criteria: Criteria, name: str) -> models.Q:
    """The condition of one facet: any of the values that were chosen. A station is "Geneva,CH"."""
    values = criteria.chosen[name]
    if name == "station":
        places = (value.rpartition(",") for value in values)
        return models.Q(*(models.Q(city=city, country=country) for city, _comma, country in places), _connector="OR")
    if name == "language":
        return models.Q(languages__overlap=list(values))
    return models.Q(**{f"{COLUMNS[name]}__in": values})


def may_be_first_tier(answers: Answers) -> models.Q:
    """Where somebody with these answers may be first tier, by the rule of `vacancies.rules.tiers`.

    Not where that nationality shuts them out. A vacancy that draws no tiers considers everybody first. A claim to be
    internal is checked later, by each house.
    """
    found = models.Q(grounds=[])
    if answers.nationality:
        found |= models.Q(grounds__contains=[Ground.NMS_NATIONALS], country_codes__contains=[answers.nationality])
    if answers.gender == Gender.WOMAN:
        found |= models.Q(grounds__contains=[Ground.EXTERNAL_FEMALE])
    if answers.is_internal:
        found |= models.Q(grounds__contains=[Ground.INTERNAL])
    return found & ~models.Q(nationals_excluded=True, country=answers.nationality)


class ListingQuerySet(models.QuerySet):
    """Listings by instant and by words."""

    def open(self, at: datetime) -> "ListingQuerySet":
        """Of vacancies that are open at `at`."""
        return self.filter(listed_until__gt=at)

    def saying(self, words: str) -> "ListingQuerySet":
        """Those in whose notice all these words occur, as they are, inflected, or begun."""
        return self.filter(search__says=SearchQuery(models.Value(words)))

    def meeting(self, criteria: Criteria, at: datetime, answers: Answers | None = None) -> "ListingQuerySet":
        """Those open at `at` that meet the criteria; without answers nobody can say where they are first tier."""
        found = self.open(at)
        if criteria.words:
            found = found.saying(criteria.words)
        for name in criteria.chosen:
            found = found.filter(chosen(criteria, name))
        if criteria.soon:
            found = found.filter(listed_until__lte=at + timedelta(days=DAYS_SOON))
        if criteria.first_tier:
            found = found.filter(may_be_first_tier(answers)) if answers else found.none()
        return found

    def for_lines(self) -> "ListingQuerySet":
        """Without the vectors, which only the database reads."""
        return self.defer("headline", "search")

    def in_order(self, criteria: Criteria) -> "ListingQuerySet":
        """In the order that the criteria ask for; equal ones always in the same order, so that pages do not overlap."""
        if criteria.order == "relevance":
            rank = SearchRank(models.F("headline"), SearchQuery(models.Value(criteria.words)))
            return self.order_by(rank.desc(), "listed_until", "vacancy_id")
        if criteria.order == "newest":
            return self.order_by("-published_at", "vacancy_id")
        return self.order_by("listed_until", "vacancy_id")


class Listing(models.Model):
    """A published vacancy as the lists and feeds show it. Codes are those of the reference data."""

    vacancy = models.OneToOneField(Vacancy, models.CASCADE, primary_key=True, related_name="listing")
    public_id = models.CharField(max_length=12)
    reference_number = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField()
    listed_until = models.DateTimeField(_("the closing instant, or the earlier one of its cancellation"))
    closing_date = models.DateField()
    first_closing_date = models.DateField()
    closing_place = models.CharField(max_length=60)
    closing_zone = models.CharField(max_length=60)
    closing_minute = models.PositiveSmallIntegerField()

    organization = models.CharField(max_length=20)
    category = models.CharField(max_length=30)
    grade = models.CharField(max_length=20)
    contract_type = models.CharField(max_length=50)
    job_family = models.CharField(max_length=50)
    country = models.CharField(max_length=2)
    city = models.CharField(max_length=100)
    languages = ArrayField(models.CharField(max_length=3), help_text="required languages")
    grounds = ArrayField(models.CharField(max_length=30))
    country_codes = ArrayField(models.CharField(max_length=2), help_text="whose nationals are first tier")
    second_tier = models.CharField(max_length=20)
    nationals_excluded = models.BooleanField(default=False, help_text="of the duty station's country")

    texts = models.JSONField(help_text="title and contract by language; the authentic language under 'authentic'")
    headline = SearchVectorField(null=True)
    search = SearchVectorField(null=True)

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of the search")
        verbose_name_plural = _("lines of the search")
        ordering = ["listed_until", "vacancy_id"]
        triggers = [new_edition()]
        indexes = [
            models.Index(fields=["listed_until", "vacancy"], name="listings_by_closing"),
            models.Index(fields=["-published_at", "vacancy"], name="listings_by_publication"),
            GinIndex(fields=["search"], name="listings_by_words"),
        ]

    def __str__(self) -> str:
        return f"{self.reference_number}, version {self.version}"

    @property
    def closes_at(self) -> datetime:
        """The closing instant of an open one, in UTC."""
        return self.listed_until

    @property
    def closing_policy(self) -> ClosingPolicy:
        """The policy that closes it."""
        return ClosingPolicy(self.closing_place, self.closing_zone, self.closing_minute)

    @property
    def tiers(self) -> TierPolicy:
        """Who is first tier here."""
        return TierPolicy(tuple(self.grounds), tuple(self.country_codes), self.second_tier)

    def language_for(self, language: str) -> str:
        """The language in which a reader of `language` finds the notice: their own, or the authentic one."""
        return language if language in self.texts else self.texts["authentic"]

    def text(self, name: str, language: str) -> str:
        """The title or the contract in a language; the authentic text where there is no translation."""
        texts = self.texts[self.language_for(language)]
        return texts.get(name) or self.texts[self.texts["authentic"]].get(name, "")

    @classmethod
    def inconsistencies(cls) -> Iterator[str]:
        """Sentences about listings that are missing or differ from their vacancy."""
        published = Vacancy.objects.published()
        for pk in published.filter(listing__isnull=True).values_list("pk", flat=True):
            yield f"Vacancy {pk} is published but stands in no list: run python manage.py refresh_listings."
        moved = published.exclude(
            listing__closing_date=models.F("closing_date"),
            listing__version=models.F("version"),
            listing__listed_until=models.functions.Least("closes_at", "cancelled_at"),
        )
        for pk in moved.filter(listing__isnull=False).values_list("pk", flat=True):
            yield f"The listing of vacancy {pk} differs from the vacancy: run python manage.py refresh_listings."


class SearchWord(models.Model):
    """A word that occurs in notices, in small letters without accents: what a mistyped word may have meant."""

    word = models.CharField(max_length=40, primary_key=True)

    class Meta:
        verbose_name = _("word of the search")
        verbose_name_plural = _("words of the search")
        indexes = [GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="words_alike")]

    def __str__(self) -> str:
        return self.word
