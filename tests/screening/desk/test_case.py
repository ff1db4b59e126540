"""One case: its dossier, its history, and what is decided on its page."""

import pytest

from screening.enums import Outcome
from tests.screening.desk.hands import (
    REASON,
    about,
    confirmed,
    decided,
    line,
    text,
)

pytestmark = pytest.mark.usefixtures("reference")


def test_the_case_shows_the_dossier_in_words(web, vacancy):
    page = text(web.get(about("case", line(vacancy, "woman"))))
    for words in (
        "France",
        "Woman",
        "University degree",
        "English: UN level IV, expert",
        "I would like to do this work.",
    ):
        assert words in page
    assert "Put on the long list" in page and "The portal (long list)" in page


def test_the_history_names_who_changed_what_and_why(web, vacancy, recruiter):
    decided(vacancy, recruiter)
    page = text(web.get(about("case", line(vacancy, "woman"))))
    assert f'<td data-label="Who">{recruiter}</td>' in page
    assert 'Short list: <span class="quiet">nothing →</span> Short-listed' in page
    assert REASON in page


def test_one_case_is_confirmed_on_its_page(web, vacancy):
    case = line(vacancy, "woman")
    assert web.post(about("confirm", case), {}).url == about("case", case)
    assert line(vacancy, "woman").tier == 1


def test_a_refused_confirmation_shows_why_and_keeps_what_was_typed(web, vacancy):
    case = line(vacancy, "second")
    page = text(web.post(about("confirm", case), {"confirm-tier": "1", "confirm-reason": "He told me so."}))
    assert "Name the ground on which the first tier rests." in page and "He told me so." in page
    assert line(vacancy, "second").eligibility == ""


def test_a_case_is_rated_and_decided_on_its_page(web, vacancy, recruiter):
    confirmed(vacancy, recruiter)
    case = line(vacancy, "woman")
    assert "Say what in the dossier shows this level." in text(web.post(about("rate", case), {"rate-level": 3}))
    web.post(about("rate", case), {"rate-level": 3, "rate-note": "Page 2."})
    assert "Give the reason" in text(web.post(about("outcome", case), {"outcome-outcome": "shortlisted"}))
    web.post(about("outcome", case), {"outcome-outcome": "shortlisted", "outcome-reason": REASON})
    case = line(vacancy, "woman")
    assert (case.competency_level, case.outcome, case.outcome_reason) == (3, Outcome.SHORTLISTED, REASON)


def test_a_locked_case_says_so_instead_of_offering_the_form(web, vacancy, recruiter):
    confirmed(vacancy, recruiter)
    case = line(vacancy, "second")
    page = text(web.get(about("case", case)))
    assert "Second tier: locked" in page and about("outcome", case) not in page
    data = {"outcome-outcome": "shortlisted", "outcome-reason": REASON}
    assert "Second tier: locked" in text(web.post(about("outcome", case), data))
    assert line(vacancy, "second").outcome == ""


def test_an_outcome_is_taken_back_on_the_page_of_the_case(web, vacancy, recruiter):
    decided(vacancy, recruiter)
    case = line(vacancy, "woman")
    assert "Give the reason" in text(web.post(about("take_back", case), {"outcome-reason": ""}))
    web.post(about("take_back", case), {"outcome-reason": "The certificate was misread."})
    assert line(vacancy, "woman").outcome == ""
