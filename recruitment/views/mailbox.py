"""The demonstration's mailbox: what a mail server would have carried, for everybody to read.

It exists only where the settings say DEMONSTRATION and name no mail server; elsewhere its pages are not found.
"""

import re

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from recruitment import environment
from recruitment.models import MailboxMessage

MESSAGES_A_PAGE = 25
# A code stands alone on its line: two groups of capitals and figures, or six or more of them.
CODE = re.compile(r"^\s*([A-Z0-9]{3,}-[A-Z0-9]{3,}|[A-Z0-9]{6,12})\s*$", re.MULTILINE)


def mailbox_is_open() -> bool:
    """Whether this portal shows its mail to everybody: a demonstration without a mail server."""
    return settings.DEMONSTRATION and not environment.EMAIL_URL


@login_not_required
@require_safe
def message_list(request: HttpRequest) -> HttpResponse:
    """All messages, the newest first; with `?to=` those to one address."""
    _refuse_unless_open()
    address = request.GET.get("to", "").strip()
    found = MailboxMessage.objects.filter(to__icontains=address) if address else MailboxMessage.objects.all()
    page = Paginator(found, MESSAGES_A_PAGE).get_page(request.GET.get("page"))
    letters = [(message, code_in(message.body)) for message in page]
    return render(request, "mailbox/list.html", {"page": page, "letters": letters, "address": address})


@login_not_required
@require_safe
def message_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """One message as it would have arrived, with its headers."""
    _refuse_unless_open()
    message = get_object_or_404(MailboxMessage, public_id=public_id)
    return render(request, "mailbox/message.html", {"message": message, "code": code_in(message.body)})


def code_in(body: str) -> str:
    """The code that a message asks its reader to type, or nothing."""
    found = CODE.search(body)
    return found.group(1) if found else ""


def _refuse_unless_open() -> None:
    if not mailbox_is_open():
        raise Http404
