"""The page about feeds: in the portal's frame, for strangers, with addresses that answer."""

import re

from django.urls import reverse

from tests import cast


def test_every_address_on_it_answers(client):
    cast.published()
    response = client.get(reverse("feeds:about"))
    assert response.status_code == 200
    found = set(re.findall(r'href="http://localhost:8000(/[^"]*)"', response.content.decode()))
    assert {"/vacancies/feed.atom", "/vacancies/feed.rss", "/api/v1/vacancies", "/api/v1/openapi.json"} <= found
    assert all(client.get(path).status_code == 200 for path in found)


def test_it_has_no_barriers_and_fits_a_phone(page, axe, live_server):
    page.goto(reverse("feeds:about"))
    axe(page)
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    axe(page)
