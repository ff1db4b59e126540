"""Eligibility as the portal suggests it, with its evidence."""

from datetime import date

import pytest
from django.utils import translation

from applications.rules.dossier import DossierFacts, Job, Study
from recruitment.enums import DegreeLevel, LanguageLevel
from screening.rules.eligibility import in_words, suggest
from vacancies.enums import LanguageDemand
from vacancies.rules.closing import ClosingPolicy
from vacancies.rules.terms import LanguageNeed, Pathway, Terms
from vacancies.rules.tiers import TierPolicy

CLOSING = date(2026, 4, 3)
NAMES = {"en": "English", "GW": "Guinea-Bissau"}


def terms(**changes):
    values = {
        "closing": ClosingPolicy("Geneva", "Europe/Zurich", 1439),
        "tiers": TierPolicy(),
        "pathways": (Pathway(DegreeLevel.MASTER, 2), Pathway(DegreeLevel.FIRST, 4)),
        "languages": (
            LanguageNeed("en", LanguageDemand.REQUIRED, LanguageLevel.ADVANCED),
            LanguageNeed("fr", LanguageDemand.ADVANTAGE, LanguageLevel.INTERMEDIATE),
        ),
        "competencies": (),
        "duty_station_country": "GW",
        "duty_station_nationals_excluded": True,
        "grade": "P-2",
        "category": "professional",
        "job_family": "legal",
        "roster_months": 24,
        "board_name": "Board",
        "board_quorum": 3,
        "contact_policy": "shortlisted_only",
    }
    return Terms(**(values | changes))


def dossier(nationalities=("FR",), degree=DegreeLevel.FIRST, completed=True, since="2020-01-01", languages=None):
    return DossierFacts(
        nationalities=nationalities,
        primary_nationality=nationalities[0],
        gender="man",
        claims_internal=False,
        studies=(Study(degree, "Law", "National University", completed),),
        jobs=(Job("Clerk", "City", date.fromisoformat(since), None),) if since else (),
        languages=languages or {"en": 4},
    )


@pytest.mark.parametrize(
    ("person", "eligible", "fails"),
    [
        (dossier(), True, set()),
        (dossier(degree=DegreeLevel.MASTER, since="2024-04-04"), True, set()),
        (dossier(degree=DegreeLevel.MASTER, since="2024-04-05"), False, {"pathway"}),
        (dossier(degree=DegreeLevel.DOCTORATE, since="2024-01-01"), True, set()),
        (dossier(since="2022-04-04"), True, set()),
        (dossier(since="2023-01-01"), False, {"pathway"}),
        (dossier(since=None), False, {"pathway"}),
        (dossier(degree=DegreeLevel.SECONDARY, since="1990-01-01"), False, {"pathway"}),
        (dossier(completed=False), False, {"pathway"}),
        (dossier(languages={"en": 2}), False, {"language"}),
        (dossier(languages={"fr": 4}), False, {"language"}),
        (dossier(("GW",)), False, {"duty_station"}),
        (dossier(("FR", "GW")), False, {"duty_station"}),  # any nationality counts, not the primary one alone
        (dossier(("GW",), languages={"fr": 1}, since=None), False, {"duty_station", "language", "pathway"}),
    ],
)
def test_suggestion(person, eligible, fails):
    suggestion = suggest(terms(), person, CLOSING, NAMES)
    assert suggestion.eligible is eligible
    assert {check.code for check in suggestion.checks if not check.met} == fails


def test_without_the_sentence_in_the_notice_duty_station_nationals_are_eligible():
    assert suggest(terms(duty_station_nationals_excluded=False), dossier(("GW",)), CLOSING, NAMES).eligible


def test_the_exclusion_goes_before_the_tier():
    """A national of a listed state who is a national of the duty station is first tier and not eligible."""
    listed = terms(tiers=TierPolicy(("nms_nationals",), ("GW",)))
    assert not suggest(listed, dossier(("GW",)), CLOSING, NAMES).eligible


def test_sentences_use_names_where_there_are_some():
    suggestion = suggest(terms(), dossier(("GW", "FR")), CLOSING, NAMES)
    assert any("Guinea-Bissau" in check.sentence for check in suggestion.checks)
    assert any("English" in check.sentence for check in suggestion.checks)


def test_a_language_that_is_an_advantage_decides_nothing():
    assert all("fr " not in check.sentence for check in suggest(terms(), dossier(), CLOSING, NAMES).checks)


def test_the_evidence_names_periods_and_months():
    check = next(check for check in suggest(terms(), dossier(), CLOSING, NAMES).checks if check.code == "pathway")
    assert "1 January 2020 – 3 April 2026" in check.evidence
    assert any(line.endswith("6 years and 3 months") for line in check.evidence)


def evidence(person, language):
    with translation.override(language):
        return next(check for check in suggest(terms(), person, CLOSING, NAMES).checks if check.code == "pathway")


@pytest.mark.parametrize(
    ("since", "length"),
    [
        ("2025-03-04", "1 year and 1 month"),
        ("2025-04-04", "1 year"),
        ("2026-03-04", "1 month"),
        ("2026-03-20", "0 months"),
        ("2024-02-04", "2 years and 2 months"),
    ],
)
def test_the_length_of_experience_is_right_at_one(since, length):
    line = evidence(dossier(since=since), "en").evidence[-1]
    assert line == f"Experience, overlapping jobs counted once: {length}"


def test_a_pathway_with_one_year_says_year():
    assert in_words(Pathway(DegreeLevel.MASTER, 1)).endswith("with 1 year of relevant experience")
    assert in_words(Pathway(DegreeLevel.MASTER, 2)).endswith("with 2 years of relevant experience")


def test_the_evidence_has_its_dates_in_the_readers_language():
    assert "1 janvier 2020 – 3 avril 2026" in evidence(dossier(), "fr").evidence
    assert "1 de enero de 2020 – 3 de abril de 2026" in evidence(dossier(), "es").evidence
