"""What candidates were told, and when. A decision that is not told exists for nobody outside."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.enums import CANDIDATE_WORDS, Told
from applications.models.application import Application
from recruitment.models import append_only, history


class Telling(models.Model):
    """One thing told about one application. The status page, its buttons and its counts read these alone."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="tellings")
    what = models.CharField(_("what"), max_length=30, choices=Told)
    told_at = models.DateTimeField(_("told"))
    told_by = models.CharField(_("told by"), max_length=80)

    class Meta:
        verbose_name = _("decision told to a candidate")
        verbose_name_plural = _("decisions told to candidates")
        ordering = ["told_at"]
        constraints = [models.UniqueConstraint(fields=["application", "what"], name="one_thing_told_once")]
        triggers = [history(), append_only()]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.what}"

    @property
    def candidate_words(self) -> str:
        """The sentence that the candidate reads."""
        return str(CANDIDATE_WORDS[self.what])
