"""The read-only API of open vacancies. It knows published notices and nothing of those who apply."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError

from vacancies.views.api.vacancies import router
from vacancies.views.feeds.serving import for_machines, problem

api = NinjaAPI(
    title="Vacancies",
    version="1.0.0",
    description=(
        "Published vacancies of international organizations, read-only and without an account. Every answer carries "
        "an ETag: send it back as If-None-Match and an unchanged answer is a 304 without content. The language is "
        "that of `?lang=en|fr|es`, else of Accept-Language, else English. An address may ask 120 times a minute."
    ),
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", router)


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A parameter that cannot be read, named."""
    found = [_("%(name)s: %(reason)s.") % {"name": row["loc"][-1], "reason": row["msg"]} for row in error.errors]
    return problem(" ".join([_("This request cannot be read."), *found]), 422)


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """No such vacancy."""
    return problem(_("There is no published vacancy with this identifier."), 404)


@for_machines
def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """An address under the API's that means nothing."""
    return problem(_("There is nothing at this address. The document openapi.json names what there is."), 404)


_patterns, _application, _namespace = api.urls
for _pattern in _patterns:
    _pattern.callback = nothing_here if _pattern.name == "api-root" else for_machines(_pattern.callback)
api_urls = ([*_patterns, path("<path:rest>", nothing_here)], _application, _namespace)
