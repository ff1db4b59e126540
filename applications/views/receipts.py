"""Receipts of submissions, the dossier that was sent, and the documents: each for its candidate alone."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_safe

from applications.rules.uploads import PDF
from applications.views import queries
from applications.views.dossier import in_words
from applications.views.way import Way
from recruitment import clock
from recruitment.rules.canonical import canonical


@require_safe
def receipt(request: HttpRequest, public_id: str) -> HttpResponse:
    """The receipt of a submission: number, instant, version, hash, and what was sent."""
    submission = queries.own_submission(request.user, public_id)
    application = submission.application
    context = {
        "submission": submission,
        "application": application,
        "vacancy": application.vacancy,
        "title": application.vacancy.current_publication.notice["title"],
        "counts": submission.version == application.current_version,
        "way": Way(application, clock.now()),
        "dossier": in_words(submission.dossier),
    }
    return render(request, "applications/receipt.html", context)


@require_safe
def dossier_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """The frozen dossier as JSON, byte for byte what the hash on the receipt was computed from."""
    submission = queries.own_submission(request.user, public_id)
    response = HttpResponse(canonical(submission.dossier), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="application-{submission.receipt_number}.json"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def document(request: HttpRequest, public_id: str) -> FileResponse:
    """A document that the reader has added, as a download under the name that it came with."""
    found = queries.own_document(request.user, public_id)
    name = found.name if found.name.lower().endswith(".pdf") else f"{get_valid_filename(found.name)}.pdf"
    try:
        file = found.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(file, as_attachment=True, filename=name, content_type=PDF)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
