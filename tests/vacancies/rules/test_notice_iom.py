"""IOM notices of every English shape that is known, in our own words: old and new header, contradictions."""

import json

import pytest

from vacancies.rules.notice import read_notice
from vacancies.rules.notice.report import as_json

OLDER_P3 = """\
SVN2025.14
Position Title : Migration Health Officer (Laboratory)
Duty Station : Nairobi, Kenya
Classification : Professional Staff, Grade P3
Type of Appointment : Special short-term graded, Six months with possibility of extension
Estimated Start Date : As soon as possible
Closing Date : April 13 2025
Reference Code : SVN2025.14

Context:
Under the supervision of the regional coordinator the officer runs two laboratories.
For this vacancy, these are considered first-tier candidates:
1. Internal candidates
2. Candidates from the following non-represented member states:
Antigua and Barbuda; Bahamas; Barbados; Comoros; Congo (the); Cook Islands; Seychelles; Tonga; Tuvalu; Vanuatu
Second tier candidates include:
All external candidates, except nationals of non-represented member states.

Required Qualifications and Experience
Education
• Master's degree in Laboratory Sciences of an accredited university with five years of relevant professional experience; or
• University degree in one of these fields with seven years of relevant professional experience.
Experience
• Experience in managing laboratories
Languages
Candidates must be fluent in English; this is required for the work. Working knowledge of French and/or Swahili is an advantage.
Other
For this post nationals of the duty station's country are not eligible.
The vacancy closes on its closing date at 23:59 local time Geneva, Switzerland. No late applications are taken.
"""  # noqa: E501
OLDER_P3_READ = {
    "lang": "en",
    "reference_number": "SVN2025.14",
    "title": "Migration Health Officer (Laboratory)",
    "duty_station_city": "Nairobi",
    "duty_station_country": "Kenya",
    "country_alpha2": "KE",
    "grade": "P-3",
    "contract_type": "Special short-term graded, Six months with possibility of extension",
    "category": "professional",
    "closing_date": "2025-04-13",
    "closing_time": "23:59",
    "closing_zone": "Geneva, Switzerland (Europe/Zurich)",
    "closing_utc": "2025-04-13T21:59:00Z",
    "first_tier": ["internal", "nms_nationals"],
    "second_tier": "external_except:nms_nationals",
    "nms_codes": ["AG", "BS", "BB", "KM", "CG", "CK", "SC", "TO", "TV", "VU"],
    "duty_station_nationals_excluded": True,
    "education": [["master", 5], ["university degree", 7]],
    "languages_required": ["English"],
    "languages_advantageous": ["French", "Swahili"],
    "late_applications_accepted": False,
}

INTERNAL_ONLY = """\
CFA-2025-101GT - Expedited - Warehouse Assistant
Duty Station: San Marcos, Guatemala
Closing Date: 20 October 2025
This is an expedited recruitment: only applications from internal candidates will be accepted.
Education:
High school diploma with four years of relevant experience.
Languages: Fluency in Spanish is required.
"""
INTERNAL_ONLY_READ = {
    "lang": "en",
    "duty_station_city": "San Marcos",
    "duty_station_country": "Guatemala",
    "country_alpha2": "GT",
    "closing_date": "2025-10-20",
    "first_tier": ["internal"],
    "internal_only": True,
    "education": [["high school diploma", 4]],
    "languages_required": ["Spanish"],
    "grade": None,
    "closing_utc": None,
    "reference_number": None,
    "title": None,
}

