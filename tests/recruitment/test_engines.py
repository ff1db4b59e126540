"""The engines of one machine: started once, kept while somebody needs them, repaired after `kill -9`."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from recruitment.environment import BASE_DIR, ENGINES_ARE_OURS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not ENGINES_ARE_OURS, reason="the servers of DATABASE_URL and REDIS_URL are used"),
]

USER = """
import sys
from recruitment import engines, environment
engines.ensure()
print("ready", flush=True)
sys.stdin.read()
"""
WRITE = """
import psycopg, redis
from recruitment import engines, environment as e
engines.ensure()
with psycopg.connect(host=e.database()["HOST"], user="postgres", dbname="portal", autocommit=True) as connection:
    connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
    connection.execute("INSERT INTO kept VALUES ('word')")
redis.Redis.from_url(e.redis_url(0)).set("kept", "word")
"""
READ = """
import psycopg, redis
from recruitment import engines, environment as e
engines.ensure()
with psycopg.connect(host=e.database()["HOST"], user="postgres", dbname="portal") as connection:
    print(connection.execute("SELECT word FROM kept").fetchall(), redis.Redis.from_url(e.redis_url(0)).get("kept"))
"""

NOBODY_THERE = {"DATABASE_URL": "postgresql://u:geheim@127.0.0.1:1/x", "REDIS_URL": "redis://:geheim@127.0.0.1:1"}


class Place:
    """A var/ of its own, and the processes that use its engines."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.settings = {**os.environ, "DEMONSTRATION": "true", "PORTAL_VAR": str(var)}
        del self.settings["DJANGO_SETTINGS_MODULE"]  # the portal's own settings, not the tests'

    def user(self) -> subprocess.Popen[str]:
        """A process that started the engines, or joined them, and stays."""
        process = subprocess.Popen(
            [sys.executable, "-c", USER],
            cwd=BASE_DIR,
            env=self.settings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        return process

    def run(self, program: str) -> str:
        """What a program prints that uses the engines and ends."""
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=BASE_DIR, env=self.settings, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of the portal."""
        return subprocess.run(
            [sys.executable, "manage.py", *words], cwd=BASE_DIR, env=self.settings, capture_output=True, text=True
        )

    def engines(self) -> dict[str, int]:
        """The servers that live: name and process number."""
        found = {}
        for place in Path("/proc").glob("[0-9]*"):
            try:
                command = (place / "cmdline").read_bytes().decode().replace("\0", " ")
                state = (place / "stat").read_text().rpartition(")")[2].split()[0]
                cwd = (place / "cwd").readlink()
            except OSError:
                continue
            if state != "Z" and re.search(r"/postgres -D ", command) and str(self.var) in command:
                found["postgres"] = int(place.name)
            if state != "Z" and "valkey-server" in command and cwd == self.var / "valkey":
                found["valkey"] = int(place.name)
        return found


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    place = Place(tmp_path / "a var with blanks")
    yield place
    for process in place.engines().values():
        os.kill(process, signal.SIGTERM)


def ended(process: subprocess.Popen[str]) -> int:
    """Let a user of the engines end by itself."""
    process.communicate("", timeout=40)
    return process.returncode


def test_two_users_share_one_server_and_the_last_stops_it(place: Place) -> None:
    first, second = place.user(), place.user()
    servers = place.engines()
    assert servers.keys() == {"postgres", "valkey"}
    ended(first)
    assert place.engines() == servers
    ended(second)
    assert place.engines() == {}


def test_data_survive_a_stop_and_a_kill_of_both_servers(place: Place) -> None:
    place.run(WRITE)
    assert place.run(READ) == "[('word',)] b'word'\n"
    user = place.user()
    for process in place.engines().values():
        os.kill(process, signal.SIGKILL)
    time.sleep(0.1)
    assert place.run(READ) == "[('word',)] b'word'\n"
    ended(user)


def test_servers_whose_users_were_killed_serve_the_next_and_stop_with_it(place: Place) -> None:
    user = place.user()
    servers = place.engines()
    user.kill()
    user.wait()
    assert place.engines() == servers
    ended(place.user())
    assert place.engines() == {}


def test_a_lock_file_that_names_another_program_is_no_obstacle(place: Place) -> None:
    place.run(WRITE)
    lock = next(place.var.glob("postgres-*")) / "postmaster.pid"
    lock.write_text(f"{os.getpid()}\n{lock.parent}\n0\n5432\n\n\n\n")
    assert place.run(READ) == "[('word',)] b'word'\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a directory that belongs to somebody else")
def test_a_var_of_another_user_stops_with_a_sentence(tmp_path: Path) -> None:
    os.chown(tmp_path, 65534, 65534)
    done = subprocess.run(
        [sys.executable, "-c", USER],
        cwd=BASE_DIR,
        env={**os.environ, "DEMONSTRATION": "true", "PORTAL_VAR": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, "belongs to" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_named_servers_that_answer_are_used_and_none_is_started(place: Place, tmp_path: Path) -> None:
    user = place.user()
    run = place.run("from recruitment import environment; print(environment.run_directory())").strip()
    elsewhere = Place(tmp_path / "elsewhere")
    elsewhere.settings["DATABASE_URL"] = f"postgresql://postgres@{quote(run, safe='')}/portal"
    elsewhere.settings["REDIS_URL"] = f"unix://{run}/valkey.sock"
    assert "0001_initial" in elsewhere.manage("showmigrations", "contenttypes").stdout
    assert elsewhere.engines() == {}
    ended(user)


@pytest.mark.parametrize("name", ["DATABASE_URL", "REDIS_URL"])
def test_a_named_server_that_does_not_answer_stops_with_a_sentence(place: Place, name: str) -> None:
    user = place.user()
    run = place.run("from recruitment import environment; print(environment.run_directory())").strip()
    place.settings["DATABASE_URL"] = f"postgresql://postgres@{quote(run, safe='')}/portal"
    place.settings["REDIS_URL"] = f"unix://{run}/valkey.sock"
    place.settings[name] = NOBODY_THERE[name]
    done = place.manage("showmigrations")
    assert (done.returncode, f"The server of {name} cannot be used" in done.stderr) == (1, True)
    assert "geheim" not in done.stderr
    assert "Traceback" not in done.stderr
    ended(user)
