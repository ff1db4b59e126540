"""RSS and Atom: valid, stable, in the reader's language, and without what has closed."""

from datetime import date, timedelta

import feedparser
import pytest
from django.urls import reverse

from recruitment.models import Organization
from tests import cast
from tests.vacancies.feeds.reading import ATOM, cancelled, content, extended, queries, tree
from vacancies.views.feeds import syndication
from vacancies.views.feeds.items import identity

FEEDS = {"feeds:atom": "atom.rng", "feeds:rss": "rss.rng"}
STAMP, WORDS = "2026-04-03T23:59:00+02:00", "3 April 2026, 23:59 Geneva (CEST)"


def feed(client, name, **asked):
    return client.get(reverse(name), asked)


def parsed(response):
    found = feedparser.parse(content(response))
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize("name", FEEDS)
def test_feeds_keep_their_schema_empty_and_full(client, name):
    tree(feed(client, name), FEEDS[name])
    vacancies = [cast.published(), cast.published(kind="officer")]
    extended(vacancies[0])
    root = tree(feed(client, name), FEEDS[name])
    assert (
        len(parsed(feed(client, name)).entries)
        == len(vacancies)
        == len(root.findall(f".//{ATOM}updated")) - (name == "feeds:atom")
    )


@pytest.mark.parametrize("name", FEEDS)
def test_an_item_says_where_who_is_first_and_until_when(client, name):
    vacancy = cast.published()
    (entry,) = parsed(feed(client, name)).entries
    assert entry.title == "Senior People Services Associate, Geneva, G-6"
    assert entry.link == f"http://localhost:8000/vacancies/{vacancy.public_id}/"
    assert entry.id == identity(vacancy.public_id)
    for words in ("Geneva, Switzerland", "G-6", "Fixed-term", "International Organization for Migration"):
        assert words in entry.summary
    assert "internal candidates, external women" in entry.summary
    assert "Everyone else is second tier" in entry.summary
    assert f"Closes {WORDS} ({STAMP})." in entry.summary
    assert entry.published_parsed[:5] == (2026, 2, 17, 9, 0)


@pytest.mark.parametrize("name", FEEDS)
def test_the_end_of_a_day_keeps_its_day(client, name):
    """Where a vacancy closes at 24:00, readers that cut the hour must not read the next day."""
    Organization.objects.filter(pk="IOM").update(closing_minute=1440)
    cast.published()
    (entry,) = parsed(feed(client, name)).entries
    assert "3 April 2026, 24:00 Geneva" in entry.summary
    assert "(2026-04-03T23:59:59+02:00)" in entry.summary


@pytest.mark.parametrize("name", FEEDS)
def test_a_winter_closing_has_the_winters_offset(client, name):
    cast.published(closing_date=date(2026, 3, 20))
    (entry,) = parsed(feed(client, name)).entries
    assert "2026-03-20T23:59:00+01:00" in entry.summary


@pytest.mark.parametrize("name", FEEDS)
def test_closed_and_cancelled_vacancies_leave_at_once(client, clock, name):
    cast.published(title="Stays")
    cancelled(cast.published(title="Cancelled"))
    cast.published(title="Closes early", closing_date=date(2026, 3, 1))
    cast.draft(title="A draft")
    assert {entry.title.split(",")[0] for entry in parsed(feed(client, name)).entries} == {"Stays", "Closes early"}
    clock.move_to(cast.CLOSES_AT - timedelta(seconds=30))
    assert [entry.title.split(",")[0] for entry in parsed(feed(client, name)).entries] == ["Stays"]
    clock.move_to(cast.CLOSES_AT)
    assert not parsed(feed(client, name)).entries


@pytest.mark.parametrize("name", FEEDS)
def test_an_extension_changes_the_date_of_change_and_not_the_identity(client, clock, name):
    vacancy = cast.published()
    (before,) = parsed(feed(client, name)).entries
    clock.move_to(cast.PUBLISHED + timedelta(days=3))
    extended(vacancy)
    (after,) = parsed(feed(client, name)).entries
    assert (after.id, after.published) == (before.id, before.published)
    assert after.updated_parsed[:3] == (2026, 2, 20)
    assert "17 April 2026, 23:59 Geneva" in after.summary


@pytest.mark.parametrize("name", FEEDS)
def test_any_search_is_a_feed(client, name):
    cast.published(), cast.published(kind="officer")
    found = parsed(feed(client, name, grade="P-2"))
    assert [entry.title for entry in found.entries] == ["Labour Mobility Officer, Nairobi, P-2"]
    assert "P-2" in found.feed.title
    links = {link.rel: link.href for link in found.feed.links}
    assert links["self"] == f"http://localhost:8000{reverse(name)}?grade=P-2"
    assert len(parsed(feed(client, name, q="ministries")).entries) == 1
    # What only the list can know, by answers kept in the browser, and the list's order, are left out.
    assert len(parsed(feed(client, name, first_tier="1", sort="closing")).entries) == 2


@pytest.mark.parametrize("name", FEEDS)
def test_only_the_newest_are_there_newest_first(client, clock, name, monkeypatch):
    monkeypatch.setattr(syndication, "MOST_ITEMS", 2)
    for number in range(3):
        clock.move_to(cast.PUBLISHED + timedelta(hours=number))
        cast.published(title=f"Post {number}")
    assert [entry.title.split(",")[0] for entry in parsed(feed(client, name)).entries] == ["Post 2", "Post 1"]


@pytest.mark.parametrize("name", FEEDS)
def test_what_xml_cannot_hold_breaks_no_feed(client, name):
    cast.published(title="Officer\x0b \x1f<b>& Co</b>\ufffe")
    (entry,) = parsed(feed(client, name)).entries
    assert entry.title.startswith("Officer <b>& Co</b>") or entry.title.startswith("Officer &lt;b>")
    tree(feed(client, name), FEEDS[name])


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_speaks_the_language_that_is_asked_for(client, name):
    cast.published()
    found = parsed(feed(client, name, lang="fr"))
    assert found.feed.language == "fr"
    (entry,) = found.entries
    assert "Suisse" in entry.summary and "Organisation internationale pour les migrations" in entry.summary
    assert entry.link.endswith("/?lang=fr")


@pytest.mark.parametrize("name", FEEDS)
def test_without_an_address_that_says_so_the_headers_language_counts_and_english_else(client, name):
    assert parsed(client.get(reverse(name), headers={"Accept-Language": "es-BO, de;q=0.5"})).feed.language == "es"
    assert parsed(client.get(reverse(name), headers={"Accept-Language": "sv"})).feed.language == "en"
    assert parsed(client.get(reverse(name))).feed.language == "en"


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_takes_as_many_queries_for_three_as_for_one(client, name):
    cast.published()
    cast.published(kind="officer")
    one = queries(lambda: feed(client, name, grade="P-2"))
    for _number in range(2):
        cast.published(kind="officer")
    assert queries(lambda: feed(client, name, grade="P-2")) == one
