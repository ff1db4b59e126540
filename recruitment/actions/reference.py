"""Loading reference data: the files under `recruitment/data/` decide, the database follows."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.db import models

from recruitment import reference_files as files
from recruitment.actions.acting import Actor, acting
from recruitment.models import (
    Competency,
    ContractType,
    Country,
    Grade,
    Indicator,
    JobFamily,
    Language,
    NonRepresentedList,
    Organization,
)

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the files want of one model: its key, and every row as field values by attribute name."""

    model: type[models.Model]
    key: tuple[str, ...]
    rows: list[Fields]


@dataclass(slots=True)
class Loaded:
    """What loading did to one model. Rows are named as they print; `left` are in the database but in no file."""

    model: type[models.Model]
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    unchanged: int = 0


def load(*, data: Path = files.DATA, by: Actor) -> list[Loaded]:
    """Bring the reference tables to what the files in `data` say; return what was done, model by model.

    Loading twice changes nothing the second time. A row that is in no file any more is reported and kept,
    because vacancies and applications may refer to it. Raises BrokenFile before anything is written.
    """
    everything = list(_wanted(data))
    with acting(by=by, reason="reference data loaded from the data files"):
        return [_bring(wanted) for wanted in everything]


def _wanted(data: Path) -> Iterator[Wanted]:
    organizations = files.organizations(data)
    versions = files.non_represented(data)
    unknown = {version.organization_id for version in versions} - {row.code for row in organizations}
    if unknown:
        raise files.BrokenFile(
            f"non_represented/ holds a list of {', '.join(sorted(unknown))}, no organization in organizations.csv; "
            "rename the file or add the organization."
        )
    yield Wanted(Country, ("alpha2",), _fields(files.countries(data)))
    yield Wanted(Organization, ("code",), _fields(organizations))
    yield Wanted(NonRepresentedList, ("organization_id", "as_of"), _fields(versions))
    yield Wanted(Language, ("code",), _fields(files.languages(data)))
    yield Wanted(Grade, ("code",), _fields(files.grades(data)))
    yield Wanted(ContractType, ("code",), _fields(files.contract_types(data)))
    yield Wanted(JobFamily, ("code",), _fields(files.job_families(data)))
    framework = _fields(files.competencies(data))
    indicators = [row for competency in framework for row in _indicators(competency)]
    yield Wanted(Competency, ("code",), framework)
    yield Wanted(Indicator, ("competency_id", "level", "position"), indicators)


def _fields(rows: Iterable[Any]) -> list[Fields]:
    return [asdict(row) for row in rows]


def _indicators(competency: Fields) -> Iterator[Fields]:
    """Take the indicators out of a competency's fields: they are rows of their own."""
    for indicator in competency.pop("indicators"):
        yield {"competency_id": competency["code"], **indicator}


def _bring(wanted: Wanted) -> Loaded:
    """Add and change what differs, in two statements however many rows there are."""
    loaded = Loaded(wanted.model)
    present = {_key(vars(row), wanted): row for row in wanted.model._default_manager.select_for_update()}
    add, change = [], []
    for fields in wanted.rows:
        row = present.pop(_key(fields, wanted), None)
        if row is None:
            add.append(wanted.model(**fields))
        elif any(getattr(row, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(row, name, value)
            change.append(row)
        else:
            loaded.unchanged += 1
    wanted.model._default_manager.bulk_create(add)
    if change:
        names = [name for name in wanted.rows[0] if name not in wanted.key]
        wanted.model._default_manager.bulk_update(change, names)
    loaded.added, loaded.changed, loaded.left = ([str(row) for row in rows] for rows in (add, change, present.values()))
    return loaded


def _key(fields: Fields, wanted: Wanted) -> tuple[Any, ...]:
    return tuple(fields[name] for name in wanted.key)
