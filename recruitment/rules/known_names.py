"""Names that the reference data hold in English alone, said in the reader's language.

The closing places and the boards of the organizations are frozen with each publication as they were written. What is
frozen stays; only the page says it in the reader's words. A name that is not listed here is shown as it stands.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

PLACES = (noop("Geneva"), noop("Copenhagen"))
BOARDS = (noop("Appointments and Postings Board"), noop("Appointment board"))


def known(name: str) -> str:
    """The name in the reader's language where it is a known one, else the name itself."""
    return _(name) if name in PLACES or name in BOARDS else name
