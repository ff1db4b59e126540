"""Finding a vacancy in a browser: in place with JavaScript, and just as well without."""

from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import cast
from vacancies.actions import publishing, reissuing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("reference")]


@pytest.fixture
def vacancies(clock):
    """Two posts in Geneva and one in Nairobi."""
    clock.move_to(cast.PUBLISHED)
    return [
        cast.published(title="Water Engineer"),
        cast.published(title="Payroll Associate"),
        cast.published(kind="officer", title="Mobility Officer"),
    ]


@pytest.fixture
def plain_page(browser: Browser, browser_context_args):
    """A page of a browser that runs no scripts."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context.new_page()
    context.close()


# What a browser of 2023 lacks. A selector cannot be taken from the browser, so the script is refused it as it would be.
WITHOUT_SIZE = "delete URLSearchParams.prototype.size;"
WITHOUT_POPOVER = """
for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"]) delete HTMLElement.prototype[name];
const matches = Element.prototype.matches;
Element.prototype.matches = function (selector) {
  if (selector.includes(":popover-open")) throw new DOMException(`no such selector: ${selector}`, "SyntaxError");
  return matches.call(this, selector);
};
"""


def titles(page: Page) -> list[str]:
    return page.locator(".line-title").all_inner_texts()


def test_choosing_narrows_in_place_and_the_back_button_goes_back(page, vacancies, axe):
    page.goto("/vacancies/")
    page.evaluate("window.sameFrame = true")
    page.get_by_label("P-2").check()
    expect(page.get_by_role("status")).to_have_text("1 open vacancy found")
    assert titles(page) == ["Mobility Officer"]
    assert page.url.endswith("/vacancies/?grade=P-2")
    assert page.evaluate("document.activeElement.value") == "P-2", "the keyboard keeps its place"
    page.get_by_label("G-6").check()
    expect(page.locator(".line-title")).to_have_count(3)
    axe(page)
    page.go_back()
    expect(page.locator(".line-title")).to_have_count(1)
    page.go_back()
    expect(page.locator(".line-title")).to_have_count(3)
    assert page.evaluate("window.sameFrame") is True, "the page was never loaded anew"


def test_words_and_chips(page, vacancies):
    page.goto("/vacancies/")
    page.get_by_label("Search open vacancies").fill("pyaroll")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("These are the vacancies for “payroll”")).to_be_visible()
    page.get_by_role("link", name="Remove: “payroll”").click()
    expect(page.locator(".line-title")).to_have_count(3)
    expect(page.get_by_label("Search open vacancies")).to_have_value("")


def test_a_search_can_be_shared(page, vacancies, browser, browser_context_args):
    page.goto("/vacancies/")
    page.get_by_label("Nairobi, Kenya").check()
    expect(page.locator(".line-title")).to_have_count(1)
    other = browser.new_context(**browser_context_args).new_page()
    other.goto(page.url)
    assert titles(other) == ["Mobility Officer"]
    expect(other.get_by_label("Nairobi, Kenya")).to_be_checked()


def test_everything_works_without_javascript(plain_page, vacancies):
    page = plain_page
    page.goto("/")
    page.get_by_label("Search open vacancies").fill("engineer")
    page.get_by_role("button", name="Search").click()
    assert titles(page) == ["Water Engineer"]
    page.goto("/vacancies/")
    page.get_by_label("G-6").check()
    page.get_by_role("button", name="Show 3 vacancies").click()
    assert sorted(titles(page)) == ["Payroll Associate", "Water Engineer"]
    page.get_by_role("link", name="Newest").click()
    assert "sort=newest" in page.url
    page.get_by_role("link", name="Where may I be first tier?").click()
    page.get_by_label("Which nationality").select_option("IS")
    page.get_by_role("button", name="Show me the vacancies").click()
    assert len(titles(page)) == 2, "the grade stays chosen"
    page.get_by_role("link", name="Water Engineer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Water Engineer")


def test_on_a_phone_the_facets_are_a_drawer(page, vacancies, axe):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/vacancies/")
    expect(page.get_by_label("P-2")).to_be_hidden()
    page.get_by_role("button", name="Filter (3)").click()
    page.get_by_label("P-2").check()
    expect(page.get_by_role("button", name="Show 1 vacancy")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Show 1 vacancy").click()
    expect(page.get_by_label("P-2")).to_be_hidden()
    assert titles(page) == ["Mobility Officer"]


def test_a_link_that_stays_keeps_the_focus_and_one_that_goes_gives_it_to_the_results(page, vacancies, monkeypatch, axe):
    monkeypatch.setattr("vacancies.views.search.A_PAGE", 2)
    page.goto("/vacancies/?grade=G-6&grade=P-2")
    page.evaluate("window.sameFrame = true")
    page.get_by_role("link", name="Newest").press("Enter")
    page.wait_for_url("**sort=newest*")
    expect(page.get_by_role("link", name="Newest")).to_be_focused()
    page.get_by_role("link", name="Next", exact=True).press("Enter")
    expect(page.locator(".line-title")).to_have_count(1)
    expect(page.locator("#results-title")).to_be_focused()
    page.get_by_role("link", name="Remove: G-6").press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 open vacancy found")
    expect(page.locator("#results-title")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Remove: P-2")).to_be_focused()
    axe(page)
    page.get_by_role("link", name="Show all").press("Enter")
    expect(page.get_by_role("status")).to_have_text("3 vacancies are open")
    expect(page.locator("#results-title")).to_be_focused()
    assert page.evaluate("window.sameFrame") is True, "the page was never loaded anew"


def test_a_change_in_place_takes_no_focus_from_elsewhere(page, vacancies):
    page.goto("/vacancies/?grade=P-2")
    page.get_by_label("Search open vacancies").fill("officer")
    page.get_by_label("Search open vacancies").press("Enter")
    page.wait_for_url("**q=officer*")
    expect(page.get_by_role("link", name="Remove: “officer”")).to_be_visible()
    expect(page.get_by_label("Search open vacancies")).to_be_focused()


@pytest.mark.parametrize("way_out", ["Escape", "Close", "Show 1 vacancy"])
def test_a_drawer_closed_by_keyboard_gives_the_focus_to_its_button(page, vacancies, way_out):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/vacancies/")
    page.get_by_role("button", name="Filter (3)").press("Enter")
    page.get_by_label("P-2").press("Space")
    expect(page.get_by_role("button", name="Show 1 vacancy")).to_be_visible()
    expect(page.get_by_label("P-2")).to_be_focused()
    if way_out == "Escape":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name=way_out).press("Enter")
    expect(page.get_by_label("P-2")).to_be_hidden()
    expect(page.get_by_role("button", name="Filter (1)")).to_be_focused()
    expect(page.locator("#results[aria-busy]")).to_have_count(0)
    expect(page.get_by_role("button", name="Filter (1)")).to_be_focused()


def test_without_popovers_the_search_works_as_without_javascript(page, vacancies):
    page.add_init_script(WITHOUT_SIZE + WITHOUT_POPOVER)
    page.goto("/vacancies/")
    page.evaluate("window.sameFrame = true")
    page.get_by_label("P-2").check()
    page.get_by_role("button", name="Show 3 vacancies").click()
    page.wait_for_url("**grade=P-2*")
    assert titles(page) == ["Mobility Officer"]
    assert page.evaluate("window.sameFrame") is None, "the browser loads the page itself"
    page.get_by_role("link", name="Remove: P-2").click()
    expect(page.locator(".line-title")).to_have_count(3)
    page.get_by_role("link", name="Newest").click()
    page.wait_for_url("**sort=newest*")
    page.get_by_label("Search open vacancies").fill("payroll")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**q=payroll*")
    assert titles(page) == ["Payroll Associate"]
    page.go_back()
    expect(page.locator(".line-title")).to_have_count(3)


def test_without_the_size_of_a_query_it_is_still_in_place(page, vacancies):
    page.add_init_script(WITHOUT_SIZE)
    page.goto("/vacancies/")
    page.evaluate("window.sameFrame = true")
    page.get_by_label("P-2").check()
    expect(page.locator(".line-title")).to_have_count(1)
    assert page.url.endswith("/vacancies/?grade=P-2")
    assert page.evaluate("window.sameFrame") is True


def test_the_language_switch_keeps_the_search(page, vacancies):
    page.goto("/vacancies/?grade=G-6&sort=newest")
    page.get_by_role("link", name="Français").click()
    assert page.locator("html").get_attribute("lang") == "fr"
    assert len(titles(page)) == 2
    page.goto("/vacancies/")
    assert page.locator("html").get_attribute("lang") == "fr", "the choice is kept"


def test_a_closed_vacancy_stays_at_its_address_and_offers_similar_ones(page, vacancies, clock, axe):
    later = cast.published(title="Sanitation Engineer", closing_date=date(2026, 5, 1))
    clock.move_to(cast.CLOSES_AT)
    page.goto(f"/vacancies/{vacancies[0].public_id}/")
    expect(page.get_by_role("heading", name="This vacancy has closed")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Sanitation Engineer").click()
    assert later.public_id in page.url


def test_an_extended_vacancy_shows_both_deadlines(page, vacancies, axe):
    publishing.extend(vacancies[0], date(2026, 4, 10), reason="Few applications.", by=cast.person("recruiter"))
    page.goto(f"/vacancies/{vacancies[0].public_id}/")
    expect(page.locator(".deadline-at")).to_have_text("10 April 2026, 23:59 Geneva (CEST)")
    expect(page.locator(".deadline-first")).to_contain_text("3 April 2026, 23:59 Geneva")
    expect(page.locator(".deadline-local")).to_contain_text("11 April 2026")
    axe(page)


def test_a_reissued_vacancy_shows_what_changed(page, vacancies, axe):
    recruiter = cast.person("recruiter")
    draft = reissuing.begin_reissue(vacancies[0], by=recruiter)
    draft.skills = "Patience, and a driving licence."
    draft.save()
    reissuing.reissue(draft, reason="The licence had been forgotten.", by=recruiter)
    page.goto(f"/vacancies/{vacancies[0].public_id}/")
    expect(page.get_by_text("The licence had been forgotten.")).to_be_visible()
    page.get_by_text("What changed").click()
    expect(page.locator("ins")).to_have_text(["Patience, and a driving licence."])
    axe(page)


def test_in_the_last_day_the_countdown_runs_on_the_servers_clock(page, vacancies, clock):
    clock.move_to(cast.CLOSES_AT.replace(hour=19, minute=28, second=30))
    page.clock.set_fixed_time(
        cast.CLOSES_AT.replace(hour=21, minute=0)
    )  # the reader's clock is an hour and a half fast
    page.goto(f"/vacancies/{vacancies[0].public_id}/")
    expect(page.locator(".deadline-left")).to_have_text("2 hours 30 minutes left")
