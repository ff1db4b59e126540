"""Models of the vacancies floor."""

from vacancies.models.nomination import ImportedNotice, NominationCall, NominationPost
from vacancies.models.publication import Extension, Publication
from vacancies.models.vacancy import EducationPathway, LanguageRequirement, Vacancy

__all__ = [
    "EducationPathway",
    "Extension",
    "ImportedNotice",
    "LanguageRequirement",
    "NominationCall",
    "NominationPost",
    "Publication",
    "Vacancy",
]
