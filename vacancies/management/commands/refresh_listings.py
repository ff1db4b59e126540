"""`python manage.py refresh_listings`: make what lists and search read anew from the publications."""

from django.core.management.base import BaseCommand

from vacancies.actions import listing
from vacancies.models import Vacancy


class Command(BaseCommand):
    """All listings, or only the missing ones."""

    help = "Make the listings of the search anew from the publications in force; --missing for those that lack one."

    def add_arguments(self, parser) -> None:
        """Only what is missing, or all."""
        parser.add_argument("--missing", action="store_true", help="only vacancies without a listing of their version")

    def handle(self, **options) -> None:
        """Refresh and say how many."""
        if options["missing"]:
            made = listing.refresh_missing()
        else:
            published = Vacancy.objects.published().order_by("pk").values_list("pk", flat=True)
            made = listing.refresh(published.iterator())
        if options["verbosity"]:
            self.stdout.write(f"{made} listings made.")