GS_EQUIV = """\
Job Identification (Reference Number): 19004
Position Title: Finance Assistant
Duty Station City: Cox's Bazar
Duty Station Country: Bangladesh
Grade: G-5
Contract Type: Special Short Term Graded (Up to 9 months)
Recruiting Type: General Service
Vacancy Type: Special Vacancy Notice
Initial duration: 6 months
Closing date: 22 January 2026
Introduction:
For the post, internal and internal-equivalent candidates are considered first-tier candidates.
Education:
Bachelor's degree in Accounting with three years of relevant professional experience; or High school diploma with five years of relevant professional experience.
Languages:
Fluency in English and Bangla is required.
The vacancy closes on its closing date at 23:59 local time Geneva, Switzerland. No late applications are taken.
"""  # noqa: E501
GS_EQUIV_READ = {
    "lang": "en",
    "reference_number": "19004",
    "title": "Finance Assistant",
    "duty_station_city": "Cox's Bazar",
    "duty_station_country": "Bangladesh",
    "country_alpha2": "BD",
    "grade": "G-5",
    "contract_type": "Special Short Term Graded (Up to 9 months)",
    "category": "general service",
    "vacancy_type": "Special Vacancy Notice",
    "initial_duration": "6 months",
    "closing_date": "2026-01-22",
    "closing_time": "23:59",
    "closing_zone": "Geneva, Switzerland (Europe/Zurich)",
    "closing_utc": "2026-01-22T22:59:00Z",
    "first_tier": ["internal", "internal_equivalent"],
    "education": [["bachelor", 3], ["high school diploma", 5]],
    "languages_required": ["English", "Bengali"],
    "late_applications_accepted": False,
}

NO_B = """\
Job Identification (Reference Number): 18810
Position Title: National Project Officer
Duty Station City: Port Sudan
Duty Station Country: Sudan
Grade: NO-B
Contract Type: Fixed-term (1 year with possibility of extension)
Recruiting Type: National Officer
Vacancy Type: Vacancy Notice
Initial duration: 1 year
Closing date: 11-Mar-2026
For the post, the following are considered first-tier candidates:
- Internal candidates
Second-tier candidates include:
All external candidates.
Education
- Master's degree with three years of relevant professional experience; or
- University degree with five years of relevant professional experience.
Languages
Fluency in English and Arabic is required.
"""
NO_B_READ = {
    "lang": "en",
    "reference_number": "18810",
    "title": "National Project Officer",
    "duty_station_city": "Port Sudan",
    "duty_station_country": "Sudan",
    "country_alpha2": "SD",
    "grade": "NO-B",
    "contract_type": "Fixed-term (1 year with possibility of extension)",
    "category": "national officer",
    "vacancy_type": "Vacancy Notice",
    "initial_duration": "1 year",
    "closing_date": "2026-03-11",
    "first_tier": ["internal"],
    "second_tier": "external",
    "education": [["master", 3], ["university degree", 5]],
    "languages_required": ["English", "Arabic"],
    "closing_utc": None,
}

UG = """\
Position Title: Senior Advisor
Duty Station: Geneva, Switzerland
Grade: UG
Recruiting Type: Professional
Contract type: Special short-term ungraded
Initial duration: 9 months
Closing date: 30 November 2025
Applications of qualified candidates are welcome. The position is located in the Office of the Chief of Staff.
Education: Master's degree in law with ten years of relevant professional experience.
Languages: Fluency in English is required.
"""
UG_READ = {
    "lang": "en",
    "title": "Senior Advisor",
    "duty_station_city": "Geneva",
    "duty_station_country": "Switzerland",
    "country_alpha2": "CH",
    "grade": "UG",
    "contract_type": "Special short-term ungraded",
    "category": "professional",
    "initial_duration": "9 months",
    "closing_date": "2025-11-30",
    "education": [["master", 10]],
    "languages_required": ["English"],
    "organizational_unit": "Office of the Chief of Staff",
    "closing_utc": None,
    "first_tier": None,
    "reference_number": None,
}

GLUED = """\
Resettlement AssistantAmman, Jordan
Position Title: Resettlement AssistantDuty Station City: AmmanDuty Station Country: JordanGrade: G-6Contract Type: Fixed-term (1 year)Recruiting Type: General ServiceVacancy Type: Vacancy NoticeInitial duration: 1 yearClosing date: 14 November 2025Introduction: IOM works for candidates.
Education: University degree with four years of relevant experience, or High school diploma with six years of relevant experience.Languages: Fluency in English and Arabic is required.
"""  # noqa: E501
GLUED_READ = {
    "organization": "IOM",
    "lang": "en",
    "title": "Resettlement Assistant",
    "duty_station_city": "Amman",
    "duty_station_country": "Jordan",
    "country_alpha2": "JO",
    "grade": "G-6",
    "contract_type": "Fixed-term (1 year)",
    "category": "general service",
    "vacancy_type": "Vacancy Notice",
    "initial_duration": "1 year",
    "closing_date": "2025-11-14",
    "education": [["university degree", 4], ["high school diploma", 6]],
    "languages_required": ["English", "Arabic"],
    "closing_utc": None,
    "first_tier": None,
    "reference_number": None,
}

