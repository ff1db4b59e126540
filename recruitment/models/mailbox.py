"""The demonstration's mailbox: where messages go when no mail server is configured."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment import clock
from recruitment.identifiers import new_public_id


class MailboxMessage(models.Model):
    """A message that a mail server would have carried. Exists in a demonstration only."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    to = models.CharField(_("to"), max_length=320, db_index=True)
    subject = models.CharField(_("subject"), max_length=250)
    body = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    headers = models.JSONField(_("headers"), default=dict)
    at = models.DateTimeField(_("received"), default=clock.now)

    class Meta:
        verbose_name = _("message in the mailbox")
        verbose_name_plural = _("messages in the mailbox")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.subject} ({self.to})"
