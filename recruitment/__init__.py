"""The ground floor: people and roles, organizations and reference data, the clock, the history, outgoing notices."""

from recruitment.celery import app as celery_app

__all__ = ["celery_app"]
