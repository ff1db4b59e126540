"""The only place that reads a clock. The clock is the database's, so that all hosts agree.

The SQL function `portal_now()` is PostgreSQL's `clock_timestamp()`. Tests and the demonstration
replace the function to move the clock (see `docs/decisions.md`); the invariants name a moved one.
"""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import connection

NOW = "portal_now()"  # the same clock inside an SQL statement


def now() -> datetime:
    """The present instant by the database's clock, aware, in UTC."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {NOW}")
        return cursor.fetchone()[0]


def today(zone: str) -> date:
    """The present date in an IANA time zone, for example that of an organization's closing place."""
    return now().astimezone(ZoneInfo(zone)).date()


def inconsistencies() -> Iterator[str]:
    """A sentence when the database's clock was moved, as tests and demonstrations do, or replaced."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'portal_now'")
        sources = [source.strip() for (source,) in cursor.fetchall()]
        if sources == ["SELECT clock_timestamp()"]:
            return
        cursor.execute("SELECT to_regclass('moved_clock') IS NOT NULL")
        if not cursor.fetchone()[0]:
            yield "The portal's clock, the function portal_now(), was replaced: no deadline can be trusted."
            return
        cursor.execute("SELECT at FROM moved_clock WHERE at IS NOT NULL")
        for (at,) in cursor.fetchall():
            yield f"The portal's clock was moved to {at:%Y-%m-%d %H:%M:%S}Z: no deadline can be trusted."
