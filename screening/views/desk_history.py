"""The history of one case in words: who changed what, from what to what, when and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from recruitment.models import HistoryEntry, User
from screening.models import Screening

ABOUT_WHOM_AND_WHEN = ("_id", "_at", "_reason")  # columns that say again what an entry says of itself


@dataclass(frozen=True)
class Change:
    """One column: its name in words, and its value before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """One entry of the history, in words."""

    at: datetime
    who: str
    what: str
    changes: list[Change]
    reason: str
    hash: str


def history_of(case: Screening) -> list[Told]:
    """The entries of a case's own row, newest first; two queries."""
    entries = list(HistoryEntry.objects.filter(table_name=Screening._meta.db_table, row_id=case.pk).order_by("-id"))
    names = actors({entry.actor for entry in entries})
    return [
        Told(
            entry.at,
            names.get(entry.actor, entry.actor),
            _("Put on the long list") if entry.operation == "INSERT" else "",
            [] if entry.operation == "INSERT" else list(_changes(entry)),
            entry.reason,
            entry.hash,
        )
        for entry in entries
    ]


def actors(labels: Iterable[str]) -> dict[str, str]:
    """Names for the actors that the history names: people by their account, the portal by its sweep."""
    ids = {label.removeprefix("user:"): label for label in labels if label.startswith("user:")}
    people = {ids[user.public_id]: str(user) for user in User.objects.filter(public_id__in=ids)}
    systems = {
        label: _("The portal (%(sweep)s)") % {"sweep": label.removeprefix("system:")}
        for label in labels
        if label.startswith("system:")
    }
    return people | systems


def _changes(entry: HistoryEntry) -> Iterable[Change]:
    for column, after in (entry.after or {}).items():
        if column.endswith(ABOUT_WHOM_AND_WHEN):
            continue
        field = Screening._meta.get_field(column)
        yield Change(str(field.verbose_name), _value(field, (entry.before or {}).get(column)), _value(field, after))


def _value(field: Any, value: Any) -> str:
    if value is None or value == "":
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(dict(field.flatchoices).get(value, value))
