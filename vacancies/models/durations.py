"""How long the steps after closing usually take in an organization, as the floor above measured it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.models import new_edition
from vacancies.enums import LaterStep
from vacancies.rules.durations import FEWEST_VACANCIES


class UsualDuration(models.Model):
    """The median time from closing to a step, over vacancies of one organization. It says nothing about any one."""

    organization = models.ForeignKey("recruitment.Organization", models.CASCADE, related_name="usual_durations")
    step = models.CharField(_("step"), max_length=20, choices=LaterStep)
    median_days = models.PositiveSmallIntegerField(_("median, in whole days from the closing instant"))
    based_on = models.PositiveIntegerField(_("number of vacancies"))
    measured_at = models.DateTimeField(_("measured"))

    class Meta:
        verbose_name = _("usual duration of a step")
        verbose_name_plural = _("usual durations of the steps")
        ordering = ["organization", "step"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "step"], name="one_duration_a_step"),
            models.CheckConstraint(
                condition=models.Q(based_on__gte=FEWEST_VACANCIES),
                name="a_duration_hides_the_single_vacancy",
                violation_error_message=_("A usual duration rests on at least three vacancies."),
            ),
        ]
        triggers = [new_edition()]

    def __str__(self) -> str:
        return f"{self.organization_id}, {self.step}: {self.median_days} days"
