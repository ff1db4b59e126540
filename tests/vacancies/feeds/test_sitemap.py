"""What search engines are told: the pages that are worth a visit, and those that are nobody else's business."""

from datetime import timedelta

import pytest
from django.urls import reverse
from protego import Protego

from tests import cast
from tests.vacancies.feeds.reading import SITEMAP, cancelled, content, extended, queries, tree
from vacancies.views.feeds import sitemap

HOST = "http://localhost:8000"


def urls(client, name="feeds:sitemap", *args):
    root = tree(client.get(reverse(name, args=args)), "sitemap.xsd")
    return {url.findtext(f"{SITEMAP}loc"): url for url in root.findall(f"{SITEMAP}url")}


def changed(url):
    return url.findtext(f"{SITEMAP}lastmod")


def test_the_front_the_list_and_each_open_vacancy_in_each_language(client):
    vacancy = cast.published()
    found = urls(client)
    for path in ("/", "/vacancies/", f"/vacancies/{vacancy.public_id}/"):
        for asked in ("", "?lang=en", "?lang=fr", "?lang=es"):
            alternates = {
                link.get("hreflang"): link.get("href") for link in found[HOST + path + asked].findall("{*}link")
            }
            assert alternates == {
                "en": f"{HOST}{path}?lang=en",
                "fr": f"{HOST}{path}?lang=fr",
                "es": f"{HOST}{path}?lang=es",
                "x-default": HOST + path,
            }
    assert len(found) == 12
    assert changed(found[f"{HOST}/vacancies/{vacancy.public_id}/"]) == "2026-02-17T09:00:00+00:00"


def test_each_named_page_is_there_for_a_stranger(client):
    cast.published()
    for url in urls(client):
        assert client.get(url.removeprefix(HOST)).status_code == 200


def test_an_extension_is_a_change_and_closed_vacancies_leave(client, clock):
    vacancy, gone = cast.published(), cast.published()
    cancelled(gone)
    clock.move_to(cast.PUBLISHED + timedelta(days=2))
    extended(vacancy)
    found = urls(client)
    assert changed(found[f"{HOST}/vacancies/{vacancy.public_id}/"]).startswith("2026-02-19T09:0")
    assert not [url for url in found if gone.public_id in url]
    clock.move_to(cast.CLOSES_AT + timedelta(days=14))
    assert len(urls(client)) == 8


def test_a_long_one_is_split(client, monkeypatch):
    monkeypatch.setattr(sitemap, "A_PART", 2)
    vacancies = [cast.published() for _number in range(3)]
    index = tree(client.get(reverse("feeds:sitemap")), "sitemap.xsd")
    parts = [loc.text for loc in index.iter(f"{SITEMAP}loc")]
    assert parts == [f"{HOST}/sitemap-1.xml", f"{HOST}/sitemap-2.xml"]
    first, second = urls(client, "feeds:sitemap_part", 1), urls(client, "feeds:sitemap_part", 2)
    assert not first.keys() & second.keys()
    named = first.keys() | second.keys()
    assert all(f"{HOST}/vacancies/{vacancy.public_id}/" in named for vacancy in vacancies)
    assert client.get(reverse("feeds:sitemap_part", args=[3])).status_code == 404


def test_as_many_queries_for_three_as_for_one(client):
    cast.published()
    content(client.get(reverse("feeds:sitemap")))
    one = queries(lambda: content(client.get(reverse("feeds:sitemap"))))
    cast.published(), cast.published()
    assert queries(lambda: content(client.get(reverse("feeds:sitemap")))) == one


@pytest.fixture
def robots(client, settings):
    settings.DEMONSTRATION = False
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    return Protego.parse(response.content.decode())


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?lang=fr",
        "/vacancies/",
        "/vacancies/?lang=es",
        "/vacancies/?page=2",
        "/vacancies/abcdefghijkl/",
        "/vacancies/abcdefghijkl/?lang=fr",
        "/vacancies/feed.atom",
        "/sitemap.xml",
        "/api/v1/vacancies",
        "/static/css/portal.css",
    ],
)
def test_public_pages_may_be_read(robots, path):
    assert robots.can_fetch(HOST + path, "Googlebot")


@pytest.mark.parametrize(
    "path",
    [
        "/applications/",
        "/profile/",
        "/accounts/login/",
        "/desk/",
        "/panel/",
        "/board/",
        "/roster/",
        "/admin/",
        "/mailbox/",
        "/receipts/abc/",
        "/documents/abc/",
        "/styleguide/",
        "/vacancies/?q=driver",
        "/vacancies/?grade=P-3&country=KE",
    ],
)
def test_everything_else_may_not(robots, path):
    assert not robots.can_fetch(HOST + path, "Googlebot")


def test_the_sitemap_is_named(robots):
    assert list(robots.sitemaps) == [f"{HOST}/sitemap.xml"]


def test_a_demonstration_asks_to_be_left_out(client):
    robots = Protego.parse(client.get("/robots.txt").content.decode())
    assert not robots.can_fetch(f"{HOST}/vacancies/", "Googlebot")
