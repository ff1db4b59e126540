"""What all answers for machines share: validators that are never stale, other sites' scripts, and the limit."""

from datetime import timedelta

import pytest
from django.urls import reverse
from redis.exceptions import ConnectionError as NoConnection

from recruitment.models import Organization
from tests import cast
from tests.vacancies.feeds.reading import cancelled, content, extended, queries
from vacancies.views.feeds import serving

CHANGING = ("feeds:atom", "feeds:rss", "feeds:reliefweb", "feeds:sitemap", "api:vacancies")
NAMES = (*CHANGING, "feeds:robots", "api:openapi-json")


def ask(client, name, etag="", **asked):
    return client.get(reverse(name), asked, headers={"If-None-Match": etag} if etag else {})


@pytest.mark.parametrize("name", NAMES)
def test_strangers_and_other_sites_may_read(client, name):
    response = ask(client, name)
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response["Access-Control-Expose-Headers"]
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("name", NAMES)
def test_a_browser_that_asks_before_may_send_the_validator(client, name):
    response = client.options(reverse(name))
    assert response.status_code == 204
    assert response["Access-Control-Allow-Headers"] == "If-None-Match"
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_can_be_written(client, name):
    response = client.post(reverse(name))
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json() == {"detail": "This address can only be read: ask with GET."}


@pytest.mark.parametrize("name", NAMES)
def test_what_did_not_change_is_not_sent_again(client, name):
    cast.published()
    first = ask(client, name)
    again = ask(client, name, etag=first["ETag"])
    assert (again.status_code, content(again)) == (304, b"")
    assert again["ETag"] == first["ETag"] and again["Access-Control-Allow-Origin"] == "*"
    assert ask(client, name, etag='"another"').status_code == 200


@pytest.mark.parametrize("name", CHANGING)
def test_every_change_of_the_content_changes_the_validator(client, clock, name):
    seen = [ask(client, name)["ETag"]]

    def has_changed():
        etag = ask(client, name)["ETag"]
        assert etag not in seen
        seen.append(etag)

    vacancy, other = cast.published(), cast.published()
    has_changed()
    clock.move_to(cast.PUBLISHED + timedelta(days=1))
    extended(vacancy)
    has_changed()
    cancelled(other)
    has_changed()
    organization = Organization.objects.get(pk="IOM")
    organization.name_en = "Another name"
    organization.save()
    has_changed()
    clock.move_to(cast.CLOSES_AT + timedelta(days=14, seconds=-20))
    assert ask(client, name, etag=seen[-1]).status_code == 304
    clock.move_to(cast.CLOSES_AT + timedelta(days=14))
    has_changed()


@pytest.mark.parametrize("name", CHANGING)
def test_each_language_and_each_search_has_its_own_validator(client, name):
    cast.published()
    asked = [{}, {"lang": "fr"}, {"lang": "es"}, {"grade": "P-3"}]
    found = [ask(type(client)(), name, **one)["ETag"] for one in asked]
    found.append(type(client)().get(reverse(name), headers={"Accept-Language": "fr"})["ETag"])
    assert len(set(found)) == len(found)


def test_what_closes_soon_changes_with_the_days(client, clock):
    cast.published()
    clock.move_to(cast.CLOSES_AT - timedelta(days=7, seconds=20))
    before = ask(client, "feeds:atom", soon="1")
    plain = ask(client, "feeds:atom")
    clock.move_to(cast.CLOSES_AT - timedelta(days=7))
    after = ask(client, "feeds:atom", etag=before["ETag"], soon="1")
    assert b"<entry>" not in before.content and b"<entry>" in after.content
    assert ask(client, "feeds:atom", etag=plain["ETag"]).status_code == 304


@pytest.mark.parametrize("soon", ["1", "true", "True", "on", "yes"])
def test_however_the_api_is_asked_for_what_closes_soon_its_validator_changes_with_the_days(client, clock, soon):
    cast.published()
    clock.move_to(cast.CLOSES_AT - timedelta(days=7, seconds=20))
    before = ask(client, "api:vacancies", soon=soon)
    clock.move_to(cast.CLOSES_AT - timedelta(days=7))
    after = ask(client, "api:vacancies", etag=before["ETag"], soon=soon)
    assert (before.json()["items"], after.status_code) == ([], 200)
    assert len(after.json()["items"]) == 1


@pytest.mark.parametrize("name", NAMES)
def test_only_the_head_may_be_asked_for(client, name):
    cast.published()
    whole, head = ask(client, name), client.head(reverse(name))
    assert (head.status_code, content(head)) == (200, b"")
    for header in ("ETag", "Content-Type", "Cache-Control", "Access-Control-Allow-Origin"):
        assert head[header] == whole[header]
    assert client.head(reverse(name), headers={"If-None-Match": whole["ETag"]}).status_code == 304


def test_the_head_of_one_vacancy_and_of_none(client):
    found = [client.head(reverse("api:vacancy", args=[key])) for key in (cast.published().public_id, "none")]
    assert [answer.status_code for answer in found] == [200, 404]


@pytest.mark.parametrize("name", CHANGING)
def test_an_unchanged_answer_costs_two_queries(client, name):
    cast.published()
    etag = ask(client, name)["ETag"]
    assert queries(lambda: ask(client, name, etag=etag)) == 2


def test_who_asks_too_often_is_asked_to_wait(client, monkeypatch):
    monkeypatch.setattr(serving, "MOST_REQUESTS", 3)
    for _number in range(3):
        assert ask(client, "feeds:robots").status_code == 200
    refused = ask(client, "api:vacancies")
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert refused["Content-Type"] == "application/json"
    assert refused.json()["detail"].startswith("This address asked more than 3 times within a minute.")
    assert refused["Cache-Control"] == "no-store"
    assert client.get(reverse("feeds:robots"), REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_network_of_ipv6_counts_as_one(client, monkeypatch):
    monkeypatch.setattr(serving, "MOST_REQUESTS", 1)
    found = [
        client.get(reverse("feeds:robots"), REMOTE_ADDR=address).status_code
        for address in ("2001:db8::1", "2001:db8::ffff:2", "2001:db8:0:1::1")
    ]
    assert found == [200, 429, 200]


def test_behind_a_proxy_the_readers_own_address_counts(client, monkeypatch, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    monkeypatch.setattr(serving, "MOST_REQUESTS", 1)
    found = [
        client.get(reverse("feeds:robots"), headers={"X-Forwarded-For": f"203.0.113.9, {address}"}).status_code
        for address in ("192.0.2.1", "192.0.2.2", "192.0.2.1")
    ]
    assert found == [200, 200, 429]


def test_without_valkey_nobody_is_counted_and_everything_is_read(client, monkeypatch):
    def away(*_given):
        raise NoConnection

    monkeypatch.setattr(serving.cache, "incr", away)
    assert ask(client, "api:vacancies").status_code == 200
