"""Which pages search engines may read, and where they are: robots.txt (RFC 9309) and the sitemap (sitemaps.org)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.core.paginator import EmptyPage, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse

from recruitment.page_cache import edition_of
from recruitment.templatetags.portal import machine_instant
from vacancies.models import Listing
from vacancies.views.feeds.items import with_changes
from vacancies.views.feeds.serving import for_machines

A_PART = 5000  # vacancies in one part of the sitemap; each has an address in every language
XML = '<?xml version="1.0" encoding="utf-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
TYPE = "application/xml; charset=utf-8"
# Everything else is somebody's own, or a machine's. An address with facets has too many relatives to be walked.
ALLOWED = ("/$", "/?lang=", "/vacancies/", "/api/", "/static/", "/sitemap", "/robots.txt")
REFUSED = ("/", "/vacancies/?")
ALLOWED_AFTER_ALL = ("/vacancies/?lang=", "/vacancies/?page=")


@for_machines
def robots(request: HttpRequest) -> HttpResponse:
    """What machines that follow links may read. A demonstration asks to be left out: its posts are invented."""
    if settings.DEMONSTRATION:
        lines = ["# A demonstration: its posts and people are invented.", "User-agent: *", "Disallow: /"]
    else:
        lines = ["User-agent: *"]
        lines += [f"Allow: {path}" for path in (*ALLOWED, *ALLOWED_AFTER_ALL)]
        lines += [f"Disallow: {path}" for path in REFUSED]
        lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('feeds:sitemap')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@for_machines
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """The public pages; where there are more than fit into one part, the list of the parts."""
    pages = _pages(request)
    parts = _urls(pages, 1) if pages.num_pages == 1 else _index(pages.num_pages)
    return StreamingHttpResponse(parts, content_type=TYPE)


@for_machines
def sitemap_part(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """One part of a long sitemap; the first also names the front and the list."""
    pages = _pages(request)
    try:
        pages.validate_number(number)
    except EmptyPage as error:
        raise Http404 from error
    return StreamingHttpResponse(_urls(pages, number), content_type=TYPE)


def _pages(request: HttpRequest) -> Paginator:
    _edition, at = edition_of(request)
    return Paginator(_open(at), A_PART)


def _open(at: datetime) -> QuerySet:
    found = with_changes(Listing.objects.open(at)).order_by("vacancy_id")
    return found.values_list("public_id", "changed_at")


def _index(parts: int) -> Iterator[str]:
    yield f"{XML}<sitemapindex {SPACE}>\n"
    for number in range(1, parts + 1):
        where = settings.SITE_URL + reverse("feeds:sitemap_part", args=[number])
        yield f"<sitemap><loc>{escape(where)}</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def _urls(pages: Paginator, number: int) -> Iterator[str]:
    yield f'{XML}<urlset {SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    if number == 1:
        yield from _url(reverse("home"))
        yield from _url(reverse("vacancies:list"))
    rows: Iterable[tuple[str, datetime]] = pages.page(number).object_list.iterator()
    for public_id, changed_at in rows:
        yield from _url(reverse("vacancies:page", args=[public_id]), changed_at)
    yield "</urlset>\n"


def _url(path: str, changed_at: datetime | None = None) -> Iterator[str]:
    """A page, and the same in each language that is offered; every one of them names all of them."""
    plain = settings.SITE_URL + path
    offered = {code: f"{plain}?lang={code}" for code, _name in settings.LANGUAGES}
    found = {**offered, "x-default": plain}  # which answers in the reader's own language
    changed = f"<lastmod>{machine_instant(changed_at)}</lastmod>" if changed_at else ""
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(where)}/>'
        for code, where in found.items()
    )
    for where in found.values():
        yield f"<url><loc>{escape(where)}</loc>{changed}{alternates}</url>\n"
