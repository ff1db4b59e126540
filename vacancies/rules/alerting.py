"""When an alert looks, and how long what is unconfirmed is kept. Source: the portal's own policy."""

from datetime import datetime, timedelta

from vacancies.enums import AlertRhythm

STEPS = {AlertRhythm.DAILY: timedelta(days=1), AlertRhythm.WEEKLY: timedelta(days=7)}
CONFIRM_WITHIN = timedelta(days=7)  # how long the link in a confirmation letter serves
FORGET_AFTER = timedelta(days=30)  # when an address that nobody confirmed is deleted


def next_look(former: datetime, rhythm: str, at: datetime) -> datetime:
    """The first instant after `at` on the grid of whole steps from `former`.

    The grid is of 24 hours or of 7 days in UTC. After an outage the missed looks are not made up for: one look
    finds what all of them would have found.
    """
    step = STEPS[AlertRhythm(rhythm)]
    missed = max(0, (at - former) // step)
    return former + (missed + 1) * step
