"""The invariants: green on the demonstration, red on each planted fault."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from recruitment import clock as portal_clock
from recruitment.management.commands.check_invariants import inconsistencies
from tests import cast

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture
def demonstration(clock):
    call_command("demo", "--stage", "endorsed", "--applications", "4", stdout=StringIO())


def plant(*statements: str) -> None:
    """Change rows as somebody would who owns the database and switches its triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")


def found() -> str:
    with pytest.raises(CommandError, match="inconsistencies found"):
        call_command("check_invariants", stdout=(out := StringIO()))
    return out.getvalue()


def test_green_on_the_demonstration(demonstration):
    call_command("check_invariants", stdout=(out := StringIO()))
    assert out.getvalue() == "Everything agrees.\n"


PLANTED = {
    "a submission after its closing instant": (
        [
            "UPDATE applications_submission SET submitted_at = '2100-01-01' "
            "WHERE id = (SELECT min(id) FROM applications_submission)"
        ],
        "after its vacancy had closed",
    ),
    "a dossier that does not match its hash": (
        ["UPDATE applications_submission SET dossier = jsonb_set(dossier, '{person,gender}', '\"woman\"')"],
        "does not match its hash",
    ),
    "a publication that does not match its hash": (
        ["UPDATE vacancies_publication SET content = jsonb_set(content, '{terms,roster_months}', '36')"],
        "does not match its hash",
    ),
    "a roster entry without endorsement": (
        ["UPDATE screening_decision SET outcome = 'not_endorsed'"],
        "no endorsement",
    ),
    "an endorsement without a roster entry": (
        ["DELETE FROM screening_rosterentry"],
        "there is no roster entry",
    ),
    "a roster entry with a wrong end": (
        [
            "CREATE OR REPLACE FUNCTION roster_end(starts_on date, months int) RETURNS date LANGUAGE sql IMMUTABLE "
            "AS 'SELECT starts_on + 730'",
            "UPDATE screening_rosterentry SET starts_on = starts_on",
        ],
        "24 months end on",
    ),
    "a roster entry with a wrong beginning": (
        ["UPDATE screening_rosterentry SET starts_on = starts_on + 1"],
        "begins on",
    ),
    "a roster entry with other months than were published": (
        ["UPDATE screening_rosterentry SET months = 36"],
        "months were published",
    ),
    "a decision without those who were counted": (
        ["UPDATE screening_attendance SET present = false"],
        "noted as present",
    ),
    "a second-tier application short-listed behind a closed gate": (
        [
            "DELETE FROM screening_gateopening",
            "UPDATE screening_screening SET tier = 2 WHERE outcome = 'shortlisted'",
        ],
        "gate was never opened",
    ),
    "a derived instant that does not agree with the time-zone data": (
        [
            "CREATE OR REPLACE FUNCTION closing_instant(closing_date date, closing_minute int, closing_zone text) "
            "RETURNS timestamptz LANGUAGE sql IMMUTABLE "
            "AS 'SELECT (closing_date::timestamp + closing_minute * interval ''1 minute'') AT TIME ZONE ''UTC'''",
            "UPDATE vacancies_vacancy SET closing_date = closing_date",
        ],
        "by the time-zone data",
    ),
    "a history entry that was changed": (
        ["UPDATE recruitment_historyentry SET actor = 'user:nobody' WHERE table_name = 'screening_decision'"],
        "does not match its hash",
    ),
    "a status changed past the history": (
        ["UPDATE screening_screening SET tier = 1, tier_ground = 'internal' WHERE tier = 2"],
        "changed past the triggers",
    ),
    "a decision that was erased with its history": (
        [
            "DELETE FROM recruitment_historyentry WHERE table_name = 'screening_decision'",
        ],
        "changed past the triggers",
    ),
}


def test_red_on_each_planted_fault(demonstration):
    """One demonstration for all; each fault is planted in a savepoint and taken out again."""
    unseen = []
    for name, (statements, sentence) in PLANTED.items():
        savepoint = transaction.savepoint()
        plant(*statements)
        if sentence not in found():
            unseen.append(name)
        transaction.savepoint_rollback(savepoint)
    assert unseen == []


def test_a_moved_clock_is_named(clock):
    clock.move_to(cast.PUBLISHED)
    assert any("was moved" in sentence for sentence in inconsistencies())


def test_a_replaced_clock_is_named(db):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE moved_clock")
        cursor.execute(
            "CREATE OR REPLACE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql AS "
            "$$SELECT '2026-01-01'::timestamptz$$"
        )
    assert any("was replaced" in sentence for sentence in portal_clock.inconsistencies())
