"""Keeps the portal's processes alive under one roof: web, worker and beat."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from recruitment.environment import BASE_DIR

PATIENCE = 25  # seconds that a process has to end its work before it is ended by force
LONGEST_PAUSE = 30  # seconds between two attempts to start a process that keeps dying
STEADY_AFTER = 60  # seconds of life after which the pauses begin anew
LOOK_AGAIN = 3  # seconds between two looks at the engines
PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Ask the kernel to end this process when its parent dies, even by `kill -9`. Linux only; elsewhere nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """One process of the portal, with its helpers in a process group of its own.

    The group keeps Ctrl-C for the supervisor, which ends the processes in order, and makes sure of the helpers.
    """

    name: str
    command: Sequence[str]
    held_open: int | None = None
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 0.0
    start_again_at: float | None = None

    def start(self) -> None:
        """Start the process. It keeps the file `held_open` open, which says that somebody of the portal lives."""
        parent = os.getpid()

        def before_the_program() -> None:
            die_with_parent()
            if os.getppid() != parent:  # the parent died between fork and prctl
                os._exit(1)

        self.started, self.start_again_at = time.monotonic(), None
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            cwd=BASE_DIR,
            start_new_session=True,
            pass_fds=[self.held_open] if self.held_open is not None else [],
            preexec_fn=before_the_program,
        )

    def ended(self) -> int | None:
        """The exit status, or None while the process lives or was never started."""
        return self.process.poll() if self.process else None

    def signal_group(self, number: signal.Signals) -> None:
        """Send a signal to the process and its helpers; those that are gone are no error."""
        if self.process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)


@dataclass
class Supervisor:
    """Starts the children, starts anew whichever dies, and ends them all on SIGINT or SIGTERM."""

    children: list[Child]
    look_after_engines: Callable[[], None]
    tell: Callable[[str], None]
    asked_to_stop: bool = field(default=False, init=False)
    _looked: float = field(default=0.0, init=False)

    def listen(self) -> None:
        """Take SIGINT, SIGTERM and a closed terminal (SIGHUP, unless `nohup` said otherwise) as the wish to stop."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop_soon)
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._stop_soon)

    def start(self, is_ready: Callable[[], bool], within: float) -> bool:
        """Start every child and wait until the portal is ready.

        The answer is False when a child ended, the time (seconds) ran out, or someone asked to stop.
        """
        for child in self.children:
            child.start()
        end = time.monotonic() + within
        while not self.asked_to_stop and time.monotonic() < end:
            if dead := next((child for child in self.children if child.ended() is not None), None):
                self.tell(f"The {dead.name} ended with status {dead.ended()} while the portal was starting.")
                return False
            if is_ready():
                return True
            time.sleep(0.1)
        return False

    def watch(self) -> None:
        """Keep everything running until someone asks to stop."""
        while not self.asked_to_stop:
            self.look_at_children()
            self._look_at_engines()
            time.sleep(0.2)

    def look_at_children(self) -> None:
        """Start anew whichever child died and whose pause is over."""
        for child in self.children:
            self._revive(child)

    def stop(self) -> None:
        """End every child and its helpers: kindly first, by force when the patience is over."""
        for child in self.children:
            if child.process and child.ended() is None:
                with suppress(ProcessLookupError):
                    child.process.terminate()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and any(child.process and child.ended() is None for child in self.children):
            time.sleep(0.05)
        for child in self.children:
            child.signal_group(signal.SIGKILL)
            if child.process:
                child.process.wait()

    def _stop_soon(self, _number: int, _frame: object) -> None:
        self.asked_to_stop = True

    def _revive(self, child: Child) -> None:
        status, now = child.ended(), time.monotonic()
        if status is None:
            return
        if child.start_again_at is None:
            child.signal_group(signal.SIGKILL)  # helpers that outlived it would hold the port
            was_steady = now - child.started > STEADY_AFTER
            child.pause = 0.0 if was_steady else min(LONGEST_PAUSE, max(1.0, child.pause * 2))
            child.start_again_at = now + child.pause
            self.tell(f"The {child.name} ended with status {status} and is started again in {child.pause:.0f} s.")
        if now >= child.start_again_at:
            child.start()

    def _look_at_engines(self) -> None:
        if time.monotonic() < self._looked + LOOK_AGAIN:
            return
        try:
            self.look_after_engines()
        except (SystemExit, OSError) as trouble:
            self.tell(str(trouble))
        self._looked = time.monotonic()
