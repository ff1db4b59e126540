"""The edition: a number that rises with every change of what the public pages show.

A page kept in the cache is good for one edition. The number rises inside the transaction of the change itself, by
triggers of the database, so no page of an earlier edition is served once the change is there.
"""

from collections.abc import Iterator
from datetime import datetime

import pgtrigger
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from recruitment import clock

NEW_EDITION = """
            INSERT INTO recruitment_edition (id, number) VALUES (1, txid_current())
            ON CONFLICT (id) DO UPDATE SET number = recruitment_edition.number + 1;
"""


def new_edition() -> pgtrigger.Trigger:
    """The trigger for a model whose rows the public pages show."""
    return pgtrigger.Trigger(
        name="new_edition",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"{NEW_EDITION}            RETURN NULL;\n        ",
    )


class Edition(models.Model):
    """The one row that holds the number."""

    number = models.BigIntegerField(default=1)

    class Meta:
        verbose_name = _("edition of the public pages")
        verbose_name_plural = _("editions of the public pages")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1),
                name="one_edition",
                violation_error_message="There is one edition.",
            )
        ]

    def __str__(self) -> str:
        return str(self.number)

    @staticmethod
    def now() -> tuple[int, datetime]:
        """The number of the present edition and the present instant (UTC, the database's clock); one query."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT coalesce((SELECT number FROM recruitment_edition), 0), {clock.NOW}")
            return cursor.fetchone()

    @classmethod
    def inconsistencies(cls) -> Iterator[str]:
        """A sentence when the row is missing: then no change would be noticed."""
        if not cls.objects.exists():
            yield "The edition of the public pages is missing: insert the row (1, 1) into recruitment_edition."
