"""`manage.py run`: the whole portal on one machine."""

import fcntl
import http.client
import os
import socket
import sys
import time
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from recruitment import demonstration, engines
from recruitment.engines.directories import make_directories
from recruitment.environment import BIND, DEMONSTRATION, ENGINES_ARE_OURS, PORT, SITE_URL, VAR
from recruitment.preparation import prepare
from recruitment.supervisor import PATIENCE, Child, Supervisor, die_with_parent

START_WITHIN = 120  # seconds
CELERY = [sys.executable, "-m", "celery", "--quiet", "-A", "recruitment"]


class Command(BaseCommand):
    """Serves the portal with web, worker and beat under one supervisor."""

    help = "Prepare and serve the portal: web, Celery worker and Celery beat, until Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until someone asks to stop. Exit status 1 when the portal cannot start."""
        if "MAKELEVEL" in os.environ:  # started by make: when make is killed, nobody else would end us
            die_with_parent()
        make_directories()
        one_of_us, some_of_us = _locks()
        _refuse_a_port_in_use()
        prepare(tell=self.stdout.write)
        supervisor = Supervisor(
            children=_children(held_open=some_of_us.fileno()),
            look_after_engines=engines.ensure if ENGINES_ARE_OURS else lambda: None,
            tell=self._tell,
        )
        supervisor.listen()
        try:
            self._serve(supervisor)
        finally:
            supervisor.stop()
            some_of_us.close()
            one_of_us.close()

    def _serve(self, supervisor: Supervisor) -> None:
        if supervisor.start(_web_answers, START_WITHIN):
            self._welcome()
            supervisor.watch()
        elif not supervisor.asked_to_stop:
            raise CommandError("The portal did not start; what it said stands above.")

    def _welcome(self) -> None:
        lines = ["", f"The portal is ready at {SITE_URL}"]
        if DEMONSTRATION:
            lines += ["", f"Sign in with the password {demonstration.PASSWORD!r} as", *_sign_ins()]
        self._tell("\n".join([*lines, "", "Ctrl-C stops everything.", ""]))

    def _tell(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def _sign_ins() -> list[str]:
    return [f"  {who.role:<14} {who.email:<28} begins at {SITE_URL}{who.begins_at}" for who in demonstration.sign_ins()]


def _children(held_open: int) -> list[Child]:
    return [
        Child("web server", [sys.executable, "-m", "gunicorn"], held_open),
        Child("worker", [*CELERY, "worker", "--without-gossip", "--without-mingle"], held_open),
        Child("beat", [*CELERY, "beat", "--pidfile="], held_open),
    ]


def _locks() -> tuple[IO[str], IO[str]]:
    """Two locks: one held by the supervisor alone, one by every process of the portal.

    After `kill -9` of the supervisor its children need a moment to end; the next start waits for them here.
    """
    ours = open(VAR / f"portal-{PORT}.lock", "w")  # noqa: SIM115  held for the life of the process
    if not _locked(ours):
        raise CommandError(
            f"The portal of this directory is already running at port {PORT}: "
            f"stop it with Ctrl-C where it runs, or choose another port as in `make run PORT={PORT + 1}`."
        )
    everybody = open(VAR / f"portal-{PORT}-children.lock", "w")  # noqa: SIM115
    end = time.monotonic() + PATIENCE
    while not _locked(everybody) and time.monotonic() < end:
        time.sleep(0.1)
    return ours, everybody


def _locked(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _refuse_a_port_in_use() -> None:
    with socket.socket(socket.AF_INET6 if ":" in BIND else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((BIND, PORT))
        except PermissionError:
            raise CommandError(f"Port {PORT} is for the administrator only: choose one above 1023.") from None
        except OSError as error:
            raise CommandError(
                f"Port {PORT} of {BIND} cannot be taken ({error.strerror}): "
                f"stop the program that uses it, or choose another port as in `make run PORT={PORT + 1}`."
            ) from None


def _web_answers() -> bool:
    host = next((name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"), "localhost")
    connection = http.client.HTTPConnection("localhost" if BIND in ("0.0.0.0", "::") else BIND, PORT, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
