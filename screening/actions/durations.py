"""Measuring how long the steps after closing take, so that the next candidates know what to expect.

What is measured is public, so it must not betray a decision that nobody was told. Two conditions see to that. A
vacancy counts for a step only through candidates who were told of that step, or of a later one: before the telling
nothing of it is in the figure. And a median stands only where at least three vacancies have reached the step
(`vacancies.rules.durations`; the database refuses fewer): one vacancy's days can then not be read from it.
"""

from typing import Any

from django.db import connection

from applications.enums import Told
from recruitment import clock
from recruitment.actions.acting import System
from screening.enums import BoardOutcome
from vacancies.actions.durations import note
from vacancies.enums import LaterStep
from vacancies.rules.durations import FEWEST_VACANCIES, Measured

CLOCK = System("durations")
MONTHS = 24  # calendar months that are looked back from now

OF_THE_BOARD = (Told.ENDORSED, Told.NOT_ENDORSED)
OF_THE_PANEL = (Told.RECOMMENDED, Told.NOT_RECOMMENDED, *OF_THE_BOARD)
OF_THE_SHORT_LIST = (Told.SHORTLISTED, Told.NOT_SHORTLISTED, *OF_THE_PANEL)

FINDINGS = "JOIN screening_competencyfinding f ON f.screening_id = s.id"
DECISIONS = """
    JOIN screening_case c ON c.screening_id = s.id
    JOIN screening_decision d ON d.case_id = c.id AND d.outcome <> %(referred_back)s
"""
# For each step: the instant at which a vacancy reached it, what else is joined, and what must have been told.
STEPS = {
    LaterStep.SHORT_LIST: ("min(s.outcome_at) FILTER (WHERE s.outcome = 'shortlisted')", "", OF_THE_SHORT_LIST),
    LaterStep.ASSESSMENT: ("max(f.recorded_at)", FINDINGS, OF_THE_PANEL),
    LaterStep.DECISION: ("min(d.decided_at)", DECISIONS, OF_THE_BOARD),
    LaterStep.OUTCOME_TOLD: ("max(t.told_at)", "", OF_THE_BOARD),
}
MEDIANS = """
    SELECT organization_id, ceil(percentile_cont(0.5) WITHIN GROUP (ORDER BY days))::int, count(*)
    FROM (
        SELECT v.organization_id, extract(epoch FROM {instant} - v.closes_at) / 86400 AS days
        FROM vacancies_vacancy v
        JOIN screening_screening s ON s.vacancy_id = v.id
        JOIN applications_telling t ON t.application_id = s.application_id AND t.what = ANY (%(told)s)
        {joined}
        WHERE v.published_at IS NOT NULL AND v.cancelled_at IS NULL
          AND v.closes_at <= %(at)s AND v.closes_at > %(at)s - make_interval(months => %(months)s)
        GROUP BY v.id
    ) AS vacancy
    WHERE days >= 0
    GROUP BY organization_id
    HAVING count(*) >= %(fewest)s
    ORDER BY organization_id
"""


def measure(step: LaterStep) -> list[Measured]:
    """The median days, rounded up, from closing to a step for each organization; one statement.

    Over the vacancies that closed in the last 24 calendar months and were not cancelled. The short list is reached
    with the first name on it, the assessment with the panel's last finding, the decision with the board's first one
    that is no referral back, and the outcome is told when the last candidate of the board's cases was told.
    """
    instant, joined, told = STEPS[step]
    values: dict[str, Any] = {
        "at": clock.now(),
        "told": [str(what) for what in told],
        "months": MONTHS,
        "fewest": FEWEST_VACANCIES,
        "referred_back": str(BoardOutcome.REFERRED_BACK),
    }
    with connection.cursor() as cursor:
        cursor.execute(MEDIANS.format(instant=instant, joined=joined), values)
        return [Measured(*row) for row in cursor.fetchall()]


def measure_usual_durations() -> int:
    """Measure every step and note it; returns how many steps changed. Safe to run twice or after an outage."""
    return sum(note(step, measure(step), by=CLOCK) for step in LaterStep)
