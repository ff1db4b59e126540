"""The measurements themselves: times beside the floor, statements, weight on the wire."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from django.db.models import TextField
from django.db.models.functions import Cast

from tests.bench import databases, load, place, servers
from tests.bench.databases import Corpus
from tests.bench.load import Loop, Times
from tests.bench.pages import Page, Timed
from vacancies.models import Publication


@dataclass(frozen=True)
class Plan:
    """How much is measured: rounds, and for each of them the seconds for a page and for the floor beside it."""

    rounds: int = 5
    page_seconds: float = 1.0
    floor_seconds: float = 0.4
    least: int = 8  # requests of a page in a round, however long they take
    warm_up: int = 10  # requests before each measured loop, which are not counted


@dataclass
class Measured:
    """A page's rounds: its own times, and how many times the floor's."""

    x_ref: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p95: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Served:
    """A corpus, and the port at which the portal serves it."""

    corpus: Corpus
    port: int

    def address(self, page: Page) -> str:
        """The page's address in this corpus."""
        with self.corpus.in_use():
            return page.address()

    def share_saying(self, words: tuple[str, ...]) -> float:
        """The share of all notices in which each of these words occurs, the case aside, by reading every one."""
        with self.corpus.in_use():
            notices = Publication.objects.annotate(text=Cast("content__notice", TextField()))
            found = notices
            for word in words:
                found = found.filter(text__icontains=word)
            return found.count() / notices.count()


def time_all(
    timed: tuple[Timed, ...], served: dict[str, Served], floor_port: int, plan: Plan, tell: Callable[[str], None]
) -> tuple[dict[Timed, Measured], float]:
    """Every page in every round, the floor's list between them: each page has it just before and just after.

    The second value is the median of the floor's own milliseconds.
    """
    addresses = {what: served[what.size].address(what.page) for what in timed}
    results = {what: Measured() for what in timed}
    floor_ms: list[float] = []
    for number in range(plan.rounds):
        tell(f"Round {number + 1} of {plan.rounds}.")
        before = _floor(floor_port, plan)
        for what in timed:
            times = _page(what, served[what.size].port, addresses[what], plan)
            after = _floor(floor_port, plan)
            floor_ms += after.ms
            result = results[what]
            result.x_ref.append(times.p50 / median([*before.ms, *after.ms]))
            result.p50.append(times.p50)
            result.p95.append(times.p95)
            before = after
    return results, median(floor_ms)


def _floor(port: int, plan: Plan) -> Times:
    return load.run(Loop(port, "/", place.HEADERS, plan.floor_seconds, plan.least, warm_up=2))


def _page(what: Timed, port: int, address: str, plan: Plan) -> Times:
    servers.empty_cache()
    loop = Loop(port, address, place.HEADERS, plan.page_seconds, plan.least, plan.warm_up, anew=what.cold)
    times = load.run(loop)
    if times.bad:
        raise SystemExit(f"{what.label}: {times.bad} of {len(times.ms)} answers of {address} were not 200.")
    return times


def count_statements(page: Page, served: Served, times: int = 6) -> int:
    """SQL statements of the page when it is the first of a new edition, the most of several requests."""
    request = load.request_for(served.address(page), place.HEADERS)
    for _ in range(20):  # both workers have begun, and know what they keep for good
        load.ask(served.port, request)
    counts = []
    for _ in range(times):
        databases.new_edition(served.corpus)
        with databases.statements(served.corpus) as asked:
            load.ask(served.port, request)
            counts.append(asked.count())
    return max(counts)
