"""The outbox: messages written in the same transaction as the fact they tell, sent afterwards."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutgoingNoticeQuerySet(models.QuerySet):
    """Outgoing notices by what is to be done with them."""

    def due(self, at: datetime) -> "OutgoingNoticeQuerySet":
        """Not yet sent, and their next attempt has come."""
        return self.filter(sent_at__isnull=True, next_attempt_at__lte=at)


class OutgoingNotice(models.Model):
    """A message to one person. `key` names the fact it tells, so that each is told once."""

    key = models.CharField(_("what it tells"), max_length=200, unique=True)
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=250)
    body = models.TextField(_("text"))
    headers = models.JSONField(_("headers"), default=dict, blank=True)
    queued_at = models.DateTimeField(_("queued"))
    next_attempt_at = models.DateTimeField(_("next attempt"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    sent_at = models.DateTimeField(_("accepted by the mail server"), null=True, blank=True)

    objects = OutgoingNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing notice")
        verbose_name_plural = _("outgoing notices")
        ordering = ["-queued_at"]
        indexes = [
            models.Index(fields=["next_attempt_at"], condition=models.Q(sent_at__isnull=True), name="notices_to_send")
        ]

    def __str__(self) -> str:
        return f"{self.key} to {self.to}"
