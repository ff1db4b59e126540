"""IOM notices as aggregators leave them, in our own words: everything on one line, signs lost, bytes lost."""

import json

import pytest

from vacancies.rules.notice import read_notice
from vacancies.rules.notice.report import as_json

UNJOBS = """\
This site uses cookies. Read how we use them.

Programme Manager (Health)

Kabul

  • Organization: IOM - International Organization for Migration
  • Location: Kabul
  • Grade: Mid level - P-4, International Professional - Internationally recruited position
  • Occupational Groups:
    • Public Health and Health Service
  • Closing Date: 2025-11-20

Job Identification (Reference Number): 19555
Position Title: Programme Manager (Health)
Duty Station City: Kabul
Duty Station Country: Afghanistan
Grade: P-4
Contract Type: Fixed-term (1 year with possibility of extension)
Recruiting Type: Professional
Vacancy Type: Vacancy Notice
Initial duration: 1 year with possibility of extension
Closing date: 20 November 2025

Introduction
Here the following are considered first-tier candidates:
Internal candidates
External female candidates
Candidates from the following non-represented member states:
Antigua and Barbuda; Bahamas; Barbados; Comoros; Congo (the); Cook Islands
Second tier candidates include:
Everybody else: all external candidates, except nationals of non-represented member states and women.
Context
Required Qualifications and Experience
Education
Master's degree in Public Health of an accredited university with seven years of relevant professional experience; or,
University degree in one of these fields with nine years of relevant professional experience.
Languages
Candidates must be fluent in English; this is required for the work.
Working knowledge of Dari and/or Pashto is an advantage.
Notes
Whoever is endorsed by the Appointments and Postings Board may be appointed to a similar position during 24 months.
"""
UNJOBS_READ = {
    "organization": "IOM",
    "lang": "en",
    "reference_number": "19555",
    "title": "Programme Manager (Health)",
    "duty_station_city": "Kabul",
    "duty_station_country": "Afghanistan",
    "country_alpha2": "AF",
    "grade": "P-4",
    "contract_type": "Fixed-term (1 year with possibility of extension)",
    "category": "professional",
    "vacancy_type": "Vacancy Notice",
    "initial_duration": "1 year with possibility of extension",
    "closing_date": "2025-11-20",
    "first_tier": ["internal", "external_female", "nms_nationals"],
    "second_tier": "external_except:nms_nationals,external_female",
    "nms_codes": ["AG", "BS", "BB", "KM", "CG", "CK"],
    "education": [["master", 7], ["university degree", 9]],
    "languages_required": ["English"],
    "languages_advantageous": ["Dari", "Pashto"],
    "roster_months": 24,
    "board": "Appointments and Postings Board",
    "closing_utc": None,
}

THAI_ONELINE = """\
Job Identification (Reference Number): ย 19003 Position Title: Senior Driverย Duty Station City: ลžanlฤฑurfa Duty Station Country: ย Tรผrkiye Grade: G-3 Contract Type:ย Special Short Term Graded (Up to 9 months) Recruiting Type: General Serviceย Vacancy Type: Special Vacancy Notice Initial duration:ย 6 months Closing date: 13 February 2026 Introduction: Internal and external candidates are eligible to apply to this vacancy. For the post, internal candidates are considered as first-tier candidates. Education: High school diploma with three yearsโ relevant experience.ยLanguages: Fluency in Turkish is required. Working knowledge of English is an advantage. IOM does not charge a fee.
"""  # noqa: E501
THAI_ONELINE_READ = {
    "organization": "IOM",
    "lang": "en",
    "reference_number": "19003",
    "title": "Senior Driver",
    "duty_station_city": "Şanlıurfa",
    "duty_station_country": "Türkiye",
    "country_alpha2": "TR",
    "grade": "G-3",
    "contract_type": "Special Short Term Graded (Up to 9 months)",
    "category": "general service",
    "vacancy_type": "Special Vacancy Notice",
    "initial_duration": "6 months",
    "closing_date": "2026-02-13",
    "first_tier": ["internal"],
    "education": [["high school diploma", 3]],
    "languages_required": ["Turkish"],
    "languages_advantageous": ["English"],
    "no_fee": True,
    "closing_utc": None,
    "roster_months": None,
}

