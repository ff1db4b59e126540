"""Models of the vacancies floor."""

from vacancies.models.alert import Alert, AlertMatch
from vacancies.models.durations import UsualDuration
from vacancies.models.listing import Listing, SearchWord
from vacancies.models.nomination import ImportedNotice, NominationCall, NominationPost
from vacancies.models.publication import Extension, Publication
from vacancies.models.vacancy import EducationPathway, LanguageRequirement, Vacancy, VacancyTranslation

__all__ = [
    "Alert",
    "AlertMatch",
    "EducationPathway",
    "Extension",
    "ImportedNotice",
    "LanguageRequirement",
    "Listing",
    "NominationCall",
    "NominationPost",
    "Publication",
    "SearchWord",
    "UsualDuration",
    "Vacancy",
    "VacancyTranslation",
]
