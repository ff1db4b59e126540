"""Requests that nobody meant: each is answered with a page that helps, and never with a fault."""

import pytest
from django.urls import reverse

from tests import cast

pytestmark = pytest.mark.usefixtures("reference")


@pytest.mark.parametrize("address", ["/mailbox/?to=a%00", "/vacancies/?q=%00", "/vacancies/%00/", "/desk/?q=%00"])
def test_a_nul_in_an_address(client, address):
    client.force_login(cast.person("recruiter"))
    assert client.get(address).status_code in (200, 400, 404)


def test_a_nul_in_a_field_is_answered_with_a_page(client, clock):
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    client.force_login(cast.person("recruiter"))
    answer = client.post(reverse("desk:confirm_many", args=[vacancy.public_id]), {"cases": ["\x00"]})
    assert answer.status_code < 500


def test_the_administrations_sign_in_is_the_portals_own(client):
    answer = client.get("/admin/login/")
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_a_form_of_an_old_page_says_that_nothing_was_sent():
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "x", "password": "y"})
    assert answer.status_code == 403
    assert "Nothing was sent" in answer.content.decode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_host_that_is_not_ours_gets_a_page(client, language):
    answer = client.get("/vacancies/", headers={"host": "elsewhere.example", "accept-language": language})
    assert answer.status_code == 400
    assert 'class="masthead"' in answer.content.decode()


def test_more_fields_than_a_page_takes_get_a_page(client, settings):
    fields = {f"field-{number}": "x" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    answer = client.post(reverse("account_login"), fields)
    assert answer.status_code == 400
    assert "Nothing was changed" in answer.content.decode()


@pytest.mark.parametrize("announced", ["", "-1", "many", "1e9"])
def test_a_length_that_is_no_number_is_no_fault(client, announced):
    assert client.generic("POST", "/no-such-page/", b"", CONTENT_LENGTH=announced).status_code == 404


def test_a_form_that_breaks_off_is_no_fault(client):
    kind = "multipart/form-data; boundary=x"
    answer = client.generic("POST", reverse("account_login"), b"--x\r\nContent-Disp", content_type=kind)
    assert answer.status_code < 500
