"""Long list, gate, short list: suggestions, confirmations, and the order of consideration."""

import pytest
from django.db import IntegrityError, connection, transaction

from applications.actions import submitting
from recruitment.actions.acting import System, acting
from recruitment.actions.roles import give_role
from recruitment.refusal import Refused
from screening.actions import longlist, panel, shortlist, telling
from screening.enums import Eligibility, Outcome
from screening.models import GateOpening, Screening
from screening.rules.confirmation import Wish
from tests import cast
from vacancies.actions import publishing
from vacancies.actions.closing import record_due_closings
from vacancies.models import Vacancy

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture
def recruiter():
    return cast.person("recruiter")


@pytest.fixture
def vacancy(clock, recruiter) -> Vacancy:
    """Closed, with a first-tier woman, a first-tier Icelander, a second-tier man, and a claimed internal."""
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    cast.submitted(vacancy, cast.person("woman"), gender="woman")
    cast.submitted(vacancy, cast.person("icelander"), nationalities=("IS",), languages=(("en", 4), ("fr", 3)))
    cast.submitted(vacancy, cast.person("second"))
    cast.submitted(vacancy, cast.person("insider"), staff_number="S1")
    clock.move_to(cast.CLOSES_AT)
    record_due_closings()
    longlist.list_closed_vacancies()
    return Vacancy.objects.get(pk=vacancy.pk)


def line(vacancy, name) -> Screening:
    return vacancy.screenings.get(application__candidate__email=f"{name}@example.org")


def confirm_all(vacancy, recruiter):
    longlist.check_claim(line(vacancy, "insider"), confirmed=True, by=recruiter)
    return longlist.confirm(vacancy, ids(vacancy), Wish(), by=recruiter)


def ids(vacancy, *names):
    return (
        [line(vacancy, name).pk for name in names] if names else list(vacancy.screenings.values_list("pk", flat=True))
    )


def test_the_long_list_appears_after_closing_and_once(vacancy):
    assert vacancy.screenings.count() == 4
    assert longlist.list_closed_vacancies() == 0


def test_before_the_closing_is_recorded_there_is_no_long_list(clock):
    clock.move_to(cast.PUBLISHED)
    cast.submitted(cast.published(), cast.person("woman"))
    assert longlist.list_closed_vacancies() == 0


def test_withdrawn_applications_are_not_listed(clock):
    clock.move_to(cast.PUBLISHED)
    submission = cast.submitted(cast.published(), cast.person("woman"))
    submitting.withdraw(submission.application, by=cast.person("woman"))
    clock.move_to(cast.CLOSES_AT)
    record_due_closings()
    assert longlist.list_closed_vacancies() == 0


def test_tier_and_ground_are_suggested_from_the_frozen_dossier(vacancy):
    suggested = {
        name: (line(vacancy, name).suggested_tier, line(vacancy, name).suggested_ground)
        for name in ("woman", "icelander", "second", "insider")
    }
    assert suggested == {
        "woman": (1, "external_female"),
        "icelander": (1, "nms_nationals"),
        "second": (2, ""),
        "insider": (1, "internal"),
    }
    assert line(vacancy, "icelander").criteria_met == 1


def test_confirming_as_suggested_in_bulk_changes_what_it_may_and_names_what_it_refuses(vacancy, recruiter):
    plan = longlist.confirm(vacancy, ids(vacancy), Wish(), by=recruiter)
    assert len(plan.changes) == 3
    [(refused, why)] = plan.refused
    assert refused == line(vacancy, "insider")
    assert "staff records" in why
    assert line(vacancy, "woman").eligibility == Eligibility.ELIGIBLE
    assert line(vacancy, "insider").eligibility == ""


def test_a_preview_changes_nothing(vacancy):
    cases = vacancy.screenings.select_related("application").prefetch_related("application__tellings")
    plan = longlist.plan_confirmation(cases, Wish())
    assert (len(plan.changes), len(plan.refused)) == (3, 1)
    assert not vacancy.screenings.exclude(eligibility="").exists()


