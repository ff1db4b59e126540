"""Alerts in a real browser: from the list to the letter and back, without JavaScript too; no barrier on any page."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from recruitment.models import MailboxMessage
from recruitment.tasks import send_notices
from tests import cast
from tests.access.looking import EVERY, SOME, Looking
from tests.access.scene import STAYS_OPEN
from vacancies.models import Alert
from vacancies.tasks import look_for_alerts

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("reference", "mailbox"),
]
ADDRESS = "reader@example.com"
LONG_CITY = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
LONG = f"station={LONG_CITY}%2CGB&q=" + "x" * 90


@pytest.fixture(autouse=True)
def portal(transactional_db, reference, clock, settings, live_server):
    """Letters lead to the server of the test; one vacancy stays open, another soon closes."""
    settings.SITE_URL = live_server.url
    settings.DEMONSTRATION = True
    clock.move_to(cast.PUBLISHED)
    cast.published(title="Fleet Associate", closing_date=STAYS_OPEN)
    cast.published(duty_station_city=LONG_CITY, duty_station_country_id="GB", closing_date=date(2026, 2, 20))


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def reader(request, browser, browser_context_args) -> Page:
    """A stranger's page, with and without JavaScript."""
    context = browser.new_context(**browser_context_args, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def press(page: Page, words: str) -> None:
    page.get_by_role("main").get_by_role("button", name=words).click()
    page.wait_for_load_state()


def link_in_the_newest_letter(kind: str) -> str:
    send_notices()
    return re.search(rf"http\S+/alerts/{kind}/\S+", MailboxMessage.objects.latest("pk").body).group(0)


def test_a_stranger_saves_a_search_is_told_and_ends_it(reader: Page, clock):
    reader.goto("/vacancies/?q=fleet")
    reader.get_by_role("link", name="Tell me of new vacancies like these").click()
    expect(reader.get_by_role("definition")).to_have_text("“fleet”")
    press(reader, "Send me the link to confirm")
    expect(reader.get_by_role("main")).to_contain_text("Give the address to which the letters go.")
    reader.get_by_label("E-mail address").fill(ADDRESS)
    reader.get_by_label("Every week").check()
    press(reader, "Send me the link to confirm")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Look into your mail")

    reader.goto(link_in_the_newest_letter("confirm"))
    assert Alert.objects.get().confirmed_at is None
    press(reader, "Confirm the alert")
    expect(reader.get_by_role("main")).to_contain_text("The alert is confirmed.")
    expect(reader.get_by_label("Every week")).to_be_checked()

    cast.published(title="Fleet Officer", closing_date=STAYS_OPEN)
    clock.move_to(cast.PUBLISHED + timedelta(days=8))
    look_for_alerts()
    reader.goto(link_in_the_newest_letter("end"))
    assert "Fleet Officer" in MailboxMessage.objects.latest("pk").body
    press(reader, "End the alert")
    expect(reader.get_by_role("heading", level=1)).to_have_text("This alert has ended")
    assert not Alert.objects.exists()


def test_no_page_has_a_barrier(page: Page, clock, live_server):
    looking = Looking(page)
    looking.at("/alerts/begin/?" + LONG, variants=SOME)
    press(page, "Send me the link to confirm")
    looking.has_summary()
    looking.here("errors")
    page.get_by_label("E-mail address").fill(ADDRESS)
    press(page, "Send me the link to confirm")
    looking.here()
    confirm, end = link_in_the_newest_letter("confirm"), link_in_the_newest_letter("end")
    looking.at(confirm)
    looking.at(end)
    clock.move_to(cast.PUBLISHED + timedelta(days=8))
    looking.at(confirm)
    clock.move_to(cast.PUBLISHED)
    page.goto(confirm)
    press(page, "Confirm the alert")
    looking.here("change")
    page.goto(end)
    press(page, "End the alert")
    looking.here("ended")
    for _time in range(6):
        page.goto("/alerts/begin/")
        page.get_by_label("E-mail address").fill(ADDRESS)
        press(page, "Send me the link to confirm")
    expect(page.get_by_role("heading", level=1)).to_have_text("Too many letters asked for")
    looking.here("too often")
    assert looking.faults == [], "\n".join(looking.faults)


def test_the_page_of_alerts_has_no_barrier_empty_or_full(page: Page, live_server):
    client = Client()
    client.force_login(cast.person("reader"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    looking = Looking(page)
    looking.at("/alerts/")
    for query in (LONG, "grade=G-5", "country=CH"):
        looking.at("/alerts/begin/?" + query, variants=EVERY[:1])
        press(page, "Save the alert")
    looking.here("full", variants=SOME)
    page.get_by_role("link", name="End Switzerland").click()
    press(page, "End the alert")
    looking.at("/alerts/")
    page.get_by_role("link", name="Change how often G-5").click()
    page.get_by_label("Every week").check()
    press(page, "Save the change")
    expect(page.get_by_role("main")).to_contain_text("Saved.")
    assert looking.faults == [], "\n".join(looking.faults)
