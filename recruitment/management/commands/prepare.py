"""`manage.py prepare`: schema, reference data, static files."""

from typing import Any

from django.core.management.base import BaseCommand

from recruitment.preparation import prepare


class Command(BaseCommand):
    """Brings the database and the static files up to date; run it once for each new version."""

    help = "Bring schema, reference data and static files up to date (and, in a demonstration, seed it)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare and say what was done."""
        prepare(tell=self.stdout.write)
