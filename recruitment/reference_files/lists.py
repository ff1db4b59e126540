"""Languages, grades, contract types, job families and organizations."""

from dataclasses import dataclass, fields
from pathlib import Path
from zoneinfo import ZoneInfo

from recruitment.enums import ContactPolicy, StaffCategory
from recruitment.reference_files.table import DATA, Row, table

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A language: ISO 639 code (of two letters where there is one), three names, official at the UN or not."""

    code: str
    name_en: str
    name_fr: str
    name_es: str
    is_un_official: bool


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A grade: today's spelling, category (StaffCategory), rank for sorting, stated equivalent, other spellings."""

    code: str
    category: str
    rank: int
    equivalent: str
    internationally_recruited: bool
    spellings: list[str]


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A code with its three names: a contract type or a job family."""

    code: str
    name_en: str
    name_fr: str
    name_es: str


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """An organization and its policies; `closing_minute` counts from midnight in `closing_zone`, 1440 is the end."""

    code: str
    name_en: str
    name_fr: str
    name_es: str
    closing_place: str
    closing_zone: str
    closing_minute: int
    roster_months: int
    board_name: str
    board_quorum: int
    contact_policy: str
    charges_no_fee: bool


def languages(data: Path = DATA) -> list[LanguageRow]:
    """Every language of `languages.csv`. Raises BrokenFile."""

    def read(row: Row) -> LanguageRow:
        return LanguageRow(row.code("code", "[a-z]{2,3}"), *_names(row), row.flag("is_un_official"))

    return table(data / "languages.csv", _columns(LanguageRow), read)


def grades(data: Path = DATA) -> list[GradeRow]:
    """Every grade of `grades.csv`. Raises BrokenFile. An equivalent is given only where a source states it."""

    def read(row: Row) -> GradeRow:
        return GradeRow(
            code=row.text("code", 20),
            category=row.one_of("category", StaffCategory.values),
            rank=row.number("rank", 0, 32767),
            equivalent=row.cells["equivalent"],
            internationally_recruited=row.flag("internationally_recruited"),
            spellings=row.several("spellings", 40),
        )

    path = data / "grades.csv"
    found = table(path, _columns(GradeRow), read)
    codes = {grade.code for grade in found}

    def check(row: Row) -> None:
        equivalent = row.cells["equivalent"]
        if equivalent and equivalent not in codes:
            raise row.broken(f"the equivalent “{equivalent}” is no grade in this file; correct it.")

    table(path, _columns(GradeRow), check)
    return found


def contract_types(data: Path = DATA) -> list[NamedRow]:
    """Every kind of contract of `contract_types.csv`. Raises BrokenFile."""
    return table(data / "contract_types.csv", _columns(NamedRow), _named)


def job_families(data: Path = DATA) -> list[NamedRow]:
    """Every job family of `job_families.csv`. Raises BrokenFile."""
    return table(data / "job_families.csv", _columns(NamedRow), _named)


def organizations(data: Path = DATA) -> list[OrganizationRow]:
    """Every organization of `organizations.csv`. Raises BrokenFile."""
    return table(data / "organizations.csv", _columns(OrganizationRow), _organization)


def _organization(row: Row) -> OrganizationRow:
    return OrganizationRow(
        row.code("code", "[A-Z]{2,20}"),
        *_names(row),
        closing_place=row.text("closing_place", 60),
        closing_zone=_zone(row),
        closing_minute=row.number("closing_minute", 1, 1440),
        roster_months=row.number("roster_months", 1, 120),
        board_name=row.text("board_name", 120),
        board_quorum=row.number("board_quorum", 1, 30),
        contact_policy=row.one_of("contact_policy", ContactPolicy.values),
        charges_no_fee=row.flag("charges_no_fee"),
    )


def _zone(row: Row) -> str:
    name = row.text("closing_zone", 60)
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise row.broken(f"“{name}” is no IANA time zone; write one such as Europe/Zurich.") from None
    return name


def _named(row: Row) -> NamedRow:
    return NamedRow(row.code("code", SLUG), *_names(row))


def _names(row: Row) -> tuple[str, str, str]:
    return row.text("name_en"), row.text("name_fr"), row.text("name_es")


def _columns(kind: type) -> tuple[str, ...]:
    return tuple(column.name for column in fields(kind))
