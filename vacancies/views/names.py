"""The reader's names of the codes that lists show: one query, then kept in the process for one edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import CharField, F, IntegerField, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language

from recruitment.enums import StaffCategory
from recruitment.models import Competency, ContractType, Country, Grade, JobFamily, Language, Organization
from recruitment.rules.known_names import known
from vacancies.models import UsualDuration

KINDS = ("country", "contract", "family", "organization", "language", "grade", "competency", "described")


@dataclass(frozen=True)
class Names:
    """Names by kind and code, in one language; `ranks` are the grades' places in their order."""

    by_kind: Mapping[str, Mapping[str, str]]
    ranks: Mapping[str, int]

    def of(self, kind: str, code: str) -> str:
        """The name of a code; the code itself where there is none."""
        return self.by_kind[kind].get(code, code)

    def station(self, city: str, country: str) -> str:
        """A duty station: city and country."""
        return ", ".join(part for part in (known(city), self.of("country", country) if country else "") if part)

    def facet(self, name: str, value: str) -> str:
        """The name of a value of a facet, as `vacancies.rules.searching` names them."""
        if name == "station":
            city, _comma, country = value.rpartition(",")
            return self.station(city, country)
        if name == "category":
            return str(StaffCategory(value).label) if value in StaffCategory.values else value
        return value if name == "grade" else self.of(name, value)


def names(edition: int) -> Names:
    """The names in the reader's language, as they are in this edition."""
    return _names(edition, (get_language() or "en")[:2])


@lru_cache(maxsize=12)
def _names(edition: int, language: str) -> Names:
    by_kind: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    ranks: dict[str, int] = {}
    column = f"name_{language}" if language in ("en", "fr", "es") else "name_en"
    parts = [
        _part(Country, "country", "alpha2", column),
        _part(ContractType, "contract", "code", column),
        _part(JobFamily, "family", "code", column),
        _part(Organization, "organization", "code", column),
        _part(Language, "language", "code", column),
        _part(Competency, "competency", "code", column),
        _part(Competency, "described", "code", column.replace("name", "description")),
        _part(Grade, "grade", "code", "code", "rank"),
    ]
    for kind, code, name, rank in parts[0].union(*parts[1:], all=True):
        by_kind[kind][code] = name
        if kind == "grade":
            ranks[code] = rank
    return Names(by_kind, ranks)


@lru_cache(maxsize=50)
def durations(edition: int, organization: str) -> dict[str, UsualDuration]:
    """How long the steps usually take in an organization, by step, as it is in this edition."""
    return {row.step: row for row in UsualDuration.objects.filter(organization=organization)}


def _part(model, kind: str, code: str, name: str, rank: str = ""):
    rows = model.objects.order_by().annotate(
        the_kind=Value(kind, output_field=CharField()),
        the_code=F(code),
        the_name=Cast(name, TextField()),
        the_rank=F(rank) if rank else Value(0, output_field=IntegerField()),
    )
    return rows.values_list("the_kind", "the_code", "the_name", "the_rank")
