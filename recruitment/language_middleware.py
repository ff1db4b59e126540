"""The reader's language: every page has an address in each, as in /vacancies/?lang=fr, and a choice is kept."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from recruitment.actions.people import remember_language
from recruitment.rules.languages import ASKED_BY, chosen_language


def language_of(request: HttpRequest) -> str:
    """The code of the language that a page answers in: read from the request alone, without a session or an account."""
    asked, kept = _asked_and_kept(request)
    return chosen_language(asked, kept, dict(settings.LANGUAGES)) or translation.get_language_from_request(request)


def _asked_and_kept(request: HttpRequest) -> tuple[str, str]:
    return request.GET.get(ASKED_BY, ""), request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")


class LanguageMiddleware:
    """Activates the language that the address asks for, else the one that was kept, else one that the browser wants."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked, kept = _asked_and_kept(request)
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if asked in dict(settings.LANGUAGES) and asked != kept:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                asked,
                max_age=365 * 24 * 3600,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
                samesite="Lax",
            )
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


class LanguageOfMailMiddleware:
    """Keeps with an account the language that its owner reads, so that mail comes in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user, language = request.user, request.LANGUAGE_CODE
        if user.is_authenticated and user.language != language and (not user.language or ASKED_BY in request.GET):
            remember_language(user, language)
        return self.get_response(request)
