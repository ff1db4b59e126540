"""Which files are taken: PDF documents that can be opened, of a limited size."""

import io

import filetype
from django.utils.translation import gettext as _
from pypdf import PdfReader

from recruitment.rules.verdict import YES, Verdict, no

PDF = "application/pdf"


def acceptable_pdf(content: bytes, most_megabytes: int) -> Verdict:
    """Whether these bytes are a PDF that the panel will be able to open, and if not, what to do about it."""
    if not content:
        return no(_("The file is empty. Save your CV as a PDF again and choose the new file."))
    if len(content) > most_megabytes * 1024 * 1024:
        return no(
            _("The file is larger than %(limit)s MB. Save it with smaller pictures and choose it again.")
            % {"limit": most_megabytes}
        )
    kind = filetype.guess(content)
    if kind is None or kind.mime != PDF:
        return no(_("This is not a PDF. Save your CV as a PDF from your word processor and choose that file."))
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            return no(_("The PDF is protected by a password. Save it without one and choose it again."))
        if not len(reader.pages):
            return no(_("The PDF has no pages. Save your CV as a PDF again and choose the new file."))
    except Exception:  # a parser of damaged files fails in every way there is
        return no(_("The PDF is damaged and cannot be opened. Save your CV as a PDF again and choose the new file."))
    return YES
