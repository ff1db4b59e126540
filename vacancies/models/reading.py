"""Reading what the page of a vacancy shows, in one statement written by hand.

It is the most asked question of the portal. The mapper's own statement for it costs three times as much, most of it
spent in composing the same SQL anew for each reader (see docs/performance.md).
"""

import json
from typing import TypeVar

from django.db import connection, models

from recruitment.models import Organization
from vacancies.models.publication import Publication
from vacancies.models.vacancy import Vacancy

Row = TypeVar("Row", bound=models.Model)


def _in_order(model: type[models.Model], *names: str) -> tuple[str, ...]:
    """The names in the order of the model's own columns, as `from_db` wants them."""
    return tuple(field.attname for field in model._meta.concrete_fields if field.attname in names)


# Of the vacancy only what moves after publication; all else is read from the publication.
PUBLICATION = _in_order(Publication, "id", "vacancy_id", "version", "content", "reason", "published_at")
VACANCY = _in_order(
    Vacancy,
    *("id", "public_id", "organization_id", "published_at", "closes_at", "closing_date", "closing_place"),
    *("closing_zone", "closing_minute", "cancelled_at", "cancellation_reason"),
)
ORGANIZATION = _in_order(Organization, "code", "name_en", "name_fr", "name_es", "charges_no_fee")
READ = (("p", PUBLICATION), ("v", VACANCY), ("o", ORGANIZATION))
STATEMENT = f"""
    SELECT {", ".join(f"{table}.{name}" for table, names in READ for name in names)}
    FROM vacancies_vacancy v
    JOIN vacancies_publication p ON p.vacancy_id = v.id
    JOIN recruitment_organization o ON o.code = v.organization_id
    WHERE v.public_id = %s ORDER BY p.version DESC
"""


def publications_of(public_id: str) -> list[Publication]:
    """All publications of a vacancy, the one in force first, with the vacancy and its organization; one query.

    Empty for a draft and for what does not exist. Fields that are not read here are fetched when somebody asks.
    """
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, [public_id])
        rows = cursor.fetchall()
    found = []
    for row in rows:
        publication = _row(Publication, PUBLICATION, row[: len(PUBLICATION)])
        publication.content = json.loads(publication.content)
        publication.vacancy = _row(Vacancy, VACANCY, row[len(PUBLICATION) : -len(ORGANIZATION)])
        publication.vacancy.organization = _row(Organization, ORGANIZATION, row[-len(ORGANIZATION) :])
        found.append(publication)
    return found


def _row(model: type[Row], names: tuple[str, ...], values: tuple) -> Row:
    return model.from_db(connection.alias, names, values)
