"""People who sign in, and the roles they hold."""

from functools import cached_property
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from recruitment.identifiers import new_public_id
from recruitment.models.history import history
from recruitment.rules.roles import ROLES, Doing, may
from recruitment.rules.verdict import Verdict


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address; there are no user names."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """A user with this address; without a password they sign in by other means."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """A user who may enter the administration."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """Somebody who can sign in. The name given here is for greeting; an application has its own."""

    username = None  # type: ignore[assignment]  # accounts are known by their address
    public_id = models.CharField(_("public id"), max_length=12, unique=True, default=new_public_id, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(_("language of the portal's mail"), max_length=5, blank=True, default="")

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_an_address")]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    @property
    def actor_label(self) -> str:
        """How the history names this person."""
        return f"user:{self.public_id}"

    @cached_property
    def roles_by_organization(self) -> dict[str, set[str]]:
        """The roles held, by organization code; one query in the life of this object."""
        held: dict[str, set[str]] = {}
        for organization, role in self.role_assignments.values_list("organization_id", "role"):
            held.setdefault(organization, set()).add(role)
        return held

    @property
    def role_names(self) -> set[str]:
        """All roles held anywhere, "candidate" where there are none: for navigation only, never for permission."""
        return set().union(*self.roles_by_organization.values()) or {"candidate"}

    def may(self, doing: Doing, organization: str) -> Verdict:
        """Whether this person may do `doing` in the organization with this code, and if not, why."""
        return may(doing, self.roles_by_organization.get(organization, set()))

    def organizations_where(self, doing: Doing) -> list[str]:
        """Codes of the organizations in which this person may do `doing`."""
        return [code for code, roles in self.roles_by_organization.items() if may(doing, roles)]


class RoleAssignment(models.Model):
    """A role that a person holds in an organization, from the moment it was given until it is taken."""

    user = models.ForeignKey(User, models.CASCADE, related_name="role_assignments", verbose_name=_("person"))
    organization = models.ForeignKey("recruitment.Organization", models.PROTECT, verbose_name=_("organization"))
    role = models.CharField(_("role"), max_length=30, choices=[(code, role.name) for code, role in ROLES.items()])

    class Meta:
        verbose_name = _("role of a person")
        verbose_name_plural = _("roles of people")
        ordering = ["user", "organization", "role"]
        constraints = [models.UniqueConstraint(fields=["user", "organization", "role"], name="one_role_once")]
        triggers = [history()]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role} ({self.organization_id})"
