"""The engines' directories, and how a server process is started in them."""

import importlib.util
import os
import pwd
import subprocess
from contextlib import suppress
from pathlib import Path

from recruitment.environment import VAR, run_directory

LOG_LIMIT = 10_000_000  # bytes


def make_directories() -> None:
    """Make var/ and the directory of the sockets, both for this user alone."""
    for directory in (VAR, run_directory()):
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise SystemExit(
                f"The directory {directory} cannot be made ({error.strerror}): "
                "set PORTAL_VAR to a directory that you may write to."
            ) from None
        _refuse_a_stranger(directory)


def leave_nothing_outside() -> None:
    """Remove the directory of the sockets where it had to be outside of var/; with something in it, it stays."""
    run = run_directory()
    if not run.is_relative_to(VAR):
        with suppress(OSError):
            run.rmdir()


def _refuse_a_stranger(directory: Path) -> None:
    owner = directory.stat().st_uid
    if owner == os.geteuid():
        return
    raise SystemExit(
        f"The directory {directory} belongs to {_name_of(owner)} and you are {_name_of(os.geteuid())}: "
        f"go on as {_name_of(owner)}, or set PORTAL_VAR to a directory of your own (your data will then be new)."
    )


def _name_of(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"user {user}"


def packaged(module: str, *tail: str) -> Path | None:
    """A file inside an installed package, found without importing it: the packages' own launchers have side effects."""
    spec = importlib.util.find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        return None
    found = Path(spec.submodule_search_locations[0], *tail)
    return found if found.exists() else None


def log_file(name: str) -> Path:
    """The log of an engine; a large one is set aside first, so that a log never fills the disk."""
    log = VAR / f"{name}.log"
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.old"))
    return log


def run_quietly(command: list[str], log: Path) -> None:
    """Run a command that ends or puts itself in the background; what it prints goes to the log.

    A pipe is no place for it: a server that inherits the pipe would keep the reader waiting for ever.
    Raises CalledProcessError.
    """
    with open(log, "ab") as output:
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            start_new_session=True,  # Ctrl-C at the terminal is not for the engines
            check=True,
        )
