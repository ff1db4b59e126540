"""From the words that notices use to the portal's own codes. What has no counterpart stays empty."""

from recruitment.enums import DegreeLevel, StaffCategory
from vacancies.enums import VacancyType

DEGREES = {
    "doctorate": DegreeLevel.DOCTORATE,
    "master": DegreeLevel.MASTER,
    "advanced university degree": DegreeLevel.MASTER,
    "advanced university degree (minimum master)": DegreeLevel.MASTER,
    "university degree": DegreeLevel.FIRST,
    "first university degree": DegreeLevel.FIRST,
    "bachelor": DegreeLevel.FIRST,
    "high school diploma": DegreeLevel.SECONDARY,
}
CATEGORIES = {
    "general service": StaffCategory.GENERAL_SERVICE,
    "professional": StaffCategory.PROFESSIONAL,
    "director": StaffCategory.DIRECTOR,
    "national officer": StaffCategory.NATIONAL_OFFICER,
    "ungraded": StaffCategory.UNGRADED,
    "iica": StaffCategory.INTERNATIONAL_CONTRACTOR,
    "lica": StaffCategory.LOCAL_CONTRACTOR,
}
# The first word that occurs decides; a special vacancy notice is also a vacancy notice.
VACANCY_TYPES = (
    ("special", VacancyType.SPECIAL_VACANCY_NOTICE),
    ("spécial", VacancyType.SPECIAL_VACANCY_NOTICE),
    ("especial", VacancyType.SPECIAL_VACANCY_NOTICE),
    ("interest", VacancyType.EXPRESSION_OF_INTEREST),
    ("intérêt", VacancyType.EXPRESSION_OF_INTEREST),
    ("interés", VacancyType.EXPRESSION_OF_INTEREST),
    ("intern", VacancyType.INTERNSHIP),
    ("stage", VacancyType.INTERNSHIP),
    ("pasant", VacancyType.INTERNSHIP),
    ("consult", VacancyType.CONSULTANCY),
    ("call for", VacancyType.CALL_FOR_APPLICATIONS),
    ("appel", VacancyType.CALL_FOR_APPLICATIONS),
    ("convocatoria", VacancyType.CALL_FOR_APPLICATIONS),
    ("vacan", VacancyType.VACANCY_NOTICE),
)
# Again the first that occurs decides.
CONTRACTS = (
    ("special short-term ungraded", "special-short-term-ungraded"),
    ("special short term ungraded", "special-short-term-ungraded"),
    ("special short-term graded", "special-short-term-graded"),
    ("special short term graded", "special-short-term-graded"),
    ("fixed-term", "fixed-term"),
    ("fixed term", "fixed-term"),
    ("durée déterminée", "fixed-term"),
    ("plazo fijo", "fixed-term"),
    ("consult", "consultancy"),
    ("intern", "internship"),
    ("iica", "iica"),
    ("lica", "lica"),
    ("retainer", "retainer"),
    ("service contract", "service-contract"),
)


def first_match(words: str, table: tuple[tuple[str, str], ...]) -> str:
    """The code of the first entry whose words occur in `words`; empty when none does."""
    low = words.casefold()
    return next((code for part, code in table if part in low), "")
