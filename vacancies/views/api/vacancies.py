"""The two addresses of the API: open vacancies page by page, and one vacancy whole."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Query, Router

from recruitment.page_cache import edition_of
from vacancies.models import Listing
from vacancies.rules.searching import FACETS, Criteria
from vacancies.views.api import cursor, schemas
from vacancies.views.api.answers import detail, summary
from vacancies.views.feeds.items import with_changes
from vacancies.views.feeds.serving import problem
from vacancies.views.names import names

router = Router(tags=["vacancies"])
REFUSALS = {422: schemas.Problem, 429: schemas.Problem}


@router.get(
    "/vacancies",
    response={200: schemas.Page, **REFUSALS},
    url_name="vacancies",
    operation_id="list_vacancies",
    summary="Open vacancies, oldest publication first",
    description=(
        "Follow `next` until it is null. While notices are published, extended, closed or cancelled between two pages, "
        "no open vacancy is skipped and none is repeated. Keep the last `cursor`: `after` it comes what is published "
        "later."
    ),
)
def vacancies(request: HttpRequest, response: HttpResponse, search: Query[schemas.Search]):
    """Open vacancies that meet the criteria, in the order of publication."""
    edition, at = edition_of(request)
    try:
        position = cursor.read(search.after)
    except cursor.Unreadable:
        return problem(_("This cursor is none of ours. Begin again without it."), 422)
    found = Listing.objects.meeting(_criteria(search), at).for_lines()
    rows = list(cursor.after(with_changes(found), position)[: search.limit + 1])
    page, is_last = rows[: search.limit], len(rows) <= search.limit
    here = cursor.write(page[-1].position) if page else search.after
    following = None if is_last else _address(search, request, here)
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    named = names(edition)
    return schemas.Page(items=[summary(listing, named) for listing in page], next=following, cursor=here)


@router.get(
    "/vacancies/{public_id}",
    response={200: schemas.Detail, 404: schemas.Problem, **REFUSALS},
    url_name="vacancy",
    operation_id="read_vacancy",
    summary="One published vacancy with its whole notice",
)
def vacancy(request: HttpRequest, public_id: str):
    """A published vacancy as its publication in force says it; closed and cancelled ones stay readable."""
    edition, at = edition_of(request)
    listings = Listing.objects.select_related("vacancy").prefetch_related(
        "vacancy__publications", "vacancy__extensions"
    )
    listing = with_changes(listings).for_lines().filter(public_id=public_id).first()
    if listing is None:
        raise Http404
    publication = listing.vacancy.current_publication
    return detail(listing, publication, at, names(edition))


def _criteria(search: schemas.Search) -> Criteria:
    chosen = {name: getattr(search, name) for name in FACETS}
    return Criteria.read({**chosen, "q": [search.q], "soon": ["1" if search.soon else ""]})


def _address(search: schemas.Search, request: HttpRequest, here: str) -> str:
    asked = [part for part in (_criteria(search).query(), _kept(request)) if part]
    query = "&".join([*asked, urlencode({"limit": search.limit, "after": here})])
    return f"{settings.SITE_URL}{reverse('api:vacancies')}?{query}"


def _kept(request: HttpRequest) -> str:
    """The language, where the address asked for one."""
    return urlencode({"lang": request.GET["lang"]}) if "lang" in request.GET else ""
