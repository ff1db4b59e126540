"""The servers that an administrator named: whether they can be used, before anything is begun."""

import psycopg
import redis

from recruitment.environment import DATABASE_URL, redis_url

PATIENCE = 5  # seconds
OLDEST_POSTGRESQL = 15
WHAT_TO_DO = "Start it or correct the setting, then run the same command again."


def check() -> None:
    """Return when both servers answer. Raises SystemExit with a sentence for the first that does not."""
    try:
        with psycopg.connect(DATABASE_URL, connect_timeout=PATIENCE) as connection:
            major = connection.info.server_version // 10_000
    except psycopg.OperationalError as error:
        raise SystemExit(f"The server of DATABASE_URL cannot be used: {_first_line(error)}. {WHAT_TO_DO}") from None
    if major < OLDEST_POSTGRESQL:
        raise SystemExit(
            f"The server of DATABASE_URL is PostgreSQL {major}: the portal needs {OLDEST_POSTGRESQL} or newer."
        )
    try:
        redis.Redis.from_url(redis_url(db=0), socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE).ping()
    except redis.RedisError as error:
        raise SystemExit(f"The server of REDIS_URL cannot be used: {_first_line(error)}. {WHAT_TO_DO}") from None


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0].rstrip(".")
