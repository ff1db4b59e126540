"""The page that tells people what machines can read here."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vacancies.views.feeds.serving import MOST_REQUESTS
from vacancies.views.feeds.syndication import MOST_ITEMS

FEEDS = ("feeds:atom", "feeds:rss", "feeds:reliefweb", "feeds:sitemap")


@require_safe
@login_not_required
def about_feeds(request: HttpRequest) -> HttpResponse:
    """What there is, at which address, and how to ask politely."""
    context = {
        "page_title": _("Vacancies for machines"),
        "addresses": {name.removeprefix("feeds:"): settings.SITE_URL + reverse(name) for name in FEEDS},
        "api": settings.SITE_URL + reverse("api:vacancies"),
        "openapi": settings.SITE_URL + reverse("api:openapi-json"),
        "most_items": MOST_ITEMS,
        "most_requests": MOST_REQUESTS,
    }
    return render(request, "vacancies/public/about_feeds.html", context)
