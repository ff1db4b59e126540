"""What is measured, and what the portal has set itself as a goal."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from tests.bench import seeding

FEW, USUAL, MANY, HUGE = 3, 200, 3_000, 50_000  # open vacancies
APPLICANTS = 20_000


@dataclass(frozen=True)
class Page:
    """A page: its name on the command line, its name in the report, and its address in a given database."""

    name: str
    label: str
    address: Callable[[], str]  # asked while Django is connected to the database
    words: tuple[str, ...] = ()  # what is searched for


@dataclass(frozen=True)
class Timed:
    """A page in a state: with how many vacancies, and whether the cache may know it. The goal is in x ref."""

    page: Page
    size: str  # "usual" or "huge"
    cold: bool
    goal: float | None = None

    @property
    def label(self) -> str:
        """As the report names it."""
        return f"{self.page.label}, {'cold' if self.cold else 'warm'}"


def _list(query: str = "") -> Callable[[], str]:
    return lambda: reverse("vacancies:list") + query


def _vacancy(number: int) -> Callable[[], str]:
    return lambda: reverse("vacancies:page", args=[seeding.published(number).public_id])


LIST = Page("list", "Public list with facets", _list())
QUIET = Page("page", "Vacancy page, nobody applied", _vacancy(seeding.QUIET))
BUSY = Page("busy", "Vacancy page, {applicants} applied", _vacancy(seeding.BUSY))
WORDS = Page("words", "Search “programme officer”", _list("?q=programme+officer"), ("programme", "officer"))
WORD = Page("word", "Search “logist”", _list("?q=logist"), ("logist",))
FACETS = Page("facets", "Two facets, no words", _list("?category=professional&family=health"))
SEARCHES = (LIST, WORDS, WORD, FACETS)
PAGES = {page.name: page for page in (LIST, QUIET, BUSY, WORDS, WORD, FACETS)}

TIMED = (
    Timed(LIST, "usual", cold=True, goal=2.0),
    Timed(LIST, "usual", cold=False, goal=0.3),
    Timed(QUIET, "usual", cold=True, goal=1.2),
    Timed(QUIET, "usual", cold=False, goal=0.3),
    Timed(BUSY, "usual", cold=True, goal=1.2),
    *(Timed(page, "usual", cold=True) for page in SEARCHES if page != LIST),
    *(Timed(page, "huge", cold=True) for page in SEARCHES),
)
HUGE_OVER_USUAL = 3.0  # times the same page's x ref
BUSY_OVER_QUIET = 1.1  # times; what differs by less cannot be told from noise
STATEMENTS = ((LIST, 6), (QUIET, 4), (WORDS, 6))  # SQL statements of a page right after something was published
FIRST_VIEW, FURTHER_PAGE = 48.0, 15.0  # kB, compressed
