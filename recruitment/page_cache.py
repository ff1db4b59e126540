"""Public pages kept in the shared cache, and served only while every word of them is true.

A view says until when its words hold by `keep_until(response, instant)`: the next closing or midnight that changes
them. A kept page is served to strangers only, for the same address and language, in the same release, in the same
edition of the public face (see `recruitment.models.edition`), and before that instant by the database's clock. Edition
and instant come from one query in front of each answer, so a page is never stale, not even for a second.
"""

import gzip
import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache as once
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from redis.exceptions import RedisError

from recruitment.models import Edition

LONGEST = timedelta(minutes=10)  # that a page is kept at most
LARGEST = 500_000  # bytes of a page that is kept
NEAREST = 100  # pages that a process keeps itself, so that the most read ones need no way to the shared cache
ROOM = "public-page"

# The key holds the edition and the language, and the instant is asked for each time: what is here is as true as there.
_nearest: OrderedDict[str, dict[str, Any]] = OrderedDict()


def keep_until(response: HttpResponse, instant: datetime | None) -> HttpResponse:
    """Say until when (UTC) the words of this answer are true, if nothing is published meanwhile; None is for ever."""
    response.true_until = instant  # type: ignore[attr-defined]
    return response


class PublicPageCacheMiddleware:
    """Answers strangers from the cache, with the address's validator, so that a slow line need not load it again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_for_anybody(request):
            return self.get_response(request)
        edition, at = edition_of(request)
        key = _key(request, edition)
        kept = _read(key)
        if kept and at < kept["until"]:
            return _answer(request, kept)
        response = self.get_response(request)
        if not hasattr(response, "true_until") or response.status_code != 200 or response.cookies:
            return response
        body = gzip.compress(response.content, 5, mtime=0)
        kept = {
            "body": body,
            # A weak validator: the same words may be sent compressed or not.
            "etag": f'W/"{hashlib.sha256(body).hexdigest()[:24]}"',
            "type": response.headers["Content-Type"],
            "until": min(filter(None, (response.true_until, at + LONGEST))),
            "robots": response.headers.get("X-Robots-Tag", ""),
        }
        if len(response.content) <= LARGEST:
            _keep(key, kept)
        return _answer(request, kept)


def edition_of(request: HttpRequest) -> tuple[int, datetime]:
    """The edition and the instant (UTC, the database's clock) of this request: one query, however often it is asked."""
    if not hasattr(request, "_edition"):
        request._edition = Edition.now()  # type: ignore[attr-defined]
    return request._edition  # type: ignore[attr-defined]


def _read(key: str) -> dict[str, Any] | None:
    if near := _nearest.get(key):
        return near
    try:
        kept = cache.get(key)
    except RedisError:  # without the cache the pages are slower, not gone
        return None
    if kept:
        _keep_near(key, kept)
    return kept


def _keep(key: str, kept: dict[str, Any]) -> None:
    _keep_near(key, kept)
    with suppress(RedisError):
        cache.set(key, kept, LONGEST.total_seconds())


def _keep_near(key: str, kept: dict[str, Any]) -> None:
    _nearest[key] = kept
    while len(_nearest) > NEAREST:
        with suppress(KeyError):  # another thread may have been quicker
            _nearest.popitem(last=False)


def _is_for_anybody(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and re.fullmatch(settings.PUBLIC_PAGES, request.path) is not None
        and not {settings.SESSION_COOKIE_NAME, settings.ANSWERS_COOKIE, "messages"} & request.COOKIES.keys()
    )


def _key(request: HttpRequest, edition: int) -> str:
    address = hashlib.sha256(f"{request.get_host()} {request.get_full_path()}".encode()).hexdigest()[:32]
    return f"{ROOM}:{release()}:{edition}:{get_language()}:{address}"


def _answer(request: HttpRequest, kept: dict[str, Any]) -> HttpResponse:
    etag = kept["etag"]
    if etag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
    else:
        packed = "gzip" in request.headers.get("Accept-Encoding", "")
        response = HttpResponse(kept["body"] if packed else gzip.decompress(kept["body"]), content_type=kept["type"])
        if packed:
            response["Content-Encoding"] = "gzip"
        response["Content-Length"] = str(len(response.content))
    if kept["robots"]:
        response["X-Robots-Tag"] = kept["robots"]
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"  # keep it, and ask each time whether it is still true
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


@once
def release() -> str:
    """A mark of the code, templates and catalogues that make the pages: another release never reads these pages."""
    root = Path(settings.BASE_DIR)
    folders = ("templates", "static", "locale", "recruitment", "vacancies", "applications", "screening")
    mark = hashlib.sha256(f"{settings.SITE_URL} {settings.DEMONSTRATION}".encode())
    for path in sorted(path for folder in folders for path in (root / folder).rglob("*")):
        if path.suffix in (".html", ".css", ".js", ".mo", ".py"):
            mark.update(path.read_bytes())
    return mark.hexdigest()[:16]
