"""What beat sends: tasks that exist, often enough."""

from django.conf import settings

from recruitment.celery import app

WITHIN_THE_MINUTE = {
    "recruitment.send_notices",
    "vacancies.record_closings",
    "applications.lapse_drafts",
    "applications.tell_news",
    "screening.make_long_lists",
}


def test_every_scheduled_task_exists():
    app.loader.import_default_modules()
    app.finalize()
    assert {entry["task"] for entry in settings.BEAT.values()} <= set(app.tasks)


def test_what_a_closing_brings_is_done_within_the_minute():
    often = {entry["task"] for entry in settings.BEAT.values() if entry["schedule"] <= 30}
    assert often >= WITHIN_THE_MINUTE


def test_the_schedule_asks_no_local_time():
    assert settings.CELERY_TIMEZONE == "UTC"
    assert all(isinstance(entry["schedule"], float) for entry in settings.BEAT.values())
