"""The differences between two versions of a notice with the names behind their codes; reads, and changes nothing."""

from collections.abc import Iterable
from typing import Any

from recruitment.models import Competency, ContractType, Country, JobFamily, Language
from vacancies.rules.change_words import ChangeWords, Named, in_words
from vacancies.rules.changes import Change, Content, changes

# By kind of name: the model, and the keys of the changes whose codes are of this kind.
KINDS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "country": (Country, ("country_codes", "duty_station_country")),
    "language": (Language, ("languages",)),
    "competency": (Competency, ("competencies",)),
    "contract": (ContractType, ("contract_type",)),
    "family": (JobFamily, ("job_family",)),
}


def differences(before: Content, after: Content) -> list[ChangeWords]:
    """What differs between two contents, in the language that is active; at most five queries, mostly none."""
    found = changes(before, after)
    return in_words(found, names_behind(found))


def names_behind(found: Iterable[Change]) -> Named:
    """The names behind the codes of these changes in the language that is active; one query for each kind of code."""
    names: dict[tuple[str, str], str] = {}
    for kind, (model, keys) in KINDS.items():
        codes = {code for change in found if change.key in keys for code in _codes(change)}
        if codes:
            names |= {(kind, code): row.name for code, row in model.objects.in_bulk(codes).items()}
    return lambda kind, code: names.get((kind, code), code)


def _codes(change: Change) -> set[str]:
    values = [value if isinstance(value, tuple) else (value,) for value in (change.before, change.after)]
    return {str(getattr(entry, "language", entry)) for entries in values for entry in entries if entry}
