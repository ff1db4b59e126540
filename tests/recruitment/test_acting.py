"""Acting in a name, and the history that the database writes."""

import pgtrigger
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from recruitment.actions.acting import System, acting, require
from recruitment.models import HistoryEntry, RoleAssignment
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from tests import cast

pytestmark = pytest.mark.usefixtures("reference")


def entries(row):
    return HistoryEntry.objects.filter(table_name=row._meta.db_table, row_id=row.pk).order_by("id")


def test_a_change_in_nobodys_name_is_refused_by_the_database():
    user = cast.person("candidate")
    with pytest.raises(IntegrityError, match="Nobody is named"), transaction.atomic():
        RoleAssignment.objects.create(user=user, organization_id="IOM", role="recruiter")


def test_a_bulk_update_past_the_actions_is_refused_too():
    cast.person("recruiter")
    with pytest.raises(IntegrityError, match="Nobody is named"), transaction.atomic():
        RoleAssignment.objects.update(role="chair")


def test_a_change_is_recorded_with_actor_and_reason():
    user = cast.person("recruiter")
    assignment = user.role_assignments.get()
    with acting(by=user, reason="moved to the board"):
        assignment.role = "secretary"
        assignment.save()
    last = entries(assignment).last()
    assert (last.operation, last.actor, last.reason) == ("UPDATE", user.actor_label, "moved to the board")
    assert (last.before, last.after) == ({"role": "recruiter"}, {"role": "secretary"})


def test_saving_without_a_change_records_nothing():
    assignment = cast.person("recruiter").role_assignments.get()
    with acting(by=System("tests")):
        assignment.save()
    assert entries(assignment).count() == 1


def test_after_an_inner_act_the_outer_name_returns():
    user = cast.person("recruiter")
    assignment = user.role_assignments.get()
    with acting(by=user):
        with acting(by=System("inner")):
            pass
        assignment.role = "auditor"
        assignment.save()
    assert entries(assignment).last().actor == user.actor_label


def test_an_entry_can_be_neither_changed_nor_deleted():
    entry = entries(cast.person("recruiter").role_assignments.get()).get()
    for change in (lambda: entry.delete(), lambda: HistoryEntry.objects.update(actor="somebody else")):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            change()


def test_the_history_is_not_emptied():
    cast.person("recruiter")
    pgtrigger.enable("recruitment.HistoryEntry:never_emptied")
    with pytest.raises(IntegrityError, match="never emptied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE recruitment_historyentry")
    assert HistoryEntry.objects.exists()


def test_entries_of_a_row_form_a_chain_of_hashes():
    assignment = cast.person("recruiter").role_assignments.get()
    with acting(by=System("tests")):
        assignment.role = "auditor"
        assignment.save()
    first, second = entries(assignment)
    assert second.previous_hash == first.hash != second.hash
    assert list(HistoryEntry.inconsistencies()) == []


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE recruitment_historyentry SET actor = 'user:nobody'", "does not match its hash"),
        ("DELETE FROM recruitment_historyentry WHERE operation = 'INSERT'", "entry before it is missing"),
        ("UPDATE recruitment_roleassignment SET role = 'chair'", "changed past the triggers"),
        ("DELETE FROM recruitment_historyentry", "changed past the triggers"),
    ],
)
def test_tampering_past_the_triggers_shows(tampering, found):
    assignment = cast.person("recruiter").role_assignments.get()
    with acting(by=System("tests")):
        assignment.role = "auditor"
        assignment.save()
    past_the_triggers(tampering)
    assert any(found in sentence for sentence in HistoryEntry.inconsistencies())


def past_the_triggers(statement: str) -> None:
    """Run a statement as somebody would who owns the database and switches its triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_without_the_role_the_refusal_names_the_role():
    with pytest.raises(Refused, match="Recruiter"):
        require(cast.person("candidate"), Doing.SCREEN, "IOM")


def test_a_role_holds_in_its_own_organization_only():
    recruiter = cast.person("recruiter")
    require(recruiter, Doing.SCREEN, "IOM")
    with pytest.raises(Refused):
        require(recruiter, Doing.SCREEN, "UNOPS")
