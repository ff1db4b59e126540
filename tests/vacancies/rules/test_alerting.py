"""When an alert looks."""

from datetime import UTC, datetime, timedelta

import pytest

from vacancies.rules.alerting import next_look

FIRST = datetime(2026, 2, 18, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rhythm", "late", "days"),
    [
        ("daily", timedelta(0), 1),
        ("daily", timedelta(minutes=5), 1),
        ("daily", timedelta(hours=24), 2),
        ("daily", timedelta(days=7, minutes=1), 8),
        ("weekly", timedelta(0), 7),
        ("weekly", timedelta(days=6, hours=23), 7),
        ("weekly", timedelta(days=7), 14),
        ("weekly", timedelta(days=30), 35),
        ("daily", -timedelta(hours=3), 1),
    ],
)
def test_the_next_look_is_the_first_on_the_grid_after_now(rhythm, late, days):
    found = next_look(FIRST, rhythm, FIRST + late)
    assert found == FIRST + timedelta(days=days)
    assert found > FIRST + late
