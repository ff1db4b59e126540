"""The closing as an entry for a reader's own calendar, read back as a calendar reads it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from recruitment.models import Organization
from tests import cast
from vacancies.actions import publishing
from vacancies.models import Extension, Vacancy
from vacancies.views.calendar import closing_event

pytestmark = pytest.mark.usefixtures("reference")
GENEVA = ZoneInfo("Europe/Zurich")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


def answer(vacancy, **headers):
    return Client().get(reverse("vacancies:calendar", args=[vacancy.public_id]), headers=headers)


def event(vacancy, **headers):
    """The one event of the file, as a calendar program reads it."""
    calendar = Calendar.from_ical(answer(vacancy, **headers).content)
    assert not calendar.errors
    (found,) = calendar.walk("VEVENT")
    assert not found.errors
    return found


def test_the_file_is_a_calendar_with_what_the_standard_requires(client):
    vacancy = cast.published()
    got = answer(vacancy)
    assert got.status_code == 200
    assert got["Content-Type"] == "text/calendar; charset=utf-8"
    assert got["Content-Disposition"] == f'attachment; filename="closing-{vacancy.public_id}.ics"'
    assert got.content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in got.content.split(b"\r\n"))
    calendar = Calendar.from_ical(got.content)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    assert {"UID", "DTSTAMP", "DTSTART"} <= set(event(vacancy))


@pytest.mark.parametrize(
    ("closing_date", "utc"),
    [
        (date(2026, 3, 28), "20260328T225900Z"),  # the last evening of winter time
        (date(2026, 3, 29), "20260329T215900Z"),  # the clocks went forward that morning
        (date(2026, 10, 24), "20261024T215900Z"),
        (date(2026, 10, 25), "20261025T225900Z"),  # and back
    ],
)
def test_the_instant_is_right_on_both_sides_of_the_change_of_clocks(closing_date, utc):
    vacancy = cast.published(closing_date=closing_date)
    start = event(vacancy)["dtstart"]
    assert start.to_ical().decode() == utc
    assert start.dt == vacancy.closes_at
    assert start.dt.astimezone(GENEVA).replace(tzinfo=None) == datetime.combine(closing_date, datetime.min.time()) + (
        timedelta(hours=23, minutes=59)
    )


def test_the_end_of_a_day_is_drawn_on_that_day():
    Organization.objects.filter(pk="IOM").update(closing_minute=1440)
    vacancy = cast.published()
    found = event(vacancy)
    assert found["dtend"].dt == vacancy.closes_at == datetime(2026, 4, 3, 22, 0, tzinfo=UTC)
    assert found["dtstart"].dt.astimezone(GENEVA).date() == cast.CLOSING_DATE
    assert "3 April 2026, 24:00 Geneva (CEST)" in found["description"]


def test_it_says_what_closes_and_where_to_read_on(settings):
    settings.SITE_URL = "https://jobs.example.org"
    vacancy = cast.published(title="Officer; Data, and more")
    found = event(vacancy)
    page = f"https://jobs.example.org/vacancies/{vacancy.public_id}/"
    assert found["summary"] == "Closes: Officer; Data, and more"
    assert found["uid"] == f"vacancy-{vacancy.public_id}@jobs.example.org"
    assert found["url"] == page
    for words in ("3 April 2026, 23:59 Geneva (CEST)", vacancy.reference_number, vacancy.organization.name_en, page):
        assert words in found["description"]
    assert found["status"] == "CONFIRMED"


def test_it_reminds_two_days_and_three_hours_before():
    alarms = event(cast.published()).walk("VALARM")
    assert [alarm["trigger"].dt for alarm in alarms] == [timedelta(days=-2), timedelta(hours=-3)]
    assert all(alarm["action"] == "DISPLAY" and alarm["description"] for alarm in alarms)


def test_an_extension_replaces_the_entry(clock):
    vacancy = cast.published()
    before = event(vacancy)
    clock.move_to(cast.PUBLISHED + timedelta(days=3))
    publishing.extend(vacancy, closing_date=date(2026, 4, 20), reason="Few candidates.", by=cast.person("recruiter"))
    after = event(vacancy)
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["last-modified"].dt == after["dtstamp"].dt > before["last-modified"].dt
    assert after["last-modified"].dt == Extension.objects.get().extended_at.replace(microsecond=0)
    assert after["dtstart"].dt == Vacancy.objects.get(pk=vacancy.pk).closes_at


def test_a_reissue_raises_the_sequence_too():
    vacancy = cast.published()
    publication = vacancy.current_publication
    publication.version = 3
    assert closing_event(vacancy, publication)["sequence"] == 2


def test_a_cancelled_vacancy_is_a_cancelled_entry_without_reminders(clock):
    vacancy = cast.published()
    clock.move_to(cast.PUBLISHED + timedelta(days=3))
    publishing.cancel(vacancy, reason="The project ended.", by=cast.person("recruiter"))
    found = event(vacancy)
    assert (found["status"], found["sequence"]) == ("CANCELLED", 1)
    assert found["summary"].startswith("Cancelled: ")
    assert "cancelled on 20 February 2026" in found["description"]
    assert found.walk("VALARM") == []


def test_a_closed_vacancy_keeps_its_entry_and_a_draft_has_none(clock):
    vacancy, draft = cast.published(), cast.draft()
    clock.move_to(cast.CLOSES_AT + timedelta(days=400))
    assert event(vacancy)["dtstart"].dt == vacancy.closes_at
    assert answer(draft).status_code == 404


def test_the_same_entry_is_the_same_file():
    vacancy = cast.published()
    assert answer(vacancy).content == answer(vacancy).content


def test_queries_do_not_grow_with_what_was_moved(django_assert_num_queries, clock):
    vacancy = cast.published()
    for days in (5, 10, 15):
        publishing.extend(
            vacancy,
            closing_date=cast.CLOSING_DATE + timedelta(days=days),
            reason="Few candidates.",
            by=cast.person("recruiter"),
        )
    client, address = Client(), reverse("vacancies:calendar", args=[vacancy.public_id])
    client.get(address)
    with django_assert_num_queries(4):  # the edition of the page cache, the vacancy, its publications and extensions
        client.get(address)