TWICE_DIFFER = """\
Position Title: Project Officer
Duty Station: Amman, Jordan
Grade: P-3
Closing date: 14 November 2025

Description
Position Title: Project Officer
Grade: P-4
Closing Date: 21 November 2025
Candidates must hold a Master's degree with five years of relevant experience.
Fluency in English is required.
"""
TWICE_DIFFER_READ = {
    "lang": "en",
    "title": "Project Officer",
    "duty_station_city": "Amman",
    "duty_station_country": "Jordan",
    "country_alpha2": "JO",
    "education": [["master", 5]],
    "languages_required": ["English"],
    "grade": None,
    "closing_date": None,
    "closing_utc": None,
    "first_tier": None,
    "reference_number": None,
}

TWICE_AGREE = """\
Position Title: Project Officer
Duty Station: Amman, Jordan
Grade: P-3
Closing date: 11/12/2025

Description
Position Title: Project Officer
Duty Station City: Amman
Duty Station Country: Jordan
Grade: P3
Closing Date: 12 November 2025
Candidates must hold a Master's degree with five years of relevant experience.
Fluency in English is required.
"""
TWICE_AGREE_READ = {
    "lang": "en",
    "title": "Project Officer",
    "duty_station_city": "Amman",
    "duty_station_country": "Jordan",
    "country_alpha2": "JO",
    "grade": "P-3",
    "category": "professional",
    "closing_date": "2025-11-12",
    "education": [["master", 5]],
    "languages_required": ["English"],
    "closing_utc": None,
    "first_tier": None,
    "reference_number": None,
}


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(OLDER_P3, OLDER_P3_READ, id="older_p3"),
        pytest.param(INTERNAL_ONLY, INTERNAL_ONLY_READ, id="internal_only"),
        pytest.param(GS_EQUIV, GS_EQUIV_READ, id="gs_equiv"),
        pytest.param(NO_B, NO_B_READ, id="no_b"),
        pytest.param(UG, UG_READ, id="ug"),
        pytest.param(GLUED, GLUED_READ, id="glued"),
        pytest.param(TWICE_DIFFER, TWICE_DIFFER_READ, id="twice_differ"),
        pytest.param(TWICE_AGREE, TWICE_AGREE_READ, id="twice_agree"),
    ],
)
def test_a_notice_of_this_shape_is_read_as_a_person_reads_it(notice, expected):
    read = json.loads(as_json("notice.txt", read_notice(notice)))
    assert {key: read[key] for key in expected} == expected


def warnings_of(notice: str) -> str:
    """All warnings of a notice on one line."""
    return " ".join(read_notice(notice).warnings)


def test_a_field_that_stands_twice_with_different_values_is_shown_with_both():
    assert "P-3 / P-4" in warnings_of(TWICE_DIFFER)
    assert "2025-11-14 / 2025-11-21" in warnings_of(TWICE_DIFFER)


def test_every_expected_field_that_is_not_stated_is_named_in_a_warning():
    reading = read_notice(INTERNAL_ONLY)
    for key in ("grade", "title", "contract_type", "languages_advantageous", "board"):
        assert reading.value(key) is None
        assert any(warning.startswith(f"{key}: ") for warning in reading.warnings)


def test_every_finding_carries_the_words_it_was_read_from():
    reading = read_notice(GS_EQUIV)
    assert reading.findings["grade"].evidence == "Grade: G-5"
    assert reading.findings["first_tier"].evidence.startswith("For the post, internal and")
    assert all(finding.evidence for finding in reading.findings.values())


def test_the_texts_under_the_headings_are_kept_for_the_draft():
    assert read_notice(NO_B).sections["languages"] == "Fluency in English and Arabic is required."