def test_a_refused_claim_puts_the_insider_in_the_second_tier(vacancy, recruiter):
    screening = longlist.check_claim(line(vacancy, "insider"), confirmed=False, by=recruiter)
    assert (screening.suggested_tier, screening.tier_to_be_checked) == (2, False)


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        (Wish(eligibility="ineligible"), "give the reason"),
        (Wish(tier=2), "give the reason"),
    ],
)
def test_an_override_needs_a_reason(vacancy, recruiter, wish, says):
    plan = longlist.confirm(vacancy, ids(vacancy, "woman"), wish, by=recruiter)
    assert says in plan.refused[0][1]


def test_raising_to_the_first_tier_names_its_ground(vacancy, recruiter):
    wish = Wish(tier=1, reason="The dossier shows it.")
    assert "ground" in longlist.confirm(vacancy, ids(vacancy, "second"), wish, by=recruiter).refused[0][1]
    wish = Wish(tier=1, ground="internal", reason="The staff records show it.")
    assert longlist.confirm(vacancy, ids(vacancy, "second"), wish, by=recruiter).changes
    assert line(vacancy, "second").tier_ground == "internal"


def test_the_second_tier_is_locked_until_the_gate_is_open(vacancy, recruiter):
    confirm_all(vacancy, recruiter)
    plan = shortlist.decide(vacancy, ids(vacancy), Outcome.SHORTLISTED, reason="All are good.", by=recruiter)
    assert {screening for screening, _words in plan.changes} == set(vacancy.screenings.filter(tier=1))
    [(locked, why)] = plan.refused
    assert locked == line(vacancy, "second")
    assert "locked" in why


def test_the_database_keeps_the_gate_too(vacancy, recruiter):
    confirm_all(vacancy, recruiter)
    with acting(by=recruiter) as at, pytest.raises(IntegrityError, match="gate"), transaction.atomic():
        Screening.objects.filter(tier=2).update(outcome="shortlisted", outcome_by=recruiter, outcome_at=at)


def test_the_gate_stays_closed_while_an_application_is_unconfirmed(vacancy, recruiter):
    longlist.confirm(vacancy, ids(vacancy), Wish(), by=recruiter)
    shortlist.decide(vacancy, ids(vacancy, "woman", "icelander"), "shortlisted", reason="Both.", by=recruiter)
    with pytest.raises(Refused, match="1 application is not confirmed"):
        shortlist.open_gate(vacancy, reason="Enough.", by=recruiter)


def test_the_gate_stays_closed_while_a_first_tier_application_has_no_outcome(vacancy, recruiter):
    confirm_all(vacancy, recruiter)
    shortlist.decide(vacancy, ids(vacancy, "woman", "icelander"), "shortlisted", reason="Both.", by=recruiter)
    with pytest.raises(Refused, match="1 eligible first-tier application has no outcome"):
        shortlist.open_gate(vacancy, reason="Enough.", by=recruiter)


def test_a_named_person_opens_the_gate_with_a_reason_once(vacancy, recruiter):
    confirm_all(vacancy, recruiter)
    shortlist.decide(vacancy, ids(vacancy), "not_shortlisted", reason="None shows the level.", by=recruiter)
    with pytest.raises(Refused, match="reason"):
        shortlist.open_gate(vacancy, reason=" ", by=recruiter)
    opening = shortlist.open_gate(vacancy, reason="Nobody in the first tier.", by=recruiter)
    assert (opening.opened_by, opening.first_tier_eligible, opening.first_tier_shortlisted) == (recruiter, 3, 0)
    with pytest.raises(Refused, match="open already"):
        shortlist.open_gate(vacancy, reason="Again.", by=recruiter)
    plan = shortlist.decide(vacancy, ids(vacancy, "second"), "shortlisted", reason="Level shown.", by=recruiter)
    assert plan.changes


def test_a_withdrawn_first_tier_application_does_not_hold_the_gate(vacancy, recruiter):
    confirm_all(vacancy, recruiter)
    shortlist.decide(vacancy, ids(vacancy, "woman", "icelander"), "shortlisted", reason="Both.", by=recruiter)
    submitting.withdraw(line(vacancy, "insider").application, by=cast.person("insider"))
    assert shortlist.open_gate(vacancy, reason="Every first-tier case is decided.", by=recruiter)


