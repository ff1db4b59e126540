"""Moves the portal's clock: for tests and demonstrations only.

`portal_now()` is the one clock that rules ask. Here it is replaced by a version that reads a row: while the row names
an instant, the clock stands at that instant and runs on from there.
"""

from datetime import datetime

from django.db import connection

INSTALL = """
CREATE TABLE IF NOT EXISTS moved_clock (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    at timestamptz,
    started timestamptz
);
INSERT INTO moved_clock DEFAULT VALUES ON CONFLICT DO NOTHING;
CREATE OR REPLACE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT coalesce((SELECT at + (clock_timestamp() - started) FROM moved_clock), clock_timestamp())
$$;
"""
RESTORE = """
CREATE OR REPLACE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT clock_timestamp()';
DROP TABLE IF EXISTS moved_clock;
"""
MOVE = "UPDATE moved_clock SET at = %s, started = clock_timestamp()"


def install() -> None:
    """Make the clock movable; until it is moved it tells the real time. May be called again."""
    _execute(INSTALL)


def restore() -> None:
    """Put the real clock back and forget where it was moved to."""
    _execute(RESTORE)


def move_to(instant: datetime | None) -> None:
    """Let the clock run on from `instant` (aware); None brings it back to the real time. Needs `install()`.

    Raises ValueError for a naive instant.
    """
    if instant is not None and instant.tzinfo is None:
        raise ValueError("The clock moves to an instant with a time zone, not to a naive one.")
    _execute(MOVE, [instant])


def _execute(sql: str, values: list[datetime | None] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def is_installed() -> bool:
    """Whether the clock is movable at present."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('moved_clock') IS NOT NULL")
        return cursor.fetchone()[0]
