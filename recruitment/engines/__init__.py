"""PostgreSQL and Valkey for one machine: started on demand under var/, stopped by their last user.

`manage.py` and the tests call `ensure()`; `settings.py` only computes the paths of the sockets. With
DATABASE_URL and REDIS_URL set nothing here runs. Every user holds a shared lock for as long as it lives; the kernel
drops it even on `kill -9`, so whoever gets the lock alone at its end is the last and stops both engines.
"""

import atexit
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from recruitment.engines import postgres, valkey
from recruitment.engines.directories import leave_nothing_outside, make_directories
from recruitment.environment import VAR

_users: IO[str] | None = None


def ensure() -> None:
    """Start whichever engine does not answer, and keep both until this process ends. May be called again.

    Raises SystemExit with a sentence when the binaries are missing, var/ belongs to another user, or an engine fails.
    """
    make_directories()
    with _starting():
        _become_a_user()
        if not postgres.answers():
            postgres.start()
        if not valkey.answers():
            valkey.start()


def release() -> None:
    """Give the engines up; the last user stops them. Called by itself when the process ends."""
    global _users
    if _users is None:
        return
    with _starting():
        try:
            fcntl.flock(_users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass  # somebody still uses them
        else:
            postgres.stop()
            valkey.stop()
            leave_nothing_outside()
        _users.close()
        _users = None


def _become_a_user() -> None:
    global _users
    if _users is not None:
        return
    _users = open(VAR / "users.lock", "w")  # noqa: SIM115  held for the life of the process
    fcntl.flock(_users, fcntl.LOCK_SH)
    atexit.register(_release_in, os.getpid())


def _release_in(process: int) -> None:
    if os.getpid() == process:  # a forked child ends without stopping its parent's engines
        release()


@contextmanager
def _starting() -> Iterator[None]:
    """One process at a time starts or stops."""
    with open(VAR / "start.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
