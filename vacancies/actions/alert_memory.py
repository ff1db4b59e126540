"""What an alert keeps: the part of a search that the portal knows, and the vacancies that are not told any more.

No instant says what is new. A publication is seen when it is committed, which is later than the instant it bears, and
a re-issue may make a vacancy meet a search that it did not meet before. So what meets the search when it is saved is
marked at once, as what was told is, and new is all the rest.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.functions import Cast, Concat

from recruitment.enums import StaffCategory
from recruitment.models import ContractType, Country, Grade, JobFamily, Language, Organization
from vacancies.models import Alert, Listing
from vacancies.models.listing import chosen
from vacancies.rules.searching import Criteria

REFERENCE: dict[str, type[Model]] = {
    "country": Country,
    "grade": Grade,
    "contract": ContractType,
    "family": JobFamily,
    "organization": Organization,
    "language": Language,
}
LONGEST_COMMIT = timedelta(minutes=1)  # that may pass between the instant of a publication and its being seen

REMEMBER = """
    INSERT INTO vacancies_alertmatch (alert_id, vacancy_id, told_at)
    SELECT %s, found.vacancy_id, %s FROM ({found}) AS found
    ON CONFLICT (alert_id, vacancy_id) DO NOTHING
"""


def known_part(criteria: Criteria) -> Criteria:
    """The search without the values that neither the reference data nor any published notice knows; one query.

    A search comes from an address that anybody may write, and its letter goes to whom they name: what is no value of
    a facet would be their own words in our letter.
    """
    known = _known(criteria)
    kept = {
        name: tuple(value for value in values if (name, value) in known) for name, values in criteria.chosen.items()
    }
    return replace(criteria, chosen={name: values for name, values in kept.items() if values})


def remember(alert: Alert, found: QuerySet[Listing], at: datetime) -> int:
    """Mark these vacancies as told at `at`; how many were not marked before.

    It happens inside the database in one statement, so that memory does not depend on how much it is.
    """
    sql, values = found.order_by().values("vacancy_id").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(REMEMBER.format(found=sql), [alert.pk, at, *values])
        return cursor.rowcount


def unchanged_since_asked(found: QuerySet[Listing], begun_at: datetime) -> QuerySet[Listing]:
    """Those of which no version was published after an alert was asked for.

    What was being committed just then counts as published after it: better told twice than never.
    """
    return found.exclude(vacancy__publications__published_at__gt=begun_at - LONGEST_COMMIT)


def _known(criteria: Criteria) -> set[tuple[str, str]]:
    """The chosen values that exist, each with the name of its facet."""
    known = {("category", value) for value in StaffCategory.values}
    asked = [
        _pairs(name, model._default_manager.filter(pk__in=criteria.chosen.get(name, ())), F("pk"))
        for name, model in REFERENCE.items()
    ]
    if "station" in criteria.chosen:
        stations = Listing.objects.filter(chosen(criteria, "station"))
        asked.append(_pairs("station", stations, Concat("city", Value(","), "country")))
    return known | set(asked[0].union(*asked[1:]))


def _pairs(name: str, rows: QuerySet[Any], value: Any) -> QuerySet[Any]:
    """Rows as (name of the facet, value)."""
    text = CharField()
    pairs = rows.order_by().annotate(the_name=Value(name, output_field=text), the_value=Cast(value, text))
    return pairs.values_list("the_name", "the_value")
