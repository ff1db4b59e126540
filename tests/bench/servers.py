"""The two servers side by side: the portal in production's settings, and the floor. Two sync workers each."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recruitment.environment import VAR, run_directory
from tests.bench import load, place

WORKERS = ["--workers", "2", "--worker-class", "sync", "--threads", "1"]
READY_WITHIN = 60  # seconds
CACHE = 2  # the cache's database in Valkey, see recruitment/settings.py


@contextmanager
def portal(database_url: str) -> Iterator[int]:
    """The port of the portal, served from this database with gunicorn's settings of the project."""
    surroundings = {
        "DATABASE_URL": database_url,
        "REDIS_URL": f"unix://{run_directory()}/valkey.sock",
        "LOG_LEVEL": "INFO",
    }
    port = place.free_port()
    empty_cache()  # its pages were made from another database
    with _serving("portal", [], port, surroundings, place.ROOT):
        yield port


@contextmanager
def floor() -> Iterator[int]:
    """The port of the floor."""
    port = place.free_port()
    nowhere = VAR / "floor"  # gunicorn reads the settings file of the directory that it starts in
    nowhere.mkdir(exist_ok=True)
    with _serving("floor", ["tests.bench.floor:application", "--preload"], port, floor_surroundings(), nowhere):
        yield port


def floor_surroundings() -> dict[str, str]:
    """The environment that the floor reads."""
    return {"FLOOR_HOST": str(run_directory()), "PYTHONPATH": str(place.ROOT)}


def seed_floor() -> None:
    """Fill the floor's database. Raises CalledProcessError."""
    command = [sys.executable, "-m", "tests.bench.floor"]
    subprocess.run(command, cwd=place.ROOT, env={**os.environ, **floor_surroundings()}, check=True)


def cache_socket() -> str:
    """Where Valkey listens."""
    return f"{run_directory()}/valkey.sock"


def empty_cache() -> None:
    """Forget every cached page, and whatever else is cached."""
    import redis

    redis.Redis(unix_socket_path=cache_socket(), db=CACHE).flushdb()


@contextmanager
def _serving(name: str, words: list[str], port: int, surroundings: dict[str, str], directory: Path) -> Iterator[None]:
    log = VAR / f"{name}.log"
    command = [sys.executable, "-m", "gunicorn", *words, *WORKERS, "--bind", f"127.0.0.1:{port}"]
    with open(log, "ab") as output:
        process = subprocess.Popen(
            command, cwd=directory, env={**os.environ, **surroundings}, stdout=output, stderr=output
        )
    try:
        _wait(name, port, process, log)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _wait(name: str, port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    request, end = load.request_for("/", place.HEADERS), time.monotonic() + READY_WITHIN
    while time.monotonic() < end and process.poll() is None:
        try:
            _took, answer = load.ask(port, request)
        except OSError:
            time.sleep(0.1)
            continue
        if answer.startswith(b"HTTP/1.1 200 "):
            return
        raise SystemExit(f"The {name} answers {answer[:60]!r}. Its last words are at the end of {log}.")
    raise SystemExit(f"The {name} did not start. Its last words are at the end of {log}.")
