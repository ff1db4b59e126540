"""Experience: overlapping jobs count once."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.rules.dossier import Job
from screening.rules.experience import months, periods


def job(start, end=None):
    return Job("Assistant", "City", date.fromisoformat(start), date.fromisoformat(end) if end else None)


@pytest.mark.parametrize(
    ("jobs", "expected"),
    [
        ([], 0),
        ([job("2020-01-01", "2020-12-31")], 12),
        ([job("2020-01-15", "2021-01-14")], 12),
        ([job("2020-01-01", "2020-12-30")], 11),
        ([job("2020-01-01", "2021-12-31"), job("2020-07-01", "2021-06-30")], 24),  # one inside the other
        ([job("2020-01-01", "2020-12-31"), job("2020-07-01", "2021-06-30")], 18),  # half overlapping
        ([job("2020-01-01", "2020-06-30"), job("2020-07-01", "2020-12-31")], 12),  # one after the other
        ([job("2020-01-01", "2020-06-30"), job("2021-01-01", "2021-06-30")], 12),  # with a gap
        ([job("2024-04-03")], 24),  # goes on, counted through the closing date
        ([job("2027-01-01")], 0),  # begins after it
        ([job("2024-02-29", "2025-02-28")], 12),
        ([job("2020-01-01", "2020-01-15"), job("2020-03-01", "2020-03-17")], 1),  # parts of months add up
    ],
)
def test_months(jobs, expected):
    assert months(jobs, date(2026, 4, 2)) == expected


DAYS = st.dates(date(1990, 1, 1), date(2026, 4, 2))
JOBS = st.lists(st.builds(lambda a, b: Job("", "", min(a, b), max(a, b)), DAYS, DAYS), max_size=6)


@given(JOBS)
def test_the_same_job_twice_counts_once(jobs):
    assert months(jobs + jobs, date(2026, 4, 2)) == months(jobs, date(2026, 4, 2))


@given(JOBS, DAYS)
def test_periods_never_touch_and_never_pass_the_end(jobs, until):
    found = periods(jobs, until)
    assert all((after[0] - before[1]).days > 1 for before, after in pairwise(found))
    assert all(start <= end <= until for start, end in found)


@given(JOBS, JOBS)
def test_more_jobs_never_make_less_experience(some, more):
    until = date(2026, 4, 2)
    # Merging two part months into one period can drop at most one whole month's rounding.
    assert months(some + more, until) >= months(some, until) - 1
