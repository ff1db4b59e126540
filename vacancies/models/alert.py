"""Alerts: a saved search that looks for new vacancies and tells each match once."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.identifiers import new_public_id
from vacancies.enums import AlertRhythm, NoticeLanguage
from vacancies.models.vacancy import Vacancy


class AlertQuerySet(models.QuerySet):
    """Alerts by what is to be done with them."""

    def running(self) -> "AlertQuerySet":
        """Confirmed by the owner of the address and not ended."""
        return self.filter(confirmed_at__isnull=False, ended_at__isnull=True)

    def due(self, at: datetime) -> "AlertQuerySet":
        """Running, and their next look has come at `at`."""
        return self.running().filter(next_look_at__lte=at)


class Alert(models.Model):
    """A search that somebody saved, with an account or with a confirmed address alone. Instants are in UTC."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    user = models.ForeignKey("recruitment.User", models.CASCADE, null=True, blank=True, related_name="alerts")
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=2, choices=NoticeLanguage, default=NoticeLanguage.ENGLISH)
    criteria = models.CharField(_("search"), max_length=1000, blank=True, help_text=_("as in the list's address"))
    rhythm = models.CharField(_("how often"), max_length=10, choices=AlertRhythm, default=AlertRhythm.DAILY)
    begun_at = models.DateTimeField(_("begun"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    next_look_at = models.DateTimeField(_("next look"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        ordering = ["begun_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True) | models.Q(next_look_at__isnull=False),
                name="a_confirmed_alert_has_a_next_look",
                violation_error_message=_("A confirmed alert has an instant for its next look."),
            ),
            models.UniqueConstraint(
                fields=["email", "criteria"],
                condition=models.Q(ended_at__isnull=True),
                name="one_alert_a_search_and_address",
                violation_error_message=_("There is an alert for this search already."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_look_at"],
                condition=models.Q(confirmed_at__isnull=False, ended_at__isnull=True),
                name="alerts_to_look",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.criteria or 'all vacancies'}"


class AlertMatch(models.Model):
    """A vacancy that an alert told, or that met its search from the beginning: the row is why it is not told again."""

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="matches")
    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="+")
    told_at = models.DateTimeField(_("told"))

    class Meta:
        verbose_name = _("vacancy told in an alert")
        verbose_name_plural = _("vacancies told in an alert")
        constraints = [models.UniqueConstraint(fields=["alert", "vacancy"], name="a_match_is_told_once")]

    def __str__(self) -> str:
        return f"{self.alert_id}: {self.vacancy_id}"
