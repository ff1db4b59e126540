"""`import_notice FILE…`: published notices into drafts, with what was read, inferred and left open."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from recruitment.refusal import Refused
from vacancies.rules.notice import NotANotice, NoticeReading, read_file, report


class Command(BaseCommand):
    """Reads published notices into draft vacancies and draft nomination calls."""

    help = "Read published notices (text files) into drafts. With --dry-run nothing is written and no server is needed."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The files and the two switches."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="text files, one notice each")
        parser.add_argument("--dry-run", action="store_true", help="write nothing; only print what would be imported")
        parser.add_argument("--json", action="store_true", help="print one JSON object a line, one line a file")
        parser.add_argument(
            "--organization", default="", metavar="CODE", help="whose notice it is, where it does not say"
        )
        parser.add_argument("--by", default="", metavar="E-MAIL", help="the person in whose name the drafts are made")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read every file; a file that is no notice is named and the others are still imported."""
        refused = 0
        for path in map(Path, options["files"]):
            try:
                reading = _read(path)
                written = None if options["dry_run"] else _import(reading, path.name, options)
            except (NotANotice, Refused) as refusal:
                refused += 1
                self.stderr.write(f"{path.name}: {refusal}")
                if options["json"]:
                    self.stdout.write(report.error_as_json(path.name, str(refusal)))
                continue
            self._print(path.name, reading, written, as_json=options["json"])
        if refused:
            sys.exit(1)

    def _print(self, name: str, reading: NoticeReading, written: Any, *, as_json: bool) -> None:
        lines: Iterator[str] = iter([report.as_json(name, reading)]) if as_json else report.as_lines(name, reading)
        for line in lines:
            self.stdout.write(line)
        if written is not None and not as_json:
            self.stdout.write("  " + _("Draft: %(draft)s") % {"draft": written})


def _read(path: Path) -> NoticeReading:
    """The reading of one file. A file that cannot be opened is refused with a sentence like one that is no notice."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotANotice(_("The file cannot be read (%(reason)s).") % {"reason": error.strerror or error}) from None
    return read_file(data)


def _import(reading: NoticeReading, file_name: str, options: dict[str, Any]) -> Any:
    """Make the draft. The action is looked up here because a dry run needs neither models nor a database."""
    from vacancies.actions.importing import import_reading

    return import_reading(reading, file_name=file_name, organization=options["organization"], by=_actor(options["by"]))


def _actor(email: str) -> Any:
    """The user with this e-mail address, or the command itself when none is named."""
    from django.contrib.auth import get_user_model

    from recruitment.actions.acting import System

    if not email:
        return System("import_notice")
    person = get_user_model().objects.filter(email__iexact=email).first()
    if person is None:
        raise CommandError(_("No user has the e-mail address %(email)s.") % {"email": email})
    return person
