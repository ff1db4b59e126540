"""Closing instants on both sides of both changes of the clocks in 2026."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from vacancies.rules.closing import ClosingPolicy, closing_instant, is_in_time

GENEVA = ClosingPolicy("Geneva", "Europe/Zurich", 1439)
COPENHAGEN = ClosingPolicy("Copenhagen", "Europe/Copenhagen", 1440)
NEW_YORK = ClosingPolicy("New York", "America/New_York", 1439)
KATHMANDU = ClosingPolicy("Kathmandu", "Asia/Kathmandu", 1020)

INSTANTS = [
    (GENEVA, date(2026, 2, 4), "2026-02-04T22:59:00"),
    (GENEVA, date(2026, 3, 27), "2026-03-27T22:59:00"),
    (GENEVA, date(2026, 3, 28), "2026-03-28T22:59:00"),  # the night before the clocks go forward
    (GENEVA, date(2026, 3, 29), "2026-03-29T21:59:00"),  # the day that has 23 hours
    (GENEVA, date(2026, 4, 3), "2026-04-03T21:59:00"),
    (GENEVA, date(2026, 10, 24), "2026-10-24T21:59:00"),  # the night before the clocks go back
    (GENEVA, date(2026, 10, 25), "2026-10-25T22:59:00"),  # the day that has 25 hours
    (GENEVA, date(2026, 12, 31), "2026-12-31T22:59:00"),
    (COPENHAGEN, date(2026, 3, 28), "2026-03-28T23:00:00"),
    (COPENHAGEN, date(2026, 3, 29), "2026-03-29T22:00:00"),
    (COPENHAGEN, date(2026, 10, 24), "2026-10-24T22:00:00"),
    (COPENHAGEN, date(2026, 10, 25), "2026-10-25T23:00:00"),
    (COPENHAGEN, date(2028, 2, 29), "2028-02-29T23:00:00"),
    (NEW_YORK, date(2026, 3, 8), "2026-03-09T03:59:00"),  # New York changes on other days
    (NEW_YORK, date(2026, 11, 1), "2026-11-02T04:59:00"),
    (KATHMANDU, date(2026, 6, 1), "2026-06-01T11:15:00"),
]


@pytest.mark.parametrize(("policy", "day", "expected"), INSTANTS)
def test_closing_instant(policy, day, expected):
    assert closing_instant(day, policy) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.django_db
@pytest.mark.parametrize(("policy", "day", "expected"), INSTANTS)
def test_the_database_says_the_same(policy, day, expected):
    with connection.cursor() as cursor:
        cursor.execute("SELECT closing_instant(%s, %s, %s)", [day, policy.minute, policy.zone])
        assert cursor.fetchone()[0] == closing_instant(day, policy)


@pytest.mark.parametrize(
    ("seconds_before", "in_time"), [(60, True), (0.001, True), (0.000001, True), (0, False), (-0.001, False)]
)
def test_the_instant_itself_is_late(seconds_before, in_time):
    closes_at = closing_instant(date(2026, 2, 4), GENEVA)
    assert is_in_time(closes_at - timedelta(seconds=seconds_before), closes_at) is in_time


def test_the_end_of_the_day_is_never_written_as_midnight():
    assert (GENEVA.clock_time, COPENHAGEN.clock_time) == ("23:59", "24:00")
