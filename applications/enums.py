"""Choices of the applications floor, each with a staff word and, where it differs, a candidate word."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApplicationStatus(models.TextChoices):
    """Where an application stands between the candidate and the portal; no decision is ever read from it."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LAPSED = "lapsed", _("Lapsed: the vacancy closed before it was submitted")


class Told(models.TextChoices):
    """What a candidate can be told about an application, in the staff's words."""

    NOT_ELIGIBLE = "not_eligible", _("Not eligible")
    SHORTLISTED = "shortlisted", _("Short-listed")
    NOT_SHORTLISTED = "not_shortlisted", _("Not short-listed")
    RECOMMENDED = "recommended", _("Put to the board")
    NOT_RECOMMENDED = "not_recommended", _("Not recommended after assessment")
    ENDORSED = "endorsed", _("Endorsed: on the roster")
    NOT_ENDORSED = "not_endorsed", _("Not endorsed")
    CANCELLED = "cancelled", _("Vacancy cancelled")


CANDIDATE_WORDS: dict[str, Any] = {
    Told.NOT_ELIGIBLE: _(
        "Your application does not meet one of the published conditions, so it will not be considered further."
    ),
    Told.SHORTLISTED: _("You are on the short list. The panel will invite you to an assessment."),
    Told.NOT_SHORTLISTED: _("Your application was considered and is not on the short list."),
    Told.RECOMMENDED: _("The assessment is complete and your case goes to the board."),
    Told.NOT_RECOMMENDED: _("The assessment is complete and your application will not be taken further."),
    Told.ENDORSED: _("The board has endorsed you. You stand on the roster."),
    Told.NOT_ENDORSED: _("The board has considered your case and has not endorsed it."),
    Told.CANCELLED: _("The vacancy was cancelled. Nobody will be selected from it."),
}
