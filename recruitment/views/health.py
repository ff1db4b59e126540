"""`/healthz`: whether this host can work, for a load balancer and for whoever is called at night."""

import redis
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from recruitment import clock, heartbeat

STALE_AFTER = 60  # seconds without a heartbeat, which is due every ten


@require_safe
@never_cache
@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database and Valkey answer, else 503; beside it the age of the last heartbeat in seconds.

    A silent beat makes no host unfit to serve pages, so it changes `schedule` and not the status code.
    """
    valkey, age = _valkey_and_age()
    found = {"database": _database(), "valkey": valkey, "schedule": _schedule(age), "last_beat_seconds": age}
    is_fit = found["database"] == found["valkey"] == "ok"
    return JsonResponse({"status": "ok" if is_fit else "unfit", **found}, status=200 if is_fit else 503)


@require_safe
@never_cache
@login_not_required
def instant(request: HttpRequest) -> JsonResponse:
    """`/clock`: the instant by the portal's clock, in UTC, for countdowns on pages that are kept in a cache."""
    return JsonResponse({"now": clock.now().isoformat(timespec="milliseconds")})


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "no answer"
    return "ok"


def _valkey_and_age() -> tuple[str, int | None]:
    try:
        return "ok", heartbeat.age()
    except redis.RedisError:
        return "no answer", None


def _schedule(age: int | None) -> str:
    if age is None:
        return "not seen"
    return "late" if age > STALE_AFTER else "ok"
