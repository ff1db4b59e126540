"""Sweeps of the screening floor."""

from celery import shared_task

from screening.actions.durations import measure_usual_durations
from screening.actions.longlist import list_closed_vacancies
from screening.actions.roster import announce_ends, leave_with_withdrawn_applications


@shared_task(name="screening.make_long_lists")
def make_long_lists() -> int:
    """Put the applications of closed vacancies on their long lists."""
    return list_closed_vacancies()


@shared_task(name="screening.take_off_withdrawn")
def take_off_withdrawn() -> int:
    """Take off the roster whoever withdrew."""
    return leave_with_withdrawn_applications()


@shared_task(name="screening.announce_roster_ends")
def announce_roster_ends() -> int:
    """Announce what ends in 90, 30 or 7 days or today."""
    return announce_ends()


@shared_task(name="screening.measure_durations")
def measure_durations() -> int:
    """Measure how long the steps after closing usually take."""
    return measure_usual_durations()
