"""Sweeps of the applications floor."""

from celery import shared_task

from applications.actions.lapsing import lapse_due_drafts
from applications.actions.news import tell_vacancy_news


@shared_task(name="applications.lapse_drafts")
def lapse_drafts() -> int:
    """Lapse drafts that were not submitted in time."""
    return lapse_due_drafts()


@shared_task(name="applications.tell_news")
def tell_news() -> int:
    """Tell drafts and applicants of extensions, re-issues and cancellations."""
    return tell_vacancy_news()
