"""Sweeps of the vacancies floor."""

from celery import shared_task

from vacancies.actions.closing import record_due_closings


@shared_task(name="vacancies.record_closings")
def record_closings() -> int:
    """Put on record what has closed."""
    return record_due_closings()
