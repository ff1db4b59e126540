"""The clock that tests and demonstrations move."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from recruitment import clock as portal_clock
from recruitment import moved_clock
from tests.conftest import Clock

CLOSING = datetime(2026, 2, 4, 22, 59, tzinfo=UTC)
LITTLE = timedelta(seconds=5)


def database_time() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_a_clock_that_was_not_moved_tells_the_database_time() -> None:
    assert abs(portal_clock.now() - database_time()) < LITTLE


def test_a_moved_clock_runs_on_from_its_instant(clock: Clock) -> None:
    clock.move_to(CLOSING)
    first, second = portal_clock.now(), portal_clock.now()
    assert CLOSING <= first < second < CLOSING + LITTLE


@pytest.mark.django_db
def test_the_next_test_finds_the_real_time() -> None:
    assert abs(portal_clock.now() - database_time()) < LITTLE


@pytest.mark.django_db(transaction=True)
def test_a_clock_moved_in_committed_transactions_is_set_right_too(clock: Clock) -> None:
    clock.move_to(CLOSING)
    assert portal_clock.now() - CLOSING < LITTLE


@pytest.mark.django_db
def test_after_a_committed_move_the_next_test_finds_the_real_time() -> None:
    assert abs(portal_clock.now() - database_time()) < LITTLE


def test_a_naive_instant_is_refused(clock: Clock) -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock.move_to(datetime(2026, 2, 4, 22, 59))


@pytest.mark.django_db
def test_the_real_clock_can_be_put_back() -> None:
    moved_clock.move_to(CLOSING)
    moved_clock.restore()
    assert abs(portal_clock.now() - database_time()) < LITTLE
    assert "moved_clock" not in connection.introspection.table_names()
