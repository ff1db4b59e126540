"""What every request passes before a page sees it."""

from collections.abc import Callable

from django.conf import settings
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

BYTES_IN_MB = 1_000_000


class RequestSizeMiddleware:
    """Refuses a request that announces more than MAX_REQUEST_MB, before any of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdigit() and int(announced) > settings.MAX_REQUEST_MB * BYTES_IN_MB:
            sentence = _(
                "This is more than the portal takes at once, and nothing of it was kept. "
                "Go back and choose a file of at most %(megabytes)s MB."
            ) % {"megabytes": settings.MAX_UPLOAD_MB}
            return HttpResponse(sentence, status=413, content_type="text/plain; charset=utf-8")
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
