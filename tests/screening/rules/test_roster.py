"""24 calendar months, and what is announced when."""

from datetime import date, timedelta

import pytest
from django.db import connection

from screening.enums import RosterState
from screening.rules.roster import announcement_due, last_day, state

ENDS = [
    (date(2026, 3, 15), 24, date(2028, 3, 15)),
    (date(2024, 2, 29), 24, date(2026, 2, 28)),
    (date(2024, 2, 29), 48, date(2028, 2, 29)),
    (date(2026, 2, 28), 24, date(2028, 2, 28)),
    (date(2026, 8, 31), 24, date(2028, 8, 31)),
    (date(2026, 8, 31), 6, date(2027, 2, 28)),
    (date(2027, 8, 31), 6, date(2028, 2, 29)),
    (date(2026, 12, 31), 24, date(2028, 12, 31)),
    (date(2026, 1, 1), 24, date(2028, 1, 1)),
    (date(2026, 5, 31), 1, date(2026, 6, 30)),
    (date(2026, 12, 31), 2, date(2027, 2, 28)),
    (date(2026, 6, 30), 36, date(2029, 6, 30)),
]


@pytest.mark.parametrize(("starts_on", "months", "expected"), ENDS)
def test_last_day(starts_on, months, expected):
    assert last_day(starts_on, months) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(("starts_on", "months", "expected"), ENDS)
def test_the_database_says_the_same(starts_on, months, expected):
    with connection.cursor() as cursor:
        cursor.execute("SELECT roster_end(%s, %s)", [starts_on, months])
        assert cursor.fetchone()[0] == expected


def test_24_months_are_not_730_days():
    assert last_day(date(2027, 3, 1), 24) != date(2027, 3, 1) + timedelta(days=730)


@pytest.mark.parametrize(
    ("today", "left_on", "paused", "expected"),
    [
        (date(2028, 3, 15), None, False, RosterState.VALID),
        (date(2028, 3, 16), None, False, RosterState.EXPIRED),
        (date(2028, 3, 16), None, True, RosterState.EXPIRED),
        (date(2028, 3, 15), None, True, RosterState.PAUSED),
        (date(2028, 3, 15), date(2028, 3, 15), True, RosterState.LEFT),
        (date(2029, 1, 1), date(2028, 1, 1), False, RosterState.LEFT),
    ],
)
def test_state(today, left_on, paused, expected):
    assert state(date(2028, 3, 15), left_on, paused, today) == expected


@pytest.mark.parametrize(
    ("days_left", "due"),
    [(400, None), (91, None), (90, 90), (89, 90), (31, 90), (30, 30), (8, 30), (7, 7), (1, 7), (0, 0), (-1, None)],
)
def test_announcement(days_left, due):
    end = date(2028, 2, 29)
    assert announcement_due(end, end - timedelta(days=days_left)) == due
