"""Notices of other organizations, in our own words: other labels, other ways to write the closing moment."""

import json

import pytest

from vacancies.rules.notice import read_notice
from vacancies.rules.notice.report import as_json

WFP = """\
WFP vacancy
JOB TITLE: Logistics Officer
Grade: NO-A
DUTY STATION: Rome, Italy
DEADLINE FOR APPLICATIONS: 14 March 2026-23:59-GMT+01:00 Central European Time (Rome)
Candidates of all backgrounds may apply.
Education: Advanced university degree in economics with three years of relevant experience.
Languages: Fluency in English is required.
"""
WFP_READ = {
    "organization": "WFP",
    "lang": "en",
    "title": "Logistics Officer",
    "duty_station_city": "Rome",
    "duty_station_country": "Italy",
    "country_alpha2": "IT",
    "grade": "NO-A",
    "category": "national officer",
    "closing_date": "2026-03-14",
    "closing_time": "23:59",
    "closing_zone": "Rome (Europe/Rome)",
    "closing_utc": "2026-03-14T22:59:00Z",
    "education": [["advanced university degree", 3]],
    "languages_required": ["English"],
    "first_tier": None,
    "reference_number": None,
}

UNICEF = """\
UNICEF
Job no: 581111
Contract type: Temporary Appointment
Duty Station: Dakar
Level: P-3
Location: Senegal
Categories: Health
Advertised: 27 Feb 2026 Greenwich Standard Time
Deadline: 13 Mar 2026 Greenwich Standard Time
Candidates must have: an advanced university degree in public health with five years of professional experience. Fluency in English and French is required.
"""  # noqa: E501
UNICEF_READ = {
    "organization": "UNICEF",
    "lang": "en",
    "reference_number": "581111",
    "duty_station_city": "Dakar",
    "duty_station_country": "Senegal",
    "country_alpha2": "SN",
    "grade": "P-3",
    "contract_type": "Temporary Appointment",
    "category": "professional",
    "posted_date": "2026-02-27",
    "closing_date": "2026-03-13",
    "closing_zone": "Greenwich Standard Time (Atlantic/Reykjavik)",
    "education": [["advanced university degree", 5]],
    "languages_required": ["English", "French"],
    "closing_utc": None,
    "first_tier": None,
    "title": None,
}

WB = """\
Health Economist
Job #: req35555
Organization: World Bank
Sector: Health
Grade: GF
Term Duration: 3 years 0 months
Recruitment Type: International Recruitment
Location: Washington, DC, United States
Required Language(s): English
Preferred Language(s): French
Closing Date: 3/10/2026 (MM/DD/YYYY) at 11:59pm UTC
Candidates need a Master's degree in economics with five years of relevant experience.
"""
WB_READ = {
    "organization": "World Bank",
    "lang": "en",
    "reference_number": "req35555",
    "title": "Health Economist",
    "duty_station_city": "Washington, DC",
    "duty_station_country": "United States",
    "country_alpha2": "US",
    "closing_date": "2026-03-10",
    "closing_time": "23:59",
    "closing_zone": "UTC",
    "closing_utc": "2026-03-10T23:59:00Z",
    "education": [["master", 5]],
    "languages_required": ["English"],
    "languages_advantageous": ["French"],
    "grade": None,
    "first_tier": None,
}

UNDP = """\
Project Analyst (Open to Tier 1, Tier 2 and Tier 3 applicants)
Job Identification
30999
Posting Date
03/02/2026, 10:14 AM
Apply Before
03/16/2026, 03:59 AM
Locations
Kabul, Afghanistan
Grade
NPSA-9
Contract Duration
1 Year
UNDP is committed to diversity. Applicants with disabilities are welcome.
Education: Master's degree with two years of experience, or Bachelor's degree with four years of experience.
Required Languages: English and Dari.
"""
UNDP_READ = {
    "organization": "UNDP",
    "lang": "en",
    "reference_number": "30999",
    "title": "Project Analyst (Open to Tier 1, Tier 2 and Tier 3 applicants)",
    "duty_station_city": "Kabul",
    "duty_station_country": "Afghanistan",
    "country_alpha2": "AF",
    "grade": "NPSA-9",
    "initial_duration": "1 Year",
    "closing_date": "2026-03-16",
    "closing_time": "03:59",
    "education": [["master", 2], ["bachelor", 4]],
    "languages_required": ["English", "Dari"],
    "closing_utc": None,
    "first_tier": None,
}

