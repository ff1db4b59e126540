"""What the public pages read: publications in force, and the names behind their codes."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, F, Func, OuterRef, QuerySet, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Concat

from recruitment.models import ContractType, Country
from vacancies.models import Publication, Vacancy


class Plain(Func):
    """SQL's `plain(text)`: lower case without accents."""

    function = "plain"
    output_field = TextField()


SEARCHED = (
    KT("content__notice__title"),
    KT("content__notice__duty_station_city"),
    KT("content__notice__reference_number"),
    KT("content__notice__organizational_unit"),
    KT("content__terms__grade"),
    F("vacancy__organization"),
    F("vacancy__duty_station_country__name_en"),
    F("vacancy__duty_station_country__name_fr"),
    F("vacancy__duty_station_country__name_es"),
)


def open_notices(at: datetime, words: str = "") -> QuerySet[Publication]:
    """The publications in force of vacancies that are open at `at`, the one that closes next first.

    With `words`, those in which each word is found: in title, place, reference, unit, grade or organization,
    whatever the case and the accents.
    """
    newer = Publication.objects.filter(vacancy=OuterRef("vacancy"), version__gt=OuterRef("version"))
    found = Publication.objects.filter(~Exists(newer), vacancy__in=Vacancy.objects.open(at))
    if words:
        parts = [part for field in SEARCHED for part in (field, Value(" "))]
        found = found.annotate(searched=Plain(Concat(*parts, output_field=TextField())))
    for word in words.split():
        found = found.filter(searched__contains=Plain(Value(word)))
    return found.select_related("vacancy__organization").order_by("vacancy__closes_at", "vacancy_id")


def country_names(codes: Iterable[str]) -> dict[str, str]:
    """The reader's names of countries by alpha-2 code; one query."""
    return {code: country.name for code, country in Country.objects.in_bulk(set(codes)).items()}


def contract_names(codes: Iterable[str]) -> dict[str, str]:
    """The reader's names of contract types by code; one query."""
    return {code: contract.name for code, contract in ContractType.objects.in_bulk(set(codes)).items()}
