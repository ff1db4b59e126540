"""The whole way of a candidate by keyboard alone, and what a listener is told while a deadline nears."""

import re
from datetime import UTC, timedelta

import pytest
from playwright.sync_api import Page, expect

from applications.models import Submission
from recruitment.models import MailboxMessage
from recruitment.views.mailbox import code_in
from screening.demonstration.cv import pdf
from tests import cast
from tests.access.keys import Keys

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("reference", "mailbox"),
]
TITLE = "Records Associate"


@pytest.fixture
def vacancy(clock):
    clock.move_to(cast.PUBLISHED)
    return cast.published(title=TITLE)


def test_find_sign_up_fill_in_write_and_submit_without_a_pointer(page: Page, vacancy):
    keys = Keys(page)
    page.goto("/")
    find(page, keys)
    sign_up(page, keys)
    fill_profile(page, keys)
    write_and_submit(page, keys)
    receipt = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", page.locator("main").inner_text()).group()
    assert Submission.objects.get().receipt_number == receipt


def find(page: Page, keys: Keys) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    page.keyboard.press("Enter")  # the skip link leads past the masthead
    assert page.evaluate("document.activeElement.id") == "content"
    keys.write("Search open vacancies", "records")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    keys.press(TITLE, "a")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def sign_up(page: Page, keys: Keys) -> None:
    keys.press("Create an account to apply", "a")
    keys.write("Email", "amara@example.org")
    keys.write("Password", cast.PASSWORD)
    keys.write("Password (again)", cast.PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    keys.write("#id_code", code_in(MailboxMessage.objects.get(to="amara@example.org").body))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    keys.to("pply", "button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/write/"))


def fill_profile(page: Page, keys: Keys) -> None:
    keys.press("Person", "a")
    keys.write("Family name", "Okafor")
    keys.write("Given name", "Amara")
    keys.tick("#id_gender_0", downs=2)
    keys.press("Save", "button")
    keys.press("Nationalities", "a")
    keys.choose("#id_nationalities-0-country_id", "Namibia")
    keys.tick("#id_nationalities-0-primary")
    keys.press("Save", "button")
    keys.press("Education", "a")
    keys.choose("#id_education-0-degree", page.locator("#id_education-0-degree option").nth(2).inner_text())
    keys.write("#id_education-0-institution", "National University")
    keys.choose("#id_education-0-completed", page.locator("#id_education-0-completed option").nth(1).inner_text())
    keys.press("Save", "button")
    keys.press("Employment", "a")
    keys.write("#id_employment-0-title", "Clerk")
    keys.write("#id_employment-0-employer", "City")
    keys.write("#id_employment-0-start", "01032018")
    keys.press("Save", "button")
    keys.press("Languages", "a")
    keys.choose("#id_languages-0-language_id", "English")
    keys.choose("#id_languages-0-level", page.locator("#id_languages-0-level option").nth(4).inner_text())
    keys.press("Save", "button")
    expect(page).to_have_url(re.compile("/write/"))


def write_and_submit(page: Page, keys: Keys) -> None:
    keys.write("Why you apply for this position", "I have kept records for eight years.")
    keys.attach("Curriculum vitae", {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": pdf(["CV"])})
    keys.tick("#id_relatives_declared_0", downs=page.locator("[name=relatives_declared]").count() - 1)
    keys.tick("What I state in this application is true and complete")
    keys.press("Save and check", "button")
    expect(page).to_have_url(re.compile("/check/"))
    keys.press("Submit application", "button")
    expect(page).to_have_url(re.compile("/receipts/"))


def test_a_listener_hears_the_last_hour_in_four_sentences(page: Page, vacancy, clock):
    at = cast.CLOSES_AT - timedelta(minutes=59)
    clock.move_to(at)
    page.clock.install(time=at.astimezone(UTC))
    page.goto(f"/vacancies/{vacancy.public_id}/")
    expect(page.locator("[data-countdown]").first).to_be_visible()  # the portal's clock was asked
    page.evaluate("""() => {
      window.said = [];
      const regions = document.querySelectorAll("[aria-live], [role=status], [role=alert], [role=timer]");
      const watch = new MutationObserver(changes => window.said.push(changes.at(-1).target.textContent));
      regions.forEach(region => watch.observe(region, { childList: true, characterData: true, subtree: true }));
    }""")
    page.clock.run_for(61 * 60 * 1000)
    said = page.evaluate("window.said")
    assert len(said) == 4, said
    assert [words.removesuffix(" left") for words in said[:3]] == ["15 minutes", "5 minutes", "1 minute"]
    assert "Closed now" in said[3]


def test_a_listener_hears_nothing_while_the_last_hour_has_not_begun(page: Page, vacancy, clock):
    at = cast.CLOSES_AT - timedelta(hours=20)
    clock.move_to(at)
    page.clock.install(time=at.astimezone(UTC))
    page.goto(f"/vacancies/{vacancy.public_id}/")
    expect(page.locator("[data-countdown]").first).to_be_visible()  # the portal's clock was asked
    page.clock.run_for(60 * 60 * 1000)
    assert page.locator("[data-countdown-said]").first.text_content() == ""
