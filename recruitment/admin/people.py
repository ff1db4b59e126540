"""People, roles, the history and the outbox in the admin. Every write is in the name of whoever is signed in."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminEmailInputWidget
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.forms import UserChangeForm as DjangoUserChangeForm
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from recruitment.actions.acting import acting
from recruitment.actions.roles import give_role, take_role
from recruitment.admin.reference import ReadOnly
from recruitment.models import HistoryEntry, Organization, OutgoingNotice, RoleAssignment, User

ADMINISTRATOR = "administrator"


def administered_by(user: User) -> list[str]:
    """Codes of the organizations whose roles this person gives and takes; all of them for a superuser."""
    if not user.is_authenticated:
        return []
    if user.is_superuser:
        return list(Organization.objects.values_list("pk", flat=True))
    return [code for code, roles in user.roles_by_organization.items() if ADMINISTRATOR in roles]


class NewUserForm(AdminUserCreationForm):
    """A new account by its e-mail address."""

    class Meta:
        model = User
        fields = ("email",)
        field_classes: dict[str, type[forms.Field]] = {}

    def clean_email(self) -> str:
        """The address in lower case, as accounts are found by it."""
        return self.cleaned_data["email"].lower()


class AddressField(forms.ModelChoiceField):
    """A person by their e-mail address, typed: a list of everybody would be long, and tell who has an account."""

    def __init__(self) -> None:
        """Accounts are found by their address in lower case."""
        super().__init__(
            User.objects.all(),
            to_field_name="email",
            widget=AdminEmailInputWidget,
            label=_("E-mail address"),
            error_messages={"invalid_choice": _("Nobody has an account with this address. Look for a typing error.")},
        )

    def to_python(self, value: str | None) -> User | None:
        """The account with this address. Raises ValidationError when there is none."""
        return super().to_python(value.strip().lower() if value else value)


class RoleForm(forms.ModelForm):
    """A role for a person."""

    user = AddressField()

    class Meta:
        model = RoleAssignment
        fields = ("user", "organization", "role")


class UserChangeForm(DjangoUserChangeForm):
    """An account's address, name and rights."""

    class Meta:
        model = User
        fields = "__all__"
        field_classes: dict[str, type[forms.Field]] = {}


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Accounts. They are switched off, never deleted: the history names them. Only a superuser changes them."""

    form, add_form = UserChangeForm, NewUserForm
    ordering = ("email",)
    list_display = ("email", "first_name", "last_name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff", "role_assignments__role")
    search_fields = ("email", "first_name", "last_name", "public_id")
    readonly_fields = ("public_id", "last_login", "date_joined")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("email", "password", "public_id")}),
        (_("Name, for greeting"), {"fields": ("first_name", "last_name")}),
        (_("May do"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "usable_password", "password1", "password2")}),)

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm, change: bool) -> None:
        """Save in the name of the person signed in."""
        with acting(by=request.user):
            super().save_model(request, obj, form, change)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Administrators look people up."""
        return super().has_view_permission(request, obj) or bool(administered_by(request.user))

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever may look sees the entry."""
        return self.has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """An address or a password changed by somebody else is an account taken over."""
        return request.user.is_superuser

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Others sign up by themselves."""
        return request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """An account is switched off instead."""
        return False


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(admin.ModelAdmin):
    """Roles, given and taken by the administrators of each organization; a role is never changed into another."""

    form = RoleForm
    list_display = ("user", "organization", "role")
    list_filter = ("role", "organization")
    list_select_related = ("user", "organization")
    search_fields = ("user__email", "user__first_name", "user__last_name")

    def get_queryset(self, request: HttpRequest) -> QuerySet[RoleAssignment]:
        """The roles of the organizations that the reader administers."""
        return super().get_queryset(request).filter(organization__in=administered_by(request.user))

    def formfield_for_foreignkey(self, db_field: models.ForeignKey, request: HttpRequest, **kwargs):
        """Offer the organizations that the reader administers."""
        if db_field.name == "organization":
            kwargs["queryset"] = Organization.objects.filter(pk__in=administered_by(request.user))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: RoleAssignment, form: forms.ModelForm, change: bool) -> None:
        """Give the role in the name of the person signed in."""
        obj.pk = give_role(obj.user, obj.role, obj.organization, by=request.user).pk

    def delete_model(self, request: HttpRequest, obj: RoleAssignment) -> None:
        """Take the role in the name of the person signed in."""
        take_role(obj, by=request.user)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[RoleAssignment]) -> None:
        """Take several, one by one, all or none."""
        with acting(by=request.user):
            for assignment in queryset.select_related("organization"):
                take_role(assignment, by=request.user)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Administrators of any organization."""
        return bool(administered_by(request.user))

    def has_view_permission(self, request: HttpRequest, obj: RoleAssignment | None = None) -> bool:
        """Administrators, each in their organizations."""
        return self._administers(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Administrators, each in their organizations."""
        return self._administers(request, None)

    def has_delete_permission(self, request: HttpRequest, obj: RoleAssignment | None = None) -> bool:
        """Administrators, each in their organizations."""
        return self._administers(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: RoleAssignment | None = None) -> bool:
        """Take the role and give another: so the history says what happened."""
        return False

    def _administers(self, request: HttpRequest, obj: RoleAssignment | None) -> bool:
        houses = administered_by(request.user)
        return obj.organization_id in houses if obj else bool(houses)


@admin.register(HistoryEntry)
class HistoryEntryAdmin(ReadOnly, admin.ModelAdmin):
    """The history as the database wrote it. Auditors read it at the board's pages, in words."""

    list_display = ("at", "actor", "operation", "table_name", "row_id", "reason")
    list_filter = ("operation", "table_name")
    search_fields = ("=actor", "=table_name", "reason")
    date_hierarchy = "at"
    show_full_result_count = False


@admin.register(OutgoingNotice)
class OutgoingNoticeAdmin(ReadOnly, admin.ModelAdmin):
    """The outbox: what is to be sent, what was sent, and what the mail server said. The texts are for their readers."""

    list_display = ("key", "to", "queued_at", "attempts", "sent_at", "last_error")
    list_filter = (("sent_at", admin.EmptyFieldListFilter),)
    search_fields = ("to", "key")
    exclude = ("body", "subject")
    show_full_result_count = False
