"""What every request passes before a page sees it."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.http import http_date

from recruitment.language_middleware import language_of
from recruitment.views import trouble

BYTES_IN_MB = 1_000_000
MAINTENANCE_LASTS = 600  # seconds until a machine may ask again, when no end was given


class MaintenanceMiddleware:
    """With MAINTENANCE every page but the health check answers 503, without asking the database or Valkey.

    Static files are served before it. The end that MAINTENANCE_UNTIL names is told to readers (and to machines as
    Retry-After, RFC 9110 section 10.2.3); the portal opens when the setting is taken away, not by itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.MAINTENANCE:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == reverse("healthz"):
            return self.get_response(request)
        language = language_of(request)
        until = settings.MAINTENANCE_UNTIL
        context = {"until": until, "again": request.get_full_path(), "was_sent": request.method == "POST"}
        with translation.override(language):
            answer = HttpResponse(render_to_string("503.html", context), status=503)
        answer["Retry-After"] = http_date(until.timestamp()) if until else str(MAINTENANCE_LASTS)
        answer["Content-Language"] = language
        answer["Cache-Control"] = "no-store"
        return answer


class RequestSizeMiddleware:
    """Refuses a request that announces more than MAX_REQUEST_MB, before any of it is read.

    It stands behind sign-in and language, which read only headers, so that its page has the portal's frame.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdigit() and int(announced) > settings.MAX_REQUEST_MB * BYTES_IN_MB:
            return trouble.too_large(request)
        return self.get_response(request)


class UnreadableMiddleware:
    """Answers what the database cannot read, such as a NUL in an address, with a page and not with a fault."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a request that holds what no text can hold; None for every other fault."""
        is_unreadable = isinstance(exception, DataError) or (
            isinstance(exception, ValueError) and "NUL" in str(exception)
        )
        return render(request, "400.html", status=400) if is_unreadable else None
