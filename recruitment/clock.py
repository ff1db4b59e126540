"""The only place that reads a clock. The clock is the database's, so that all hosts agree.

The SQL function `portal_now()` is PostgreSQL's `clock_timestamp()`. Tests and the demonstration
replace the function to move the clock (see `docs/decisions.md`); the invariants name a moved one.
"""

from datetime import datetime

from django.db import connection


def now() -> datetime:
    """The present instant by the database's clock, aware, in UTC."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT portal_now()")
        return cursor.fetchone()[0]
