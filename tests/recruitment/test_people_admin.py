"""People, roles, the history and the outbox in the admin: whose name stands in the history, and who may what."""

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils.functional import Promise

from recruitment.actions.roles import give_role
from recruitment.models import HistoryEntry, Organization, RoleAssignment, User
from tests import cast
from tests.catalogues import FLOORS
from tests.screening import steps

pytestmark = pytest.mark.usefixtures("reference")
ADD = "admin:recruitment_roleassignment_add"
LIST = "admin:recruitment_roleassignment_changelist"


@pytest.fixture
def administrator(db) -> User:
    """An administrator of IOM who may enter the admin, and is no superuser."""
    user = cast.person("administrator")
    user.is_staff = True
    user.save()
    return user


@pytest.fixture
def superuser(db) -> User:
    return User.objects.create_superuser("super@example.org")


def change_of(user):
    return reverse("admin:recruitment_user_change", args=[user.pk])


def test_an_administrator_gives_a_role_and_the_history_names_them(administrator):
    member = cast.person("somebody")
    data = {"user": member.email, "organization": "IOM", "role": "panellist"}
    assert steps.web(administrator).post(reverse(ADD), data).status_code == 302
    assignment = RoleAssignment.objects.get(user=member)
    entry = HistoryEntry.objects.get(table_name="recruitment_roleassignment", row_id=assignment.pk)
    assert entry.actor == administrator.actor_label


def test_not_in_another_organization(administrator):
    member = cast.person("somebody")
    data = {"user": member.email, "organization": "UNOPS", "role": "panellist"}
    response = steps.web(administrator).post(reverse(ADD), data)
    assert "Select a valid choice" in response.content.decode()
    assert not RoleAssignment.objects.filter(user=member).exists()


def test_the_same_role_again_is_refused_in_words(administrator):
    member = cast.person("panellist")
    data = {"user": member.email, "organization": "IOM", "role": "panellist"}
    assert "already exists" in steps.web(administrator).post(reverse(ADD), data).content.decode()


def test_roles_are_taken_one_by_one_or_several_in_the_administrators_name(administrator):
    one, two = (cast.person(name).role_assignments.get() for name in ("panellist", "recruiter"))
    web = steps.web(administrator)
    web.post(reverse("admin:recruitment_roleassignment_delete", args=[one.pk]), {"post": "yes"})
    web.post(reverse(LIST), {"action": "delete_selected", "_selected_action": [two.pk], "post": "yes"})
    assert not RoleAssignment.objects.filter(pk__in=[one.pk, two.pk]).exists()
    taken = HistoryEntry.objects.filter(operation="DELETE", table_name="recruitment_roleassignment")
    assert {entry.actor for entry in taken} == {administrator.actor_label}


def test_roles_elsewhere_are_neither_seen_nor_taken(administrator):
    user = cast.person("somebody")
    elsewhere = give_role(user, "recruiter", Organization.objects.get(pk="UNOPS"), by=cast.MAKER)
    web = steps.web(administrator)
    assert "somebody" not in steps.text(web.get(reverse(LIST))).lower()
    web.post(reverse("admin:recruitment_roleassignment_delete", args=[elsewhere.pk]), {"post": "yes"})
    assert RoleAssignment.objects.filter(pk=elsewhere.pk).exists()


def test_a_role_is_never_changed_into_another(superuser):
    assignment = cast.person("panellist").role_assignments.get()
    data = {"user": assignment.user.email, "organization": "IOM", "role": "chair"}
    address = reverse("admin:recruitment_roleassignment_change", args=[assignment.pk])
    assert steps.web(superuser).post(address, data).status_code == 403


def test_staff_without_the_role_see_neither_people_nor_roles(db):
    user = cast.person("recruiter")
    user.is_staff = True
    user.save()
    web = steps.web(user)
    for name in ("user", "roleassignment", "historyentry", "outgoingnotice"):
        assert web.get(reverse(f"admin:recruitment_{name}_changelist")).status_code == 403


def test_an_administrator_looks_people_up_but_takes_no_account_over(administrator):
    web, somebody = steps.web(administrator), cast.person("somebody")
    assert somebody.email in steps.text(web.get(change_of(somebody)))
    web.post(change_of(somebody), {"email": "mine@example.org"})
    password = reverse("admin:auth_user_password_change", args=[somebody.pk])
    assert web.get(password).status_code == 403
    somebody.refresh_from_db()
    assert somebody.email == "somebody@example.org"


def test_a_superuser_adds_and_switches_off_but_never_deletes(superuser):
    web = steps.web(superuser)
    data = {"email": "New.Person@example.org", "usable_password": "false", "password1": "", "password2": ""}
    assert web.post(reverse("admin:recruitment_user_add"), data).status_code == 302
    added = User.objects.get(email="new.person@example.org")
    assert web.post(change_of(added), {"email": added.email, "is_active": ""}).status_code == 302
    added.refresh_from_db()
    assert not added.is_active
    assert web.post(reverse("admin:recruitment_user_delete", args=[added.pk]), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("name", ["historyentry", "outgoingnotice"])
def test_the_history_and_the_outbox_are_read_only(superuser, clock, name):
    clock.move_to(cast.PUBLISHED)
    cast.submitted(cast.published(), cast.person("candidate"))
    web = steps.web(superuser)
    listing = web.get(reverse(f"admin:recruitment_{name}_changelist"))
    assert listing.status_code == 200
    assert web.get(reverse(f"admin:recruitment_{name}_add")).status_code == 403
    row = listing.context["cl"].result_list[0]
    address = reverse(f"admin:recruitment_{name}_change", args=[row.pk])
    assert web.get(address).status_code == 200
    assert web.post(address, {}).status_code == 403
    assert web.post(reverse(f"admin:recruitment_{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


def test_the_admin_speaks_the_readers_language(superuser):
    web = steps.web(superuser)
    index = steps.text(web.get(reverse("admin:index"), headers={"accept-language": "fr"}))
    for words in ("Recrutement", "Entrées de l’historique", "Familles d’emplois", "Messages sortants", "Comptes"):
        assert words in index
    cast.person("recruiter")
    history = reverse("admin:recruitment_historyentry_changelist")
    headers = steps.text(web.get(history, headers={"accept-language": "es"}))
    for words in ("Fecha y hora", "Por quién", "Qué ocurrió", "Tabla", "Fila", "Motivo"):
        assert words in headers


def test_every_model_of_the_portal_has_its_name_translated():
    named = [model for floor in FLOORS for model in apps.get_app_config(floor).get_models()]
    assert [model for model in named if not isinstance(model._meta.verbose_name, Promise)] == []
    assert [model for model in named if not isinstance(model._meta.verbose_name_plural, Promise)] == []
