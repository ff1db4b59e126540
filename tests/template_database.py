"""A migrated database that each run copies: migrating takes ten seconds, copying a tenth of one."""

import hashlib

from django.core.management import call_command
from django.db import connection

from recruitment.environment import BASE_DIR

PREFIX = "portal_test_template_"


def name_of_template() -> str:
    """A name that changes with whatever may change the schema."""
    digest = hashlib.sha256((BASE_DIR / "requirements.txt").read_bytes())
    for folder in ("migrations", "models"):
        for file in sorted(BASE_DIR.glob(f"*/{folder}/**/*.py")):
            digest.update(file.read_bytes())
    return PREFIX + digest.hexdigest()[:12]


def ensure_template() -> str:
    """The template's name; it is made when it is not there, by the first of several processes that ask."""
    name = name_of_template()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [PREFIX])
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [PREFIX + "%"])
        present = {row[0] for row in cursor.fetchall()}
        if name not in present:
            for outdated in present:
                cursor.execute(f'DROP DATABASE "{outdated}"')
            half_made = PREFIX + "half_made"
            cursor.execute(f'CREATE DATABASE "{half_made}"')
            _migrate(half_made)
            cursor.execute(f'ALTER DATABASE "{half_made}" RENAME TO "{name}"')
        cursor.execute("SELECT pg_advisory_unlock_all()")
    return name


def _migrate(database: str) -> None:
    connection.close()
    usual_name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = database
    try:
        call_command("migrate", interactive=False, verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual_name
