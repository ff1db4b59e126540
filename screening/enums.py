"""Choices of the screening floor. Each dimension of a case stands alone and is never derived from another."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Eligibility(models.TextChoices):
    """What a person confirmed about eligibility."""

    ELIGIBLE = "eligible", _("Eligible")
    INELIGIBLE = "ineligible", _("Not eligible")


class Outcome(models.TextChoices):
    """What became of an eligible application at the short list."""

    SHORTLISTED = "shortlisted", _("Short-listed")
    NOT_SHORTLISTED = "not_shortlisted", _("Not short-listed")


class Recommendation(models.TextChoices):
    """What the recruiter puts to the board after the panel's assessment."""

    RECOMMENDED = "recommended", _("Recommended")
    NOT_RECOMMENDED = "not_recommended", _("Not recommended")


class BoardOutcome(models.TextChoices):
    """What the board decided in a case."""

    ENDORSED = "endorsed", _("Endorsed")
    REFERRED_BACK = "referred_back", _("Referred back")
    NOT_ENDORSED = "not_endorsed", _("Not endorsed")


class RosterState(models.TextChoices):
    """Where a roster entry stands on a day; derived from its dates, never stored."""

    VALID = "valid", _("Valid")
    PAUSED = "paused", _("Paused by the candidate")
    EXPIRED = "expired", _("Expired")
    LEFT = "left", _("Left by the candidate")
