"""One run of the bench: databases, servers, measurements, report."""

import argparse
import sys
from dataclasses import dataclass, field, replace
from statistics import median

from recruitment import static_files
from tests.bench import databases, pages, profiling, report, servers
from tests.bench.databases import Corpus
from tests.bench.measuring import Measured, Plan, Served, count_statements, time_all
from tests.bench.pages import Timed
from tests.bench.report import Row, Table
from tests.bench.weight import weigh


@dataclass(frozen=True)
class Scale:
    """How large a run is: numbers of open vacancies, of applications, and the plan of the rounds. Huge may be none."""

    few: int = pages.FEW
    usual: int = pages.USUAL
    many: int = pages.MANY
    huge: int = pages.HUGE
    applicants: int = pages.APPLICANTS
    plan: Plan = field(default_factory=Plan)
    profiled: int = profiling.REQUESTS

    @property
    def sizes(self) -> list[int]:
        """The databases that are needed."""
        return sorted({self.few, self.usual, self.many, self.huge} - {0})


WHY = 12  # lines of a profile under the report
QUICK = Scale(huge=0, plan=Plan(rounds=1, page_seconds=0.5, floor_seconds=0.25, least=5))
TINY = Scale(3, 12, 16, 20, 5, Plan(rounds=2, page_seconds=0, floor_seconds=0, least=3, warm_up=2), profiled=3)


def scale_of(words: argparse.Namespace) -> Scale:
    """The scale that the command line asks for."""
    scale = TINY if words.tiny else QUICK if words.quick else Scale()
    return replace(scale, plan=replace(scale.plan, rounds=words.rounds)) if words.rounds else scale


def run(scale: Scale, *, write: bool, command: str) -> None:
    """Measure, print the report, and write it down when asked to."""
    corpora = _ready(scale)
    databases.make_floor(servers.seed_floor)
    counted = _statements(scale, corpora)
    with servers.floor() as floor_port, servers.portal(corpora[scale.usual].url) as usual_port:
        usual = Served(corpora[scale.usual], usual_port)
        weights = _weights(usual)
        if scale.huge:
            with servers.portal(corpora[scale.huge].url) as huge_port:
                served = {"usual": usual, "huge": Served(corpora[scale.huge], huge_port)}
                results, floor_ms = time_all(pages.TIMED, served, floor_port, scale.plan, _tell)
        else:
            some = tuple(what for what in pages.TIMED if what.size == "usual")
            results, floor_ms = time_all(some, {"usual": usual}, floor_port, scale.plan, _tell)
    tables = [_times(results, scale, corpora), _growth(results, scale, corpora), counted, weights]
    made = report.whole(tables, command, databases.version(), floor_ms)
    print(made)
    if write:
        _tell(f"Written into {report.write(made)}.")


def print_profile(name: str, scale: Scale, *, cold: bool, huge: bool) -> None:
    """Print where the time of the page of this name goes. Raises SystemExit for a name that is none."""
    if name not in pages.PAGES:
        raise SystemExit(f"There is no page {name!r}: choose {', '.join(pages.PAGES)}.")
    size = scale.huge if huge else scale.usual
    corpora = _ready(replace(scale, many=scale.usual, huge=scale.huge if huge else 0))
    print(profiling.profile(pages.PAGES[name], Served(corpora[size], 0), cold=cold))


def _ready(scale: Scale) -> dict[int, Corpus]:
    databases.server_settings()
    static_files.collect_if_changed()
    return databases.grown(scale.sizes, scale.applicants, _tell)


def _times(results: dict[Timed, Measured], scale: Scale, corpora: dict[int, Corpus]) -> Table:
    rows = []
    for what, measured in results.items():
        size = scale.usual if what.size == "usual" else scale.huge
        served = Served(corpora[size], 0)
        row = Row(
            f"{_named(what.label, scale)}, {size:,} open",
            median(measured.x_ref),
            what.goal,
            tuple(measured.x_ref),
            (f"{median(measured.p50):.1f} / {median(measured.p95):.1f}", _share(what.page, served)),
        )
        rows.append(_with_profile(row, what.page, served, scale, cold=what.cold))
    return Table("Page", "x ref", tuple(rows), ("p50 / p95 ms", "say it"))


