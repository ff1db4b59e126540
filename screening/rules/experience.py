"""Experience in whole months, with overlapping jobs counted once."""

from collections.abc import Iterable
from datetime import date, timedelta

from applications.rules.dossier import Job

DAYS_IN_A_MONTH = 365.2425 / 12  # the Gregorian mean; only for turning a number of days into months


def periods(jobs: Iterable[Job], until: date) -> list[tuple[date, date]]:
    """The times in which at least one job was held, first and last day included, in order, none touching another.

    A job that goes on is counted through `until`; what lies after `until` is not counted.
    """
    spans = sorted((job.start, min(job.end or until, until)) for job in jobs if job.start <= until)
    merged: list[tuple[date, date]] = []
    for start, end in spans:
        if end < start:
            continue
        if merged and start <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def months(jobs: Iterable[Job], until: date) -> int:
    """Whole months of experience through `until`, each day counted once however many jobs were held on it.

    Calendar months within each period, its remaining days added up over all periods.
    """
    whole, days = 0, 0
    for start, end in periods(jobs, until):
        after = end + timedelta(days=1)
        full = (after.year - start.year) * 12 + after.month - start.month
        if _months_later(start, full) > after:
            full -= 1
        whole += full
        days += (after - _months_later(start, full)).days
    return whole + int(days / DAYS_IN_A_MONTH)


def _months_later(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
