"""Vacancies of the demonstration, in the project's own words."""

from recruitment.enums import DegreeLevel, LanguageLevel, StaffCategory
from vacancies.enums import Ground, LanguageDemand, VacancyType
from vacancies.rules.terms import LanguageNeed, Pathway

INTRODUCTION = (
    "We help people who move and the communities that receive them. Whoever joins us finds colleagues from many "
    "countries, work that is seen by the people it is for, and a house that expects care in small things."
)
CONTEXT = (
    "The post stands in a small team that serves several offices. You will work with the team's head every day and "
    "with colleagues in the field most days, often across time zones."
)
NOTES = (
    "Appointment depends on confirmed funding, on medical fitness, and on the visa and security clearance that the "
    "duty station asks for."
)

ASSOCIATE = {
    "title": "Senior People Services Associate",
    "grade_id": "G-6",
    "category": StaffCategory.GENERAL_SERVICE,
    "contract_type_id": "fixed-term",
    "job_family_id": "human-resources",
    "duty_station_city": "Geneva",
    "duty_station_country_id": "CH",
    "organizational_unit": "People and Culture Division",
    "initial_duration": "One year, with the possibility of extension",
    "first_tier_grounds": [Ground.INTERNAL, Ground.EXTERNAL_FEMALE, Ground.NMS_NATIONALS],
    "duty_station_nationals_excluded": False,
    "core_level": 2,
    "managerial_level": None,
    "responsibilities": (
        "- Answer questions of staff and supervisors about appraisal, and keep the answers for the next who asks.\n"
        "- Check the data of each appraisal cycle and settle what does not agree.\n"
        "- Prepare the monthly report and say in a paragraph what it shows.\n"
        "- Train focal points in the field, by line and in person."
    ),
    "qualifications": (
        "A university degree in human resources, administration or a related field with four years of relevant "
        "experience, or a completed secondary education with six years."
    ),
    "skills": "Patience with detail, discretion, clear writing, and a good hand with spreadsheets.",
    "languages_text": "English is required. French and Spanish are an advantage.",
}
ASSOCIATE_PATHWAYS = [Pathway(DegreeLevel.FIRST, 4), Pathway(DegreeLevel.SECONDARY, 6)]

OFFICER = {
    **ASSOCIATE,
    "title": "Labour Mobility Officer",
    "vacancy_type": VacancyType.SPECIAL_VACANCY_NOTICE,
    "grade_id": "P-2",
    "category": StaffCategory.PROFESSIONAL,
    "job_family_id": "labour-mobility",
    "duty_station_city": "Nairobi",
    "duty_station_country_id": "KE",
    "organizational_unit": "Regional Office, Mobility Unit",
    "first_tier_grounds": [Ground.INTERNAL, Ground.NMS_NATIONALS],
    "duty_station_nationals_excluded": True,
    "core_level": 2,
    "managerial_level": 1,
    "responsibilities": (
        "- Advise ministries on fair recruitment across borders and draft the notes that they ask for.\n"
        "- Follow three projects from plan to closing report, with their money.\n"
        "- Gather what recruiters and workers report and turn it into proposals.\n"
        "- Travel in the region about one week in six."
    ),
    "qualifications": (
        "A master's degree in law, economics, social sciences or a related field with two years of relevant "
        "experience, or a first university degree with four years."
    ),
}
OFFICER_PATHWAYS = [Pathway(DegreeLevel.MASTER, 2), Pathway(DegreeLevel.FIRST, 4)]

LANGUAGES = [
    LanguageNeed("en", LanguageDemand.REQUIRED, LanguageLevel.ADVANCED),
    LanguageNeed("fr", LanguageDemand.ADVANTAGE, LanguageLevel.INTERMEDIATE),
    LanguageNeed("es", LanguageDemand.ADVANTAGE, LanguageLevel.INTERMEDIATE),
]
TEXTS = {"introduction": INTRODUCTION, "context": CONTEXT, "notes": NOTES}
KINDS = {"associate": (ASSOCIATE, ASSOCIATE_PATHWAYS), "officer": (OFFICER, OFFICER_PATHWAYS)}