STRIPPED = """\
Job Identification Reference Number 18999
Position Title Project Officer Emergency
Duty Station City Bissau
Duty Station Country GuineaBissau
Grade P2
Contract Type Special Short Term Graded Up to 9 months
Recruiting Type Professional
Vacancy Type Special Vacancy Notice
Initial duration 6 months
Closing date 09 July 2025
Applications are welcome from firsttier and secondtier candidates. Here the following are considered firsttier candidates
Internal candidates
Candidates from the following nonrepresented member states
Antigua and Barbuda Bahamas Barbados Comoros Congo the Cook Islands Dominica Federated States of Micronesia Grenada GuineaBissau Holy See Iceland Israel Kiribati Madagascar Marshall Islands Namibia Nauru Palau Saint Kitts and Nevis Saint Lucia Samoa Sao Tome and Principe Seychelles Solomon Islands Suriname Tonga Tuvalu Vanuatu
Second tier candidates include
All external candidates except nationals of nonrepresented member states of IOM
Education
Masters degree in Political Science of an accredited university with two years of relevant professional experience or
University degree in one of these fields with four years of relevant professional experience
Languages
Spoken and written English is required for the post Working knowledge of Portuguese is an advantage
Notes
For this post nationals of the duty stations country are not eligible
The vacancy closes on its closing date at 2359 local time Geneva Switzerland No late applications are taken
Only shortlisted candidates will be contacted
"""  # noqa: E501
STRIPPED_READ = {
    "organization": "IOM",
    "lang": "en",
    "reference_number": "18999",
    "title": "Project Officer Emergency",
    "duty_station_city": "Bissau",
    "duty_station_country": "Guinea-Bissau",
    "country_alpha2": "GW",
    "grade": "P-2",
    "contract_type": "Special Short Term Graded Up to 9 months",
    "category": "professional",
    "vacancy_type": "Special Vacancy Notice",
    "initial_duration": "6 months",
    "closing_date": "2025-07-09",
    "closing_time": "23:59",
    "closing_zone": "Geneva, Switzerland (Europe/Zurich)",
    "closing_utc": "2025-07-09T21:59:00Z",
    "first_tier": ["internal", "nms_nationals"],
    "second_tier": "external_except:nms_nationals",
    "nms_codes": [
        "AG",
        "BS",
        "BB",
        "KM",
        "CG",
        "CK",
        "DM",
        "FM",
        "GD",
        "GW",
        "VA",
        "IS",
        "IL",
        "KI",
        "MG",
        "MH",
        "NA",
        "NR",
        "PW",
        "KN",
        "LC",
        "WS",
        "ST",
        "SC",
        "SB",
        "SR",
        "TO",
        "TV",
        "VU",
    ],
    "duty_station_nationals_excluded": True,
    "education": [["master", 2], ["university degree", 4]],
    "languages_required": ["English"],
    "languages_advantageous": ["Portuguese"],
    "late_applications_accepted": False,
    "only_shortlisted_contacted": True,
    "roster_months": None,
}

OLDER_LOCAL = """\
VACANCY NOTICE
Open to Internal and External Candidates

Position Title : Operations Assistant
Duty Station : Berbera, Somaliland
Classification : General Service Staff, Grade G6
Type of Appointment : Special short term, six months with possibility of extension
Estimated Start Date : As soon as possible
Closing Date : 15 April, 2020
Reference Number: VN2020/012

Established in 1951, IOM is an intergovernmental organization. IOM is committed to a diverse environment. Internal and external candidates are eligible to apply to this vacancy. For the post, internal candidates are considered as first-tier candidates.

Required Qualifications and Experience
Education
• University degree in Logistics of an accredited university with four years of relevant experience; or
• High school diploma with six years of relevant experience.
Languages
Fluency in English and Somali is required.
Required Competencies
Values
• Inclusion and respect for diversity
• Integrity and transparency
• Professionalism
Core Competencies – behavioural indicators level 2
• Teamwork
• Delivering results
• Managing and sharing knowledge
• Accountability
• Communication
Managerial Competencies – behavioural indicators level 2
• Leadership
• Empowering others & building trust
• Strategic thinking and vision
"""  # noqa: E501
OLDER_LOCAL_READ = {
    "organization": "IOM",
    "lang": "en",
    "reference_number": "VN2020/012",
    "title": "Operations Assistant",
    "duty_station_city": "Berbera",
    "duty_station_country": "Somaliland",
    "grade": "G-6",
    "contract_type": "Special short term, six months with possibility of extension",
    "category": "general service",
    "closing_date": "2020-04-15",
    "first_tier": ["internal"],
    "education": [["university degree", 4], ["high school diploma", 6]],
    "languages_required": ["English", "Somali"],
    "values": ["Inclusion and respect for diversity", "Integrity and transparency", "Professionalism"],
    "core_competencies": [
        "Teamwork",
        "Delivering results",
        "Managing and sharing knowledge",
        "Accountability",
        "Communication",
    ],
    "core_level": 2,
    "managerial_competencies": ["Leadership", "Empowering others and building trust", "Strategic thinking and vision"],
    "managerial_level": 2,
    "closing_utc": None,
    "country_alpha2": None,
    "roster_months": None,
}

