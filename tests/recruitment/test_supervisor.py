"""The supervisor: it revives what dies, leaves nothing behind, and dies with nobody."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from recruitment.environment import BASE_DIR
from recruitment.supervisor import Child, Supervisor

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [sys.executable, "-c", "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"]
DYING = [sys.executable, "-c", "raise SystemExit(3)"]
MOTHER = [
    sys.executable,
    "-c",
    "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(61)']).wait()",
]


def supervisor_of(*commands: list[str]) -> tuple[Supervisor, list[str]]:
    said: list[str] = []
    children = [Child(f"child {number}", command) for number, command in enumerate(commands)]
    return Supervisor(children, look_after_engines=lambda: None, tell=said.append), said


def until(condition: Callable[[], object], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children_of(process: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_a_child_that_ends_while_starting_is_named_with_its_status() -> None:
    supervisor, said = supervisor_of(SLEEPER, DYING)
    try:
        assert not supervisor.start(is_ready=lambda: False, within=10)
        assert said == ["The child 1 ended with status 3 while the portal was starting."]
    finally:
        supervisor.stop()


def test_a_child_that_dies_is_started_again_after_a_pause_that_grows() -> None:
    supervisor, said = supervisor_of(SLEEPER)
    child = supervisor.children[0]
    try:
        assert supervisor.start(is_ready=lambda: True, within=10)
        pauses = []
        for _round in range(3):
            assert child.process is not None
            child.process.kill()
            child.process.wait()
            supervisor.look_at_children()
            assert child.start_again_at is not None
            pauses.append(child.pause)
            child.start_again_at = 0.0  # the pause is over
            supervisor.look_at_children()
            assert child.ended() is None
        assert pauses == [1, 2, 4]
        assert len(said) == 3
    finally:
        supervisor.stop()


def test_a_child_that_ran_steadily_is_started_again_at_once() -> None:
    supervisor, _said = supervisor_of(SLEEPER)
    child = supervisor.children[0]
    try:
        child.start()
        child.started -= 1000
        child.pause = 16
        assert child.process is not None
        child.process.kill()
        child.process.wait()
        supervisor.look_at_children()
        assert (child.ended(), child.pause) == (None, 0)
    finally:
        supervisor.stop()


def test_helpers_of_a_child_end_with_the_supervisor() -> None:
    supervisor, _said = supervisor_of(MOTHER)
    child = supervisor.children[0]
    child.start()
    assert child.process is not None
    mother = child.process.pid
    assert until(lambda: children_of(mother))
    helper = children_of(mother)[0]
    supervisor.stop()
    assert until(lambda: not lives(helper))


def test_a_child_that_does_not_listen_is_ended_by_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recruitment.supervisor.PATIENCE", 0.3)
    supervisor, _said = supervisor_of(DEAF)
    child = supervisor.children[0]
    child.start()
    time.sleep(0.5)
    supervisor.stop()
    assert child.ended() == -signal.SIGKILL


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_children_of_a_killed_supervisor_end() -> None:
    program = (
        "import sys, time; from recruitment.supervisor import Child; "
        "child = Child('child', [sys.executable, '-c', 'import time; time.sleep(60)']); child.start(); "
        "print(child.process.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=BASE_DIR,
        env={**os.environ, "DEMONSTRATION": "true"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert lives(child)
    parent.kill()
    parent.communicate()
    assert until(lambda: not lives(child))
