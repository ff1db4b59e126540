"""Fills a database of the bench: a few vacancies published through the actions, and copies of them in bulk.

The copies are whole: the vacancy's row and its frozen publication agree, hash included, and the search index is filled
by the portal's own action. What is left out of the copies, to save minutes, is their history.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from applications.models import Application, Submission
from recruitment import clock
from recruitment.actions.acting import System, acting
from recruitment.identifiers import new_public_id
from recruitment.models import Grade, User
from recruitment.rules.canonical import fingerprint
from tests import cast
from tests.bench import corpus
from tests.bench.copying import Changes, copy_rows, next_key, without_triggers
from vacancies.actions import listing
from vacancies.actions.publishing import NOTICE_TEXTS
from vacancies.models import Publication, Vacancy

BATCH = 5000
KINDS = ("officer", "associate")  # of the vacancies that are copied
BUSY, QUIET = 0, 1  # numbers of two vacancies alike in every word; to the first many apply
SKIPPED = (
    "vacancies.Vacancy:history",
    "vacancies.Publication:history",
    "recruitment.User:history",
    "applications.Application:history",
    "applications.Application:begins_as_a_draft",
    "applications.Submission:history",
    "applications.Submission:in_time",
)


def grow(size: int, *, applications: int = 0) -> None:
    """Have `size` open vacancies, and `applications` submitted to the busy one, where there were fewer before."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    originals = _originals()
    have = Vacancy.objects.count()
    with without_triggers(*SKIPPED):
        for first in range(have - len(KINDS), size - len(KINDS), BATCH):
            _copy_vacancies(range(first, min(first + BATCH, size - len(KINDS))), originals)
    if applications:
        _apply(published(BUSY), applications)
    listing.refresh_missing()


def published(number: int) -> Vacancy:
    """The vacancy of this number."""
    return Vacancy.objects.get(reference_number=corpus.reference(number))


def _originals() -> dict[str, Publication]:
    """One publication of each kind, made as a recruiter makes it."""
    closing = (clock.now() + timedelta(days=45)).date()
    for kind in KINDS:
        if not Publication.objects.filter(vacancy__reference_number=f"BENCH-{kind}").exists():
            cast.published(kind=kind, reference_number=f"BENCH-{kind}", closing_date=closing)
    found = Publication.objects.filter(vacancy__reference_number__startswith="BENCH-").select_related("vacancy")
    return {publication.vacancy.reference_number.removeprefix("BENCH-"): publication for publication in found}


def _copy_vacancies(numbers: range, originals: dict[str, Publication]) -> None:
    categories = dict(Grade.objects.values_list("code", "category"))
    with acting(by=System("bench")) as at:
        vacancies: list[Changes] = []
        publications: list[Changes] = []
        keys = zip(numbers, range(next_key(Vacancy), 10**9), range(next_key(Publication), 10**9), strict=False)
        for number, vacancy_key, publication_key in keys:
            post = _post(number)
            original = originals["associate" if post.grade.startswith("G") else "officer"]
            columns = _columns(post, categories[post.grade], at)
            content = _content(columns, post, original)
            vacancies.append((original.vacancy_id, {"id": vacancy_key, **columns}))
            frozen = {
                "id": publication_key,
                "vacancy_id": vacancy_key,
                "content": content,
                "hash": fingerprint(content),
                "published_at": columns["published_at"],
            }
            publications.append((original.pk, frozen))
        copy_rows(Vacancy, vacancies)
        copy_rows(Publication, publications)


def _post(number: int) -> corpus.Post:
    return replace(corpus.post(BUSY), number=number) if number == QUIET else corpus.post(number)


def _columns(post: corpus.Post, category: str, at: datetime) -> dict[str, Any]:
    published_at = at - post.published_ago
    return {
        "public_id": new_public_id(),
        "reference_number": post.reference,
        "title": post.title,
        "grade_id": post.grade,
        "category": category,
        "contract_type_id": post.contract,
        "job_family_id": post.family,
        "duty_station_city": post.city,
        "duty_station_country_id": post.country,
        "organizational_unit": post.unit,
        "context": post.context,
        "responsibilities": post.responsibilities,
        "qualifications": post.qualifications,
        "closing_date": (at + post.closes_in).date().isoformat(),
        "published_at": published_at.isoformat(),
        "created_at": (published_at - timedelta(days=1)).isoformat(),
    }


def _content(columns: dict[str, Any], post: corpus.Post, original: Publication) -> dict[str, Any]:
    """The original's frozen content with the copy's own words and terms."""
    frozen = original.content
    texts = {name: columns[name] for name in NOTICE_TEXTS if name in columns}
    terms = {
        "duty_station_country": post.country,
        "grade": post.grade,
        "category": columns["category"],
        "job_family": post.family,
        "languages": list(_languages(frozen["terms"]["languages"], post.further_language)),
    }
    return {
        **frozen,
        "notice": {**frozen["notice"], **texts},
        "terms": {**frozen["terms"], **terms},
        "contract_type": post.contract,
        "closing_date": columns["closing_date"],
    }


def _languages(needs: list[dict[str, Any]], further: str) -> Iterator[dict[str, Any]]:
    yield from (need for need in needs if need["language"] != further)
    if further:
        yield {"language": further, "demand": "required", "level": 3}


def _apply(vacancy: Vacancy, number: int) -> None:
    """Have this many submitted applications to the vacancy: one sent through the actions, and copies of it."""
    candidate = cast.person("bench_candidate")
    original = cast.submitted(vacancy, candidate)
    people, written, sent = next_key(User), next_key(Application), next_key(Submission)
    with without_triggers(*SKIPPED), acting(by=System("bench")):
        copy_rows(User, ((candidate.pk, _person(people + place)) for place in range(1, number)))
        copy_rows(
            Application,
            (
                (
                    original.application_id,
                    {"id": written + place, "candidate_id": people + place, "public_id": new_public_id()},
                )
                for place in range(1, number)
            ),
        )
        copy_rows(
            Submission,
            ((original.pk, _submission(sent + place, of=written + place)) for place in range(1, number)),
        )


def _person(key: int) -> dict[str, Any]:
    return {"id": key, "public_id": new_public_id(), "email": f"candidate-{key}@example.org"}


def _submission(key: int, of: int) -> dict[str, Any]:
    return {"id": key, "application_id": of, "public_id": new_public_id(), "receipt_number": new_public_id()}