ILO = """\
Grade: G2

Vacancy no.: DC/TEST/GS/2024/16
Publication date: 26 January 2024
Application deadline (midnight local time): 16 February 2024

Job ID: 11999
Department: RO-Africa
Location: Maseru
Contract type: Fixed Term
Contract duration: 24 months
External candidates may apply. The ILO does not charge any fee at any stage.
Education: Completion of primary school. Languages: Good knowledge of English is required.
"""
ILO_READ = {
    "organization": "ILO",
    "lang": "en",
    "reference_number": "DC/TEST/GS/2024/16",
    "duty_station_city": "Maseru",
    "grade": "G-2",
    "contract_type": "Fixed Term",
    "category": "general service",
    "initial_duration": "24 months",
    "posted_date": "2024-01-26",
    "closing_date": "2024-02-16",
    "closing_time": "midnight",
    "languages_required": ["English"],
    "no_fee": True,
    "organizational_unit": "RO-Africa",
    "closing_utc": None,
    "first_tier": None,
    "title": None,
    "duty_station_country": None,
}

UN_SEC = """\
Posting Title: ADMINISTRATIVE OFFICER, P3
Job Code Title: ADMINISTRATIVE OFFICER
Department/Office: Office for the Coordination of Humanitarian Affairs
Duty Station: NEW YORK
Posting Period: 12 January 2026 - 25 February 2026
Job Opening Number: 26-ADM-OCHA-250001-R-NEW YORK (R)
Staffing Exercise: N/A
Education
Advanced university degree (Master's degree or equivalent) in business administration is required. A first-level university degree in combination with two additional years of qualifying experience may be accepted in lieu of the advanced university degree.
Work Experience
A minimum of five years of progressively responsible experience in administration is required.
Languages
English and French are the working languages of the United Nations Secretariat. Fluent English is required for this post. Knowledge of French is desirable.
Applicants are reminded that job openings are removed at 11:59 p.m. (New York time) on the deadline date.
"""  # noqa: E501
UN_SEC_READ = {
    "organization": "OCHA",
    "lang": "en",
    "reference_number": "26-ADM-OCHA-250001-R-NEW YORK (R)",
    "title": "ADMINISTRATIVE OFFICER, P3",
    "duty_station_city": "NEW YORK",
    "grade": "P-3",
    "category": "professional",
    "posted_date": "2026-01-12",
    "closing_date": "2026-02-25",
    "closing_time": "23:59",
    "closing_zone": "New York (America/New_York)",
    "closing_utc": "2026-02-26T04:59:00Z",
    "education": [["advanced university degree", 5], ["first university degree", 7]],
    "languages_required": ["English"],
    "languages_advantageous": ["French"],
    "organizational_unit": "Office for the Coordination of Humanitarian Affairs",
    "first_tier": None,
    "duty_station_country": None,
}

UNOPS = """\
Programme Manager

Location : Amman
Vacancy Code : VA/2026/B5004/31000
Department/office : MR, JOMCO
Contract Level : I-ICA 3
Contract type : International ICA
Contract duration : One year initially, renewable
Application period : 20-Jan-2026 to 14-Jun-2026
Applications that arrive after the closing date will not be read. Applications must be received before midnight Copenhagen time (CET) on the closing date of the announcement. UNOPS
Education
Advanced University Degree with 7 years of relevant experience; or First university degree with 9 years of relevant experience.
Languages
Full working knowledge of English is essential. Knowledge of Arabic is an asset.
Only short-listed candidates will be notified of an interview.
"""  # noqa: E501
UNOPS_READ = {
    "organization": "UNOPS",
    "lang": "en",
    "reference_number": "VA/2026/B5004/31000",
    "title": "Programme Manager",
    "duty_station_city": "Amman",
    "grade": "IICA-3",
    "contract_type": "International ICA",
    "category": "IICA",
    "initial_duration": "One year initially, renewable",
    "posted_date": "2026-01-20",
    "closing_date": "2026-06-14",
    "closing_time": "midnight",
    "closing_zone": "Copenhagen (Europe/Copenhagen)",
    "education": [["advanced university degree", 7], ["first university degree", 9]],
    "languages_required": ["English"],
    "languages_advantageous": ["Arabic"],
    "late_applications_accepted": False,
    "only_shortlisted_contacted": True,
    "organizational_unit": "MR, JOMCO",
    "closing_utc": None,
    "first_tier": None,
    "duty_station_country": None,
}


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(WFP, WFP_READ, id="wfp"),
        pytest.param(UNICEF, UNICEF_READ, id="unicef"),
        pytest.param(WB, WB_READ, id="wb"),
        pytest.param(UNDP, UNDP_READ, id="undp"),
        pytest.param(ILO, ILO_READ, id="ilo"),
        pytest.param(UN_SEC, UN_SEC_READ, id="un_sec"),
        pytest.param(UNOPS, UNOPS_READ, id="unops"),
    ],
)
def test_a_notice_of_this_shape_is_read_as_a_person_reads_it(notice, expected):
    read = json.loads(as_json("notice.txt", read_notice(notice)))
    assert {key: read[key] for key in expected} == expected
