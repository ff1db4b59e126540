"""The pages of an account in a real browser, from signing up to a new password: no barrier anywhere."""

from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from recruitment.models import MailboxMessage, User
from recruitment.views.mailbox import code_in

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a-long-walk-42"


@pytest.fixture(params=[(1280, "light"), (320, "dark")], ids=["wide-light", "narrow-dark"])
def reader(request, page, mailbox, settings):
    """A page of a browser with one window and one colour scheme; what the portal sends arrives in the mailbox."""
    settings.DEMONSTRATION = True
    width, scheme = request.param
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    return page


def press(page, words):
    page.get_by_role("main").get_by_role("button", name=words).click()


def last_letter_to(address):
    return MailboxMessage.objects.filter(to=address).first()


def test_somebody_signs_up_with_the_code_from_the_mailbox(reader, axe):
    reader.goto(reverse("account_signup"))
    press(reader, "Create account")
    axe(reader)
    reader.fill("#id_email", "amara@example.org")
    reader.fill("#id_password1", PASSWORD)
    reader.fill("#id_password2", PASSWORD)
    press(reader, "Create account")
    axe(reader)
    reader.fill("#id_code", "XXXX-XXXX")
    press(reader, "Confirm address")
    axe(reader)
    reader.get_by_role("link", name="demonstration mailbox").last.click()
    axe(reader)
    code = reader.locator(".code").inner_text()
    assert code == code_in(last_letter_to("amara@example.org").body)
    reader.goto(reverse("account_email_verification_sent"))
    reader.fill("#id_code", code)
    press(reader, "Confirm address")
    reader.wait_for_url("**/")
    reader.goto(reverse("account_email"))
    axe(reader)
    assert "Confirmed" in reader.get_by_role("main").inner_text()


def test_somebody_who_forgot_the_password_chooses_a_new_one(reader, axe):
    user = User.objects.create_user("amara@example.org", "forgotten-42")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    reader.goto(reverse("account_login"))
    reader.fill("#id_login", user.email)
    reader.fill("#id_password", "not-this-one")
    press(reader, "Sign in")
    axe(reader)
    reader.get_by_role("link", name="Forgot your password?").click()
    axe(reader)
    reader.fill("#id_email", user.email)
    press(reader, "Send the link")
    axe(reader)
    reader.goto(reverse("mailbox_message", args=[last_letter_to(user.email).public_id]))
    axe(reader)
    reader.locator(".letter a").first.click()
    axe(reader)
    reader.fill("#id_password1", PASSWORD)
    reader.fill("#id_password2", PASSWORD)
    press(reader, "Set the password")
    axe(reader)
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_a_signed_in_reader_changes_the_password_and_signs_out_with_one_click(reader, axe, client, live_server):
    user = User.objects.create_user("amara@example.org", "the-old-one-42")
    client.force_login(user)
    reader.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    reader.goto(reverse("account_change_password"))
    axe(reader)
    reader.fill("#id_oldpassword", "the-old-one-42")
    reader.fill("#id_password1", PASSWORD)
    reader.fill("#id_password2", PASSWORD)
    press(reader, "Change password")
    assert "Your password is changed." in reader.get_by_role("status").first.inner_text()
    reader.get_by_role("button", name="Sign out").click()
    assert reader.get_by_role("link", name="Sign in").is_visible()


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_stranger_changes_the_language_and_stays_on_the_page(page, language, settings):
    settings.LANGUAGES = [("en", "English"), ("fr", "French"), ("es", "Spanish")]
    page.goto(reverse("account_signup"))
    page.locator(f".language a[hreflang={language}]").click()
    assert urlsplit(page.url).path == reverse("account_signup")
    assert page.locator("html").get_attribute("lang") == language


def test_a_language_without_a_catalogue_is_not_offered(client, settings):
    without = {"fr", "es"} - {
        path.parent.parent.name for path in settings.LOCALE_PATHS[0].glob("*/LC_MESSAGES/django.mo")
    }
    assert not without & {code for code, _name in settings.LANGUAGES}
    page = client.get(reverse("account_signup"), headers={"accept-language": "fr"}).content.decode()
    assert ('<html lang="en"' in page) is ("fr" in without)


def test_a_page_that_does_not_exist_helps_on(page, axe):
    answer = page.goto("/no-such-page/")
    assert answer.status == 404
    axe(page)
