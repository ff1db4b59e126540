"""Choices of the ground floor: roles, categories of staff, levels of language, kinds of competency."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StaffCategory(models.TextChoices):
    """The category that a grade belongs to. Separate from the grade: an ungraded post may be professional."""

    GENERAL_SERVICE = "general_service", _("General Service")
    PROFESSIONAL = "professional", _("Professional")
    DIRECTOR = "director", _("Director")
    NATIONAL_OFFICER = "national_officer", _("National Officer")
    UNGRADED = "ungraded", _("Ungraded")
    INTERNATIONAL_CONTRACTOR = "international_contractor", _("International individual contractor")
    LOCAL_CONTRACTOR = "local_contractor", _("Local individual contractor")


class LanguageLevel(models.IntegerChoices):
    """The United Nations' four proficiency levels; each includes the ones below."""

    BASIC = 1, _("UN level I, basic")
    INTERMEDIATE = 2, _("UN level II, intermediate")
    ADVANCED = 3, _("UN level III, advanced")
    EXPERT = 4, _("UN level IV, expert")


class CompetencyKind(models.TextChoices):
    """The three blocks of the competency framework of 2023; values have no levels."""

    VALUE = "value", _("Value")
    CORE = "core", _("Core competency")
    MANAGERIAL = "managerial", _("Managerial competency")


class DegreeLevel(models.IntegerChoices):
    """Levels of education in rising order; a higher one satisfies a demand for a lower one."""

    SECONDARY = 1, _("High school diploma")
    FIRST = 2, _("University degree")
    MASTER = 3, _("Master's degree or other advanced university degree")
    DOCTORATE = 4, _("Doctorate")


class ContactPolicy(models.TextChoices):
    """Whom an organization writes to at the end of a process."""

    SHORTLISTED_ONLY = "shortlisted_only", _("Only shortlisted candidates are contacted")
    EVERYBODY = "everybody", _("Every candidate is contacted")
