"""The mail backend of a demonstration."""

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail

from recruitment.models import MailboxMessage

pytestmark = pytest.mark.django_db


def test_each_recipient_gets_a_message_of_their_own(mailbox: None) -> None:
    assert send_mail("Receipt", "Received.", "from@x.example", ["a@x.example", "b@x.example"]) == 1
    found = MailboxMessage.objects.order_by("to").values_list("to", "subject", "body", "html")
    assert list(found) == [(f"{who}@x.example", "Receipt", "Received.", "") for who in "ab"]


def test_the_html_version_and_the_sender_are_kept(mailbox: None) -> None:
    message = EmailMultiAlternatives("Code", "123", "from@x.example", ["a@x.example"], headers={"X-Kind": "code"})
    message.attach_alternative("<p>123</p>", "text/html")
    message.send()
    kept = MailboxMessage.objects.get()
    assert (kept.html, kept.headers) == ("<p>123</p>", {"From": "from@x.example", "X-Kind": "code"})
