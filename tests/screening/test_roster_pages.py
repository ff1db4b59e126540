"""The roster's pages: who is valid and until when, and what a candidate may do with an entry that was told."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.actions.roles import give_role
from recruitment.models import Organization
from screening.actions import board, roster
from screening.demonstration.cast import account
from screening.enums import BoardOutcome
from screening.models import RosterEntry
from screening.views.roster import months_left
from tests import cast
from tests.screening import steps

pytestmark = pytest.mark.usefixtures("reference")
STAFF, MINE = "/roster/", "/roster/mine/"
LAST_EVENING = datetime(2028, 5, 15, 21, 30, tzinfo=UTC)  # 15 May, 23:30 in Geneva


def endorsed(clock, *names, **values):
    """These persons on the roster from 15 May 2026 through 15 May 2028, told."""
    vacancy = steps.shortlisted(clock, *names, **values)
    meeting = steps.convene(vacancy, *names)
    clock.move_to(steps.SITTING)
    steps.sit(meeting)
    return [steps.endorse(vacancy, name) for name in names]


@pytest.fixture
def entry(clock) -> RosterEntry:
    return endorsed(clock, "candidate")[0]


def web(name):
    return steps.web(cast.person(name))


def shown(name="recruiter", query=""):
    """The candidates in the table, in its order."""
    response = web(name).get(STAFF + query)
    return [line.entry.candidate.first_name for line in response.context["lines"]]


def act(name, act, entry):
    return web(name).post(reverse(f"roster:{act}", args=[entry.public_id]), follow=True)


# For staff


@pytest.mark.parametrize("name", ["candidate", "panellist", "administrator"])
def test_whoever_has_no_part_in_it_sees_no_roster(entry, name):
    assert web(name).get(STAFF).status_code == 403


@pytest.mark.parametrize("name", ["recruiter", "board_member", "chair", "secretary", "auditor"])
def test_staff_see_who_is_valid_and_until_when(entry, name):
    text = steps.text(web(name).get(STAFF))
    assert "Example, Candidate" in text and "15 May 2028" in text and "G-6" in text and "T-1" in text


def test_another_organization_sees_nothing(entry):
    user = account("elsewhere@example.org", "Other", "Recruiter")
    give_role(user, "recruiter", Organization.objects.get(pk="UNOPS"), by=cast.MAKER)
    assert list(steps.web(user).get(STAFF + "?state=all").context["lines"]) == []


def test_the_last_day_is_counted_in_the_organizations_zone(entry, clock):
    clock.move_to(LAST_EVENING)
    assert shown() == ["Candidate"]
    clock.move_to(LAST_EVENING + timedelta(hours=1))
    assert shown() == []
    assert shown(query="?state=expired") == ["Candidate"]


def test_each_state_has_its_list(clock):
    for_states = endorsed(clock, "paused", "left", "valid", "back")
    roster.pause(for_states[0], by=for_states[0].candidate)
    roster.leave(for_states[1], by=for_states[1].candidate)
    roster.pause(for_states[3], by=for_states[3].candidate)
    roster.resume(for_states[3], by=for_states[3].candidate)
    assert sorted(shown()) == ["Back", "Valid"]
    assert shown(query="?state=paused") == ["Paused"]
    assert shown(query="?state=left") == ["Left"]
    assert shown(query="?state=expired") == []
    assert sorted(shown(query="?state=all")) == ["Back", "Left", "Paused", "Valid"]


def test_what_ends_next_stands_first(clock):
    endorsed(clock, "later")
    vacancy = steps.shortlisted(clock, "sooner")
    meeting = steps.convene(vacancy, "sooner")
    clock.move_to(steps.SITTING - timedelta(days=30))
    steps.sit(meeting)
    steps.endorse(vacancy, "sooner")
    clock.move_to(steps.SITTING)
    assert shown() == ["Sooner", "Later"]
    assert shown(query="?state=all") == ["Later", "Sooner"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?words=example+cand", 1),
        ("?words=EXÁMPLE", 1),
        ("?words=people+services", 1),
        ("?words=T-1", 1),
        ("?words=nobody", 0),
        ("?words=100%25", 0),
        ("?grade=G-6", 1),
        ("?family=human-resources", 1),
        ("?state=nonsense", 1),
        ("?grade=P-9", 1),
        ("?page=99", 1),
    ],
)
def test_it_is_narrowed_by_words_grade_and_family(entry, query, found):
    assert len(shown(query=query)) == found


def test_a_wrong_filter_is_said_beside_it(entry):
    assert "Choose one from the list" in steps.text(web("recruiter").get(STAFF + "?grade=P-9"))


def test_nobody_found_leads_back(entry):
    text = steps.text(web("recruiter").get(STAFF + "?words=nobody"))
    assert "Nobody on the roster fits" in text and "Show everybody who is valid today" in text


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 5, 15), 25),
        (date(2026, 5, 16), 24),
        (date(2028, 5, 15), 1),
        (date(2028, 4, 16), 1),
        (date(2028, 5, 16), 0),
        (date(2029, 1, 1), 0),
    ],
)
def test_months_left_count_one_that_has_begun(today, left):
    assert months_left(today, date(2028, 5, 15)) == left


def test_the_number_of_queries_does_not_grow(clock):
    endorsed(clock, "first")
    recruiter = web("recruiter")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert recruiter.get(STAFF).status_code == 200
        return len(captured)

    queries()  # the first page notes the reader's language
    few = queries()
    endorsed(clock, "second", "third")
    assert queries() == few


# For the candidate


def test_an_endorsement_that_was_not_told_does_not_exist_for_the_candidate(clock):
    vacancy = steps.shortlisted(clock, "candidate")
    meeting = steps.convene(vacancy, "candidate")
    clock.move_to(steps.SITTING)
    steps.sit(meeting)
    decision = board.decide(meeting.cases.get(), BoardOutcome.ENDORSED, reasons="Good.", by=cast.person("chair"))
    assert "You stand on no roster" in steps.text(web("candidate").get(MINE))
    assert act("candidate", "pause", decision.roster_entry).status_code == 404
    assert web("candidate").get(reverse("roster:leave", args=[decision.roster_entry.public_id])).status_code == 404


def test_the_candidate_reads_until_when_and_what_follows(entry):
    text = steps.text(web("candidate").get(MINE))
    assert "You are on the roster" in text and "15 May 2028" in text
    assert "It promises no position" in text


def test_somebody_elses_entry_is_not_found(entry):
    for name in ("pause", "resume", "leave"):
        assert act("rival", name, entry).status_code == 404
    assert "You stand on no roster" in steps.text(web("rival").get(MINE))


def test_pause_and_resume(entry):
    text = steps.text(act("candidate", "pause", entry))
    assert "You have paused offers" in text and "Resume offers" in text and "15 May 2028" in text
    assert "Only a valid roster entry can be paused." in steps.text(act("candidate", "pause", entry))
    assert "You are on the roster" in steps.text(act("candidate", "resume", entry))
    assert "This roster entry is not paused." in steps.text(act("candidate", "resume", entry))


def test_leaving_is_asked_first_and_cannot_be_undone(entry):
    page = reverse("roster:leave", args=[entry.public_id])
    text = steps.text(web("candidate").get(page))
    assert "Leaving cannot be undone" in text
    entry.refresh_from_db()
    assert entry.left_on is None
    text = steps.text(act("candidate", "leave", entry))
    assert "You left on" in text and "Pause offers" not in text
    assert "has ended already" in steps.text(act("candidate", "leave", entry))
    assert web("candidate").get(page).status_code == 302


def test_nothing_changes_by_reading(entry):
    for name in ("pause", "resume"):
        assert web("candidate").get(reverse(f"roster:{name}", args=[entry.public_id])).status_code == 405


def test_the_pages_have_no_barrier(live_server, page, axe, clock, transactional_db, reference):
    entry = endorsed(clock, "candidate", "rival")[0]
    steps.sign_in(page, "candidate")
    page.goto(MINE)
    steps.look(page, axe)
    page.get_by_role("button", name="Pause offers").click()
    steps.look(page, axe)
    page.get_by_role("link", name="Leave this roster").click()
    steps.look(page, axe)
    page.get_by_role("button", name="Leave the roster for good").click()
    steps.look(page, axe)
    assert RosterEntry.objects.get(pk=entry.pk).left_on == date(2026, 5, 15)
    steps.sign_in(page, "recruiter")
    for query in ("", "?words=nobody", "?grade=P-9", "?state=left"):
        page.goto(STAFF + query)
        steps.look(page, axe)
