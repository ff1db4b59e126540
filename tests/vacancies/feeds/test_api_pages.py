"""Page by page while others publish, extend, close and cancel: nothing is skipped, nothing comes twice."""

import threading
import time
from datetime import date, timedelta

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.vacancies.feeds.reading import cancelled, extended
from vacancies.actions import publishing
from vacancies.models import Publication, Vacancy


def page(client, address="", **asked):
    response = client.get(address or reverse("api:vacancies"), asked)
    assert response.status_code == 200
    return response


def walk(client, between=lambda number: None, **asked):
    """The identifiers of all pages, with something done after each of them."""
    response, found, number = page(client, **asked), [], 0
    while True:
        found += [row["id"] for row in response.json()["items"]]
        following = response.json()["next"]
        assert ('rel="next"' in response.get("Link", "")) == bool(following)
        if not following:
            return found
        between(number)
        number += 1
        response = page(client, following.partition("8000")[2])


def publish_apart(draft):
    """Publish through a connection of its own."""
    try:
        publishing.publish(draft, by=cast.person("recruiter"))
    finally:
        connections.close_all()


def publish_apart_and_wait(draft):
    thread = threading.Thread(target=publish_apart, args=[draft])
    thread.start()
    thread.join(30)


def wait_until_somebody_waits():
    """Until a connection to this database waits for a lock; at most ten seconds."""
    for _try in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # a transaction would see its first look again
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits")


def names(vacancies):
    return [vacancy.public_id for vacancy in vacancies]


def test_every_vacancy_comes_once_in_the_order_of_publication(client, clock):
    vacancies = []
    for number in range(5):
        # The one that is published last closes first: the order does not depend on the closing.
        vacancies.append(cast.published(closing_date=date(2026, 4, 20 - number)))
    assert walk(client, limit=2) == names(vacancies)
    assert walk(client, limit=5) == names(vacancies)
    assert walk(client, limit=1, grade="G-6", lang="fr") == names(vacancies)


def test_nothing_is_skipped_or_repeated_while_notices_change(client, clock):
    vacancies = [cast.published(closing_date=date(2026, 4, 3 + number)) for number in range(6)]
    new = []

    def change(number):
        if number == 0:
            new.append(cast.published(closing_date=date(2026, 3, 1)))  # closes before all the others
            extended(vacancies[0], days=30)  # shown already; now the last to close
            extended(vacancies[4], days=40)  # still to come
        else:
            cancelled(vacancies[1])  # shown already
            clock.move_to(cast.PUBLISHED + timedelta(days=20))  # the new one closes unseen

    found = walk(client, change, limit=2)
    assert found == names(vacancies)
    assert names(new)[0] not in found


def test_a_vacancy_that_closes_between_two_pages_is_not_shown_and_takes_no_other_with_it(client, clock):
    vacancies = [cast.published(closing_date=date(2026, 4, 3)) for _number in range(3)]
    short = cast.published(closing_date=date(2026, 3, 1))
    last = cast.published(closing_date=date(2026, 4, 3))
    found = walk(client, lambda number: clock.move_to(cast.PUBLISHED + timedelta(days=20)), limit=2)
    assert found == names([*vacancies, last])
    assert short.public_id not in found


def test_after_the_last_cursor_comes_what_was_published_since(client):
    cast.published(), cast.published()
    first = page(client).json()
    assert first["next"] is None
    again = page(client, after=first["cursor"]).json()
    assert (again["items"], again["cursor"]) == ([], first["cursor"])
    newer = cast.published()
    assert [row["id"] for row in page(client, after=first["cursor"]).json()["items"]] == [newer.public_id]


def test_without_vacancies_there_is_one_empty_page(client):
    assert page(client).json() == {"items": [], "next": None, "cursor": ""}


@pytest.mark.django_db(transaction=True)
def test_a_publication_that_began_earlier_and_ends_later_is_not_skipped(clock):
    """By the instant of publication it would stand behind the cursor, and whoever follows would never see it."""
    slow, quick = cast.draft(), cast.draft()
    thread = threading.Thread(target=publish_apart, args=[slow])
    with transaction.atomic():
        Vacancy.objects.select_for_update().get(pk=slow.pk)
        thread.start()
        wait_until_somebody_waits()  # its instant is taken, its draft is locked by us
        publish_apart_and_wait(quick)
        seen = page(Client()).json()
        assert [row["id"] for row in seen["items"]] == [quick.public_id]
    thread.join(30)
    later = page(Client(), after=seen["cursor"]).json()
    assert [row["id"] for row in later["items"]] == [slow.public_id]
    assert later["items"][0]["published_at"] < seen["items"][0]["published_at"]


@pytest.mark.django_db(transaction=True)
def test_numbers_of_publications_are_drawn_one_after_the_other(clock):
    """Nobody draws a number while another publication is not committed: the row of the edition is held."""
    first, second = cast.draft(), cast.draft()
    done = threading.Event()

    def publish_second():
        publish_apart(second)
        done.set()

    with transaction.atomic():
        held = publishing.publish(first, by=cast.person("recruiter"))
        thread = threading.Thread(target=publish_second)
        thread.start()
        assert not done.wait(1.5), "the second publication did not wait for the first"
    thread.join(30)
    assert done.is_set()
    assert Publication.objects.get(vacancy=second).pk > held.pk
