"""The bench itself: a run with a few vacancies gives every row. How quick anything is, is not asked here."""

import os
import re
import subprocess
import sys

import pytest

from recruitment.environment import ENGINES_ARE_OURS
from tests.bench import load, pages, place, report, weight
from tests.bench.running import TINY

WITHIN = 900  # seconds


@pytest.mark.slow
@pytest.mark.skipif(not ENGINES_ARE_OURS, reason="the servers of DATABASE_URL and REDIS_URL are used")
def test_a_tiny_run_gives_every_row(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--tiny"],
        cwd=place.ROOT,
        env={**os.environ, "PORTAL_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=WITHIN,
    )
    assert ran.returncode == 0, ran.stderr
    rows = {line.split("|")[1].strip(): line for line in ran.stdout.splitlines() if line.startswith("| ")}
    for what in pages.TIMED:
        size = TINY.usual if what.size == "usual" else TINY.huge
        row = rows[f"{what.label.format(applicants=TINY.applicants)}, {size} open"]
        lowest, highest = re.search(r"([\d.]+) to ([\d.]+)", row).groups()
        assert 0 < float(lowest) <= float(_value(row)) <= float(highest)
        assert (what.goal is None) == ("≤" not in row)
    for page, goal in pages.STATEMENTS:
        for size in (TINY.few, TINY.many):
            row = rows[f"{page.label}, {size} open"]
            assert 1 <= float(_value(row)) < 50 and f"≤ {goal}" in row
    growth = [f"{page.label}: {TINY.huge} open over {TINY.usual}" for page in pages.SEARCHES]
    for label in (*growth, f"Vacancy page: {TINY.applicants} applications over none"):
        assert float(_value(rows[label])) > 0
    for label in ("First view: list", "First view: vacancy page", "Then a vacancy page", "Then the list"):
        assert float(_value(rows[label])) > 1


def _value(row: str) -> str:
    return row.split("|")[2].strip()


def test_what_a_page_names_is_fetched():
    page = (
        '<link rel="stylesheet" href="/a.css"><link rel="alternate" href="/feed"><script src="/b.js"></script>'
        '<img src="data:x"><img src="c.png"><svg><use href="#own"/><use href="/d.svg#mark"/></svg>'
    )
    assert weight.named("text/html", page) == ["/a.css", "/b.js", "c.png", "/d.svg#mark"]
    assert weight.named("text/css", "@import 'x.css'; a { background: url(\"y.png\") }") == ["x.css", "y.png"]
    assert weight.named("text/javascript", "import { z } from './z.js';") == ["./z.js"]


def test_the_further_page_counts_what_is_new():
    first = weight.Weight({"/": 20_000, "/a.css": 9_000})
    assert weight.Weight({"/v/": 8_000, "/a.css": 9_000, "/v.js": 500}).beyond(first) == 8.5


def test_a_goal_is_met_or_missed():
    assert report.Row("a page", 2.01, 2.0).missed
    assert not report.Row("a page", 2.0, 2.0).missed
    assert not report.Row("a page", 9.0, None).missed
    row = report.ratio_row("growth", [3.0, 6.0, 4.0], [1.0, 2.0, 2.0], goal=3.0)
    assert (row.value, row.spread) == (2.0, (3.0, 3.0, 2.0))


def test_the_report_goes_between_its_marks(tmp_path, monkeypatch):
    document = tmp_path / "performance.md"
    document.write_text(f"# Before\n{report.BEGIN}\nold\n{report.END}\nafter\n")
    monkeypatch.setattr(report, "DOCUMENT", document)
    report.write("new")
    assert document.read_text() == f"# Before\n{report.BEGIN}\n\nnew\n{report.END}\nafter\n"


def test_times_of_a_loop():
    times = load.Times([float(number) for number in range(1, 102)], bad=0)
    assert (times.p50, times.p95) == (51, 96)
    assert load.Times([5.0], bad=0).p95 == 5.0
