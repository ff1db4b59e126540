"""`python manage.py demo`: believable data for any stage of the process, through the actions."""

from datetime import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from recruitment import clock, moved_clock
from recruitment.models import Organization
from screening.demonstration.cast import make_cast
from screening.demonstration.stages import STAGES, play
from vacancies.models import Vacancy

# (stage, kind of notice, number of applications, what came then)
MIXTURE = (
    ("open", "officer", 6, ""),
    ("open", "associate", 12, ""),
    ("closed", "officer", 14, ""),
    ("longlisted", "associate", 18, ""),
    ("shortlisted", "officer", 16, ""),
    ("assessed", "associate", 16, ""),
    ("endorsed", "officer", 12, ""),
    ("expired", "associate", 8, ""),
    ("open", "officer", 3, "extended"),
    ("open", "associate", 3, "re-issued"),
)


class Command(BaseCommand):
    """Builds one stage, or a small mixture of all of them."""

    help = "Build believable data for a stage of the process, through the actions, reproducibly."

    def add_arguments(self, parser) -> None:
        """The stage, how many applications, the seed; or the mixture."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--stage", choices=STAGES)
        what.add_argument("--mixture", action="store_true", help="a small mixture of all stages, once")
        parser.add_argument("--applications", type=int, default=20, metavar="N")
        parser.add_argument("--seed", type=int, default=1, metavar="S")
        parser.add_argument(
            "--at", type=datetime.fromisoformat, help="the instant it stands at, with offset; default now"
        )

    def handle(self, **options) -> None:
        """Play the stages with the clock moved inside one transaction; nobody else sees the clock move."""
        if not settings.DEMONSTRATION:
            raise CommandError(
                "This is no demonstration. Set DEMONSTRATION=true to fill a database with invented people."
            )
        if not 0 <= options["applications"] <= 100_000:
            raise CommandError("--applications takes a number from 0 to 100000.")
        if options["at"] and options["at"].tzinfo is None:
            raise CommandError("--at takes an instant with its offset, for example 2026-02-01T12:00:00+01:00.")
        if not Organization.objects.filter(pk="IOM").exists():
            raise CommandError("The reference data is missing. Run: python manage.py load_reference")
        wanted = MIXTURE if options["mixture"] else ((options["stage"], "associate", options["applications"], ""),)
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext('demonstration'))")
            self._play(wanted, options["seed"], options["at"] or clock.now())

    def _play(self, wanted, seed: int, at: datetime) -> None:
        # In a test the clock is movable already, and stays so.
        was_movable = moved_clock.is_installed()
        moved_clock.install()
        for number, (stage, kind, applications, then) in enumerate(wanted):
            this_seed = seed * 100 + number if len(wanted) > 1 else seed
            if Vacancy.objects.filter(reference_number=f"DEMO-{stage}-{this_seed}".upper()).exists():
                raise CommandError(f"Stage {stage} with seed {this_seed} exists already. Choose another --seed.")
            moved_clock.move_to(at)
            cast = make_cast()
            vacancy = play(stage, applications=applications, seed=this_seed, kind=kind, cast=cast, at=at, then=then)
            words = f"{stage}, {then}" if then else stage
            self.stdout.write(
                f"{words}: {vacancy.reference_number} {vacancy}, {vacancy.applications.count()} applications"
            )
        moved_clock.move_to(None)
        if not was_movable:
            moved_clock.restore()
