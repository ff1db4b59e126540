"""Sweeps of the vacancies floor."""

from celery import shared_task

from vacancies.actions.alert_looking import look_due
from vacancies.actions.alerting import forget_unconfirmed
from vacancies.actions.closing import record_due_closings


@shared_task(name="vacancies.record_closings")
def record_closings() -> int:
    """Put on record what has closed."""
    return record_due_closings()


@shared_task(name="vacancies.look_for_alerts")
def look_for_alerts() -> int:
    """Let the alerts look whose time has come, and forget those that nobody confirmed."""
    forget_unconfirmed()
    return look_due()
