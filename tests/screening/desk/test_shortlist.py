"""The short list and its gate, recommending and telling: refusals are seen before the click."""

import pytest

from applications.enums import CANDIDATE_WORDS, Told
from applications.models import Telling
from screening.actions import shortlist
from screening.enums import Outcome, Recommendation
from screening.models import GateOpening
from tests.screening.desk.hands import REASON, about, assessed, at, confirmed, decided, line, public, text

pytestmark = pytest.mark.usefixtures("reference")


def test_the_short_list_is_in_order_and_its_second_tier_locked(web, vacancy, recruiter):
    confirmed(vacancy, recruiter)
    shortlist.rate(line(vacancy, "woman"), competency_level=3, note="Page 1.", by=recruiter)
    page = web.get(at("shortlist", vacancy))
    names = [row.application.candidate.email.split("@")[0] for row in page.context["rows"]]
    assert names == ["woman", "insider", "second"]
    assert [row.locked for row in page.context["rows"]] == [False, False, True]
    assert "2 eligible first-tier applications have no outcome yet" in text(page)


def test_a_gate_that_may_not_be_opened_says_why_before_and_after_the_click(web, vacancy, recruiter):
    confirmed(vacancy, recruiter)
    page = text(web.get(at("shortlist", vacancy)))
    assert at("gate", vacancy) not in page
    page = text(web.post(at("gate", vacancy), {"gate-reason": REASON}))
    assert "2 eligible first-tier applications have no outcome yet" in page
    assert not GateOpening.objects.exists()


def test_the_gate_is_opened_with_a_reason_and_shows_who_when_and_why(web, vacancy, recruiter):
    decided(vacancy, recruiter)
    assert "Give the reason for opening the gate" in text(web.post(at("gate", vacancy), {"gate-reason": " "}))
    web.post(at("gate", vacancy), {"gate-reason": "Places remain."})
    assert GateOpening.objects.get().opened_by == recruiter
    page = text(web.get(at("shortlist", vacancy)))
    assert f"Opened by {recruiter}" in page and "Places remain." in page
    assert "Second tier: locked" not in page


def test_outcomes_are_previewed_and_a_locked_case_is_refused_in_the_preview_and_after(web, vacancy, recruiter):
    confirmed(vacancy, recruiter)
    data = {"cases": public(vacancy, "woman", "second"), "outcome": "shortlisted", "reason": REASON}
    page = text(web.post(at("decide_many", vacancy), data))
    assert "1 case will change" in page and "Second tier: locked" in page
    assert not vacancy.screenings.shortlisted().exists()
    response = web.post(at("decide_many", vacancy), {**data, "sure": "yes"}, follow=True)
    assert "1 application: Short-listed." in text(response)
    assert line(vacancy, "woman").outcome == Outcome.SHORTLISTED
    assert line(vacancy, "second").outcome == ""


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("cases", "Choose at least one application"),
        ("outcome", "Say whether to short-list or not."),
        ("reason", "Give the reason"),
    ],
)
def test_a_decision_that_lacks_something_is_asked_for_it(web, vacancy, recruiter, missing, sentence):
    confirmed(vacancy, recruiter)
    data = {"cases": public(vacancy, "woman"), "outcome": "shortlisted", "reason": REASON}
    del data[missing]
    assert sentence in text(web.post(at("decide_many", vacancy), data))
    assert not vacancy.screenings.shortlisted().exists()


def test_the_panels_record_stands_beside_what_was_published(web, vacancy, recruiter):
    assessed(vacancy, recruiter, short=True)
    page = text(web.get(at("recommending", vacancy)))
    assert "Said so." in page and "below what was asked" in page
    assert "cannot be recommended" in page


def test_nobody_is_recommended_before_the_panel_has_recorded_everything(web, vacancy, recruiter):
    decided(vacancy, recruiter)
    case = line(vacancy, "woman")
    assert "The panel has not recorded" in text(web.get(at("recommending", vacancy)))
    data = {"recommend-recommendation": "recommended", "recommend-reason": REASON}
    page = text(web.post(about("recommend", case), data))
    assert "The panel has not recorded" in page and REASON in page
    assert line(vacancy, "woman").recommendation == ""


def test_a_candidate_is_recommended_from_the_list_and_the_list_comes_back(web, vacancy, recruiter):
    assessed(vacancy, recruiter)
    data = {"recommend-recommendation": "recommended", "recommend-reason": REASON, "back": at("recommending", vacancy)}
    assert web.post(about("recommend", line(vacancy, "woman")), data).url == at("recommending", vacancy)
    assert line(vacancy, "woman").recommendation == Recommendation.RECOMMENDED


def test_telling_shows_the_words_and_how_they_go_and_tells_those_who_are_ticked(web, vacancy, recruiter):
    decided(vacancy, recruiter)
    page = text(web.get(at("telling", vacancy)))
    for what in (Told.SHORTLISTED, Told.NOT_SHORTLISTED, Told.NOT_ELIGIBLE):
        assert str(CANDIDATE_WORDS[what]) in page
    assert "3 decisions to tell. 1 of them goes out by e-mail too" in page
    assert not Telling.objects.exists()
    response = web.post(at("telling", vacancy), {"cases": public(vacancy, "woman")}, follow=True)
    assert "1 candidate was told." in text(response)
    assert [telling.what for telling in Telling.objects.all()] == [Told.SHORTLISTED]


def test_telling_nobody_or_somebody_told_already_is_answered_with_a_sentence(web, vacancy, recruiter):
    decided(vacancy, recruiter)
    assert "Choose at least one candidate" in text(web.post(at("telling", vacancy)))
    woman = {"cases": public(vacancy, "woman")}
    web.post(at("telling", vacancy), woman)
    assert "was told meanwhile" in text(web.post(at("telling", vacancy), woman))
    assert Telling.objects.count() == 1
