"""Counting the facets of a search: one statement, one pass over the listings that the words find."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, Value

from vacancies.models.listing import Listing, SearchQuery, chosen, may_be_first_tier
from vacancies.rules.answers import Answers
from vacancies.rules.searching import DAYS_SOON, FACETS, Criteria

# The columns that are counted; a station is a city and its country, languages are counted as they occur together.
COLUMNS = {
    "station": ("city", "country"),
    "country": ("country",),
    "category": ("category",),
    "grade": ("grade",),
    "contract": ("contract_type",),
    "family": ("job_family",),
    "organization": ("organization",),
    "language": ("languages",),
}
GROUPED = ("city", "country", "category", "grade", "contract_type", "job_family", "organization", "languages")


PLAINLY = f"""
    SELECT {", ".join(GROUPED)}, listed_until, listed_until <= %s AS is_soon, false AS is_first
    FROM vacancies_listing WHERE listed_until > %s
"""


@dataclass(frozen=True)
class Facets:
    """How many open vacancies each value would leave, given all that was chosen in the other facets.

    `total` is how many meet everything. `changes_at` is the next instant (UTC) at which a count may change of itself.
    """

    total: int
    counts: Mapping[str, Counter[str]]
    soon: int
    first_tier: int
    changes_at: datetime | None


def count_facets(criteria: Criteria, at: datetime, answers: Answers | None = None) -> Facets:
    """Count every facet among the vacancies open at `at`; one query, whatever was chosen."""
    conditions: dict[str, Q] = {name: chosen(criteria, name) for name in criteria.chosen}
    narrowing = {name: f"ok_{name}" for name in conditions}
    narrowing |= {"soon": "is_soon"} if criteria.soon else {}
    narrowing |= {"first_tier": "is_first"} if criteria.first_tier else {}
    sql, given = _found(criteria, at, conditions, answers) if conditions or answers else _found_plainly(criteria, at)
    leaving_out = ["", *narrowing]
    counted = ", ".join(f"count(*) FILTER (WHERE {_all_but(narrowing, name)})" for name in leaving_out)
    sets = ", ".join(f"({', '.join(columns)})" for columns in COLUMNS.values())
    # Instants are dear to read; only the row that counts everything needs them.
    whole = f"grouping({', '.join(GROUPED)}) = {(1 << len(GROUPED)) - 1}"
    statement = f"""
        SELECT grouping({", ".join(GROUPED)}), {", ".join(GROUPED)},
            count(*) FILTER (WHERE is_soon AND {_all_but(narrowing, "soon")}),
            count(*) FILTER (WHERE is_first AND {_all_but(narrowing, "first_tier")}),
            CASE WHEN {whole} THEN min(listed_until) END,
            CASE WHEN {whole} THEN min(listed_until) FILTER (WHERE NOT is_soon) END, {counted}
        FROM ({sql}) AS found GROUP BY GROUPING SETS ({sets}, ())
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return _read(cursor.fetchall(), leaving_out)


def _found(
    criteria: Criteria, at: datetime, conditions: dict[str, Q], answers: Answers | None
) -> tuple[str, Sequence[Any]]:
    """The statement for the listings that the words find, each with a flag for every condition that it meets."""
    found = Listing.objects.open(at)
    if criteria.words:
        found = found.saying(criteria.words)
    found = found.annotate(is_soon=_truth(Q(listed_until__lte=at + timedelta(days=DAYS_SOON))))
    found = found.annotate(is_first=_truth(may_be_first_tier(answers)) if answers else Value(False))
    found = found.annotate(**{f"ok_{name}": _truth(condition) for name, condition in conditions.items()})
    flags = ["is_soon", "is_first", *(f"ok_{name}" for name in conditions)]
    return found.order_by().values(*GROUPED, "listed_until", *flags).query.sql_with_params()


def _found_plainly(criteria: Criteria, at: datetime) -> tuple[str, Sequence[Any]]:
    """The same where nothing is chosen, as for most readers: composing it costs more than running it."""
    words, given = (" AND search @@ search_query(%s)", [criteria.words]) if criteria.words else ("", [])
    return PLAINLY + words, [at + timedelta(days=DAYS_SOON), at, *given]


def count_without(criteria: Criteria, at: datetime, answers: Answers | None = None) -> dict[str, int]:
    """How many vacancies would be found without one part of the criteria: "words", a facet, "soon" or "first_tier"."""
    parts: dict[str, Q] = {name: chosen(criteria, name) for name in criteria.chosen}
    if criteria.words:
        parts["words"] = Q(search__says=SearchQuery(Value(criteria.words)))
    if criteria.soon:
        parts["soon"] = Q(listed_until__lte=at + timedelta(days=DAYS_SOON))
    if criteria.first_tier:
        parts["first_tier"] = may_be_first_tier(answers) if answers else Q(pk__in=[])
    counts = {  # an alias must not hide the column of the same name
        f"without_{name}": Count("pk", filter=Q(*(part for other, part in parts.items() if other != name)))
        for name in parts
    }
    found = Listing.objects.open(at).aggregate(**counts)
    return {name: found[f"without_{name}"] for name in parts}


def _truth(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())


def _all_but(narrowing: Mapping[str, str], name: str) -> str:
    return " AND ".join(flag for other, flag in narrowing.items() if other != name) or "true"


def _read(rows: list[tuple], leaving_out: list[str]) -> Facets:
    """Rows of all grouping sets; the bits of the first column say which columns a row is *not* grouped by."""
    places = len(GROUPED)
    masks = {
        sum(1 << (places - 1 - place) for place, column in enumerate(GROUPED) if column not in columns): name
        for name, columns in COLUMNS.items()
    }
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    whole = None
    for mask, *rest in rows:
        values, figures = dict(zip(GROUPED, rest[:places], strict=True)), rest[places:]
        name = masks.get(mask)
        if name is None:
            whole = figures
            continue
        number = figures[4 + (leaving_out.index(name) if name in leaving_out else 0)]
        for value in _values(name, values):
            counts[name][value] += number
    assert whole is not None, "an empty grouping set always has a row"
    soon, first_tier, next_closing, next_not_soon, total, *_others = whole
    turns_soon = next_not_soon - timedelta(days=DAYS_SOON) if next_not_soon else None
    changes_at = min((instant for instant in (next_closing, turns_soon) if instant), default=None)
    return Facets(total, {name: counts[name] for name in FACETS}, soon, first_tier, changes_at)


def _values(name: str, values: Mapping) -> list[str]:
    if name == "station":
        return [f"{values['city']},{values['country']}"]
    found = values[COLUMNS[name][0]]
    return found if name == "language" else [found] if found else []
