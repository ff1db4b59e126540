"""What every answer for machines shares: anybody may ask, from any site, and only what has changed is sent."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from ipaddress import ip_network
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from recruitment import page_cache
from vacancies.models import Listing
from vacancies.rules.searching import DAYS_SOON

MOST_REQUESTS = 120  # of one address (of one /64 network in IPv6) within PERIOD
PERIOD = 60  # seconds
METHODS = "GET, HEAD, OPTIONS"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
FRESH = "public, max-age=0, must-revalidate"  # keep it, and ask each time whether it is still true


def for_machines(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that machines may read without an account: limited by address, with a validator, open to other sites.

    Everything else answers a sentence as JSON. The validator is the state of the public pages, so an answer that was
    not changed costs two small queries.
    """

    @login_not_required
    @wraps(view)
    def served(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = _answer(view, request, *args, **kwargs)
        for name, value in CORS.items():
            answer[name] = value
        return answer

    return served


def problem(sentence: str, status: int) -> JsonResponse:
    """A refusal that says why."""
    answer = JsonResponse({"detail": sentence}, status=status, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "no-store"
    return answer


def latest_closing(at: datetime) -> datetime | None:
    """The last instant (UTC) up to `at` at which a vacancy left the lists: with the edition it says what is open."""
    closed = Listing.objects.filter(listed_until__lte=at).order_by("-listed_until")
    return closed.values_list("listed_until", flat=True).first()


def _answer(view: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={**PREFLIGHT, "Allow": METHODS})
    if request.method not in ("GET", "HEAD"):
        refused = problem(_("This address can only be read: ask with GET."), 405)
        refused["Allow"] = METHODS
        return refused
    if _asks_too_often(request):
        return _too_often()
    etag = _validator(request)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return _marked(unchanged, etag)
    answer = _as_get(view, request, *args, **kwargs)
    return _marked(answer, etag) if answer.status_code == 200 else answer


def _as_get(view: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """The answer to GET, also for HEAD, which the API's own views do not know; the server leaves the content out."""
    asked, request.method = request.method, "GET"
    try:
        return view(request, *args, **kwargs)
    finally:
        request.method = asked


def _marked(answer: HttpResponse, etag: str) -> HttpResponse:
    answer["ETag"] = etag
    answer["Cache-Control"] = FRESH
    return answer


def _validator(request: HttpRequest) -> str:
    edition, at = page_cache.edition_of(request)
    known = [page_cache.release(), edition, get_language(), request.get_full_path(), latest_closing(at)]
    if "soon" in request.GET:  # in whatever way it says so: the feeds read "1", the API also "true", "on" and "yes"
        known.append(latest_closing(at + timedelta(days=DAYS_SOON)))
    return f'"{hashlib.sha256(repr(known).encode()).hexdigest()[:32]}"'


def _asks_too_often(request: HttpRequest) -> bool:
    address = get_adapter().get_client_ip(request)
    network = ip_network((address, 64 if ":" in address else 32), strict=False)
    room = f"machines:{network}"
    try:
        cache.add(room, 0, PERIOD)
        return cache.incr(room) > MOST_REQUESTS
    except RedisError:  # without the cache nobody is counted; the feeds go on
        return False
    except ValueError:  # the period ended between the two steps
        return False


def _too_often() -> HttpResponse:
    words = _("This address asked more than %(most)s times within a minute. Wait a minute and ask again.")
    answer = problem(words % {"most": MOST_REQUESTS}, 429)
    answer["Retry-After"] = str(PERIOD)
    return answer
