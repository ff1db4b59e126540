"""Walking the portal as several people at once: each has a browser context of their own."""

import os
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from recruitment.models import MailboxMessage
from tests import cast


class Walk:
    """The people of one walk, their pages, and what every page is looked at for."""

    def __init__(self, browser: Browser, context_args: dict[str, Any], axe: Callable[[Page], None]) -> None:
        self.browser, self.context_args, self.axe = browser, context_args, axe
        self.contexts: list[BrowserContext] = []
        self.pages: dict[str, Page] = {}
        self.troubles: list[str] = []

    def stranger(self, name: str) -> Page:
        """A page of somebody who has not signed in."""
        context = self.browser.new_context(**self.context_args)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("response", lambda response: self._note(response.status, response.url))
        self.contexts.append(context)
        self.pages[name] = page
        return page

    def sign_in(self, name: str) -> Page:
        """A page of this person, signed in by the page; the same page the second time."""
        if name in self.pages:
            return self.pages[name]
        page = self.stranger(name)
        page.goto("/accounts/login/")
        page.locator("input[name=login]").fill(f"{name}@example.org")
        page.locator("input[name=password]").fill(cast.PASSWORD)
        page.locator("main button[type=submit]").first.click()
        page.wait_for_load_state()
        return page

    def look(self, page: Page) -> None:
        """No barrier that axe can find, and nothing wider than the page."""
        self.axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{page.url} is too wide"

    def code_for(self, email: str) -> str:
        """The code in the newest message to this address, as the demonstration's mailbox shows it."""
        message = MailboxMessage.objects.filter(to=email).first()
        assert message is not None, f"no message to {email}"
        return re.search(r"^\s*([0-9A-Z-]{4,12})\s*$", message.body, re.M).group(1)

    def end(self) -> None:
        """Close everything; a script's error or a server's fault on the way fails the walk.

        WALK_PICTURES names a folder for pictures of where everybody stood at the end.
        """
        if folder := os.environ.get("WALK_PICTURES"):
            for name, page in self.pages.items():
                page.screenshot(path=f"{folder}/{name}.png", full_page=True)
        for context in self.contexts:
            context.close()
        assert self.troubles == []

    def _note(self, status: int, url: str) -> None:
        if status >= 500:
            self.troubles.append(f"{status} {url}")
