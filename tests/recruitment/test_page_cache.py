"""Kept pages: served while every word is true, and not a moment longer."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from recruitment.models import Country
from tests import cast
from vacancies.actions import listing, publishing
from vacancies.models import Listing

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


def page_of(vacancy):
    return f"/vacancies/{vacancy.public_id}/"


def is_kept(client, url, **more):
    """Whether the answer came from the cache: then only the edition was asked for."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url, **more)
    assert response.status_code in (200, 304)
    return len(queries) == 1


def text(response):
    return response.content.decode()


@pytest.fixture
def vacancy():
    return cast.published(title="Water Engineer")


@pytest.mark.parametrize("url", ["/", "/vacancies/", "/vacancies/?grade=G-6", "page"])
def test_a_second_stranger_gets_the_kept_page(vacancy, url):
    url = page_of(vacancy) if url == "page" else url
    assert not is_kept(Client(), url)
    assert is_kept(Client(), url)
    assert text(Client().get(url)) == text(Client().get(url))


def test_an_extension_shows_at_once(client, vacancy):
    for url in ("/vacancies/", page_of(vacancy)):
        client.get(url)
    publishing.extend(vacancy, date(2026, 4, 10), reason="Few applications.", by=cast.person("recruiter"))
    for url in ("/vacancies/", page_of(vacancy)):
        assert "10 April 2026" in text(client.get(url))


def test_a_cancellation_shows_at_once(client, vacancy):
    client.get(page_of(vacancy))
    publishing.cancel(vacancy, reason="The project ended.", by=cast.person("recruiter"))
    assert "The project ended." in text(client.get(page_of(vacancy)))


def test_a_new_vacancy_shows_at_once(client, vacancy):
    client.get("/vacancies/")
    cast.published(title="Another post")
    assert "Another post" in text(client.get("/vacancies/"))


def test_a_corrected_name_shows_at_once(client, vacancy):
    client.get("/vacancies/")
    Country.objects.filter(pk="CH").update(name_en="Helvetia")
    assert "Geneva, Helvetia" in text(client.get("/vacancies/"))


def test_a_page_kept_a_moment_before_the_closing_is_not_served_at_it(client, clock, vacancy):
    clock.move_to(cast.CLOSES_AT - timedelta(seconds=30))
    for url in ("/", "/vacancies/", page_of(vacancy)):
        client.get(url)
    clock.move_to(cast.CLOSES_AT)
    assert "This vacancy has closed" in text(client.get(page_of(vacancy)))
    assert "Water Engineer" not in text(client.get("/vacancies/"))
    assert "Water Engineer" not in text(client.get("/"))


def test_tomorrow_is_not_said_after_midnight_of_the_closing_place(client, clock, vacancy):
    midnight_in_geneva = datetime(2026, 4, 2, 22, 0, tzinfo=UTC)
    clock.move_to(midnight_in_geneva - timedelta(seconds=30))
    assert "tomorrow" in text(client.get("/vacancies/"))
    clock.move_to(midnight_in_geneva)
    assert "today" in text(client.get("/vacancies/"))


def test_what_turns_to_closing_soon_is_counted_from_that_instant(client, clock, vacancy):
    cast.published(closing_date=date(2026, 5, 1))
    turns = cast.CLOSES_AT - timedelta(days=7)
    clock.move_to(turns - timedelta(seconds=30))
    assert client.get("/vacancies/").context["soon"] == 0
    clock.move_to(turns)
    assert client.get("/vacancies/").context["soon"] == 1


def test_each_language_has_its_own_page(vacancy):
    english, french = Client(), Client(headers={"accept-language": "fr"})
    english.get("/vacancies/")
    assert not is_kept(french, "/vacancies/")
    assert 'lang="fr"' in text(french.get("/vacancies/"))
    assert 'lang="en"' in text(english.get("/vacancies/"))


