"""Calls by note verbale: Member States are invited to nominate for one or more senior posts."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.identifiers import new_public_id
from recruitment.models import history
from vacancies.models.vacancy import Vacancy
from vacancies.rules.questions import in_words


class NominationCall(models.Model):
    """A note verbale that invites nominations. A draft until a later act publishes it."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    organization = models.ForeignKey("recruitment.Organization", models.PROTECT)
    reference_number = models.CharField(_("reference"), max_length=60, blank=True)
    issued_date = models.DateField(_("date of the note"), null=True, blank=True)
    deadline = models.DateField(_("nominations by"), null=True, blank=True)
    legal_basis = models.TextField(_("legal basis"), blank=True)
    who_may_nominate = models.CharField(_("who may nominate"), max_length=200, blank=True)
    channel = models.CharField(_("how to nominate"), max_length=200, blank=True)
    required_documents = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey("recruitment.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("call for nominations")
        verbose_name_plural = _("calls for nominations")
        ordering = ["-created_at"]
        triggers = [history()]

    def __str__(self) -> str:
        return self.reference_number or str(_("Call without a reference"))


class NominationPost(models.Model):
    """One of the posts of a call, with the text of its terms of reference."""

    call = models.ForeignKey(NominationCall, models.CASCADE, related_name="posts")
    position = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("post title"), max_length=200)
    duty_station_city = models.CharField(_("duty station, city"), max_length=100, blank=True)
    duty_station_country = models.ForeignKey("recruitment.Country", models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = _("position in a call for nominations")
        verbose_name_plural = _("positions in a call for nominations")
        ordering = ["call", "position"]
        constraints = [models.UniqueConstraint(fields=["call", "position"], name="one_post_a_place")]

    def __str__(self) -> str:
        return self.title


class ImportedNotice(models.Model):
    """A text that was read into a draft: what was found in it, and what a person still has to settle."""

    vacancy = models.OneToOneField(
        "vacancies.Vacancy", models.CASCADE, null=True, blank=True, related_name="imported_from"
    )
    call = models.OneToOneField(NominationCall, models.CASCADE, null=True, blank=True, related_name="imported_from")
    file_name = models.CharField(_("file"), max_length=255)
    text = models.TextField(_("text as read"))
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, db_index=True)
    findings = models.JSONField(_("findings"))
    warnings = models.JSONField(_("what the notice left open"))
    settled = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    imported_at = models.DateTimeField(_("imported"))

    class Meta:
        verbose_name = _("imported notice")
        verbose_name_plural = _("imported notices")
        ordering = ["-imported_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(vacancy__isnull=False, call__isnull=True)
                | models.Q(vacancy__isnull=True, call__isnull=False),
                name="import_made_one_thing",
            )
        ]
        triggers = [history(leave_out=("text", "findings", "warnings"))]

    def __str__(self) -> str:
        return self.file_name

    @property
    def made(self) -> "Vacancy | NominationCall":
        """The draft that was made of it; a check constraint holds that there is exactly one."""
        made = self.vacancy or self.call
        assert made is not None
        return made

    @property
    def open_questions(self) -> list[tuple[int, str]]:
        """The warnings that nobody has marked as settled yet, with their place in the list."""
        open_ones = [(place, stored) for place, stored in enumerate(self.warnings) if place not in self.settled]
        return [(place, in_words(stored)) for place, stored in open_ones]
