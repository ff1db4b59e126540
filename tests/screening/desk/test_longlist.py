"""The long list: filters, claims, previews, confirmations."""

import pytest

from applications.actions import submitting
from screening.actions import longlist
from screening.enums import Eligibility
from screening.rules.confirmation import Wish
from tests import cast
from tests.screening.desk.hands import (
    REASON,
    about,
    at,
    close,
    line,
    public,
    text,
)

pytestmark = pytest.mark.usefixtures("reference")


def test_the_long_list_shows_suggestion_evidence_tier_and_claim(web, vacancy):
    page = text(web.get(at("longlist", vacancy)))
    assert "Experience, overlapping jobs counted once" in page
    assert "An external woman, as the candidate states." in page
    assert "The claim to be internal is not checked yet" in page
    assert line(vacancy, "woman").submission.receipt_number in page


ALL = {"woman", "second", "beginner", "insider"}
FILTERED = {
    "?show=unconfirmed": ALL,
    "?show=claims": {"insider"},
    "?show=differs": {"beginner"},
    "?tier=2": {"second"},
    "?q=woman": {"woman"},
    "?show=eligible": set(),
    "?show=withdrawn": set(),
    "?show=nonsense&tier=9&page=x": ALL,
}


def test_the_long_list_is_filtered(web, vacancy):
    for query, names in FILTERED.items():
        rows = web.get(at("longlist", vacancy, query)).context["rows"]
        assert {row.application.candidate.email.split("@")[0] for row in rows} == names, query


def test_a_claim_is_checked_from_the_list_and_the_list_comes_back(web, vacancy):
    here = at("longlist", vacancy, "?show=claims")
    case = line(vacancy, "insider")
    response = web.post(about("claim", case), {"answer": "refused", "back": here})
    assert response.url == here
    assert line(vacancy, "insider").internal_claim == "refused"
    assert line(vacancy, "insider").suggested_tier == 2


def test_a_form_leads_back_to_our_own_pages_only(web, vacancy):
    case = line(vacancy, "insider")
    response = web.post(about("claim", case), {"answer": "refused", "back": "https://elsewhere.example/"})
    assert response.url == about("case", case)


def test_a_claim_that_nobody_made_cannot_be_checked(web, vacancy):
    response = web.post(about("claim", line(vacancy, "woman")), {"answer": "confirmed"}, follow=True)
    assert "does not claim to be internal staff" in text(response)


def test_a_confirmation_shows_first_what_will_change_and_what_is_refused(web, vacancy):
    data = {"cases": public(vacancy, "woman", "insider"), "filter": "show=unconfirmed"}
    page = web.post(at("confirm_many", vacancy), data)
    assert "Eligible, tier 1" in text(page)
    assert "The claim to be internal is not checked yet" in text(page)
    assert not vacancy.screenings.exclude(eligibility="").exists()
    response = web.post(at("confirm_many", vacancy), {**data, "sure": "yes"}, follow=True)
    assert response.redirect_chain[0][0] == at("longlist", vacancy, "?show=unconfirmed")
    assert "1 application confirmed." in text(response)
    assert "1 was refused and is as it was:" in text(response)
    assert line(vacancy, "woman").confirmed_by == cast.person("recruiter")


def test_the_preview_offers_to_confirm_only_what_will_change(web, vacancy):
    page = text(web.post(at("confirm_many", vacancy), {"cases": public(vacancy, "woman", "insider")}))
    woman, insider = public(vacancy, "woman", "insider")
    assert f'name="cases" value="{woman}"' in page
    assert f'name="cases" value="{insider}"' not in page


def test_everything_that_the_filter_shows_can_be_taken(web, vacancy):
    data = {"everything": "yes", "filter": "tier=1&show=unconfirmed"}
    assert "2 cases will change" in text(web.post(at("confirm_many", vacancy), data))


def test_an_override_carries_its_reason_through_the_preview(web, vacancy):
    data = {"cases": public(vacancy, "beginner"), "eligibility": "eligible", "reason": REASON}
    page = text(web.post(at("confirm_many", vacancy), data))
    assert f'name="reason" value="{REASON}"' in page and 'name="eligibility" value="eligible"' in page
    web.post(at("confirm_many", vacancy), {**data, "sure": "yes"})
    case = line(vacancy, "beginner")
    assert (case.eligibility, case.confirmation_reason) == (Eligibility.ELIGIBLE, REASON)


def test_an_override_without_a_reason_is_refused_in_the_preview(web, vacancy):
    data = {"cases": public(vacancy, "beginner"), "eligibility": "eligible"}
    page = text(web.post(at("confirm_many", vacancy), data))
    assert "This differs from what the portal suggests: give the reason." in page
    assert "Nothing would change." in page


def test_confirming_nobody_is_answered_with_a_sentence_and_keeps_the_reason(web, vacancy):
    page = text(web.post(at("confirm_many", vacancy), {"reason": "Typed already."}))
    assert "Choose at least one application" in page and "Typed already." in page


def test_cases_of_another_vacancy_are_not_touched(web, vacancy, clock):
    clock.move_to(cast.PUBLISHED)
    other = cast.published()
    cast.submitted(other, cast.person("woman"), gender="woman")
    other = close(other, clock)
    data = {"cases": public(other, "woman"), "sure": "yes"}
    assert "Choose at least one application" in text(web.post(at("confirm_many", vacancy), data))
    assert line(other, "woman").eligibility == ""


def test_a_withdrawn_case_stands_apart_and_cannot_be_chosen(web, vacancy):
    case = line(vacancy, "woman")
    submitting.withdraw(case.application, by=case.application.candidate)
    assert "Woman" not in text(web.get(at("longlist", vacancy, "?tier=1&q=woman")))
    page = text(web.get(at("longlist", vacancy, "?show=withdrawn")))
    assert "The candidate has withdrawn." in page and "disabled" in page


def test_a_claim_without_an_answer_is_not_taken_for_a_refusal(web, vacancy):
    web.post(about("claim", line(vacancy, "insider")), {})
    assert line(vacancy, "insider").internal_claim == "claimed"


def test_what_the_preview_did_not_show_is_not_done(web, vacancy, recruiter):
    """Between the preview and the sure click a colleague confirmed the case otherwise."""
    case = line(vacancy, "woman")
    preview = web.post(at("confirm_many", vacancy), {"cases": public(vacancy, "woman")})
    shown = preview.context["plan"].mark
    wish = Wish(eligibility="ineligible", reason="The certificate is not the one asked for.")
    longlist.confirm(vacancy, [case.pk], wish, by=recruiter)
    sure = {"cases": public(vacancy, "woman"), "sure": "yes", "shown": shown, "reason": "As the file shows."}
    page = text(web.post(at("confirm_many", vacancy), sure))
    assert "Somebody changed these applications" in page
    assert line(vacancy, "woman").eligibility == "ineligible"
