"""When a vacancy closes. Source: the closing sentence of the notices, and each organization's own policy.

The closing instant is exclusive: a submission at the instant itself is late.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINUTES_IN_A_DAY = 1440


@dataclass(frozen=True)
class ClosingPolicy:
    """The place that names the time, its IANA zone, and the minute of the day (1439 is 23:59; 1440 the day's end)."""

    place: str
    zone: str
    minute: int

    @property
    def clock_time(self) -> str:
        """The minute as hours and minutes; the end of the day as 24:00, never as midnight."""
        return f"{self.minute // 60:02d}:{self.minute % 60:02d}"


def closing_instant(closing_date: date, policy: ClosingPolicy) -> datetime:
    """The first instant, in UTC, that is too late for a vacancy closing on this date.

    Wall-clock time in the policy's zone, so a change of the clocks between publication and closing is met.
    The database's `closing_instant` says the same; the invariants compare the two.
    """
    local = datetime.combine(closing_date, time()) + timedelta(minutes=policy.minute)
    return local.replace(tzinfo=ZoneInfo(policy.zone)).astimezone(UTC)


def is_in_time(at: datetime, closes_at: datetime) -> bool:
    """Whether something submitted at `at` is in time. 22:58:59.999 is, 22:59:00.000 is not, where that closes."""
    return at < closes_at
