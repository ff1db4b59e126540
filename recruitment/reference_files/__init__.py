"""Readers of `recruitment/data/`: plain files to plain values, without a database and without settings.

A file that cannot be read raises BrokenFile, whose text is one sentence: file, line, what is wrong, what to do.
"""

from recruitment.reference_files.countries import (
    CountryRow,
    NonRepresentedRow,
    countries,
    country_by_name,
    non_represented,
)
from recruitment.reference_files.framework import CompetencyRow, IndicatorRow, competencies
from recruitment.reference_files.lists import (
    GradeRow,
    LanguageRow,
    NamedRow,
    OrganizationRow,
    contract_types,
    grades,
    job_families,
    languages,
    organizations,
)
from recruitment.reference_files.names import normalise_name
from recruitment.reference_files.table import DATA, BrokenFile

__all__ = [
    "DATA",
    "BrokenFile",
    "CompetencyRow",
    "CountryRow",
    "GradeRow",
    "IndicatorRow",
    "LanguageRow",
    "NamedRow",
    "NonRepresentedRow",
    "OrganizationRow",
    "competencies",
    "contract_types",
    "countries",
    "country_by_name",
    "grades",
    "job_families",
    "languages",
    "non_represented",
    "normalise_name",
    "organizations",
]
