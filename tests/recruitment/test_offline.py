"""Without a connection and in maintenance, with a web process of its own: no database, hashed static files."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests import browsers
from tests.access.serving import Portal

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Portal:
    """The portal with its static files, not yet serving."""
    portal = Portal(tmp_path_factory.mktemp("portal"))
    portal.collect()
    return portal


@pytest.fixture
def portal(collected: Portal):
    """The portal, serving; its database is away."""
    collected.start()
    yield collected
    collected.stop()


@pytest.fixture
def context(playwright):
    """A browser that takes workers, whatever the other tests' browsers do."""
    browser = playwright.chromium.launch(executable_path=browsers.chromium(), args=browsers.FLAGS)
    context = browser.new_context(service_workers="allow", locale="en-GB")
    yield context
    browser.close()


def visited(context: BrowserContext, portal: Portal, path: str = "/accounts/signup/") -> Page:
    """A page of the portal whose worker is at work."""
    page = context.new_page()
    page.goto(portal.url + path)
    becomes_true(page, "navigator.serviceWorker.controller !== null")
    return page


def becomes_true(page: Page, expression: str) -> None:
    """Wait until the expression is true. Playwright's own waiting needs eval, which the security policy refuses."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"not within ten seconds: {expression}")


def kept(page: Page) -> dict[str, list[str]]:
    """The paths of everything kept, by the name of the store."""
    return page.evaluate("""async () => {
        const found = {};
        for (const name of await caches.keys()) {
            const kept = await (await caches.open(name)).keys();
            found[name] = kept.map(({ url }) => url.replace(location.origin, "")).sort();
        }
        return found;
    }""")


def test_a_reader_without_a_connection_finds_a_page_that_helps(portal, context, axe):
    page = visited(context, portal)
    portal.stop()
    page.goto(portal.url + "/vacancies/some-vacancy/")
    expect(page.get_by_role("heading", level=1)).to_have_text("No connection to the portal")
    assert page.url.endswith("/vacancies/some-vacancy/")
    assert page.evaluate("[...document.styleSheets].some(sheet => sheet.cssRules.length > 100)")
    axe(page)
    portal.start()
    page.get_by_role("link", name="Try again").click()
    expect(page).not_to_have_title(re.compile("No connection"))


def test_only_that_page_its_stylesheet_and_its_mark_are_kept(portal, context):
    page = visited(context, portal)
    page.goto(portal.url + "/accounts/login/")
    (files,) = kept(page).values()
    assert [re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in files] == [
        "/offline/?language=en",
        "/static/css/portal.css",
        "/static/mark.svg",
    ]


def test_what_is_sent_passes_by_the_worker(portal, context):
    page = visited(context, portal)
    portal.stop()
    page.locator("#id_email").fill("amara@example.org")
    page.get_by_role("main").get_by_role("button").first.click()
    page.wait_for_timeout(500)
    assert "No connection to the portal" not in page.content()


def test_the_worker_renews_what_it_keeps_when_the_stylesheet_changes(portal, context):
    page = visited(context, portal)
    (before,) = kept(page)
    portal.stop()
    portal.change_stylesheet()
    portal.start()
    page.goto(portal.url + "/accounts/login/")
    becomes_true(page, f"caches.keys().then(names => !names.includes('{before}'))")
    (files,) = kept(page).values()
    assert "/static/css/portal.0123456789ab.css" in files


def test_maintenance_needs_no_server_but_the_web_process(collected, context, axe):
    collected.start(MAINTENANCE="true", MAINTENANCE_UNTIL="2026-11-22T06:00+01:00")
    try:
        status, headers, text = collected.get("/vacancies/")
        assert (status, headers["Retry-After"]) == (503, "Sun, 22 Nov 2026 05:00:00 GMT")
        assert collected.get(re.search(r'"(/static/css/[^"]+)"', text).group(1))[0] == 200
        assert collected.get("/healthz")[0] == 503
        page = context.new_page()
        page.goto(collected.url + "/desk/")
        expect(page.get_by_role("heading", level=1)).to_have_text("The portal is being worked on")
        axe(page)
    finally:
        collected.stop()
