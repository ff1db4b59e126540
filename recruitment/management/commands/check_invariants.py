"""`python manage.py check_invariants`: asks every model for its inconsistencies."""

from collections.abc import Iterator

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from recruitment import clock


class Command(BaseCommand):
    """Prints a sentence for each inconsistency; exit status 1 when there is one."""

    help = "Ask every model for its inconsistencies; exit with 1 and sentences when there are any."

    def handle(self, **options) -> None:
        """Ask the clock first, then every model that has an answer."""
        count = 0
        for sentence in inconsistencies():
            self.stdout.write(sentence)
            count += 1
        if count:
            raise CommandError(f"{count} inconsistencies found; nothing was changed.")
        self.stdout.write("Everything agrees.")


def inconsistencies() -> Iterator[str]:
    """Sentences about everything in the database that should not be so."""
    yield from clock.inconsistencies()
    for model in sorted(apps.get_models(), key=lambda model: model._meta.label):
        ask = getattr(model, "inconsistencies", None)
        if ask is None:
            continue
        try:
            yield from ask()
        except Exception as error:
            yield f"{model._meta.label} could not be asked to its end: {error!r}."
