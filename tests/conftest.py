"""What every test may ask for: the engines, the database, the clock, a browser."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pgtrigger
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection
from playwright.sync_api import Page

from recruitment import engines, moved_clock
from recruitment.environment import ENGINES_ARE_OURS
from tests import browsers
from tests.template_database import ensure_template

# Playwright's loop runs in the thread of the test, and Django takes that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

NO_BROWSER = "no Chromium was found (CHROMIUM=/path/to/chromium names one)"


def pytest_configure(config: pytest.Config) -> None:
    """Where a browser is required, its lack ends the run at once."""
    if browsers.is_required() and not browsers.chromium():
        raise pytest.UsageError(f"REQUIRE_BROWSER=true, and {NO_BROWSER}.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use a page, and skip them where there is no browser."""
    for item in items:
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if item.get_closest_marker("browser") and not browsers.chromium():
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say in one line for each reason how many tests were skipped."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    for reason, number in reasons.items():
        terminalreporter.write_line(f"{number} skipped: {reason}")


def pytest_unconfigure() -> None:
    """Give the engines up; the last process of the run stops them."""
    engines.release()


@pytest.fixture(scope="session")
def running_engines() -> None:
    """PostgreSQL and Valkey answer."""
    if ENGINES_ARE_OURS:
        engines.ensure()


@pytest.fixture(scope="session")
def migrated_template(running_engines: None, django_db_blocker: Any) -> None:
    """The tests' database will be a copy of a migrated one."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = ensure_template()


@pytest.fixture(scope="session")
def django_db_setup(migrated_template: None, django_db_setup: None, django_db_blocker: Any) -> None:
    """The tests' database, with a clock that can be moved and the reference data in it."""
    with django_db_blocker.unblock():
        moved_clock.install()
        # Tests with transactions of their own empty every table afterwards; one test tries this trigger itself.
        pgtrigger.disable("recruitment.HistoryEntry:never_emptied")
        _load_reference_data()


@pytest.fixture(autouse=True)
def _fresh(request: pytest.FixtureRequest) -> Iterator[None]:
    """No limit of attempts and no uploaded file passes from one test with a database to the next."""
    if not {"db", "transactional_db"} & set(request.fixturenames) and not request.node.get_closest_marker("django_db"):
        yield
        return
    request.getfixturevalue("running_engines")
    cache.clear()
    _forget_editions()
    yield
    shutil.rmtree(django_settings.PRIVATE_TEST_FILES, ignore_errors=True)


def _forget_editions() -> None:
    """A test's changes are undone, its editions too; what a process keeps for an edition must not outlive them."""
    from recruitment import page_cache
    from vacancies.views import names

    page_cache._nearest.clear()
    names._names.cache_clear()
    names.durations.cache_clear()


class Clock:
    """The portal's clock in the hands of a test."""

    def move_to(self, instant: datetime) -> None:
        """Let the portal's clock run on from this instant."""
        moved_clock.move_to(instant)


@pytest.fixture
def clock(db: None) -> Iterator[Clock]:
    """A clock to move; after the test it tells the real time again."""
    yield Clock()
    moved_clock.move_to(None)


@pytest.fixture
def mailbox(settings: Any) -> None:
    """Mail goes to the demonstration's mailbox, as in `make run`."""
    settings.EMAIL_BACKEND = "recruitment.mailbox.Backend"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Chromium as it is installed here."""
    return {"executable_path": browsers.chromium(), "args": browsers.FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(live_server: Any) -> dict[str, Any]:
    """A reader in Nairobi: the page's local times must not fall together with UTC or Geneva."""
    # The worker for times without a connection has tests of its own; elsewhere it would only ask in the background.
    where = {"locale": "en-GB", "timezone_id": "Africa/Nairobi"}
    return {"base_url": live_server.url, "service_workers": "block", **where}


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page of a real browser; a script's error or a breach of the content security policy fails the test."""
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: troubles.append(line.text) if "Content Security Policy" in line.text else None)
    yield page
    assert troubles == []


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Asserts that the page in front has no barrier that axe can find."""

    def assert_no_barriers(page: Page) -> None:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()

    return assert_no_barriers


@pytest.fixture
def reference(db: None) -> None:
    """The reference data; a test with transactions of its own finds the tables empty, so it is loaded again."""
    from recruitment.models import Organization

    if not Organization.objects.exists():
        _load_reference_data()


def _load_reference_data() -> None:
    from recruitment.actions.acting import System
    from recruitment.actions.reference import load

    load(by=System("tests"))
