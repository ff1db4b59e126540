"""The Celery application. Its settings are the CELERY_… names of `settings.py`."""

import os
import warnings
from typing import Any

from celery import Celery
from celery.signals import celeryd_init, setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruitment.settings")

app = Celery("recruitment")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def _log_as_django_does(**_kwargs: Any) -> None:
    """Keep Celery from installing its own handlers: Django's LOGGING holds for every process."""
    from logging.config import dictConfig

    from django.conf import settings

    dictConfig(settings.LOGGING)


@celeryd_init.connect
def _let_root_show_a_demonstration(**_kwargs: Any) -> None:
    """Spare the demonstration Celery's warning against root; in production it stands."""
    from django.conf import settings

    if settings.DEMONSTRATION:
        warnings.filterwarnings("ignore", message="You're running the worker with superuser")


@app.task(name="recruitment.heartbeat")
def heartbeat() -> None:
    """Leave a sign of life: beat sent this task and a worker ran it."""
    from recruitment import heartbeat

    heartbeat.beat()
