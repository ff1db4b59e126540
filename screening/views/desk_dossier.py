"""A frozen dossier and the findings about it, turned from codes into words for a reader."""

from datetime import date
from typing import Any

from applications.models import Submission
from recruitment.enums import CompetencyKind, DegreeLevel, LanguageLevel
from recruitment.models import Competency, Country, Language
from screening.models import Screening
from screening.rules.assessment import level_asked
from vacancies.enums import Gender
from vacancies.rules.terms import CompetencyNeed


def readable(submission: Submission) -> dict[str, Any]:
    """The dossier with names of countries and languages, words of levels, and dates; two queries."""
    dossier = submission.dossier
    person = dossier["person"]
    codes = {*person["nationalities"], person["residence"], *(row["country"] for row in dossier["education"])}
    countries = {row.alpha2: row.name for row in Country.objects.filter(pk__in=codes)}
    spoken = [row["language"] for row in dossier["languages"]]
    languages = {row.code: row.name for row in Language.objects.filter(pk__in=spoken)}
    return {
        **dossier,
        "person": {
            **person,
            "gender": Gender(person["gender"]).label if person["gender"] else "",
            "residence": countries.get(person["residence"], person["residence"]),
            "primary": countries.get(person["primary_nationality"], person["primary_nationality"]),
            "others": [
                countries.get(code, code) for code in person["nationalities"] if code != person["primary_nationality"]
            ],
        },
        "education": [
            {
                **row,
                **_dates(row),
                "degree": DegreeLevel(row["degree"]).label,
                "country": countries.get(row["country"], row["country"]),
            }
            for row in dossier["education"]
        ],
        "employment": [{**row, **_dates(row)} for row in dossier["employment"]],
        "languages": [
            {"name": languages.get(row["language"], row["language"]), "level": LanguageLevel(row["level"]).label}
            for row in dossier["languages"]
        ],
    }


def _dates(row: dict[str, str]) -> dict[str, date | None]:
    return {name: date.fromisoformat(row[name]) if row[name] else None for name in ("start", "end")}


def names_of(needs: tuple[CompetencyNeed, ...]) -> dict[str, str]:
    """The names of the published competencies by code; one query."""
    return {row.pk: row.name for row in Competency.objects.filter(pk__in=[need.competency for need in needs])}


def record_of(case: Screening, needs: tuple[CompetencyNeed, ...], names: dict[str, str]) -> list[dict[str, Any]]:
    """One row for each published competency: what was asked, what the panel recorded, and whether that suffices."""
    findings = {row.competency_id: row for row in case.findings.all()}
    rows = []
    for need in needs:
        finding = findings.get(need.competency)
        rows.append(
            {
                "name": names.get(need.competency, need.competency),
                "kind": CompetencyKind(need.kind).label,
                "is_value": need.level is None,
                "asked": need.level,
                "finding": finding,
                "meets": finding is not None and finding.level >= level_asked(need),
            }
        )
    return rows
