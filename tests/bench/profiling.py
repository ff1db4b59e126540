"""Where a page's time goes: the portal's own handling of fifty requests, in this process, under cProfile."""

import cProfile
import pstats
import time
from pathlib import Path

from django.test import Client

from tests.bench import databases, place, servers
from tests.bench.measuring import Served
from tests.bench.pages import Page

REQUESTS, WARM_UP, LINES = 50, 5, 25
SHOWN = 160  # characters of a statement
PASSES_ON = 0.9  # of the whole: a function that takes as much and does little itself only hands the request on


def profile(page: Page, served: Served, *, cold: bool, lines: int = LINES, requests: int = REQUESTS) -> str:
    """The functions that take the longest, with all that they call, as a table of plain text."""
    address = served.address(page)
    with served.corpus.in_use():
        client = Client(headers=_headers(), raise_request_exception=True)
        servers.empty_cache()
        for _ in range(WARM_UP):
            _answer(client, address)
        profiler = cProfile.Profile()
        joined, begun = "&" if "?" in address else "?", time.time_ns()
        with databases.statements(served.corpus) as asked:
            for number in range(requests):
                anew = f"{address}{joined}asked={begun + number}" if cold else address
                profiler.enable()
                _answer(client, anew)
                profiler.disable()
            sql = asked.slowest()
    return _table(pstats.Stats(profiler), lines, requests) + _in_the_database(sql, requests)


def _headers() -> dict[str, str]:
    return {name: value for name, value in place.HEADERS.items() if name != "Host"}


def _answer(client: Client, address: str) -> None:
    response = client.get(address, secure=True, SERVER_NAME=place.HOST)
    assert response.status_code == 200, (address, response.status_code)


def _table(stats: pstats.Stats, lines: int, requests: int) -> str:
    total = stats.total_tt  # seconds
    rows = [f"{requests} requests, {total * 1000 / requests:.1f} ms each under the profiler"]
    rows.append("ms a request  own ms  calls  function")
    for (file, line, name), (_primitive, calls, own, whole, _callers) in sorted(stats.stats.items(), key=_whole):
        if whole > PASSES_ON * total and own < (1 - PASSES_ON) * total:
            continue
        ms, own_ms = whole * 1000 / requests, own * 1000 / requests
        rows.append(f"{ms:12.2f} {own_ms:7.2f} {calls / requests:6.1f}  {_where(file, line)}{name}")
    return "\n".join(rows[: lines + 2])


def _in_the_database(slowest: list[tuple[float, int, str]], requests: int) -> str:
    rows = [f"{ms / requests:12.2f} {calls / requests:14.1f}  {query[:SHOWN]}" for ms, calls, query in slowest]
    return "\n".join(["", "ms in PostgreSQL  calls  statement", *rows])


def _whole(item: tuple[tuple[str, int, str], tuple]) -> float:
    return -item[1][3]


def _where(file: str, line: int) -> str:
    """The file as short as it can be told apart: below the project, or below the place of installed packages."""
    if file == "~":
        return ""
    _before, _mark, packaged = file.rpartition("site-packages/")
    path = Path(packaged or file)
    if path.is_relative_to(place.ROOT):
        path = path.relative_to(place.ROOT)
    return f"{path if not path.is_absolute() else path.name}:{line} "
