"""Giving and taking roles."""

from django.utils.translation import gettext as _

from recruitment.actions.acting import Actor, System, acting
from recruitment.models import Organization, RoleAssignment, User
from recruitment.refusal import Refused
from recruitment.rules.roles import ROLES


def give_role(user: User, role: str, organization: Organization, *, by: Actor) -> RoleAssignment:
    """Give a role in an organization; giving it again changes nothing.

    Raises Refused for anybody but an administrator of the organization, and for a role that does not exist.
    """
    _require_administrator(by, organization)
    if role not in ROLES:
        raise Refused(
            _("There is no role %(role)s. Choose one of: %(roles)s.") % {"role": role, "roles": ", ".join(ROLES)}
        )
    with acting(by=by):
        return RoleAssignment.objects.get_or_create(user=user, role=role, organization=organization)[0]


def take_role(assignment: RoleAssignment, *, by: Actor) -> None:
    """Take a role away; what was done under it stays. Raises Refused for anybody but an administrator."""
    _require_administrator(by, assignment.organization)
    with acting(by=by):
        assignment.delete()


def _require_administrator(by: Actor, organization: Organization) -> None:
    if isinstance(by, System) or by.is_superuser:
        return
    if "administrator" not in by.roles_by_organization.get(organization.pk, set()):
        raise Refused(_("Only an administrator of this organization gives and takes roles."))
