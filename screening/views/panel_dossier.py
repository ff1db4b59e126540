"""A frozen dossier as the panel reads it: what somebody has done and can do.

Gender, nationality and tier are left out: the panel assesses competencies and does not need them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from recruitment.enums import DegreeLevel, LanguageLevel
from recruitment.models import Language


@dataclass(frozen=True)
class Study:
    """An education in words; a date is None where the candidate gave none."""

    degree: str
    field: str
    institution: str
    start: date | None
    end: date | None
    completed: bool


@dataclass(frozen=True)
class Job:
    """An employment in words; no end means that it goes on."""

    title: str
    employer: str
    start: date | None
    end: date | None
    duties: str


@dataclass(frozen=True)
class Dossier:
    """What the panel reads."""

    name: str
    studies: list[Study]
    jobs: list[Job]
    languages: list[tuple[str, str]]
    motivation: str
    documents: list[dict[str, str]]


def readable(dossier: dict[str, Any]) -> Dossier:
    """The frozen dossier with codes turned into words, employments with the latest first. One query."""
    person = dossier["person"]
    names = Language.objects.in_bulk([row["language"] for row in dossier["languages"]])
    jobs = [
        Job(row["title"], row["employer"], _date(row["start"]), _date(row["end"]), row["duties"])
        for row in sorted(dossier["employment"], key=lambda row: row["start"], reverse=True)
    ]
    return Dossier(
        name=f"{person['given_name']} {person['family_name']}",
        studies=[
            Study(
                str(DegreeLevel(row["degree"]).label),
                row["field"],
                row["institution"],
                _date(row["start"]),
                _date(row["end"]),
                row["completed"],
            )
            for row in dossier["education"]
        ],
        jobs=jobs,
        languages=[
            (
                names[row["language"]].name if row["language"] in names else row["language"],
                str(LanguageLevel(row["level"]).label),
            )
            for row in dossier["languages"]
        ],
        motivation=dossier["motivation"],
        documents=dossier["documents"],
    )


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
