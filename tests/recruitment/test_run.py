"""`manage.py run` as a whole: a production on the engines of one machine, in a place of its own."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from recruitment.environment import BASE_DIR, ENGINES_ARE_OURS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not ENGINES_ARE_OURS, reason="the servers of DATABASE_URL and REDIS_URL are used"),
]
READY_WITHIN = 120  # seconds


class Portal:
    """One installation: its settings, and the process that serves it."""

    def __init__(self, var: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.var = var
        self.settings = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "PORTAL_VAR": str(var),
            "PORT": str(self.port),
            "SECRET_KEY": "k3y-of-a-test-0123456789-abcdefghijklmnopqrst",
            "ALLOWED_HOSTS": "localhost",
            "SITE_URL": f"http://localhost:{self.port}",
            "EMAIL_URL": "smtp://localhost:1",
            "WEB_WORKERS": "1",
        }
        self.process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        return [sys.executable, "manage.py", "run"]

    def start(self) -> None:
        with open(self.var.parent / "said", "ab") as said:
            self.process = subprocess.Popen(self.command(), cwd=BASE_DIR, env=self.settings, stdout=said, stderr=said)
        end = time.monotonic() + READY_WITHIN
        while "is ready at" not in self.said():
            assert self.process.poll() is None and time.monotonic() < end, self.said()
            time.sleep(0.1)

    def said(self) -> str:
        return (self.var.parent / "said").read_text()

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(60)

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=10)
        connection.request("GET", path, headers={"Host": "localhost", **headers})
        return connection.getresponse()

    def health(self) -> dict[str, object]:
        try:
            return json.loads(self.get("/healthz").read())
        except OSError:
            return {}

    def processes(self) -> dict[int, str]:
        """Every living process of this installation: its own carry PORTAL_VAR, the engines work under it."""
        mark = f"PORTAL_VAR={self.var}\0".encode()
        found = {}
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                words = (place / "cmdline").read_bytes().decode().replace("\0", " ")
                is_ours = mark in (place / "environ").read_bytes() or (place / "cwd").readlink().is_relative_to(
                    self.var
                )
                if words and is_ours:
                    found[int(place.name)] = words
        return found


def until(condition: Callable[[], object], seconds: float = 40) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    portal = Portal(tmp_path_factory.mktemp("a place with blanks") / "var")
    portal.start()
    yield portal
    for process in portal.processes():
        os.kill(process, signal.SIGKILL)


def test_a_second_start_at_the_same_port_ends_with_one_line(portal: Portal, tmp_path: Path) -> None:
    for var in (portal.var, tmp_path / "var"):
        settings = {**portal.settings, "PORTAL_VAR": str(var)}
        done = subprocess.run(portal.command(), cwd=BASE_DIR, env=settings, capture_output=True, text=True)
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1
        assert f"PORT={portal.port + 1}" in done.stderr


def test_static_files_are_hashed_compressed_and_kept_for_ever(portal: Portal) -> None:
    page = portal.get("/accounts/login/").read().decode()
    address = re.findall(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)[0]
    answer = portal.get(address, **{"Accept-Encoding": "gzip"})
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert "immutable" in answer.headers["Cache-Control"]


def test_an_unknown_address_shows_no_inner_workings(portal: Portal) -> None:
    answer = portal.get("/no-such-page/")
    assert answer.status in (302, 404)
    assert b"Traceback" not in answer.read()


def test_beat_and_worker_work_together(portal: Portal) -> None:
    assert until(lambda: portal.health().get("schedule") == "ok")


@pytest.mark.parametrize(
    "words", ["-m gunicorn", "recruitment worker", "recruitment beat", "postgres -D", "valkey-server"]
)
def test_a_killed_process_is_replaced(portal: Portal, words: str) -> None:
    def living() -> set[int]:
        return {process for process, command in portal.processes().items() if words in command}

    assert until(living)
    victim = min(living())
    os.kill(victim, signal.SIGKILL)
    assert until(lambda: living() - {victim} and victim not in living())
    assert until(lambda: portal.health().get("status") == "ok")


def test_after_a_kill_of_the_supervisor_the_next_start_repairs_and_ctrl_c_leaves_nothing(portal: Portal) -> None:
    portal.stop(signal.SIGKILL)
    (portal.var.parent / "said").write_text("")
    portal.start()
    assert portal.health()["status"] == "ok"
    assert portal.stop() == 0
    assert portal.processes() == {}
