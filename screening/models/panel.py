"""The panel of a vacancy and what it found."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from recruitment.models import history
from screening.models.longlist import Screening
from vacancies.models import Vacancy


class PanelMember(models.Model):
    """Somebody who assesses the short-listed candidates of a vacancy, and sees those dossiers and no others."""

    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="panel_members")
    user = models.ForeignKey("recruitment.User", models.PROTECT, related_name="panels")
    named_at = models.DateTimeField(_("named"))

    class Meta:
        verbose_name = _("panel member")
        verbose_name_plural = _("panel members")
        ordering = ["vacancy", "user"]
        constraints = [models.UniqueConstraint(fields=["vacancy", "user"], name="one_seat_on_a_panel")]
        triggers = [history()]

    def __str__(self) -> str:
        return f"{self.user}: {self.vacancy}"


class CompetencyFinding(models.Model):
    """What the panel agreed on for one competency of one candidate: the level shown, and the evidence for it."""

    screening = models.ForeignKey(Screening, models.PROTECT, related_name="findings")
    competency = models.ForeignKey("recruitment.Competency", models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("level shown; 0 is not shown"))
    evidence = models.TextField(_("evidence"))
    recorded_by = models.ForeignKey("recruitment.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"))

    class Meta:
        verbose_name = _("finding on a competency")
        verbose_name_plural = _("findings on competencies")
        ordering = ["competency__kind", "competency__position"]
        constraints = [
            models.UniqueConstraint(fields=["screening", "competency"], name="one_finding_a_competency"),
            models.CheckConstraint(condition=Q(level__range=(0, 3)), name="finding_level_0_to_3"),
            models.CheckConstraint(
                condition=~Q(evidence=""),
                name="finding_has_evidence",
                violation_error_message=_("Say what showed the level."),
            ),
        ]
        triggers = [history()]

    def __str__(self) -> str:
        return f"{self.competency_id}: {self.level}"
