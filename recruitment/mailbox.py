"""Where a demonstration's mail goes: into the database, to be read on the mailbox page."""

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    """Django's mail backend that keeps one MailboxMessage for each recipient."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the messages; the answer is how many. They share the fate of the transaction they are sent in."""
        from recruitment.models import MailboxMessage  # models may be imported only after the settings are read

        kept = [
            MailboxMessage(
                to=recipient,
                subject=str(message.subject),
                body=str(message.body),
                html=_html_of(message),
                headers={"From": message.from_email, **message.extra_headers},
            )
            for message in email_messages
            for recipient in message.recipients()
        ]
        for message in kept:
            message.save()
        return len(email_messages)


def _html_of(message: EmailMessage) -> str:
    alternatives = message.alternatives if isinstance(message, EmailMultiAlternatives) else []
    return next((str(content) for content, kind in alternatives if kind == "text/html"), "")
