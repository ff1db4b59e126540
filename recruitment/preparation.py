"""What must be in place before the portal serves: schema, reference data, static files, and a demonstration."""

import secrets
from collections.abc import Callable

from django.apps import apps
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from recruitment import static_files
from recruitment.engines.directories import make_directories
from recruitment.environment import DEMONSTRATION, IS_PRODUCTION, secret_key_file


def prepare(tell: Callable[[str], None]) -> None:
    """Bring everything up to date; what is up to date already costs next to nothing. May be called again."""
    make_directories()
    if not IS_PRODUCTION:
        _keep_a_secret_key()
    if _has_migrations_to_run():
        tell("Preparing the database.")
        call_command("migrate", interactive=False, verbosity=0)
    if "load_reference" in get_commands():
        call_command("load_reference", verbosity=0)
    if "refresh_listings" in get_commands():
        call_command("refresh_listings", "--missing", verbosity=0)
    if static_files.collect_if_changed():
        tell("The static files are collected.")
    if DEMONSTRATION and "demo" in get_commands() and not apps.get_model("vacancies", "Vacancy").objects.exists():
        tell("Making the demonstration.")
        call_command("demo", "--mixture", verbosity=0)


def _has_migrations_to_run() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _keep_a_secret_key() -> None:
    """Sign-ins of a demonstration outlive its restart."""
    file = secret_key_file()
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50), encoding="ascii")
