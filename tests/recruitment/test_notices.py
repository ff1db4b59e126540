"""The outbox: queued with the fact, sent once, retried when the server refuses."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from recruitment import clock as portal_clock
from recruitment.actions.notices import queue, send_due
from recruitment.models import MailboxMessage, OutgoingNotice
from tests import cast

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture
def queued(clock):
    clock.move_to(cast.PUBLISHED)
    submission = cast.submitted(cast.published(), cast.person("candidate"))
    return OutgoingNotice.objects.get(key=f"receipt:{submission.receipt_number}")


class Refusing(EmailBackend):
    """A mail server that is away: what a socket does when nobody answers."""

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")


def test_a_message_is_sent_once_with_a_steady_message_id(queued):
    assert (send_due(), send_due()) == (1, 0)
    [message] = mail.outbox
    assert message.to == ["candidate@example.org"]
    assert message.extra_headers["Message-ID"] == f"<notice-{queued.pk}@localhost>"
    assert message.subject.startswith("Received:")


def test_the_same_fact_is_queued_once(queued):
    again = queue(key=queued.key, to=queued.to, template="lapsed", context={}, at=portal_clock.now())
    assert again is False
    assert OutgoingNotice.objects.count() == 1


def test_a_refused_message_is_kept_and_tried_again_later(queued, settings, clock):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    assert send_due() == 0
    queued.refresh_from_db()
    assert (queued.attempts, queued.sent_at) == (1, None)
    assert "closed" in queued.last_error
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_due() == 0  # not before its time
    clock.move_to(cast.PUBLISHED + timedelta(hours=1))
    assert send_due() == 1
    queued.refresh_from_db()
    assert queued.sent_at is not None


def test_without_a_mail_server_the_demonstration_keeps_messages_in_its_mailbox(queued, mailbox):
    send_due()
    message = MailboxMessage.objects.get()
    assert (message.to, message.subject) == (queued.to, queued.subject)
    assert queued.body.strip() in message.body


@pytest.mark.django_db
def test_a_letter_that_cannot_be_written_stops_no_other(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    at = portal_clock.now()
    for key, subject in (("broken", "Two\rlines"), ("whole", "One line")):
        OutgoingNotice.objects.create(
            key=key, to="one@example.org", subject=subject, body="Text", queued_at=at, next_attempt_at=at
        )
    assert send_due() == 1
    broken = OutgoingNotice.objects.get(key="broken")
    assert (broken.sent_at, broken.attempts) == (None, 1)
    assert broken.next_attempt_at > at
