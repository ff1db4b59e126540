"""The sign of life of beat and worker, kept in Valkey: its age is measured by Valkey's own expiry, not by a clock."""

from functools import cache

import redis
from django.conf import settings

KEY = "heartbeat"
KEPT_SECONDS = 86_400  # a day; after that nobody needs the exact age


@cache
def valkey() -> redis.Redis:
    """The client for the cache's database; it connects when it is first used."""
    return redis.Redis.from_url(settings.CACHES["default"]["LOCATION"], socket_connect_timeout=2, socket_timeout=2)


def beat() -> None:
    """Note that a scheduled task ran just now. Raises redis.RedisError when Valkey is away."""
    valkey().set(KEY, 1, ex=KEPT_SECONDS)


def age() -> int | None:
    """Whole seconds since the last scheduled task ran; None when none ran within a day. Raises redis.RedisError."""
    left = valkey().ttl(KEY)
    return KEPT_SECONDS - left if left >= 0 else None
