"""The terms of a vacancy: everything that decides about an application, as frozen when it was published.

Screening, tiers, the public page and the panel read these terms and nothing else, so that criteria cannot
change during a process (ILO Administrative Tribunal, Judgment 3073).
"""

from dataclasses import asdict, dataclass
from typing import Any, Self

from vacancies.rules.closing import ClosingPolicy
from vacancies.rules.tiers import TierPolicy


@dataclass(frozen=True)
class Pathway:
    """One sufficient combination of a degree level (see DegreeLevel) and years of relevant experience."""

    degree: int
    years: int


@dataclass(frozen=True)
class LanguageNeed:
    """A language, whether it is required or an advantage, and the UN level (1 to 4) that is asked for.

    Only in a draft may the level still be None: notices say "fluency", and a person says which level that is.
    """

    language: str
    demand: str
    level: int | None

    @property
    def asked(self) -> int:
        """The level asked for. A published need always has one."""
        return self.level or 0


@dataclass(frozen=True)
class CompetencyNeed:
    """A competency with its name and the level asked for, 1 to 3; None for a value, which has no levels."""

    competency: str
    name: str
    kind: str
    level: int | None


@dataclass(frozen=True)
class Terms:
    """What decides. Countries and languages by ISO code, roster in calendar months."""

    closing: ClosingPolicy
    tiers: TierPolicy
    pathways: tuple[Pathway, ...]
    languages: tuple[LanguageNeed, ...]
    competencies: tuple[CompetencyNeed, ...]
    duty_station_country: str
    duty_station_nationals_excluded: bool
    grade: str
    category: str
    job_family: str
    roster_months: int
    board_name: str
    board_quorum: int
    contact_policy: str

    def as_json(self) -> dict[str, Any]:
        """Plain values, for the publication's frozen content."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Self:
        """The terms as they were frozen by `as_json`."""
        tiers = content["tiers"]
        rest = {key: content[key] for key in SCALARS}
        return cls(
            closing=ClosingPolicy(**content["closing"]),
            tiers=TierPolicy(tuple(tiers["grounds"]), tuple(tiers["country_codes"]), tiers["second_tier"]),
            pathways=tuple(Pathway(**pathway) for pathway in content["pathways"]),
            languages=tuple(LanguageNeed(**need) for need in content["languages"]),
            competencies=tuple(CompetencyNeed(**need) for need in content["competencies"]),
            **rest,
        )


SCALARS = (
    "duty_station_country",
    "duty_station_nationals_excluded",
    "grade",
    "category",
    "job_family",
    "roster_months",
    "board_name",
    "board_quorum",
    "contact_policy",
)
