"""The outbox: queue a message with the fact it tells, send it afterwards."""

import smtplib
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from recruitment import clock
from recruitment.models import OutgoingNotice, User

BATCH = 50
FIRST_RETRY = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=6)


def queue(
    *,
    key: str,
    to: User | str,
    template: str,
    context: dict[str, Any],
    at: datetime,
    language: str = "",
    headers: dict[str, str] | None = None,
) -> bool:
    """Queue a message in the present transaction; False when the fact with this `key` was told already.

    `template` names a text in `templates/mail/`; its first line is the subject. It is written in the language of
    the account, or in `language` to a bare address: whoever caused the message may have another.
    """
    if OutgoingNotice.objects.filter(key=key).exists():
        return False
    address, language = (to.email, to.language) if isinstance(to, User) else (to, language)
    with translation.override(language or settings.LANGUAGE_CODE):
        text = render_to_string(f"mail/{template}.txt", {"site": settings.SITE_URL, **context})
    subject, _blank, body = text.partition("\n")
    _notice, is_new = OutgoingNotice.objects.get_or_create(
        key=key,
        defaults={
            "to": address,
            "subject": " ".join(subject.split()),  # a line break in it would be refused, or begin another header
            "body": body.strip() + "\n",
            "headers": headers or {},
            "queued_at": at,
            "next_attempt_at": at,
        },
    )
    return is_new


def send_due() -> int:
    """Send what is due, each in a transaction of its own; returns how many the mail server accepted.

    A message is marked as sent only when the server accepted it. The key makes the Message-ID, so that a
    message sent twice after a crash is one message for the reader's mail program.
    """
    sent = 0
    for pk in OutgoingNotice.objects.due(clock.now()).order_by("queued_at").values_list("pk", flat=True)[:BATCH]:
        sent += _send_one(pk)
    return sent


def _send_one(pk: int) -> bool:
    with transaction.atomic():
        at = clock.now()
        notice = OutgoingNotice.objects.due(at).select_for_update(skip_locked=True).filter(pk=pk).first()
        if notice is None:
            return False
        domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(">") or "localhost"
        message = EmailMessage(
            notice.subject,
            notice.body,
            to=[notice.to],
            headers={"Message-ID": f"<notice-{notice.pk}@{domain}>", **notice.headers},
        )
        notice.attempts += 1
        try:
            message.send()
        except (OSError, smtplib.SMTPException, ValueError) as error:  # one letter that cannot be sent stops no other
            notice.last_error = str(error) or _("The mail server refused the message.")
            notice.next_attempt_at = at + min(FIRST_RETRY * 2 ** min(notice.attempts, 10), LONGEST_RETRY)
        else:
            notice.sent_at = at
            notice.last_error = ""
        notice.save()
        return notice.sent_at is not None
