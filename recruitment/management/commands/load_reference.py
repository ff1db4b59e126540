"""Load the reference data: `python manage.py load_reference`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from recruitment.actions.acting import System
from recruitment.actions.reference import Loaded, load
from recruitment.reference_files import DATA, BrokenFile


class Command(BaseCommand):
    """Bring the reference tables to what the data files say. May be run as often as one likes."""

    help = "Load countries, languages, grades, organizations and the other reference data from recruitment/data/."

    def add_arguments(self, parser: CommandParser) -> None:
        """Another folder of data files may be given, to try corrections out."""
        parser.add_argument("--data", type=Path, default=DATA, help="folder of data files (default: recruitment/data)")

    def handle(self, *args: Any, data: Path, **options: Any) -> None:
        """Load and print one line a table, and one for each row that was changed or is in no file any more."""
        try:
            with translation.override("en"):
                done = load(by=System("load_reference"), data=data)
        except BrokenFile as error:
            raise CommandError(f"{error} Nothing was changed.") from None
        for loaded in done:
            self._show(loaded)

    def _show(self, loaded: Loaded) -> None:
        name = str(loaded.model._meta.verbose_name_plural)
        counts = f"{len(loaded.added)} added, {len(loaded.changed)} changed, {loaded.unchanged} unchanged"
        self.stdout.write(f"{name}: {counts}")
        for row in loaded.changed:
            self.stdout.write(f"  changed: {row}")
        for row in loaded.left:
            self.stdout.write(f"  in no file any more, kept: {row}")
