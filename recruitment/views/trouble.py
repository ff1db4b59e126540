"""Pages for what went wrong that need more than Django's own handlers give."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

TRY_AGAIN_AFTER = 60  # seconds; sign-in attempts are counted by the minute


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours, in the reader's language; it asks nothing of the database or of a session."""
    language = getattr(request, "LANGUAGE_CODE", "") or translation.get_language_from_request(request)
    with translation.override(language):
        return HttpResponse(render_to_string("500.html"), status=500)


def too_many_attempts(request: HttpRequest) -> HttpResponse:
    """What allauth shows at a limit of attempts; whoever asks for a new code stays where codes are typed."""
    if request.path == reverse("account_email_verification_sent") and request.POST.get("action") == "resend":
        messages.warning(request, _("A code was sent a moment ago. Look for it, or ask for another in ten seconds."))
        wanted = {"next": request.POST["next"]} if "next" in request.POST else {}
        return redirect(f"{request.path}?{urlencode(wanted)}" if wanted else request.path)
    answer = render(request, "429.html", status=429)
    answer["Retry-After"] = str(TRY_AGAIN_AFTER)
    return answer


def too_large(request: HttpRequest) -> HttpResponse:
    """The page for a request that announces more than MAX_REQUEST_MB."""
    return render(request, "413.html", {"megabytes": settings.MAX_UPLOAD_MB}, status=413)
