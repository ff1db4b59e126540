"""What every request passes before a page sees it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
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