def _share(page: pages.Page, served: Served) -> str:
    return f"{served.share_saying(page.words):.1%} of the notices" if page.words else ""


def _growth(results: dict[Timed, Measured], scale: Scale, corpora: dict[int, Corpus]) -> Table:
    cold = {(what.page, what.size): measured.x_ref for what, measured in results.items() if what.cold}
    rows = [
        report.ratio_row(
            f"Vacancy page: {scale.applicants:,} applications over none",
            cold[pages.BUSY, "usual"],
            cold[pages.QUIET, "usual"],
            pages.BUSY_OVER_QUIET,
        )
    ]
    if scale.huge:
        served = Served(corpora[scale.huge], 0)
        for page in pages.SEARCHES:
            label = f"{page.label}: {scale.huge:,} open over {scale.usual:,}"
            row = report.ratio_row(label, cold[page, "huge"], cold[page, "usual"], pages.HUGE_OVER_USUAL)
            rows.append(_with_profile(row, page, served, scale, cold=True))
    return Table("Growth", "times", tuple(rows))


def _with_profile(row: Row, page: pages.Page, served: Served, scale: Scale, *, cold: bool) -> Row:
    """The row; with the profile that says why where it misses its goal."""
    if not row.missed:
        return row
    _tell(f"{row.what}: {row.value:.2f}. Profiling.")
    return replace(row, profile=profiling.profile(page, served, cold=cold, lines=WHY, requests=scale.profiled))


def _statements(scale: Scale, corpora: dict[int, Corpus]) -> Table:
    counts: dict[int, dict[str, int]] = {}
    for size in (scale.few, scale.many):
        _tell(f"Counting statements with {size:,} open vacancies.")
        with servers.portal(corpora[size].url) as port:
            served = Served(corpora[size], port)
            counts[size] = {page.name: count_statements(_there(page, size), served) for page, _goal in pages.STATEMENTS}
    rows = tuple(
        Row(_named(f"{page.label}, {size:,} open", scale), counts[size][page.name], goal)
        for page, goal in pages.STATEMENTS
        for size in (scale.few, scale.many)
    )
    return Table("SQL statements", "a page", rows, digits=0)


def _there(page: pages.Page, size: int) -> pages.Page:
    """Among very few vacancies the busy one stands for its twin, which is not there."""
    return pages.BUSY if page == pages.QUIET and size < 4 else page


def _weights(served: Served) -> Table:
    the_list, page = (weigh(served.port, served.address(what)) for what in (pages.LIST, pages.QUIET))
    rows = []
    for label, weight, goal in (
        ("First view: list", the_list, pages.FIRST_VIEW),
        ("First view: vacancy page", page, pages.FIRST_VIEW),
    ):
        rows.append(Row(label, weight.kilobytes, goal, more=_weight_cells(weight)))
    for label, weight, known in (("Then a vacancy page", page, the_list), ("Then the list", the_list, page)):
        rows.append(Row(label, weight.beyond(known), pages.FURTHER_PAGE, more=_weight_cells(weight)))
    more = ("files", "of it the page", "the page, had a proxy compressed it", "from other hosts")
    return Table("Weight as served", "kB", tuple(rows), more, digits=1)


def _weight_cells(weight) -> tuple[str, ...]:
    own = next(iter(weight.bytes.values()))
    return (
        str(len(weight.bytes)),
        f"{own / 1000:.1f} kB",
        f"{weight.page_gzip / 1000:.1f} kB",
        ", ".join(sorted(weight.elsewhere)) or "none",
    )


def _named(label: str, scale: Scale) -> str:
    return label.format(applicants=f"{scale.applicants:,}")


def _tell(sentence: str) -> None:
    print(sentence, flush=True, file=sys.stderr)
