"""Files of candidates, for those who screen: only what stands in a frozen dossier, only through this check."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications.models import Document
from screening.views.desk_scope import selections_of


@require_safe
def document(request: HttpRequest, public_id: str) -> FileResponse:
    """The file as an attachment. 404 unless it belongs to a dossier that this viewer may read."""
    found = Document.objects.filter(
        application__vacancy__in=selections_of(request.user), application__screening__isnull=False
    ).select_related("application__screening__submission")
    file = get_object_or_404(found, public_id=public_id)
    frozen = file.application.screening.submission.dossier["documents"]
    if public_id not in {row["id"] for row in frozen}:
        raise Http404(_("This file is not part of the dossier that counts."))
    try:
        content = file.file.open("rb")
    except FileNotFoundError as error:
        raise Http404(_("The file is missing from the store.")) from error
    return FileResponse(content, as_attachment=True, filename=file.name, content_type="application/pdf")
