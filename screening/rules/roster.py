"""How long somebody stands on the roster, and what is announced when.

Source: the notices' 24 months for those whom the board endorsed. Calendar months from the date of the endorsement,
through the same day of the month that many months later, that day included; where that month has no such day,
its last day. A pause does not extend.
"""

import calendar
from datetime import date

from screening.enums import RosterState

ANNOUNCED_DAYS_BEFORE = (90, 30, 7, 0)


def last_day(starts_on: date, months: int) -> date:
    """The last day, included. The database's `roster_end` says the same; the invariants compare the two."""
    year, month = divmod(starts_on.year * 12 + starts_on.month - 1 + months, 12)
    return date(year, month + 1, min(starts_on.day, calendar.monthrange(year, month + 1)[1]))


def state(ends_on: date, left_on: date | None, paused: bool, today: date) -> RosterState:
    """Where an entry stands on `today`, a date in the organization's closing zone."""
    if left_on is not None and left_on <= today:
        return RosterState.LEFT
    if today > ends_on:
        return RosterState.EXPIRED
    return RosterState.PAUSED if paused else RosterState.VALID


def announcement_due(ends_on: date, today: date) -> int | None:
    """The announcement that stands on `today`: 90, 30, 7 or 0 days before the end, the nearest one reached.

    None before the first and after the last day: what was missed in an outage is not sent late, the next one is.
    """
    days_left = (ends_on - today).days
    if days_left < 0:
        return None
    return min((days for days in ANNOUNCED_DAYS_BEFORE if days_left <= days), default=None)