def test_an_ineligible_application_gets_no_outcome(vacancy, recruiter):
    wish = Wish(eligibility="ineligible", reason="The certificate is not the one asked for.")
    longlist.confirm(vacancy, ids(vacancy, "woman"), wish, by=recruiter)
    plan = shortlist.decide(vacancy, ids(vacancy, "woman"), "shortlisted", reason="Good.", by=recruiter)
    assert not plan.changes
    with acting(by=recruiter) as at, pytest.raises(IntegrityError), transaction.atomic():
        vacancy.screenings.filter(eligibility="ineligible").update(
            outcome="shortlisted", outcome_by=recruiter, outcome_at=at
        )


def test_the_short_list_is_in_order_of_tier_level_and_criteria(vacancy, recruiter):
    confirm_all(vacancy, recruiter)
    shortlist.rate(line(vacancy, "insider"), competency_level=3, note="Led a team.", by=recruiter)
    shortlist.rate(line(vacancy, "woman"), competency_level=2, note="Kept a register.", by=recruiter)
    shortlist.rate(line(vacancy, "icelander"), competency_level=2, note="Kept a register.", by=recruiter)
    order = [screening.application.candidate.email.partition("@")[0] for screening in vacancy.screenings.in_order()]
    assert order == ["insider", "icelander", "woman", "second"]


def test_a_locked_application_is_not_rated_either(vacancy, recruiter):
    confirm_all(vacancy, recruiter)
    with pytest.raises(Refused, match="locked"):
        shortlist.rate(line(vacancy, "second"), competency_level=3, note="Good.", by=recruiter)


def test_whoever_applied_takes_no_part_in_the_selection(clock):
    clock.move_to(cast.PUBLISHED)
    recruiter = cast.person("recruiter")
    vacancy = cast.published()
    cast.submitted(vacancy, recruiter)
    clock.move_to(cast.CLOSES_AT)
    record_due_closings()
    longlist.list_closed_vacancies()
    with pytest.raises(Refused, match="yourself"):
        longlist.confirm(vacancy, [], Wish(), by=recruiter)


def test_an_outcome_is_taken_back_with_a_reason_so_that_a_mistake_can_be_put_right(vacancy, recruiter):
    """A candidate admitted by mistake is still not eligible (ILO Administrative Tribunal, Judgment 4087)."""
    confirm_all(vacancy, recruiter)
    shortlist.decide(vacancy, ids(vacancy, "woman"), "shortlisted", reason="Good.", by=recruiter)
    wish = Wish(eligibility="ineligible", reason="The certificate is not the one asked for.")
    assert "take that back" in longlist.confirm(vacancy, ids(vacancy, "woman"), wish, by=recruiter).refused[0][1]
    with pytest.raises(Refused, match="reason"):
        shortlist.take_back(line(vacancy, "woman"), reason=" ", by=recruiter)
    shortlist.take_back(line(vacancy, "woman"), reason="The certificate was misread.", by=recruiter)
    assert longlist.confirm(vacancy, ids(vacancy, "woman"), wish, by=recruiter).changes


def test_a_gate_opening_is_never_changed(vacancy, recruiter):
    confirm_all(vacancy, recruiter)
    shortlist.decide(vacancy, ids(vacancy), "not_shortlisted", reason="None.", by=recruiter)
    shortlist.open_gate(vacancy, reason="Nobody in the first tier.", by=recruiter)
    with pytest.raises(Exception, match="Cannot update"), acting(by=recruiter), transaction.atomic():
        GateOpening.objects.update(reason="Another.")


def test_the_gate_is_not_opened_before_the_closing(clock, recruiter):
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    cast.submitted(vacancy, cast.person("woman"), gender="woman")
    with pytest.raises(Refused, match="not closed yet"):
        shortlist.open_gate(vacancy, reason="Early.", by=recruiter)
    clock.move_to(cast.CLOSES_AT)
    record_due_closings()
    with pytest.raises(Refused, match="long list is not complete"):
        shortlist.open_gate(vacancy, reason="Early.", by=recruiter)
    with acting(by=recruiter) as at, pytest.raises(IntegrityError, match="first tier"), transaction.atomic():
        GateOpening.objects.create(
            vacancy=vacancy,
            reason="Past the action.",
            first_tier_eligible=0,
            first_tier_shortlisted=0,
            opened_by=recruiter,
            opened_at=at,
        )