def test_who_is_signed_in_or_has_answers_is_not_given_a_strangers_page(vacancy):
    Client().get("/vacancies/")
    member = Client()
    member.force_login(cast.person("candidate"))
    assert not is_kept(member, "/vacancies/")
    answered = Client()
    answered.cookies["answers"] = "IS-woman-"
    assert not is_kept(answered, "/vacancies/")
    assert "I may be first tier" in text(answered.get("/vacancies/"))
    assert "I may be first tier" not in text(Client().get("/vacancies/"))


def test_a_reader_who_has_the_page_is_told_that_it_is_still_true(client, vacancy):
    first = client.get(page_of(vacancy))
    again = client.get(page_of(vacancy), headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    publishing.extend(vacancy, date(2026, 4, 10), reason="Few applications.", by=cast.person("recruiter"))
    assert client.get(page_of(vacancy), headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_kept_page_is_sent_compressed_to_who_takes_it(vacancy):
    packed = Client(headers={"accept-encoding": "gzip"})
    packed.get("/vacancies/")
    assert is_kept(packed, "/vacancies/")
    answer = packed.get("/vacancies/")
    assert answer["Content-Encoding"] == "gzip"
    assert {"Accept-Encoding", "Accept-Language", "Cookie"} <= {part.strip() for part in answer["Vary"].split(",")}
    assert answer["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_without_the_cache_pages_are_made_anew(client, vacancy, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "unix:///nowhere/valkey.sock?db=2",
        }
    }
    assert "Water Engineer" in text(client.get("/vacancies/"))
    assert "Water Engineer" in text(client.get("/vacancies/"))


@pytest.mark.parametrize("query", ["other=1", "q=engineer", "grade=P-5", "grade=G-6&asked=7"])
def test_addresses_without_end_are_not_kept(vacancy, query):
    url = f"/vacancies/?{query}"
    Client().get(url)
    assert not is_kept(Client(), url)


@pytest.mark.parametrize("query", ["?asked=1", "?text=xx"])
def test_nor_are_those_of_the_front_and_of_open_and_closed_vacancies(clock, vacancy, query):
    for instant in (cast.PUBLISHED, cast.CLOSES_AT):
        clock.move_to(instant)
        for url in ("/", page_of(vacancy)):
            Client().get(url + query)
            assert not is_kept(Client(), url + query)


def test_a_draft_that_is_saved_leaves_kept_pages_alone(client, vacancy):
    client.get("/vacancies/")
    cast.draft(title="Still a draft")
    assert is_kept(client, "/vacancies/")


def test_a_listing_that_is_made_again_shows_at_once(client, vacancy):
    Listing.objects.all().delete()
    assert "Water Engineer" not in text(client.get("/vacancies/"))
    listing.refresh_missing()
    assert "Water Engineer" in text(client.get("/vacancies/"))


def test_nothing_is_kept_longer_than_ten_minutes(client, clock, vacancy):
    client.get(page_of(vacancy))
    clock.move_to(cast.PUBLISHED + timedelta(minutes=9))
    assert is_kept(client, page_of(vacancy))
    clock.move_to(cast.PUBLISHED + timedelta(minutes=11))
    assert not is_kept(client, page_of(vacancy))


@pytest.mark.parametrize("cookie", ["sessionid", "messages"])
def test_who_may_see_more_than_a_stranger_is_not_given_a_kept_page(vacancy, cookie):
    Client().get("/vacancies/")
    reader = Client()
    reader.cookies[cookie] = "x"
    assert not is_kept(reader, "/vacancies/")


def test_each_host_has_its_own_pages(vacancy, settings):
    settings.ALLOWED_HOSTS = ["one.example.org", "two.example.org"]
    Client().get("/vacancies/", headers={"host": "one.example.org"})
    assert not is_kept(Client(), "/vacancies/", headers={"host": "two.example.org"})


def test_a_page_that_is_not_found_is_not_kept(client):
    cache.clear()
    assert client.get("/vacancies/nothing/").status_code == 404
    assert not [key for key in _keys() if b"public-page" in key]


def _keys():
    return cache._cache.get_client().keys("*")
