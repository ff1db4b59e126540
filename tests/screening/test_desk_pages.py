"""The recruiter's desk in the browser's terms: lists, previews, refusals seen before the click, and who sees what."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.actions import submitting
from applications.enums import CANDIDATE_WORDS, Told
from applications.models import Telling
from recruitment.actions.roles import give_role
from recruitment.models import Organization, User
from screening.actions import longlist, panel, shortlist
from screening.enums import Eligibility, Outcome, Recommendation
from screening.models import GateOpening, PanelMember, Screening
from screening.rules.assessment import level_asked
from screening.rules.confirmation import Wish
from tests import cast
from vacancies.actions import publishing
from vacancies.actions.closing import record_due_closings
from vacancies.models import Vacancy

pytestmark = pytest.mark.usefixtures("reference")
REASON = "As the file shows."


@pytest.fixture
def recruiter():
    return cast.person("recruiter")


@pytest.fixture
def web(client, recruiter):
    client.force_login(recruiter)
    return client


@pytest.fixture
def vacancy(clock, recruiter) -> Vacancy:
    """Closed, with a first-tier woman, a second-tier man, an ineligible woman, and a claimed internal."""
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    cast.submitted(vacancy, cast.person("woman"), gender="woman")
    cast.submitted(vacancy, cast.person("second"))
    cast.submitted(vacancy, cast.person("beginner"), gender="woman", jobs=(), languages=(("fr", 4),))
    cast.submitted(vacancy, cast.person("insider"), staff_number="S1")
    return close(vacancy, clock)


def close(vacancy, clock) -> Vacancy:
    clock.move_to(cast.CLOSES_AT)
    record_due_closings()
    longlist.list_closed_vacancies()
    return Vacancy.objects.get(pk=vacancy.pk)


def line(vacancy, name) -> Screening:
    return vacancy.screenings.get(application__candidate__email=f"{name}@example.org")


def public(vacancy, *names):
    return [line(vacancy, name).application.public_id for name in names]


def at(name, vacancy, query=""):
    return reverse(f"desk:{name}", args=[vacancy.public_id]) + query


def about(name, case):
    return reverse(f"desk:{name}", args=[case.application.public_id])


def text(response):
    return " ".join(response.content.decode().split())


def confirmed(vacancy, recruiter):
    longlist.check_claim(line(vacancy, "insider"), confirmed=True, by=recruiter)
    longlist.confirm(vacancy, vacancy.screenings.values_list("pk", flat=True), Wish(), by=recruiter)


def decided(vacancy, recruiter):
    confirmed(vacancy, recruiter)
    for name in ("woman", "insider"):
        shortlist.rate(line(vacancy, name), competency_level=2, note="Page 1.", by=recruiter)
    shortlist.decide(vacancy, [line(vacancy, "woman").pk], Outcome.SHORTLISTED, reason=REASON, by=recruiter)
    shortlist.decide(vacancy, [line(vacancy, "insider").pk], Outcome.NOT_SHORTLISTED, reason=REASON, by=recruiter)


def assessed(vacancy, recruiter, *, short=False):
    decided(vacancy, recruiter)
    member = cast.person("panellist")
    panel.name_member(vacancy, member, by=recruiter)
    needs = vacancy.current_publication.terms.competencies
    for need in needs:
        level = level_asked(need) - (1 if short and need is needs[-1] else 0)
        panel.record(line(vacancy, "woman"), need.competency, level=level, evidence="Said so.", by=member)


# Who sees what


@pytest.mark.parametrize("name", ["candidate", "panellist", "board_member", "administrator"])
def test_whoever_does_not_screen_finds_no_desk(client, vacancy, name):
    client.force_login(cast.person(name))
    case = line(vacancy, "woman")
    assert client.get(reverse("desk:home")).status_code == 403
    for page in ("vacancy", "longlist", "shortlist", "recommending", "telling"):
        assert client.get(at(page, vacancy)).status_code == 404
    assert client.get(about("case", case)).status_code == 404
    document = case.submission.dossier["documents"][0]["id"]
    assert client.get(reverse("desk:document", args=[document])).status_code == 404


def test_a_recruiter_of_another_organization_finds_nothing(client, vacancy):
    other = User.objects.create_user("other@example.org")
    give_role(other, "recruiter", Organization.objects.get(pk="UNOPS"), by=cast.MAKER)
    client.force_login(User.objects.get(pk=other.pk))
    assert vacancy.title not in text(client.get(reverse("desk:home")))
    assert client.get(at("longlist", vacancy)).status_code == 404
    assert client.post(about("confirm", line(vacancy, "woman"))).status_code == 404


def test_an_auditor_reads_everything_and_changes_nothing(client, vacancy, recruiter):
    decided(vacancy, recruiter)
    client.force_login(cast.person("auditor"))
    for page in ("vacancy", "longlist", "shortlist", "recommending", "telling"):
        response = client.get(at(page, vacancy))
        assert response.status_code == 200
        assert "btn-primary" not in text(response)
    case = line(vacancy, "woman")
    assert "btn-primary" not in text(client.get(about("case", case)))
    for page in ("confirm", "rate", "outcome", "recommend", "claim"):
        assert client.post(about(page, case), {"answer": "confirmed"}).status_code == 403
    for page in ("confirm_many", "decide_many", "gate", "telling", "panel"):
        assert client.post(at(page, vacancy)).status_code == 403


def test_a_recruiter_who_applied_does_not_see_the_rivals(client, clock, recruiter):
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    cast.submitted(vacancy, cast.person("woman"), gender="woman")
    cast.submitted(vacancy, recruiter)
    vacancy = close(vacancy, clock)
    client.force_login(recruiter)
    assert client.get(at("longlist", vacancy)).status_code == 404
    assert client.get(about("case", line(vacancy, "woman"))).status_code == 404
    assert "You applied to this vacancy yourself" in text(client.get(reverse("desk:home")))


def test_the_file_of_the_frozen_dossier_comes_as_an_attachment(web, vacancy):
    document = line(vacancy, "woman").submission.dossier["documents"][0]["id"]
    response = web.get(reverse("desk:document", args=[document]))
    assert response["Content-Disposition"] == 'attachment; filename="cv.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.getvalue().startswith(b"%PDF")


def test_no_application_is_opened_before_the_vacancy_closes(web, clock, recruiter):
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    submission = cast.submitted(vacancy, cast.person("woman"))
    page = text(web.get(at("vacancy", vacancy)))
    assert "1 application has been submitted." in page and "3 April 2026, 23:59 Geneva" in page
    assert web.get(reverse("desk:case", args=[submission.application.public_id])).status_code == 404
    document = submission.dossier["documents"][0]["id"]
    assert web.get(reverse("desk:document", args=[document])).status_code == 404


# The desk and the overview


def test_the_desk_shows_each_vacancy_where_it_stands(web, vacancy, recruiter):
    draft = cast.draft(title="A draft of ours")
    cancelled = cast.published(title="A cancelled one", closing_date=cast.CLOSING_DATE + timedelta(days=60))
    publishing.cancel(cancelled, reason="No funds.", by=recruiter)
    page = text(web.get(reverse("desk:home")))
    assert reverse("drafts:edit", args=[draft.public_id]) in page
    assert "No funds." in page
    assert "Check 1 claim to be internal staff." in page
    assert "A draft of ours" not in text(web.get(reverse("desk:home") + "?state=closed"))


def test_the_overview_counts_by_tier_and_says_what_remains(web, vacancy, recruiter):
    decided(vacancy, recruiter)
    page = web.get(at("vacancy", vacancy))
    rows = {row["row_tier"]: row for row in page.context["tiers"]}
    assert (rows[1]["listed"], rows[1]["eligible"], rows[1]["shortlisted"]) == (3, 2, 1)
    assert (rows[2]["listed"], rows[2]["waiting"]) == (1, 1)
    assert "The first tier is decided. 1 application of the second tier stays locked" in text(page)
    assert "3 decisions are not told yet." in text(page)


def test_a_panel_member_is_named_from_those_with_the_role(web, vacancy):
    member, stranger = cast.person("panellist"), cast.person("woman")
    response = web.post(at("panel", vacancy), {"member": stranger.public_id})
    assert response.status_code == 200 and not PanelMember.objects.exists()
    assert web.post(at("panel", vacancy), {"member": member.public_id}).status_code == 302
    assert PanelMember.objects.get().user == member


def test_an_address_that_only_acts_leads_back_to_its_page(web, vacancy):
    assert web.get(at("confirm_many", vacancy)).url == at("longlist", vacancy)
    case = line(vacancy, "woman")
    assert web.get(about("rate", case)).url == about("case", case)


# The long list


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


# One case


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


# The short list and the gate


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


# Recommending and telling


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


# Constant queries, and no barriers


def queries(web, url):
    with CaptureQueriesContext(connection) as counted:
        assert web.get(url).status_code == 200
    return len(counted)


def test_every_page_asks_as_often_for_one_case_as_for_three(web, clock, recruiter):
    clock.move_to(cast.PUBLISHED)
    few, many = cast.published(), cast.published()
    for vacancy, names in ((few, ("a",)), (many, ("a", "b", "c"))):
        for name in names:
            cast.submitted(vacancy, cast.person(name), gender="woman", staff_number="S1")
    few, many = close(few, clock), close(many, clock)
    member = cast.person("panellist")
    for vacancy in (few, many):
        ids = list(vacancy.screenings.values_list("pk", flat=True))
        for case in vacancy.screenings.all():
            longlist.check_claim(case, confirmed=True, by=recruiter)
        longlist.confirm(vacancy, ids, Wish(), by=recruiter)
        shortlist.decide(vacancy, ids, Outcome.SHORTLISTED, reason=REASON, by=recruiter)
        panel.name_member(vacancy, member, by=recruiter)
        for case in vacancy.screenings.all():
            need = vacancy.current_publication.terms.competencies[0]
            panel.record(case, need.competency, level=1, evidence="Said so.", by=member)
    web.get(at("vacancy", few))
    for page in ("vacancy", "longlist", "shortlist", "recommending", "telling"):
        assert queries(web, at(page, few)) == queries(web, at(page, many)), page


def test_the_desk_asks_as_often_for_one_vacancy_as_for_three(web, clock, recruiter):
    def one_of_each():
        clock.move_to(cast.PUBLISHED)
        cast.draft()
        closed = cast.published()
        cast.submitted(closed, cast.person("woman"), gender="woman")
        cast.published(closing_date=cast.CLOSING_DATE + timedelta(days=60))
        gone = cast.published(closing_date=cast.CLOSING_DATE + timedelta(days=60))
        publishing.cancel(gone, reason="No funds.", by=recruiter)
        close(closed, clock)

    one_of_each()
    web.get(reverse("desk:home"))
    once = queries(web, reverse("desk:home"))
    one_of_each()
    one_of_each()
    assert queries(web, reverse("desk:home")) == once


def test_the_pages_of_the_desk_hold_no_barrier(page, web, vacancy, recruiter, live_server, axe):
    page.context.add_cookies([{"name": "sessionid", "value": web.cookies["sessionid"].value, "url": live_server.url}])
    look(page, axe, vacancy)
    page.goto(at("longlist", vacancy))
    page.get_by_role("checkbox", name="Choose Example, Woman").check()
    page.get_by_role("button", name="Confirm: see first what will change").click()
    axe(page)
    page.get_by_role("button", name="Confirm 1 application").click()
    axe(page)
    assert page.get_by_text("1 application confirmed.").is_visible()
    assessed_by_hand(vacancy, recruiter)
    look(page, axe, vacancy)
    page.get_by_role("button", name="Tell those who are ticked").click()
    axe(page)
    page.goto(at("shortlist", vacancy))
    page.get_by_role("button", name="Open the gate").click()
    axe(page)
    assert page.get_by_role("alert").is_visible()


def assessed_by_hand(vacancy, recruiter):
    longlist.check_claim(line(vacancy, "insider"), confirmed=True, by=recruiter)
    rest = [line(vacancy, name).pk for name in ("second", "beginner", "insider")]
    longlist.confirm(vacancy, rest, Wish(), by=recruiter)
    first = [line(vacancy, name).pk for name in ("woman", "insider")]
    shortlist.decide(vacancy, first, Outcome.SHORTLISTED, reason=REASON, by=recruiter)
    panel.name_member(vacancy, cast.person("panellist"), by=recruiter)


def look(page, axe, vacancy):
    page.goto(reverse("desk:home"))
    axe(page)
    page.goto(about("case", line(vacancy, "woman")))
    axe(page)
    for name in ("vacancy", "longlist", "shortlist", "recommending", "telling"):
        page.goto(at(name, vacancy))
        axe(page)
