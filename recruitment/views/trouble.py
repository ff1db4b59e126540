"""Pages for what went wrong that need more than Django's own handlers give."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

TRY_AGAIN_AFTER = 60  # seconds; sign-in attempts are counted by the minute


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours, in the reader's language; it asks nothing of the database or of a session."""
    with translation.override(translation.get_language_from_request(request)):
        return HttpResponse(render_to_string("500.html"), status=500)


def too_many_attempts(request: HttpRequest) -> HttpResponse:
    """The page that allauth shows when a limit of attempts is reached."""
    answer = render(request, "429.html", status=429)
    answer["Retry-After"] = str(TRY_AGAIN_AFTER)
    return answer


def too_large(request: HttpRequest) -> HttpResponse:
    """The page for a request that announces more than MAX_REQUEST_MB."""
    return render(request, "413.html", {"megabytes": settings.MAX_UPLOAD_MB}, status=413)
