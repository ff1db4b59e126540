"""The report: Markdown tables of what was measured, beside its goals, and where they stand in docs/performance.md."""

import os
import platform
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from tests.bench import place

DOCUMENT = place.ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
MET, MISSED = "met", "**missed**"


@dataclass(frozen=True)
class Row:
    """One measured thing. `spread` holds the rounds' values, `goal` the highest value that meets it."""

    what: str
    value: float
    goal: float | None
    spread: tuple[float, ...] = ()
    more: tuple[str, ...] = ()  # further cells
    profile: str = ""  # where the goal was missed: what takes the time

    @property
    def missed(self) -> bool:
        """Whether there is a goal, and it was not met."""
        return self.goal is not None and self.value > self.goal


@dataclass(frozen=True)
class Table:
    """Rows of one kind under a heading."""

    heading: str
    unit: str
    rows: tuple[Row, ...]
    more: tuple[str, ...] = ()
    digits: int = 2

    def markdown(self) -> str:
        """The table in Markdown."""
        with_spread = any(row.spread for row in self.rows)
        heads = [self.heading, self.unit, *(["lowest to highest round"] if with_spread else []), *self.more, "goal", ""]
        lines = [_line(heads), _line("---" for _ in heads)]
        for row in self.rows:
            spread = [f"{self._say(min(row.spread))} to {self._say(max(row.spread))}" if row.spread else ""]
            goal = "" if row.goal is None else f"≤ {self._say(row.goal)}"
            verdict = "" if row.goal is None else MISSED if row.missed else MET
            lines.append(
                _line([row.what, self._say(row.value), *(spread if with_spread else []), *row.more, goal, verdict])
            )
        return "\n".join(lines)

    def _say(self, value: float) -> str:
        return f"{value:.{self.digits}f}"


def ratio_row(what: str, above: list[float], below: list[float], goal: float) -> Row:
    """How many times one page's x ref is another's, by their medians; its rounds are compared one by one."""
    rounds = tuple(one / other for one, other in zip(above, below, strict=True))
    return Row(what, median(above) / median(below), goal, rounds)


def whole(tables: list[Table], command: str, postgres: str, floor_ms: float) -> str:
    """The report: with what it was made, the tables, and the profiles of what missed its goal."""
    floor = f"The floor's list, x ref = 1, took {floor_ms:.1f} ms (median of all rounds)."
    parts = [_circumstances(command, postgres), floor, *(table.markdown() for table in tables)]
    missed = [row for table in tables for row in table.rows if row.missed and row.profile]
    parts += [f"Why “{row.what}” misses its goal:\n\n```text\n{row.profile.rstrip()}\n```" for row in missed]
    return "\n\n".join(parts) + "\n"


def write(report: str) -> Path:
    """Put the report between the two marks of the document."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _begin, rest = text.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    DOCUMENT.write_text(f"{before}{BEGIN}\n\n{report}\n{END}{after}", encoding="utf-8")
    return DOCUMENT


def _line(cells) -> str:
    return f"| {' | '.join(cells)} |"


def _circumstances(command: str, postgres: str) -> str:
    versions = ", ".join(f"{name} {version(name.lower())}" for name in ("Django", "psycopg", "gunicorn"))
    return (
        f"`{command}` on {datetime.now(UTC):%d %B %Y %H:%M} UTC, commit {_commit()}. "
        f"{_machine()}; Python {platform.python_version()}, {versions}, PostgreSQL {postgres}."
    )


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f"load before {os.getloadavg()[2]:.1f} (15 minutes)"
    return f"{cores} cores, {_processor()}, {load}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _commit() -> str:
    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=place.ROOT, capture_output=True, text=True).stdout.strip()

    return git("rev-parse", "--short", "HEAD") + (" with changes" if git("status", "--porcelain") else "")
