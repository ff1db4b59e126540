"""Sweeps of the ground floor."""

from celery import shared_task

from recruitment.actions.notices import send_due


@shared_task(name="recruitment.send_notices")
def send_notices() -> int:
    """Send the messages that are due."""
    return send_due()
