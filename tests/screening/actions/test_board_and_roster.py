"""Panel, recommendation, board and roster; and what candidates are told."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from applications.actions import submitting
from applications.enums import Told
from applications.models import Telling
from recruitment.actions.acting import System, acting
from recruitment.actions.roles import take_role
from recruitment.models import OutgoingNotice, User
from recruitment.refusal import Refused
from screening.actions import board, longlist, panel, roster, shortlist, telling
from screening.enums import BoardOutcome, Outcome, Recommendation, RosterState
from screening.models import Decision, RosterEntry
from screening.rules.assessment import level_asked
from screening.rules.confirmation import Wish
from tests import cast
from vacancies.actions.closing import record_due_closings
from vacancies.models import Vacancy

pytestmark = pytest.mark.usefixtures("reference")
SITTING = datetime(2026, 5, 15, 22, 30, tzinfo=UTC)  # 16 May, 00:30 in Geneva


@pytest.fixture
def vacancy(clock) -> Vacancy:
    """Two women on the short list, candidate and rival."""
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    cast.submitted(vacancy, cast.person("candidate"), gender="woman")
    cast.submitted(vacancy, cast.person("rival"), gender="woman")
    clock.move_to(cast.CLOSES_AT)
    record_due_closings()
    longlist.list_closed_vacancies()
    recruiter, everybody = cast.person("recruiter"), list(vacancy.screenings.values_list("pk", flat=True))
    longlist.confirm(vacancy, everybody, Wish(), by=recruiter)
    shortlist.decide(vacancy, everybody, Outcome.SHORTLISTED, reason="Both show the level.", by=recruiter)
    panel.name_member(vacancy, cast.person("panellist"), by=recruiter)
    return Vacancy.objects.get(pk=vacancy.pk)


def line(vacancy, name="candidate"):
    return vacancy.screenings.get(application__candidate__email=f"{name}@example.org")


def assess(screening, *, short_in=""):
    for need in screening.vacancy.current_publication.terms.competencies:
        level = level_asked(need) - (need.competency == short_in)
        panel.record(screening, need.competency, level=level, evidence="An example.", by=cast.person("panellist"))


def recommend(vacancy, name="candidate"):
    assess(line(vacancy, name))
    return panel.recommend(
        line(vacancy, name), Recommendation.RECOMMENDED, reason="In every competency.", by=cast.person("recruiter")
    )


@pytest.fixture
def members():
    return [cast.person(name) for name in ("board_member", "second_member", "chair")]


@pytest.fixture
def meeting(vacancy, members):
    recommend(vacancy)
    secretary = cast.person("secretary")
    meeting = board.convene(vacancy.organization, date(2026, 5, 15), by=secretary)
    board.put_case(meeting, line(vacancy), by=secretary)
    return meeting


def sit(meeting, members):
    board.note_presence(meeting, [member.public_id for member in members], by=cast.person("secretary"))
    board.open_meeting(meeting, by=cast.person("chair"))
    meeting.refresh_from_db()
    return meeting.cases.get()


def endorse(meeting, members, clock):
    clock.move_to(SITTING)
    case = sit(meeting, members)
    return board.decide(case, BoardOutcome.ENDORSED, reasons="All criteria met.", by=cast.person("chair"))


def test_only_the_panel_records_and_only_what_was_published(vacancy):
    screening = line(vacancy)
    with pytest.raises(Refused, match="member of this vacancy's panel"):
        panel.record(screening, "teamwork", level=2, evidence="x", by=cast.person("recruiter"))
    with pytest.raises(Refused, match="not published"):
        panel.record(screening, "leadership", level=2, evidence="x", by=cast.person("panellist"))
    with pytest.raises(Refused, match="shows the level"):
        panel.record(screening, "teamwork", level=2, evidence=" ", by=cast.person("panellist"))
    with pytest.raises(Refused, match="between 0 and 1"):
        panel.record(screening, "courage", level=3, evidence="x", by=cast.person("panellist"))


def test_a_candidate_cannot_sit_on_the_panel(vacancy):
    with pytest.raises(Refused, match="cannot sit"):
        panel.name_member(vacancy, cast.person("rival"), by=cast.person("recruiter"))


def test_a_member_is_released_while_nothing_is_recorded(vacancy):
    member, recruiter = vacancy.panel_members.get(), cast.person("recruiter")
    panel.release_member(member, by=recruiter)
    assert not vacancy.panel_members.exists()
    panel.name_member(vacancy, cast.person("panellist"), by=recruiter)
    assess(line(vacancy))
    with pytest.raises(Refused, match="stays on the panel"):
        panel.release_member(vacancy.panel_members.get(), by=recruiter)


def test_a_recommendation_waits_for_the_whole_record(vacancy):
    with pytest.raises(Refused, match="not recorded"):
        panel.recommend(line(vacancy), "recommended", reason="Good.", by=cast.person("recruiter"))


def test_who_falls_short_of_a_published_level_cannot_be_recommended(vacancy):
    assess(line(vacancy), short_in="teamwork")
    with pytest.raises(Refused, match="Teamwork"):
        panel.recommend(line(vacancy), "recommended", reason="Good.", by=cast.person("recruiter"))
    done = panel.recommend(line(vacancy), "not_recommended", reason="Fell short.", by=cast.person("recruiter"))
    assert done.recommendation == Recommendation.NOT_RECOMMENDED


def test_without_a_quorum_the_meeting_does_not_open(meeting, members):
    board.note_presence(meeting, [members[2].public_id], by=cast.person("secretary"))
    with pytest.raises(Refused, match="quorum is 3"):
        board.open_meeting(meeting, by=cast.person("chair"))


def test_who_stands_aside_does_not_count_for_the_quorum(meeting, members):
    case = sit(meeting, members)
    board.recuse(case, reason="A former colleague.", by=members[0])
    with pytest.raises(Refused, match="quorum is 3"):
        board.decide(case, "endorsed", reasons="Good.", by=cast.person("chair"))


def test_only_the_chair_decides(meeting, members):
    case = sit(meeting, members)
    for name in ("board_member", "secretary", "recruiter"):
        with pytest.raises(Refused, match="Chair"):
            board.decide(case, "endorsed", reasons="Good.", by=cast.person(name))


def test_a_decision_is_made_in_an_open_meeting_with_reasons(meeting, members):
    case = meeting.cases.get()
    board.note_presence(meeting, [member.public_id for member in members], by=cast.person("secretary"))
    with pytest.raises(Refused, match="not open"):
        board.decide(case, "endorsed", reasons="Good.", by=cast.person("chair"))
    board.open_meeting(meeting, by=cast.person("chair"))
    with pytest.raises(Refused, match="reasons"):
        board.decide(case, "endorsed", reasons="", by=cast.person("chair"))


def test_the_endorsement_makes_the_roster_entry_on_the_boards_own_date(meeting, members, clock):
    decision = endorse(meeting, members, clock)
    entry = decision.roster_entry
    assert (entry.starts_on, entry.ends_on, entry.months) == (date(2026, 5, 16), date(2028, 5, 16), 24)
    assert decision.members_counted == 3
    with pytest.raises(Refused, match="decided this case"):
        board.decide(decision.case, "not_endorsed", reasons="Otherwise.", by=cast.person("chair"))


@pytest.mark.parametrize("outcome", ["not_endorsed", "referred_back"])
def test_any_other_decision_makes_none(meeting, members, outcome):
    board.decide(sit(meeting, members), outcome, reasons="As discussed.", by=cast.person("chair"))
    assert not RosterEntry.objects.exists()


def test_the_database_makes_no_entry_without_an_endorsement(meeting, members, vacancy):
    decision = board.decide(sit(meeting, members), "not_endorsed", reasons="No.", by=cast.person("chair"))
    with acting(by=System("tests")), pytest.raises(IntegrityError, match="Only an endorsement"), transaction.atomic():
        RosterEntry.objects.create(
            decision=decision,
            candidate=cast.person("candidate"),
            organization=vacancy.organization,
            starts_on=date(2026, 5, 15),
            months=24,
        )


def test_an_entry_is_kept_as_the_board_made_it(meeting, members, clock):
    entry = endorse(meeting, members, clock).roster_entry
    with acting(by=System("tests")), pytest.raises(IntegrityError, match="kept"), transaction.atomic():
        RosterEntry.objects.filter(pk=entry.pk).update(months=36)
    with acting(by=System("tests")), pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM screening_rosterentry")


def test_a_case_referred_back_may_be_corrected_and_comes_again(meeting, members, vacancy):
    with pytest.raises(Refused, match="before the board"):
        panel.recommend(line(vacancy), "not_recommended", reason="No.", by=cast.person("recruiter"))
    board.decide(sit(meeting, members), "referred_back", reasons="Say more on teamwork.", by=cast.person("chair"))
    secretary = cast.person("secretary")
    with pytest.raises(Refused, match="recommended anew"):
        board.put_case(meeting, line(vacancy), by=secretary)
    recommend(vacancy)
    with pytest.raises(Refused, match="the next one"):
        board.put_case(meeting, line(vacancy), by=secretary)
    again = board.convene(vacancy.organization, date(2026, 6, 1), by=secretary)
    assert board.put_case(again, line(vacancy), by=secretary)


def test_the_record_is_closed_by_the_recommendation(vacancy):
    recommend(vacancy)
    with pytest.raises(Refused, match="rests on this record"):
        panel.record(line(vacancy), "teamwork", level=3, evidence="More.", by=cast.person("panellist"))


def test_a_member_whose_role_was_taken_records_nothing(vacancy):
    person = cast.person("panellist")
    take_role(person.role_assignments.get(), by=System("tests"))
    with pytest.raises(Refused, match="Panel member"):
        panel.record(line(vacancy), "teamwork", level=3, evidence="More.", by=User.objects.get(pk=person.pk))


def test_no_meeting_is_convened_for_a_day_that_has_passed(vacancy, clock):
    clock.move_to(SITTING)
    with pytest.raises(Refused, match="has passed"):
        board.convene(vacancy.organization, date(2026, 5, 15), by=cast.person("secretary"))


def test_a_case_stands_on_one_agenda(meeting, vacancy):
    with pytest.raises(Refused, match="on an agenda"):
        board.put_case(meeting, line(vacancy), by=cast.person("secretary"))


def test_a_case_that_a_meeting_left_undecided_comes_to_the_next(meeting, members, vacancy):
    sit(meeting, members)
    board.close_meeting(meeting, minutes="The time was up.", by=cast.person("chair"))
    secretary = cast.person("secretary")
    again = board.convene(vacancy.organization, date(2026, 6, 1), by=secretary)
    assert board.put_case(again, line(vacancy), by=secretary)


def test_after_a_decision_nobody_is_noted_as_absent_any_more(meeting, members, clock):
    endorse(meeting, members, clock)
    secretary = cast.person("secretary")
    with pytest.raises(Refused, match="decided with these members"):
        board.note_presence(meeting, [], by=secretary)
    board.note_presence(meeting, [member.public_id for member in members], by=secretary)


def test_a_withdrawn_candidate_is_not_endorsed(meeting, members, vacancy):
    case = sit(meeting, members)
    submitting.withdraw(line(vacancy).application, by=cast.person("candidate"))
    with pytest.raises(Refused, match="withdrawn"):
        board.decide(case, "endorsed", reasons="Good.", by=cast.person("chair"))


def test_a_decision_made_is_not_a_decision_told(meeting, members, clock):
    endorse(meeting, members, clock)
    candidate = cast.person("candidate")
    assert not roster.told_entries(candidate).exists()
    assert not Telling.objects.exists()
    with pytest.raises(RosterEntry.DoesNotExist):
        roster.pause(RosterEntry.objects.get(), by=candidate)


def test_telling_writes_to_the_endorsed_and_opens_the_entry(meeting, members, clock, vacancy):
    endorse(meeting, members, clock)
    assert {(case.pk, what) for case, what in telling.untold(vacancy)} == {
        (line(vacancy).pk, Told.ENDORSED),
        (line(vacancy, "rival").pk, Told.SHORTLISTED),
    }
    telling.tell_cases(vacancy, [line(vacancy).pk], by=cast.person("recruiter"))
    assert roster.told_entries(cast.person("candidate")).count() == 1
    assert OutgoingNotice.objects.filter(key__startswith="told:").count() == 1
    assert [case.pk for case, _what in telling.untold(vacancy)] == [line(vacancy, "rival").pk]


def test_those_not_short_listed_read_it_on_their_page_and_get_no_mail(vacancy):
    recruiter, rival = cast.person("recruiter"), line(vacancy, "rival")
    shortlist.decide(vacancy, [rival.pk], Outcome.NOT_SHORTLISTED, reason="Others show more.", by=recruiter)
    telling.tell_cases(vacancy, [rival.pk], by=recruiter)
    assert Telling.objects.get().what == Told.NOT_SHORTLISTED
    assert not OutgoingNotice.objects.filter(key__startswith="told:").exists()


def test_what_was_told_is_not_decided_otherwise(vacancy):
    recruiter, rival = cast.person("recruiter"), line(vacancy, "rival")
    telling.tell_cases(vacancy, [rival.pk], by=recruiter)
    plan = shortlist.decide(vacancy, [rival.pk], Outcome.NOT_SHORTLISTED, reason="On second thought.", by=recruiter)
    assert "has been told" in plan.refused[0][1]


@pytest.fixture
def entry(meeting, members, clock, vacancy):
    entry = endorse(meeting, members, clock).roster_entry
    telling.tell_cases(vacancy, [line(vacancy).pk], by=cast.person("recruiter"))
    return RosterEntry.objects.get(pk=entry.pk)


def test_a_candidate_pauses_resumes_and_leaves(entry):
    candidate, today = cast.person("candidate"), date(2026, 5, 16)
    roster.pause(entry, by=candidate)
    assert entry.state(today) == RosterState.PAUSED
    assert not RosterEntry.objects.valid(today).exists()
    assert entry.ends_on == date(2028, 5, 16)
    roster.resume(entry, by=candidate)
    assert RosterEntry.objects.valid(today).exists()
    roster.leave(entry, by=candidate)
    entry.refresh_from_db()
    assert entry.state(today) == RosterState.LEFT
    with pytest.raises(Refused, match="ended already"):
        roster.leave(entry, by=candidate)


def test_nobody_else_touches_the_entry(entry):
    for act in (roster.pause, roster.leave):
        with pytest.raises(RosterEntry.DoesNotExist):
            act(entry, by=cast.person("rival"))


def test_valid_through_the_last_day_and_not_after(entry):
    assert RosterEntry.objects.valid(date(2028, 5, 16)).exists()
    assert not RosterEntry.objects.valid(date(2028, 5, 17)).exists()


def test_the_end_is_announced_at_90_30_7_days_and_on_the_day_each_once(entry, clock):
    def keys():
        return sorted(OutgoingNotice.objects.filter(key__startswith="roster:").values_list("key", flat=True))

    for day, expected in (
        (datetime(2028, 2, 15, tzinfo=UTC), []),
        (datetime(2028, 2, 16, tzinfo=UTC), ["90"]),
        (datetime(2028, 4, 16, tzinfo=UTC), ["30", "90"]),
        (datetime(2028, 5, 9, tzinfo=UTC), ["30", "7", "90"]),
        (datetime(2028, 5, 15, 22, 30, tzinfo=UTC), ["0", "30", "7", "90"]),  # 16 May in Geneva
        (datetime(2028, 6, 1, tzinfo=UTC), ["0", "30", "7", "90"]),
    ):
        clock.move_to(day)
        roster.announce_ends()
        roster.announce_ends()
        assert [key.rpartition(":")[2] for key in keys()] == expected


def test_after_an_outage_the_next_announcement_is_sent_and_not_all_that_were_missed(entry, clock):
    clock.move_to(datetime(2028, 5, 12, tzinfo=UTC))
    assert roster.announce_ends() == 1
    assert OutgoingNotice.objects.get(key__startswith="roster:").key.endswith(":7")


def test_an_entry_of_which_nobody_was_told_is_not_announced(meeting, members, clock):
    endorse(meeting, members, clock)
    clock.move_to(datetime(2028, 5, 12, tzinfo=UTC))
    assert roster.announce_ends() == 0


def test_a_decision_is_never_changed(meeting, members, clock):
    endorse(meeting, members, clock)
    with pytest.raises(Exception, match="Cannot update"), acting(by=System("tests")), transaction.atomic():
        Decision.objects.update(outcome="not_endorsed")
