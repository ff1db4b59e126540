"""Choices of the vacancies floor."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VacancyType(models.TextChoices):
    """What kind of notice it is."""

    VACANCY_NOTICE = "vacancy_notice", _("Vacancy notice")
    SPECIAL_VACANCY_NOTICE = "special_vacancy_notice", _("Special vacancy notice")
    CALL_FOR_APPLICATIONS = "call_for_applications", _("Call for applications")
    EXPRESSION_OF_INTEREST = "expression_of_interest", _("Call for expressions of interest")
    CONSULTANCY = "consultancy", _("Consultancy")
    INTERNSHIP = "internship", _("Internship")


class NoticeLanguage(models.TextChoices):
    """The languages in which a notice may be published."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")


class AlertRhythm(models.TextChoices):
    """How often an alert looks for new vacancies."""

    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")


class VacancyState(models.TextChoices):
    """Where a vacancy stands at an instant; derived from its dates, never stored."""

    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


class LaterStep(models.TextChoices):
    """The steps after closing whose usual duration is told to readers, in their order."""

    SHORT_LIST = "short_list", _("Short list")
    ASSESSMENT = "assessment", _("Assessment by the panel")
    DECISION = "decision", _("Decision of the board")
    OUTCOME_TOLD = "outcome_told", _("Outcome told")


class Ground(models.TextChoices):
    """What may put an application in the first tier. Each vacancy names the grounds that count for it."""

    INTERNAL = "internal", _("Internal candidates")
    INTERNAL_EQUIVALENT = "internal_equivalent", _("Candidates treated as internal")
    EXTERNAL_FEMALE = "external_female", _("External women")
    NMS_NATIONALS = "nms_nationals", _("Nationals of a listed non-represented member state")


class SecondTier(models.TextChoices):
    """What a vacancy does with those who are not first tier."""

    ADMITTED = "admitted", _("May apply; considered after the first tier")
    NOT_ADMITTED = "not_admitted", _("May not apply")


class LanguageDemand(models.TextChoices):
    """Whether a language is a condition or a help."""

    REQUIRED = "required", _("Required")
    ADVANTAGE = "advantage", _("An advantage")


class Gender(models.TextChoices):
    """As the candidate says. Not saying is an answer, grants no ground, and is never filled in by anybody."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", _("Another gender")
    UNDISCLOSED = "undisclosed", _("I prefer not to say")


class ClaimState(models.TextChoices):
    """What is known of a candidate's claim to be internal staff."""

    UNCLAIMED = "unclaimed", _("Not claimed")
    CLAIMED = "claimed", _("Claimed, not yet checked")
    VERIFIED = "verified", _("Checked against staff records: confirmed")
    REFUSED = "refused", _("Checked against staff records: not confirmed")
