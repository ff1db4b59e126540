"""The gate, the order of the short list, the panel's record and the board's quorum."""

import pytest

from screening.rules.assessment import Finding, below, may_recommend
from screening.rules.board import MeetingFacts, may_decide
from screening.rules.gate import FirstTierCount, may_consider, may_open, order
from vacancies.rules.terms import CompetencyNeed


@pytest.mark.parametrize(
    ("unconfirmed", "waiting", "allowed"), [(0, 0, True), (1, 0, False), (0, 1, False), (3, 2, False)]
)
def test_gate_opens_when_every_eligible_first_tier_application_has_an_outcome(unconfirmed, waiting, allowed):
    verdict = may_open(FirstTierCount(0, unconfirmed, waiting))
    assert bool(verdict) is allowed
    assert allowed or str(unconfirmed or waiting) in verdict.why


def test_gate_stays_closed_while_an_application_is_not_listed():
    assert not may_open(FirstTierCount(1, 0, 0))


@pytest.mark.parametrize(("tier", "gate_open", "allowed"), [(1, False, True), (2, False, False), (2, True, True)])
def test_second_tier_waits_for_the_gate(tier, gate_open, allowed):
    assert bool(may_consider(tier, gate_open)) is allowed


def test_order_is_tier_then_level_then_criteria():
    cases = [(2, 3, 9), (1, 1, 0), (1, 3, 0), (1, 3, 2), (1, None, 5)]
    assert sorted(cases, key=lambda case: order(*case)) == [(1, 3, 2), (1, 3, 0), (1, 1, 0), (1, None, 5), (2, 3, 9)]


NEEDS = (CompetencyNeed("integrity", "Integrity", "value", None), CompetencyNeed("teamwork", "Teamwork", "core", 2))


@pytest.mark.parametrize(
    ("findings", "allowed"),
    [
        ((), False),
        ((Finding("integrity", 1),), False),
        ((Finding("integrity", 1), Finding("teamwork", 2)), True),
        ((Finding("integrity", 1), Finding("teamwork", 3)), True),
        ((Finding("integrity", 1), Finding("teamwork", 1)), False),
        ((Finding("integrity", 0), Finding("teamwork", 3)), False),
    ],
)
def test_recommendation_needs_a_whole_record_and_every_level(findings, allowed):
    assert bool(may_recommend(NEEDS, findings)) is allowed


def test_below_names_the_competency_that_falls_short():
    assert [need.competency for need in below(NEEDS, (Finding("teamwork", 1),))] == ["teamwork"]


SITTING = MeetingFacts(True, 3, frozenset({"chair", "a", "b", "c"}))


@pytest.mark.parametrize(
    ("meeting", "recused", "decider", "allowed"),
    [
        (SITTING, frozenset(), "chair", True),
        (SITTING, frozenset({"a"}), "chair", True),
        (SITTING, frozenset({"a", "b"}), "chair", False),
        (SITTING, frozenset({"chair"}), "chair", False),
        (SITTING, frozenset({"absent member"}), "chair", True),
        (SITTING, frozenset(), "stranger", False),
        (MeetingFacts(False, 3, SITTING.present), frozenset(), "chair", False),
        (MeetingFacts(True, 5, SITTING.present), frozenset(), "chair", False),
    ],
)
def test_board_decides_with_a_quorum_of_those_who_do_not_stand_aside(meeting, recused, decider, allowed):
    assert bool(may_decide(meeting, recused, decider)) is allowed
