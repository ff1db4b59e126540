"""Keeping the listings: what lists, feeds and the search read about each published vacancy."""

import re
from collections.abc import Iterable
from itertools import islice

from django.db import connection, transaction

from recruitment.models import ContractType, Country, JobFamily, Organization
from vacancies.enums import LanguageDemand, NoticeLanguage
from vacancies.models import Listing, Publication, Vacancy

A_BATCH = 500
BODY = ("introduction", "context", "responsibilities", "qualifications", "skills", "languages_text", "notes")

SEARCHABLE = """
    UPDATE vacancies_listing SET
        headline = search_headline(given.headline),
        search = setweight(search_headline(given.headline), 'A') || setweight(
            search_body(given.en, 'en') || search_body(given.fr, 'fr') || search_body(given.es, 'es'), 'C')
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[]) AS given (pk, headline, en, fr, es)
    WHERE vacancy_id = given.pk
"""
LEXICON = r"""
    INSERT INTO vacancies_searchword (word)
    SELECT DISTINCT word FROM unnest(%s::text[]) AS texts,
        regexp_split_to_table(plain(texts), '[^[:alpha:]]+') AS word
    WHERE length(word) BETWEEN 4 AND 40 ORDER BY word
    ON CONFLICT DO NOTHING
"""


def refresh(pks: Iterable[int]) -> int:
    """Make the listings of these published vacancies anew from their publications in force; returns how many.

    Part of the transaction that publishes; safe to repeat.
    """
    made = 0
    remaining = iter(pks)
    while batch := list(islice(remaining, A_BATCH)):
        with transaction.atomic():
            made += _refresh_batch(batch)
    return made


def refresh_missing() -> int:
    """Make the listings that are missing or of an earlier version; returns how many."""
    current = Listing.objects.values_list("vacancy_id", "version")
    have = set(current.iterator())
    published = Vacancy.objects.published().order_by("pk").values_list("pk", "version")
    return refresh([pk for pk, version in published.iterator() if (pk, version) not in have])


def _refresh_batch(pks: list[int]) -> int:
    # Whoever moves a date or publishes a version waits, so that nothing newer is overwritten.
    list(Vacancy.objects.filter(pk__in=pks).order_by("pk").select_for_update().values_list("pk"))
    names = _Names()
    publications = (
        Publication.objects.filter(vacancy__in=pks)
        .order_by("vacancy_id", "-version")
        .distinct("vacancy_id")
        .select_related("vacancy")
        .prefetch_related("vacancy__extensions")
    )
    found = list(publications)
    listings = [_listing(publication) for publication in found]
    fields = [field.name for field in Listing._meta.fields if field.name not in ("vacancy", "headline", "search")]
    Listing.objects.bulk_create(listings, update_conflicts=True, unique_fields=["vacancy"], update_fields=fields)
    headlines = [names.headline(publication) for publication in found]
    bodies = [[_body(publication, language) for publication in found] for language in NoticeLanguage.values]
    with connection.cursor() as cursor:
        cursor.execute(SEARCHABLE, [[publication.vacancy_id for publication in found], headlines, *bodies])
        cursor.execute(LEXICON, [[text for texts in (headlines, *bodies) for text in texts]])
    return len(found)


def _listing(publication: Publication) -> Listing:
    vacancy, terms, content = publication.vacancy, publication.terms, publication.content
    assert vacancy.published_at and vacancy.closing_minute is not None, "a published vacancy is complete"
    first = min((row.closing_date_before for row in vacancy.extensions.all()), default=vacancy.closes_on)
    return Listing(
        vacancy=vacancy,
        public_id=vacancy.public_id,
        reference_number=publication.notice["reference_number"],
        version=publication.version,
        published_at=vacancy.published_at,
        listed_until=min(filter(None, (vacancy.closes_at, vacancy.cancelled_at))),
        closing_date=vacancy.closes_on,
        first_closing_date=first,
        closing_place=vacancy.closing_place,
        closing_zone=vacancy.closing_zone,
        closing_minute=vacancy.closing_minute,
        organization=vacancy.organization_id,
        category=terms.category,
        grade=terms.grade,
        contract_type=content["contract_type"] or "",
        job_family=terms.job_family,
        country=terms.duty_station_country,
        city=publication.notice["duty_station_city"],
        languages=sorted(need.language for need in terms.languages if need.demand == LanguageDemand.REQUIRED),
        grounds=list(terms.tiers.grounds),
        country_codes=list(terms.tiers.country_codes),
        second_tier=terms.tiers.second_tier,
        nationals_excluded=terms.duty_station_nationals_excluded,
        texts={
            "authentic": publication.language,
            **{code: _texts(publication, code) for code in publication.languages},
        },
    )


def _texts(publication: Publication, language: str) -> dict[str, str]:
    notice = publication.notice_in(language)
    return {"title": notice["title"], "contract": notice["contract_words"]}


def _body(publication: Publication, language: str) -> str:
    """The text of the notice in this language, or nothing where it has none."""
    if language not in publication.languages:
        return ""
    notice = publication.notice_in(language)
    return "\n".join(notice.get(name, "") for name in BODY)


class _Names:
    """The names behind the codes, in all three languages: Suisse and Suiza find a post in Switzerland.

    A city has the name that the notice gives it, and no other: Ginebra does not find Geneva.
    """

    def __init__(self) -> None:
        self.by_model = {
            model: {row.pk: f"{row.name_en} {row.name_fr} {row.name_es}" for row in model._default_manager.all()}
            for model in (Country, ContractType, JobFamily, Organization)
        }

    def headline(self, publication: Publication) -> str:
        terms, content = publication.terms, publication.content
        organization = publication.vacancy.organization_id
        words = [publication.notice_in(language)["title"] for language in publication.languages]
        words += [publication.notice["duty_station_city"], publication.notice["organizational_unit"]]
        number = publication.notice["reference_number"]
        # As written, and by its parts: PostgreSQL reads the end of T-2026-45 as the numbers -2026 and -45.
        words += [number, re.sub(r"\W", " ", number), terms.grade, terms.grade.replace("-", ""), organization]
        words += [
            self.by_model[Country].get(terms.duty_station_country, ""),
            self.by_model[ContractType].get(content["contract_type"], ""),
            self.by_model[JobFamily].get(terms.job_family, ""),
            self.by_model[Organization].get(organization, ""),
        ]
        return "\n".join(words)
