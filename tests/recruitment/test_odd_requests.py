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
