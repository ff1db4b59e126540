"""Reference data in the admin: to be read there, and corrected in the files under `recruitment/data/`."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from recruitment.models import (
    Competency,
    ContractType,
    Country,
    Grade,
    Indicator,
    JobFamily,
    Language,
    NonRepresentedList,
    Organization,
)

NAMES = ("name_en", "name_fr", "name_es")


class ReadOnly:
    """Whoever may look may look; nobody writes here, since the next `load_reference` would undo it."""

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Rows are added in the files."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Rows are corrected in the files."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """A row that is in no file any more stays, since others may refer to it."""
        return False


@admin.register(Country)
class CountryAdmin(ReadOnly, admin.ModelAdmin):
    """Countries, found by any of their spellings."""

    list_display = ("alpha2", *NAMES, "is_territory_of")
    search_fields = ("alpha2", *NAMES, "spellings")


@admin.register(NonRepresentedList)
class NonRepresentedListAdmin(ReadOnly, admin.ModelAdmin):
    """The versions of the lists, latest first."""

    list_display = ("organization", "as_of", "source")
    list_filter = ("organization",)
    list_select_related = ("organization",)


@admin.register(Language)
class LanguageAdmin(ReadOnly, admin.ModelAdmin):
    """Languages."""

    list_display = ("code", *NAMES, "is_un_official")
    list_filter = ("is_un_official",)
    search_fields = ("code", *NAMES)


@admin.register(Grade)
class GradeAdmin(ReadOnly, admin.ModelAdmin):
    """Grades in the order of their rank."""

    list_display = ("code", "category", "equivalent", "internationally_recruited")
    list_filter = ("category",)
    search_fields = ("code", "spellings")


@admin.register(ContractType, JobFamily)
class NamedAdmin(ReadOnly, admin.ModelAdmin):
    """Contract types and job families."""

    list_display = ("code", *NAMES)
    search_fields = ("code", *NAMES)


class IndicatorInline(ReadOnly, admin.StackedInline):
    """The indicators of a competency, level by level."""

    model = Indicator


@admin.register(Competency)
class CompetencyAdmin(ReadOnly, admin.ModelAdmin):
    """Values and competencies with their indicators."""

    list_display = ("name_en", "kind", "position")
    list_filter = ("kind",)
    search_fields = (*NAMES, "spellings")
    inlines = (IndicatorInline,)


@admin.register(Organization)
class OrganizationAdmin(ReadOnly, admin.ModelAdmin):
    """Organizations and their policies."""

    list_display = ("code", "name_en", "closing_place", "closing_minute", "roster_months", "board_name")
