#!/usr/bin/env python
"""The portal's command line: `python manage.py help` lists every command."""

import os
import signal
import sys
from pathlib import Path

MAKES_IT_AN_INSTALLATION = (
    "DEBUG",
    "DEMONSTRATION",
    "DATABASE_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "EMAIL_URL",
)
NEED_NO_SERVER = {"help", "check", "makemessages", "compilemessages", "collectstatic"}


def main() -> None:
    """See that the servers answer, the named ones or our own engines, then hand over to Django."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # an orderly end, which also gives the engines up
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruitment.settings")
    if _nothing_is_set():
        os.environ["DEMONSTRATION"] = "true"
    from recruitment import environment

    if _needs_a_server(sys.argv[1:]):
        from recruitment import engines
        from recruitment.engines import given

        engines.ensure() if environment.ENGINES_ARE_OURS else given.check()
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(130)


def _nothing_is_set() -> bool:
    """A fresh copy with no setting at all works on the demonstration under var/, as `make run` does."""
    from recruitment.reader import read_file

    given = {**read_file(Path(__file__).resolve().parent / ".env"), **os.environ}
    return not any(given.get(name) for name in MAKES_IT_AN_INSTALLATION)


def _needs_a_server(words: list[str]) -> bool:
    command = words[0] if words else "help"
    reads_only = command == "import_notice" and "--dry-run" in words
    return not (command in NEED_NO_SERVER or reads_only or "--help" in words)


if __name__ == "__main__":
    main()
