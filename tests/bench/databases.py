"""The bench's databases: one for each number of open vacancies, grown from the smaller one, kept for the next run."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from django.core.management import call_command
from django.db import connection

from recruitment.engines import postgres
from recruitment.environment import run_directory
from tests.bench import place, seeding

FLOOR = "floor"
PREFIX = "bench_"
BUFFERS = "512MB"
# What a page costs the database: BEGIN and SET are no statements of it, nor is the question whether the server lives.
OF_PAGES = """
    FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND query !~* '^(set|begin|commit|rollback|savepoint|release|show|discard)' AND query <> 'SELECT $1'
"""
COUNT = f"SELECT coalesce(sum(calls), 0)::int {OF_PAGES}"
SLOWEST = rf"""
    SELECT total_exec_time, calls::int, regexp_replace(query, '\s+', ' ', 'g') {OF_PAGES}
    ORDER BY total_exec_time DESC LIMIT 4
"""
RESET = "SELECT pg_stat_statements_reset(0, (SELECT oid FROM pg_database WHERE datname = current_database()), 0)"


@dataclass(frozen=True)
class Corpus:
    """A seeded database: its name, and how many vacancies are open in it."""

    name: str
    size: int

    @property
    def url(self) -> str:
        """For DATABASE_URL."""
        return f"postgresql://postgres@/{self.name}?host={run_directory()}"

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Django's connection of this process reads this database."""
        with _using(self.name):
            yield


def server_settings() -> None:
    """Let the server count statements and give it the memory of a server; it is started anew where it must be."""
    with _server() as server:
        loaded = server.execute("SHOW shared_preload_libraries").fetchone()[0]
        if "pg_stat_statements" in loaded:
            return
        server.execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'")
        server.execute(f"ALTER SYSTEM SET shared_buffers = '{BUFFERS}'")
        server.execute("ALTER SYSTEM SET pg_stat_statements.track_utility = off")
    postgres.stop()
    postgres.start()


def grown(sizes: list[int], applications: int, tell: Callable[[str], None]) -> dict[int, Corpus]:
    """A database for each size. Applications come with the first one that is not the smallest."""
    mark = f"{PREFIX}{place.digest()}"
    present = _databases()
    for outdated in (name for name in present if not name.startswith(mark)):
        _drop(outdated)
    before = Corpus(f"{mark}_{applications}_0", 0)
    if before.name not in present:
        tell("Making the database: schema and reference data.")
        _make(before.name, None, _prepare)
    corpora = {}
    for place_in_line, size in enumerate(sorted(sizes)):
        corpus = Corpus(f"{mark}_{applications}_{size}", size)
        if corpus.name not in present:
            tell(f"Seeding {size:,} open vacancies.")
            more = applications if place_in_line == 1 else 0
            _make(corpus.name, before.name, lambda size=size, more=more: seeding.grow(size, applications=more))
        corpora[size] = before = corpus
    return corpora


def make_floor(seed: Callable[[], None]) -> None:
    """The floor's own database, made anew: its dates lie ahead of today."""
    _drop(FLOOR)
    with _server() as server:
        server.execute(f"CREATE DATABASE {FLOOR}")
    seed()


@dataclass(frozen=True)
class Asked:
    """What the portal asked of a database since the beginning of the block that gave this."""

    server: psycopg.Connection

    def count(self) -> int:
        """How many statements."""
        return self.server.execute(COUNT).fetchone()[0]

    def slowest(self) -> list[tuple[float, int, str]]:
        """The statements that took the longest: milliseconds in all, how often, and their text."""
        return self.server.execute(SLOWEST).fetchall()


@contextmanager
def statements(corpus: Corpus) -> Iterator[Asked]:
    """Keeps account of what the portal asks of this database."""
    with _server(corpus.name) as server:
        server.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
        server.execute("SET pg_stat_statements.track = 'none'")
        server.execute(RESET)
        yield Asked(server)


def new_edition(corpus: Corpus) -> None:
    """As when something was published: whatever was kept about the public pages is of an earlier edition."""
    with _server(corpus.name) as server:
        server.execute("SET pg_stat_statements.track = 'none'")
        server.execute("UPDATE recruitment_edition SET number = number + 1")


def version() -> str:
    """The server's version."""
    with _server() as server:
        return server.execute("SHOW server_version").fetchone()[0].split()[0]


def _prepare() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_reference", verbosity=0, stdout=io.StringIO())


def _make(name: str, template: str | None, fill: Callable[[], object]) -> None:
    half_made = f"{PREFIX}half_made"
    _drop(half_made)
    with _server() as server:
        from_template = f"TEMPLATE {template} STRATEGY file_copy" if template else ""
        server.execute(f"CREATE DATABASE {half_made} {from_template}")
    with _using(half_made):
        fill()
    with _server(half_made) as server:
        server.execute("VACUUM ANALYZE")
    with _server() as server:
        server.execute(f"ALTER DATABASE {half_made} RENAME TO {name}")


@contextmanager
def _using(name: str) -> Iterator[None]:
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()


def _databases() -> set[str]:
    with _server() as server:
        found = server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}%"]).fetchall()
    return {name for (name,) in found}


def _drop(name: str) -> None:
    with _server() as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _server(database: str = "postgres") -> psycopg.Connection:
    return psycopg.connect(host=str(run_directory()), user="postgres", dbname=database, autocommit=True)