CONSULT = """\
CONSULTANCY VACANCY NOTICE
Title: Consultant - Evaluation of the Return Programme
CFCV No.: CFCV2021.51
Location: Yola, Adamawa
Organizational Unit: Monitoring and Evaluation
IOM Classification: Consultant
Type of Appointment: Consultancy, 60 days
Estimated Start Date: As soon as possible
Deadline: 30/11/2025
Education: Master's degree or PhD in social sciences. At least five years of experience in evaluations.
Languages: Fluency in English.
Interested candidates should submit their CV.
"""
CONSULT_READ = {
    "organization": "IOM",
    "lang": "en",
    "reference_number": "CFCV2021.51",
    "title": "Consultant - Evaluation of the Return Programme",
    "duty_station_city": "Yola, Adamawa",
    "contract_type": "Consultancy, 60 days",
    "category": "consultant",
    "closing_date": "2025-11-30",
    "education": [["master", 5], ["doctorate", 5]],
    "languages_required": ["English"],
    "organizational_unit": "Monitoring and Evaluation",
    "grade": None,
    "closing_utc": None,
    "first_tier": None,
    "duty_station_country": None,
    "country_alpha2": None,
    "roster_months": None,
}

RW = """\
Country: El Salvador
Closing date: 05 Apr 2019
Organization: International Organization for Migration
Consultoría: Servicio de fortalecimiento de capacidades
Estación de Trabajo:
San Salvador
Duración
5 meses (del 1 abril al 31 agosto 2019)
Reporta directamente a:
Coordinador de Programa
Requisitos
Educación
Licenciatura en ciencias sociales. Al menos 5 años de experiencia en gobernanza.
Idiomas: Español indispensable.
Los candidatos interesados deberán enviar su solicitud a más tardar el 5 de abril de 2019.
"""
RW_READ = {
    "organization": "IOM",
    "lang": "es",
    "duty_station_city": "San Salvador",
    "duty_station_country": "El Salvador",
    "country_alpha2": "SV",
    "initial_duration": "5 meses (del 1 abril al 31 agosto 2019)",
    "closing_date": "2019-04-05",
    "education": [["bachelor", 5]],
    "languages_required": ["Spanish"],
    "grade": None,
    "closing_utc": None,
    "first_tier": None,
    "reference_number": None,
    "title": None,
    "roster_months": None,
}

THREE_VALUES = """\
Position Title: Legal Assistant
Grade: G-5
Duty Station: Manila, Philippines
Closing date: 1 March 2026 at 5:00 PM (Manila time)
Candidates: University degree with two years of experience, or High school diploma with four years of experience.
Values - all staff must demonstrate these three values:
Inclusion and respect for diversity: x. Integrity and transparency: y. Professionalism: z. Courage: a. Empathy: b.
Core Competencies - behavioural indicators Level 1
Teamwork: x. Delivering results: y.
Recommended candidates remain eligible for a similar position for 24 months. Candidates on the roster stay for 12 months.
"""  # noqa: E501
THREE_VALUES_READ = {
    "lang": "en",
    "title": "Legal Assistant",
    "duty_station_city": "Manila",
    "duty_station_country": "Philippines",
    "country_alpha2": "PH",
    "grade": "G-5",
    "category": "general service",
    "closing_date": "2026-03-01",
    "closing_time": "17:00",
    "closing_zone": "Manila (Asia/Manila)",
    "closing_utc": "2026-03-01T09:00:00Z",
    "education": [["university degree", 2], ["high school diploma", 4]],
    "values": [
        "Inclusion and respect for diversity",
        "Integrity and transparency",
        "Professionalism",
        "Courage",
        "Empathy",
    ],
    "core_competencies": ["Teamwork", "Delivering results"],
    "core_level": 1,
    "first_tier": None,
    "reference_number": None,
    "roster_months": None,
}


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(UNJOBS, UNJOBS_READ, id="unjobs"),
        pytest.param(THAI_ONELINE, THAI_ONELINE_READ, id="thai_oneline"),
        pytest.param(STRIPPED, STRIPPED_READ, id="stripped"),
        pytest.param(OLDER_LOCAL, OLDER_LOCAL_READ, id="older_local"),
        pytest.param(CONSULT, CONSULT_READ, id="consult"),
        pytest.param(RW, RW_READ, id="rw"),
        pytest.param(THREE_VALUES, THREE_VALUES_READ, id="three_values"),
    ],
)
def test_a_notice_with_this_damage_is_read_as_a_person_reads_it(notice, expected):
    read = json.loads(as_json("notice.txt", read_notice(notice)))
    assert {key: read[key] for key in expected} == expected


def test_a_duty_station_on_the_list_whose_nationals_are_excluded_is_flagged():
    assert any("Guinea-Bissau is the duty station and on the list" in line for line in read_notice(STRIPPED).warnings)


def test_repaired_damage_is_named_in_a_warning():
    assert read_notice(THAI_ONELINE).warnings[0].startswith("text: the text was damaged (UTF-8 read as Thai)")
