"""The board's pages: meetings and their agenda, the case as each may see it, and the decision."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.actions import submitting
from recruitment.actions.roles import give_role
from recruitment.models import Organization
from screening.actions import board
from screening.demonstration.cast import account
from screening.enums import BoardOutcome
from screening.models import Attendance, Case, Decision, Meeting
from tests import cast
from tests.screening import steps

pytestmark = pytest.mark.usefixtures("reference")
HOME = "/board/"


@pytest.fixture
def vacancy(clock):
    return steps.shortlisted(clock, "candidate", "rival")


@pytest.fixture
def meeting(vacancy, clock):
    meeting = steps.convene(vacancy, "candidate", "rival")
    clock.move_to(steps.SITTING)
    return meeting


@pytest.fixture
def case(meeting, vacancy):
    return steps.case_of(vacancy, "candidate")


def at(name, thing):
    return reverse(f"board:{name}", args=[thing.public_id])


def web(name):
    return steps.web(cast.person(name))


def decide(name, case, **values):
    typed = {"outcome": "endorsed", "reasons": "It kept to its criteria.", "dissent": ""}
    return web(name).post(at("decide", case), typed | values)


# Who sees what


@pytest.mark.parametrize("name", ["candidate", "recruiter", "panellist", "administrator"])
def test_whoever_is_not_of_the_board_finds_nothing(case, name):
    assert web(name).get(HOME).status_code == 403
    for page, thing in (("meeting", case.meeting), ("case", case)):
        assert web(name).get(at(page, thing)).status_code == 404
    for page, thing in (("open", case.meeting), ("close", case.meeting), ("put", case.meeting), ("decide", case)):
        assert web(name).post(at(page, thing)).status_code == 404


def test_another_organizations_board_finds_nothing(case):
    user = account("chair.elsewhere@example.org", "Other", "Chair")
    give_role(user, "chair", Organization.objects.get(pk="UNOPS"), by=cast.MAKER)
    stranger = steps.web(user)
    assert stranger.get(HOME).status_code == 200
    assert stranger.get(at("meeting", case.meeting)).status_code == 404
    assert stranger.get(at("case", case)).status_code == 404


@pytest.mark.parametrize("name", ["board_member", "chair", "secretary", "auditor"])
def test_the_board_reads_the_record(case, name):
    text = steps.text(web(name).get(at("case", case)))
    assert "First tier" in text and "External women" in text
    assert steps.EVIDENCE in text
    assert "10 of 10 at or above the published level" in text
    assert "In every competency at the level asked for." in text


# Meetings


def test_the_secretary_convenes_puts_cases_and_notes_who_is_there(vacancy):
    for name in steps.MEMBERS:
        cast.person(name)
    steps.recommend(steps.line(vacancy, "candidate"))
    secretary = web("secretary")
    made = secretary.post(reverse("board:convene"), {"organization": "IOM", "held_on": "2026-05-15"})
    meeting = Meeting.objects.get()
    assert made["Location"] == at("meeting", meeting)
    application = steps.line(vacancy, "candidate").application.public_id
    assert application in steps.text(secretary.get(at("meeting", meeting)))
    secretary.post(at("put", meeting), {"cases": [application]})
    assert meeting.cases.count() == 1
    present = [cast.person("chair").public_id, cast.person("board_member").public_id]
    secretary.post(at("attendance", meeting), {"present": present})
    assert Attendance.objects.filter(present=True).count() == 2
    assert "2 of 3 members present; the quorum is 3." in steps.text(secretary.get(at("meeting", meeting)))


def test_a_wrong_date_is_named_and_kept(db):
    response = web("secretary").post(reverse("board:convene"), {"organization": "IOM", "held_on": "31/31/2026"})
    text = steps.text(response)
    assert 'value="31/31/2026"' in text and "Enter a valid date" in text
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("name", ["board_member", "chair"])
def test_only_the_secretary_sees_who_waits_for_the_agenda(vacancy, name):
    steps.recommend(steps.line(vacancy, "candidate"))
    meeting = steps.convene(vacancy)
    assert "candidate" not in steps.text(web(name).get(at("meeting", meeting))).lower().split("agenda", 1)[0]
    response = web(name).post(at("put", meeting), {}, follow=True)
    assert "Candidate Example" not in steps.text(response) and "Example, Candidate" not in steps.text(response)
    assert not Case.objects.exists()


def test_nobody_chosen_is_said_beside_the_list(vacancy):
    steps.recommend(steps.line(vacancy, "candidate"))
    meeting = steps.convene(vacancy)
    assert "Choose at least one candidate." in steps.text(web("secretary").post(at("put", meeting), {}))


def test_without_a_quorum_the_button_says_why_and_the_act_is_refused(meeting):
    chair = web("chair")
    text = steps.text(chair.get(at("meeting", meeting)))
    assert "The quorum is not there" in text and "disabled" in text
    response = chair.post(at("open", meeting), follow=True)
    assert "The quorum is 3; noted as present: 0." in steps.text(response)
    meeting.refresh_from_db()
    assert meeting.opened_at is None


def test_a_member_can_neither_open_nor_close_nor_note(meeting):
    steps.sit(meeting)
    member = web("board_member")
    assert "you need the role Chair" in steps.text(member.post(at("close", meeting), {"minutes": "Done."}))
    member.post(at("attendance", meeting), {"present": []})
    meeting.refresh_from_db()
    assert meeting.is_open and meeting.attendances.filter(present=True).count() == 3


def test_closing_without_minutes_is_refused_and_with_them_they_are_read(meeting):
    steps.sit(meeting)
    chair = web("chair")
    assert "Write the minutes" in steps.text(chair.post(at("close", meeting), {"minutes": " "}))
    chair.post(at("close", meeting), {"minutes": "Two cases, one dissent."})
    assert "Two cases, one dissent." in steps.text(web("board_member").get(at("meeting", meeting)))


def test_the_next_meeting_stands_first_and_the_held_ones_apart(meeting):
    later = board.convene(meeting.organization, date(2026, 7, 1), by=cast.person("secretary"))
    sooner = board.convene(meeting.organization, date(2026, 6, 1), by=cast.person("secretary"))
    steps.sit(meeting)
    context = web("chair").get(HOME).context
    assert [row.pk for row in context["ahead"]] == [meeting.pk, sooner.pk, later.pk]
    board.close_meeting(meeting, minutes="Over.", by=cast.person("chair"))
    context = web("chair").get(HOME).context
    assert [row.pk for row in context["ahead"]] == [sooner.pk, later.pk]
    assert [row.pk for row in context["page"]] == [meeting.pk]


# The case


def test_the_verdict_stands_before_the_click(case):
    assert "The meeting is not open" in steps.text(web("chair").get(at("case", case)))
    assert 'name="outcome"' not in steps.text(web("chair").get(at("case", case)))
    steps.sit(case.meeting)
    assert 'name="outcome"' in steps.text(web("chair").get(at("case", case)))
    board.recuse(case, reason="A former colleague.", by=cast.person("second_member"))
    text = steps.text(web("chair").get(at("case", case)))
    assert "The quorum is 3; present, without those who stand aside: 2." in text
    assert 'name="outcome"' not in text


@pytest.mark.parametrize("name", ["board_member", "secretary", "auditor"])
def test_only_the_chair_has_the_form_and_only_the_chairs_act_counts(case, name):
    steps.sit(case.meeting)
    assert 'name="outcome"' not in steps.text(web(name).get(at("case", case)))
    assert "you need the role Chair" in steps.text(decide(name, case))
    assert not Decision.objects.exists()


def test_an_endorsement_shows_until_when_before_and_after(case):
    steps.sit(case.meeting)
    assert "on the roster through 15 May 2028" in steps.text(web("chair").get(at("case", case)))
    assert decide("chair", case, dissent="None.").status_code == 302
    text = steps.text(web("board_member").get(at("case", case)))
    assert "Endorsed" in text and "15 May 2028" in text and "It kept to its criteria." in text
    assert 'name="outcome"' not in steps.text(web("chair").get(at("case", case)))


@pytest.mark.parametrize("outcome", [BoardOutcome.REFERRED_BACK, BoardOutcome.NOT_ENDORSED])
def test_other_decisions_put_nobody_on_the_roster(case, outcome):
    steps.sit(case.meeting)
    decide("chair", case, outcome=outcome)
    text = steps.text(web("chair").get(at("case", case)))
    assert str(outcome.label) in text and "On the roster" not in text


def test_what_was_typed_stays_when_the_decision_is_refused(case):
    steps.sit(case.meeting)
    text = steps.text(decide("chair", case, reasons="", dissent="One member saw it otherwise."))
    assert "Give the board’s reasons." in text and "One member saw it otherwise." in text
    submitting.withdraw(case.screening.application, by=case.screening.application.candidate)
    text = steps.text(decide("chair", case, reasons="Kept words."))
    assert "The candidate has withdrawn" in text and "Kept words." in text


def test_a_decision_is_recorded_once(case):
    steps.sit(case.meeting)
    decide("chair", case)
    assert "a decision is not changed" in steps.text(decide("chair", case, outcome="not_endorsed"))
    assert Decision.objects.get().outcome == BoardOutcome.ENDORSED


def test_who_stands_aside_sees_that_and_not_the_record(case):
    member = web("board_member")
    assert "Give the reason" in steps.text(member.post(at("stand_aside", case), {"reason": ""}))
    member.post(at("stand_aside", case), {"reason": "We shared an office."})
    text = steps.text(member.get(at("case", case)))
    assert "You stand aside" in text and "We shared an office." in text
    assert steps.EVIDENCE not in text and "First tier" not in text
    assert "You stand aside from this case." in steps.text(member.get(at("meeting", case.meeting)))
    assert "We shared an office." in steps.text(web("chair").get(at("case", case)))


def test_nor_in_the_table_of_the_other_case(case, vacancy):
    web("board_member").post(at("stand_aside", case), {"reason": "We shared an office."})
    other = steps.case_of(vacancy, "rival")
    people = web("board_member").get(at("case", other)).context["people"]
    assert [bool(person.hidden) for person in people] == [False, True]


def test_a_chair_who_stands_aside_cannot_decide_nor_see_by_trying(case):
    steps.sit(case.meeting)
    board.recuse(case, reason="A relative.", by=cast.person("chair"))
    text = steps.text(decide("chair", case))
    assert "You stand aside" in text and steps.EVIDENCE not in text
    assert not Decision.objects.exists()


def test_a_member_who_applied_sees_no_case_of_that_vacancy(clock):
    vacancy = steps.shortlisted(clock, "candidate", "board_member")
    meeting = steps.convene(vacancy, "candidate")
    text = steps.text(web("board_member").get(at("meeting", meeting)))
    assert "You applied to this vacancy yourself." in text and "Example, Candidate" not in text
    text = steps.text(web("board_member").get(at("case", steps.case_of(vacancy, "candidate"))))
    assert "You applied to this vacancy yourself" in text
    assert steps.EVIDENCE not in text and "Example, Candidate" not in text


def test_the_secretary_cannot_stand_aside(case):
    response = web("secretary").post(at("stand_aside", case), {"reason": "I know them."})
    assert "Only a member of the board" in steps.text(response)


def test_a_closed_gate_and_the_tiers_are_told(case):
    text = steps.text(web("chair").get(at("case", case)))
    assert "The gate to the second tier was never opened" in text
    tiers = web("chair").get(at("case", case)).context["tiers"]
    assert [(row.tier, row.eligible, row.shortlisted, row.recommended) for row in tiers] == [(1, 2, 2, 2), (2, 0, 0, 0)]


def test_a_decision_only_comes_by_post(case):
    assert web("chair").get(at("decide", case)).status_code == 405
    assert web("chair").get(at("open", case.meeting)).status_code == 405


def test_the_number_of_queries_does_not_grow(clock):
    few = steps.shortlisted(clock, "first")
    many = steps.shortlisted(clock, "second", "third", "fourth")
    for meeting in (steps.convene(few, "first"), steps.convene(many, "second", "third", "fourth")):
        clock.move_to(steps.SITTING)
        steps.sit(meeting)
    chair = web("chair")
    chair.get(HOME)  # the first page notes the reader's language

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert chair.get(address).status_code == 200
        return len(captured)

    of_few, of_many = (vacancy.screenings.first().cases.get() for vacancy in (few, many))
    assert queries(at("meeting", of_few.meeting)) == queries(at("meeting", of_many.meeting))
    assert queries(at("case", of_few)) == queries(at("case", of_many))
    before = queries(HOME)
    for day in (1, 2, 3):
        board.convene(few.organization, date(2026, 6, day), by=cast.person("secretary"))
    assert queries(HOME) == before


def test_the_pages_have_no_barrier(live_server, page, axe, clock, transactional_db, reference):
    vacancy = steps.shortlisted(clock, "candidate", "rival")
    meeting = steps.convene(vacancy, "candidate")
    steps.recommend(steps.line(vacancy, "rival"))
    clock.move_to(steps.SITTING)
    steps.sign_in(page, "secretary")
    for address in (HOME, at("meeting", meeting)):
        page.goto(address)
        steps.look(page, axe)
    page.get_by_role("button", name="Put the chosen cases").click()
    steps.look(page, axe)
    steps.sit(meeting)
    case = steps.case_of(vacancy, "candidate")
    steps.sign_in(page, "chair")
    page.goto(at("meeting", meeting))
    steps.look(page, axe)
    page.goto(at("case", case))
    steps.look(page, axe)
    page.get_by_role("button", name="Record the board’s decision").click()
    assert page.title().startswith("Error:")
    steps.look(page, axe)
    page.get_by_label("Endorse:", exact=False).check()
    page.get_by_label("Reasons").fill("It kept to its criteria.")
    page.get_by_role("button", name="Record the board’s decision").click()
    steps.look(page, axe)
    assert Decision.objects.get().outcome == BoardOutcome.ENDORSED
