"""What an account's pages say when something does not fit: what happened, what is kept, what to do."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from recruitment.models import MailboxMessage, User
from recruitment.views.mailbox import code_in
from tests import cast

pytestmark = pytest.mark.usefixtures("reference", "mailbox")
ADDRESS = "amara@example.org"
CODE_PAGE = "account_email_verification_sent"


@pytest.fixture
def web(client, settings):
    """Somebody who has just asked for an account."""
    settings.DEMONSTRATION = True
    values = {"email": ADDRESS, "password1": cast.PASSWORD, "password2": cast.PASSWORD}
    client.post(reverse("account_signup"), values)
    return client


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def try_code(web, code: str):
    return web.post(reverse(CODE_PAGE), {"code": code}, follow=True)


def newest_code() -> str:
    return code_in(MailboxMessage.objects.filter(to=ADDRESS).first().body)


def test_a_wrong_code_says_where_the_right_one_stands(web):
    said = text(try_code(web, "XXXX-XXXX"))
    assert "This is not the code in the newest letter" in said
    assert "error-summary" in said


def test_three_wrong_codes_speak_of_codes_and_of_what_is_kept(web):
    for _ in range(3):
        answer = try_code(web, "XXXX-XXXX")
    said = text(answer)
    assert "The code did not fit three times" in said
    assert "The account that you made is kept" in said
    assert "login" not in said.lower().replace("/accounts/login/", "").replace('name="login"', "").replace(
        "id_login", ""
    )


def test_after_three_wrong_codes_signing_in_sends_a_new_one(web):
    old = newest_code()
    for _ in range(3):
        try_code(web, "XXXX-XXXX")
    cache.clear()  # ten seconds pass
    web.post(reverse("account_login"), {"login": ADDRESS, "password": cast.PASSWORD})
    new = newest_code()
    assert new != old
    try_code(web, new)
    assert User.objects.get(email=ADDRESS).emailaddress_set.get().verified


def test_a_new_code_can_be_asked_for_and_makes_the_earlier_one_worthless(web):
    old = newest_code()
    assert "Send a new code" in text(web.get(reverse(CODE_PAGE)))
    cache.clear()  # ten seconds pass
    web.post(reverse(CODE_PAGE), {"action": "resend"}, follow=True)
    new = newest_code()
    assert new != old
    assert "This is not the code in the newest letter" in text(try_code(web, old))
    try_code(web, new)
    assert User.objects.get(email=ADDRESS).emailaddress_set.get().verified


def test_asking_again_at_once_says_to_wait_and_the_code_still_serves(web):
    said = text(web.post(reverse(CODE_PAGE), {"action": "resend"}, follow=True))
    assert "A code was sent a moment ago" in said
    assert "Enter the code from your e-mail" in said
    assert MailboxMessage.objects.filter(to=ADDRESS).count() == 1
    try_code(web, newest_code())
    assert User.objects.get(email=ADDRESS).emailaddress_set.get().verified


def test_a_new_code_is_sent_to_nobody_who_has_an_account_already(client, settings):
    """The page looks the same for an address that has an account, so that nobody learns who has one."""
    settings.DEMONSTRATION = True
    cast.person("amara")
    values = {"email": ADDRESS, "password1": cast.PASSWORD, "password2": cast.PASSWORD}
    answer = client.post(reverse("account_signup"), values, follow=True)
    assert "Send a new code" in text(answer)


def test_a_wrong_password_says_to_check_both(client):
    cast.person("amara")
    said = text(client.post(reverse("account_login"), {"login": ADDRESS, "password": "not-this"}))
    assert "The address and the password do not belong together" in said


def test_too_many_wrong_passwords_say_how_long_to_wait_and_what_is_kept(client):
    cast.person("amara")
    for _ in range(6):
        answer = client.post(reverse("account_login"), {"login": ADDRESS, "password": "not-this"})
    said = text(answer)
    assert "Try again in five minutes" in said
    assert "Your drafts and applications are kept" in said
    assert reverse("account_reset_password") in said
