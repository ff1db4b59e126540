"""Entries of the history in words: columns by their names, people by theirs, choices by their labels."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import formats
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from applications.models import Application
from recruitment.models import HistoryEntry, User

LONGEST = 400  # characters of one value on the page
SAME_INSTANT = timedelta(seconds=2)
DONE = {"INSERT": lambda: _("made"), "UPDATE": lambda: _("changed"), "DELETE": lambda: _("removed")}


@dataclass(frozen=True)
class Change:
    """One column of one change; `before` is empty when the row was made."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """An entry as the table shows it."""

    entry: HistoryEntry
    who: str
    what: str
    whose: str
    whose_id: str
    changes: list[Change]
    is_broken: bool


class Reader:
    """Turns the entries of a page into lines. Two queries for all of them: the people, and the applications."""

    def __init__(self, entries: Iterable[HistoryEntry], zone: str, place: str) -> None:
        """Instants are shown in `zone`, an IANA name, with the name of the `place`."""
        entries = list(entries)
        self.zone, self.place = ZoneInfo(zone), place
        self.tables = {model._meta.db_table: model for model in apps.get_models()}
        self.people = self._people_in(entries)
        ids = {int(entry.application_id_of_row) for entry in entries if entry.application_id_of_row}
        self.applications = Application.objects.select_related("candidate").in_bulk(ids)

    def line(self, entry: HistoryEntry, is_broken: bool) -> Line:
        """The entry in words."""
        model = self.tables.get(entry.table_name)
        name = model._meta.verbose_name if model else entry.table_name
        application = self.applications.get(int(entry.application_id_of_row or 0))
        return Line(
            entry=entry,
            who=self._who(entry.actor),
            what=_("%(field)s: %(sentence)s") % {"field": capfirst(name), "sentence": DONE[entry.operation]()},
            whose=str(application.candidate) if application else "",
            whose_id=application.public_id if application else "",
            changes=self._changes(entry, model) if model else [],
            is_broken=is_broken,
        )

    def _people_in(self, entries: list[HistoryEntry]) -> dict[str | int, str]:
        labels = {entry.actor.removeprefix("user:") for entry in entries if entry.actor.startswith("user:")}
        ids = set()
        for entry in entries:
            model = self.tables.get(entry.table_name, User)
            columns = {field.column for field in model._meta.concrete_fields if field.related_model is User}
            for part in (entry.before or {}, entry.after or {}):
                ids |= {part[column] for column in columns if part.get(column)}
        found = User.objects.filter(Q(public_id__in=labels) | Q(pk__in=ids))
        return {key: str(user) for user in found for key in (user.public_id, user.pk)}

    def _who(self, actor: str) -> str:
        kind, _colon, label = actor.partition(":")
        if kind == "user":
            return self.people.get(label, _("an account that no longer exists"))
        return _("the portal (%(name)s)") % {"name": label}

    def _changes(self, entry: HistoryEntry, model: type[models.Model]) -> list[Change]:
        before, after = entry.before or {}, entry.after or {}
        found = []
        for field in model._meta.concrete_fields:
            if _is_structure(field) or field.column not in {**before, **after}:
                continue
            old, new = (self._words(field, part.get(field.column)) for part in (before, after))
            if (old or new) and not self._is_said_already(entry, field, new):
                found.append(Change(capfirst(field.verbose_name), old, new))
        return found

    def _is_said_already(self, entry: HistoryEntry, field: models.Field, words: str) -> bool:
        """Whether the columns "who", "when" or "reason" of the table say the same."""
        if words and words in (entry.reason, self._who(entry.actor)):
            return True
        at = parse_datetime(str((entry.after or {}).get(field.column))) if _is_instant(field) else None
        return at is not None and abs(at - entry.at) < SAME_INSTANT

    def _words(self, field: models.Field, value: Any) -> str:
        if value in (None, "", []):
            return ""
        if field.related_model is User:
            return self.people.get(value, _("an account that no longer exists"))
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, str) and value.startswith(("user:", "system:")):
            return self._who(value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return Truncator(self._plain_words(field, value)).chars(LONGEST)

    def _plain_words(self, field: models.Field, value: Any) -> str:
        if _is_instant(field) and (at := parse_datetime(str(value))):
            return f"{formats.date_format(at.astimezone(self.zone), _('j F Y, H:i'))} {self.place}"
        if isinstance(field, models.DateField) and (on := parse_date(str(value))):
            return formats.date_format(on, _("j F Y"))
        if isinstance(field, ArrayField) and isinstance(value, list):
            labels = dict(field.base_field.flatchoices or ())
            return ", ".join(str(labels.get(item, item)) for item in value)
        return str(value)


def _is_instant(field: models.Field) -> bool:
    return isinstance(field, models.DateTimeField)


def _is_structure(field: models.Field) -> bool:
    """Whether a column only ties rows together, so that it says nothing to a reader."""
    if field.primary_key or field.name in ("public_id", "hash"):
        return True
    related = field.related_model
    return related is not None and related is not User and related._meta.pk.get_internal_type() == "BigAutoField"
