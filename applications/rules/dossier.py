"""The dossier: everything a candidate submits, frozen as one document with a version and a hash.

Screening, tiers, exports and the panel read a dossier and never the profile it came from.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vacancies.enums import ClaimState
from vacancies.rules.tiers import TierFacts


@dataclass(frozen=True)
class Study:
    """An education: its level (see DegreeLevel), field and institution, and the date it ended, if it has."""

    degree: int
    field: str
    institution: str
    completed: bool


@dataclass(frozen=True)
class Job:
    """An employment from its first to its last day, both included; an open end means it goes on."""

    title: str
    employer: str
    start: date
    end: date | None


@dataclass(frozen=True)
class DossierFacts:
    """What screening asks of a dossier, read from its frozen form."""

    nationalities: tuple[str, ...]
    primary_nationality: str
    gender: str
    claims_internal: bool
    studies: tuple[Study, ...]
    jobs: tuple[Job, ...]
    languages: dict[str, int]

    def tier_facts(self, claim: str = "") -> TierFacts:
        """The facts that tiers rest on; `claim` is what the check against staff records found, if there was one."""
        state = claim or (ClaimState.CLAIMED if self.claims_internal else ClaimState.UNCLAIMED)
        return TierFacts(self.primary_nationality, self.gender, state, state)


def facts(dossier: dict[str, Any]) -> DossierFacts:
    """The facts in a frozen dossier."""
    person = dossier["person"]
    return DossierFacts(
        nationalities=tuple(person["nationalities"]),
        primary_nationality=person["primary_nationality"],
        gender=person["gender"],
        claims_internal=person["claims_internal"],
        studies=tuple(
            Study(row["degree"], row["field"], row["institution"], row["completed"]) for row in dossier["education"]
        ),
        jobs=tuple(
            Job(row["title"], row["employer"], _date(row["start"]), _date(row["end"]) if row["end"] else None)
            for row in dossier["employment"]
        ),
        languages={row["language"]: row["level"] for row in dossier["languages"]},
    )


def _date(text: str) -> date:
    return date.fromisoformat(text)
