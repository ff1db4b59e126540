"""Rows copied in bulk, inside the database: a copy differs from its original in some columns."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pgtrigger
from django.db import connection, models

Changes = tuple[int, dict[str, Any]]  # the original's key, and the columns in which the copy differs


def copy_rows(model: type[models.Model], changes: Iterable[Changes]) -> None:
    """Insert one copy for each of the changes. They name columns, "id" among them; their values are plain JSON."""
    table = model._meta.db_table
    columns = [f'"{field.column}"' for field in model._meta.concrete_fields if not field.generated]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE IF NOT EXISTS copies (original_id bigint, changes jsonb)")
        cursor.execute("TRUNCATE copies")
        with cursor.copy("COPY copies FROM STDIN") as stream:
            for original, changed in changes:
                stream.write_row((original, json.dumps(changed)))
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(f'made.{name}' for name in columns)} "
            f"FROM copies JOIN {table} original ON original.id = copies.original_id, "
            "LATERAL jsonb_populate_record(original, copies.changes) made ORDER BY made.id"
        )
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")


def next_key(model: type[models.Model]) -> int:
    """A key above all that there are."""
    return (model._default_manager.aggregate(highest=models.Max("pk"))["highest"] or 0) + 1


@contextmanager
def without_triggers(*names: str) -> Iterator[None]:
    """Switch these triggers off for everybody while the block runs: fit for a database that is thrown away."""
    known = {f"{model._meta.label}:{trigger.name}" for model, trigger in pgtrigger.registered()}
    there = sorted(known & set(names))
    pgtrigger.disable(*there)
    try:
        yield
    finally:
        pgtrigger.enable(*there)
