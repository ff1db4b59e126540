"""The history of every status, decision and claim. The database writes it; nobody can leave it out.

A model takes part by `triggers = [history()]`. A change for which no actor is named is refused by the
database itself. Entries of one row form a chain of hashes, so that a changed or removed entry shows.
"""

from collections.abc import Iterator

import pgtrigger
from django.apps import apps
from django.db import connection, models
from django.utils.translation import gettext_lazy as _


def history(*, leave_out: tuple[str, ...] = ()) -> pgtrigger.Trigger:
    """The trigger that writes a model's history; `leave_out` names columns whose content must not be repeated."""
    without = "".join(f" - '{column}'" for column in leave_out)
    return pgtrigger.Trigger(
        name="history",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            PERFORM record_history(TG_TABLE_NAME, TG_OP, to_jsonb(OLD){without}, to_jsonb(NEW){without});
            RETURN NULL;
        """,
    )


def append_only() -> pgtrigger.Protect:
    """The trigger that refuses to change or delete rows: what was written stays written."""
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class HistoryEntry(models.Model):
    """One change of one row: what it was before and after, who did it, when and why."""

    table_name = models.CharField(_("table"), max_length=63)
    row_id = models.BigIntegerField(_("row"))
    operation = models.CharField(_("what happened"), max_length=6)
    actor = models.CharField(_("by whom"), max_length=80)
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("at"))
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    previous_hash = models.CharField(_("hash of the entry before"), max_length=64, blank=True)
    hash = models.CharField(_("hash"), max_length=64)

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history entries")
        ordering = ["id"]
        indexes = [models.Index(fields=["table_name", "row_id", "id"], name="history_of_a_row")]
        triggers = [
            append_only(),
            pgtrigger.Trigger(
                name="never_emptied",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'The history is never emptied.' USING ERRCODE = 'check_violation';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}Z {self.actor} {self.operation} {self.table_name} {self.row_id}"

    @classmethod
    def inconsistencies(cls) -> Iterator[str]:
        """Sentences about entries that do not agree with their hash, their chain, or the row as it is now."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, problem FROM broken_history() ORDER BY id")
            for entry_id, problem in cursor.fetchall():
                yield f"History entry {entry_id}: {problem}"
            for table in recorded_tables():
                cursor.execute("SELECT row_id FROM rows_unlike_their_history(%s)", [table])
                for (row_id,) in cursor.fetchall():
                    yield f"Row {row_id} of {table} is not as its history says: it was changed past the triggers."


def recorded_tables() -> list[str]:
    """Names of the tables whose rows have a history."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if any(trigger.name == "history" for trigger in getattr(model._meta, "triggers", []))
    )
