"""A call for nominations as it was read from a note verbale."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vacancies.views.desk_queries import calls_readable_by, way_to


@require_safe
def call(request: HttpRequest, public_id: str) -> HttpResponse:
    """The posts of a call, what was read of it, and the text that it was read from."""
    found = get_object_or_404(calls_readable_by(request.user), public_id=public_id)
    context = {
        "call": found,
        "page_title": _("Call for nominations: %(call)s") % {"call": found},
        "posts": list(found.posts.all()),
        "notice": getattr(found, "imported_from", None),
        "way": way_to(),
    }
    return render(request, "vacancies/desk/call.html", context)
