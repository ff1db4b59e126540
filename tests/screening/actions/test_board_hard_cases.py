"""Where the board, the candidate and the recruiter meet at the same case."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from applications.actions import submitting
from recruitment.actions.acting import System, acting
from recruitment.actions.roles import give_role
from recruitment.refusal import Refused
from screening.actions import board, panel, roster
from screening.enums import RosterState
from screening.models import Decision, RosterEntry
from tests import cast
from tests.screening.actions.test_board_and_roster import (
    endorse,
    line,
    meeting,
    members,
    recommend,
    sit,
    vacancy,
)
from vacancies.actions import publishing

__all__ = ["meeting", "members", "vacancy"]  # fixtures of the module beside
pytestmark = pytest.mark.usefixtures("reference")


def test_a_recommendation_is_not_turned_while_the_case_is_before_the_board_again(meeting, members, vacancy):
    board.decide(sit(meeting, members), "referred_back", reasons="Say more.", by=cast.person("chair"))
    recommend(vacancy)
    again = board.convene(vacancy.organization, date(2026, 6, 1), by=cast.person("secretary"))
    board.put_case(again, line(vacancy), by=cast.person("secretary"))
    with pytest.raises(Refused, match="before the board"):
        panel.recommend(line(vacancy), "not_recommended", reason="No.", by=cast.person("recruiter"))


def test_a_member_who_applied_does_not_count_for_the_quorum(meeting, members, vacancy):
    give_role(cast.person("rival"), "board_member", vacancy.organization, by=System("tests"))
    again = board.convene(vacancy.organization, date(2026, 6, 1), by=cast.person("secretary"))
    people = [members[0], members[2], cast.person("rival")]
    board.note_presence(again, [person.public_id for person in people], by=cast.person("secretary"))
    board.open_meeting(again, by=cast.person("chair"))
    case = meeting.cases.get()
    assert cast.person("rival").public_id not in board.standing_aside(case)  # no member of that meeting
    moved = move(case, again)
    assert board.standing_aside(moved) == {cast.person("rival").public_id}
    with pytest.raises(Refused, match="quorum is 3"):
        board.decide(moved, "endorsed", reasons="Good.", by=cast.person("chair"))


def move(case, meeting):
    """Put the case on another agenda, as a secretary would after the first meeting was closed without it."""
    sit_and_close(case.meeting)
    return board.put_case(meeting, case.screening, by=cast.person("secretary"))


def sit_and_close(meeting):
    everybody = meeting.attendances.values_list("member__public_id", flat=True)
    board.note_presence(meeting, everybody, by=cast.person("secretary"))
    board.open_meeting(meeting, by=cast.person("chair"))
    board.close_meeting(meeting, minutes="The time was up.", by=cast.person("chair"))


def test_a_secretary_who_applied_puts_no_case(meeting, vacancy):
    give_role(cast.person("rival"), "secretary", vacancy.organization, by=System("tests"))
    recommend(vacancy, "rival")
    with pytest.raises(Refused, match="yourself"):
        board.put_case(meeting, line(vacancy, "rival"), by=cast.person("rival"))


def test_a_cancelled_vacancy_goes_no_further(meeting, members, vacancy):
    case = sit(meeting, members)
    publishing.cancel(vacancy, reason="The funding fell away.", by=cast.person("recruiter"))
    with pytest.raises(Refused, match="cancelled"):
        board.decide(case, "endorsed", reasons="Good.", by=cast.person("chair"))


def test_the_board_knows_three_decisions(meeting, members):
    case = sit(meeting, members)
    with pytest.raises(Refused, match="choose one"):
        board.decide(case, "postponed", reasons="Later.", by=cast.person("chair"))
    with acting(by=System("tests")) as at, pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            case=case, outcome="x", reasons="x", members_counted=3, decided_by=members[2], decided_at=at
        )


def test_the_quorum_that_was_published_holds_though_the_organizations_fell(meeting, members, vacancy):
    case = sit(meeting, members)
    with acting(by=System("tests")):
        type(meeting).objects.filter(pk=meeting.pk).update(quorum=1)
    board.recuse(case, reason="A former colleague.", by=members[0])
    with pytest.raises(Refused, match="quorum is 3"):
        board.decide(case, "endorsed", reasons="Good.", by=cast.person("chair"))


def test_whoever_withdraws_after_the_endorsement_leaves_the_roster(meeting, members, clock, vacancy):
    entry = endorse(meeting, members, clock).roster_entry
    today = date(2026, 5, 16)
    assert RosterEntry.objects.valid(today).exists()
    submitting.withdraw(line(vacancy).application, by=cast.person("candidate"))
    assert not RosterEntry.objects.valid(today).exists()
    assert (roster.leave_with_withdrawn_applications(), roster.leave_with_withdrawn_applications()) == (1, 0)
    entry.refresh_from_db()
    assert entry.state(today) == RosterState.LEFT


@pytest.mark.parametrize(
    "change", [{"months": 240}, {"starts_on": date(2020, 1, 1)}, {"candidate": "rival"}, {"organization_id": "UNOPS"}]
)
def test_the_database_takes_no_entry_that_differs_from_the_endorsement(meeting, members, clock, change):
    decision = endorse(meeting, members, clock)
    entry = decision.roster_entry
    facts = {
        "candidate": entry.candidate,
        "organization_id": entry.organization_id,
        "starts_on": entry.starts_on,
        "months": entry.months,
    } | {key: cast.person(value) if key == "candidate" else value for key, value in change.items()}
    with acting(by=System("tests")), pytest.raises(IntegrityError, match="Only an endorsement"), transaction.atomic():
        RosterEntry.objects.create(decision=decision, **facts)
