"""The names that the differences between two versions need; reads, and changes nothing."""

from collections.abc import Iterable
from typing import Any

from recruitment.models import Competency, ContractType, Country, JobFamily, Language
from vacancies.rules.change_words import ChangeWords, Names, in_words
from vacancies.rules.changes import Change, Content, changes

CODES: dict[str, tuple[Any, tuple[str, ...]]] = {
    "countries": (Country, ("country_codes", "duty_station_country")),
    "languages": (Language, ("languages",)),
    "competencies": (Competency, ("competencies",)),
    "contract_types": (ContractType, ("contract_type",)),
    "job_families": (JobFamily, ("job_family",)),
}


def differences(before: Content, after: Content) -> list[ChangeWords]:
    """What differs between two contents, in the language that is active; at most five queries, mostly none."""
    found = changes(before, after)
    return in_words(found, names_behind(found))


def names_behind(found: Iterable[Change]) -> Names:
    """The names behind the codes of these changes in the language that is active; one query for each kind of code."""
    codes: dict[str, set[str]] = {name: set() for name in CODES}
    for change in found:
        for name, (_model, keys) in CODES.items():
            if change.key in keys:
                codes[name] |= _codes(change.before) | _codes(change.after)
    return Names(**{name: _names(CODES[name][0], wanted) for name, wanted in codes.items()})


def _codes(value: Any) -> set[str]:
    entries = value if isinstance(value, tuple) else (value,)
    return {str(getattr(entry, "language", entry)) for entry in entries if entry}


def _names(model: Any, codes: set[str]) -> dict[str, str]:
    return {code: row.name for code, row in model.objects.in_bulk(codes).items()} if codes else {}