def test_the_second_tier_waits_again_when_a_first_tier_outcome_is_taken_back(vacancy, recruiter):
    confirm_all(vacancy, recruiter)
    shortlist.decide(vacancy, ids(vacancy), "not_shortlisted", reason="None shows the level.", by=recruiter)
    shortlist.open_gate(vacancy, reason="Nobody in the first tier.", by=recruiter)
    shortlist.take_back(line(vacancy, "woman"), reason="Misread.", by=recruiter)
    plan = shortlist.decide(vacancy, ids(vacancy, "second"), "shortlisted", reason="Level shown.", by=recruiter)
    assert "locked" in plan.refused[0][1]


def test_no_confirmation_goes_round_an_unchecked_claim(vacancy, recruiter):
    wish = Wish(eligibility="ineligible", tier=2, reason="No time for the check.")
    assert "not checked" in longlist.confirm(vacancy, ids(vacancy, "insider"), wish, by=recruiter).refused[0][1]


def test_a_long_name_stops_no_long_list(clock):
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    candidate = cast.person("woman")
    candidate.first_name, candidate.last_name = "G" * 100, "F" * 100
    cast.submitted(vacancy, candidate)
    clock.move_to(cast.CLOSES_AT)
    record_due_closings()
    assert longlist.list_closed_vacancies() == 1


def test_one_vacancy_that_cannot_be_listed_holds_up_no_other(clock):
    clock.move_to(cast.PUBLISHED)
    broken, sound = cast.published(), cast.published()
    cast.submitted(broken, cast.person("woman"))
    cast.submitted(sound, cast.person("second"))
    clock.move_to(cast.CLOSES_AT)
    record_due_closings()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE applications_submission SET dossier = '{}' WHERE application_id IN "
            "(SELECT id FROM applications_application WHERE vacancy_id = %s)",
            [broken.pk],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert longlist.list_closed_vacancies() == 1
    assert sound.screenings.count() == 1


def test_from_a_cancelled_vacancy_nobody_is_selected(vacancy, recruiter):
    publishing.cancel(vacancy, reason="The funding fell away.", by=recruiter)
    with pytest.raises(Refused, match="cancelled"):
        longlist.confirm(vacancy, ids(vacancy), Wish(), by=recruiter)


ACTS = {
    "check a claim": lambda vacancy, by: longlist.check_claim(line(vacancy, "insider"), confirmed=True, by=by),
    "confirm": lambda vacancy, by: longlist.confirm(vacancy, ids(vacancy), Wish(), by=by),
    "rate": lambda vacancy, by: shortlist.rate(line(vacancy, "woman"), competency_level=2, note="x", by=by),
    "decide": lambda vacancy, by: shortlist.decide(vacancy, ids(vacancy), "shortlisted", reason="x", by=by),
    "take back": lambda vacancy, by: shortlist.take_back(line(vacancy, "woman"), reason="x", by=by),
    "open the gate": lambda vacancy, by: shortlist.open_gate(vacancy, reason="x", by=by),
    "name a panel": lambda vacancy, by: panel.name_member(vacancy, cast.person("panellist"), by=by),
    "recommend": lambda vacancy, by: panel.recommend(line(vacancy, "woman"), "recommended", reason="x", by=by),
    "tell": lambda vacancy, by: telling.tell_cases(vacancy, ids(vacancy), by=by),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    "name", ["stranger", "woman", "panellist", "board_member", "chair", "secretary", "auditor", "administrator"]
)
def test_nobody_but_a_recruiter_screens(vacancy, act, name):
    with pytest.raises(Refused, match="Recruiter"):
        ACTS[act](vacancy, cast.person(name))


@pytest.mark.parametrize("act", ACTS)
def test_a_recruiter_who_applied_screens_nothing(vacancy, act):
    give_role(cast.person("second"), "recruiter", vacancy.organization, by=System("tests"))
    with pytest.raises(Refused, match="yourself"):
        ACTS[act](vacancy, cast.person("second"))
