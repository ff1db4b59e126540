"""The demonstration's mailbox: who sees it, and what it finds in a message."""

import pytest
from django.urls import reverse

from recruitment import environment
from recruitment.models import MailboxMessage
from recruitment.views.mailbox import code_in


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Your code is:\n\nQXRT-7KDF\n\nType it.", "QXRT-7KDF"),
        ("Your code is:\n\n  482913  \n", "482913"),
        ("Dear VN2026/14,\nthe notice VN2026-0014 closes soon.", ""),
        ("", ""),
    ],
)
def test_a_code_is_found_only_where_it_stands_alone_on_its_line(body, code):
    assert code_in(body) == code


@pytest.fixture
def letter(db):
    return MailboxMessage.objects.create(
        to="amara@example.org", subject="Your code", body="Your code is:\n\nQXRT-7KDF\n"
    )


def test_anybody_reads_the_mailbox_of_a_demonstration(client, letter, settings):
    settings.DEMONSTRATION = True
    assert b"QXRT-7KDF" in client.get(reverse("mailbox")).content
    assert b"QXRT-7KDF" in client.get(reverse("mailbox_message", args=[letter.public_id])).content


def test_the_mailbox_shows_the_letters_of_one_address(client, letter, settings):
    settings.DEMONSTRATION = True
    MailboxMessage.objects.create(to="tomas@example.org", subject="Another letter", body="")
    shown = client.get(reverse("mailbox"), {"to": "amara@example.org"}).content
    assert b"Your code" in shown
    assert b"Another letter" not in shown


@pytest.mark.parametrize(("demonstration", "mail_server"), [(False, ""), (True, "smtp://mail.example.org")])
def test_there_is_no_mailbox_outside_a_demonstration_or_beside_a_mail_server(
    client, letter, settings, monkeypatch, demonstration, mail_server
):
    settings.DEMONSTRATION = demonstration
    monkeypatch.setattr(environment, "EMAIL_URL", mail_server)
    assert client.get(reverse("mailbox")).status_code == 404
    assert client.get(reverse("mailbox_message", args=[letter.public_id])).status_code == 404


def test_markup_in_a_letter_is_shown_and_not_obeyed(client, db, settings):
    settings.DEMONSTRATION = True
    letter = MailboxMessage.objects.create(to="a@example.org", subject="<b>x</b>", body="<script>alert(1)</script>")
    shown = client.get(reverse("mailbox_message", args=[letter.public_id])).content
    assert b"<script>alert(1)" not in shown
    assert b"&lt;script&gt;alert(1)" in shown
