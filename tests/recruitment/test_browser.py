"""That the suite's browser works as a reader's does: styles load, scripts run, no policy is broken."""

from collections.abc import Callable

from playwright.sync_api import Page


def test_the_sign_in_page_is_styled_and_has_no_barriers(page: Page, axe: Callable[[Page], None]) -> None:
    page.goto("/accounts/login/")
    assert page.evaluate("[...document.styleSheets].some(sheet => sheet.href && sheet.cssRules.length > 0)")
    axe(page)
