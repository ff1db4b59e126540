"""Applications, their frozen submissions and their documents."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

import pgtrigger
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from applications.enums import ApplicationStatus
from recruitment.identifiers import new_public_id
from recruitment.models import User, append_only, history
from recruitment.rules.canonical import fingerprint
from vacancies.models import Vacancy


class ApplicationQuerySet(models.QuerySet):
    """Applications by whose they are and where they stand."""

    def of(self, candidate: User) -> "ApplicationQuerySet":
        """Those that this candidate wrote: all that a candidate may ever reach."""
        return self.filter(candidate=candidate)

    def live(self) -> "ApplicationQuerySet":
        """Submitted and not withdrawn."""
        return self.filter(status=ApplicationStatus.SUBMITTED)

    def to_lapse(self, at: datetime) -> "ApplicationQuerySet":
        """Drafts whose vacancy has closed or was cancelled at `at`."""
        return self.filter(status=ApplicationStatus.DRAFT).filter(
            models.Q(vacancy__closes_at__lte=at) | models.Q(vacancy__cancelled_at__isnull=False)
        )


class Application(models.Model):
    """One candidate's application to one vacancy: a draft, then the submission that counts."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="applications")
    candidate = models.ForeignKey("recruitment.User", models.PROTECT, related_name="applications")
    status = models.CharField(_("status"), max_length=20, choices=ApplicationStatus, default=ApplicationStatus.DRAFT)
    motivation = models.TextField(_("why you apply"), blank=True)
    relatives_declared = models.BooleanField(_("relatives work for the organization"), null=True, blank=True)
    relatives_details = models.TextField(_("who, in what relation, in which office"), blank=True)
    truth_declared = models.BooleanField(_("what I state is true and complete"), default=False)
    current_version = models.PositiveSmallIntegerField(_("version that counts"), default=0)
    begun_at = models.DateTimeField(_("begun"))
    changed_at = models.DateTimeField(_("last change"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    lapsed_at = models.DateTimeField(_("lapsed"), null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-changed_at"]
        indexes = [models.Index(fields=["vacancy", "status"], name="applications_of_a_vacancy")]
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "candidate"],
                name="one_application_a_vacancy",
                violation_error_message=_("You already have an application to this vacancy."),
            ),
            models.CheckConstraint(
                condition=models.Q(status=ApplicationStatus.WITHDRAWN, withdrawn_at__isnull=False)
                | ~models.Q(status=ApplicationStatus.WITHDRAWN) & models.Q(withdrawn_at__isnull=True),
                name="withdrawn_says_when",
            ),
            models.CheckConstraint(
                condition=models.Q(status=ApplicationStatus.LAPSED, lapsed_at__isnull=False)
                | ~models.Q(status=ApplicationStatus.LAPSED) & models.Q(lapsed_at__isnull=True),
                name="lapsed_says_when",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[ApplicationStatus.DRAFT, ApplicationStatus.LAPSED], current_version=0)
                | models.Q(
                    status__in=[ApplicationStatus.SUBMITTED, ApplicationStatus.WITHDRAWN], current_version__gt=0
                ),
                name="submitted_has_a_version",
            ),
        ]
        triggers = [
            history(leave_out=("motivation", "relatives_details", "changed_at")),
            pgtrigger.Trigger(
                name="stays_with_its_candidate",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func="""
                    IF NEW.vacancy_id <> OLD.vacancy_id OR NEW.candidate_id <> OLD.candidate_id THEN
                        RAISE EXCEPTION 'An application stays with its candidate and its vacancy.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'application_stays';
                    END IF;
                    IF NEW.status = 'submitted'
                       AND (OLD.status <> 'submitted' OR NEW.current_version <> OLD.current_version)
                       AND (NEW.current_version <= OLD.current_version OR NOT EXISTS (
                            SELECT FROM applications_submission s
                            WHERE s.application_id = NEW.id AND s.version = NEW.current_version)) THEN
                        RAISE EXCEPTION 'An application is submitted by a new submission and in no other way.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'submitted_by_submission';
                    END IF;
                    IF OLD.status = 'lapsed' AND NEW.status <> 'lapsed' THEN
                        RAISE EXCEPTION 'A lapsed draft stays lapsed.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'lapsed_is_lapsed';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="begins_as_a_draft",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NEW.status <> 'draft' THEN
                        RAISE EXCEPTION 'An application begins as a draft.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'application_begins_as_draft';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} for {self.vacancy}"

    @property
    def current_submission(self) -> "Submission | None":
        """The submission that counts, or None while there is none."""
        return self.submissions.filter(version=self.current_version).first()


class Submission(models.Model):
    """A frozen dossier. Its instant is set by the database, which refuses it from the closing instant on."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="submissions")
    version = models.PositiveSmallIntegerField(_("version"))
    dossier = models.JSONField(_("dossier"))
    hash = models.CharField(_("SHA-256 of the dossier"), max_length=64)
    receipt_number = models.CharField(_("receipt number"), max_length=30, unique=True)
    submitted_at = models.DateTimeField(_("submitted"))

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["application", "-version"]
        constraints = [models.UniqueConstraint(fields=["application", "version"], name="one_submission_a_version")]
        triggers = [
            history(leave_out=("dossier",)),
            append_only(),
            pgtrigger.Trigger(
                name="in_time",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("vacancy", "vacancies_vacancy%ROWTYPE")],
                func="""
                    SELECT v.* INTO vacancy FROM vacancies_vacancy v
                    JOIN applications_application a ON a.vacancy_id = v.id
                    WHERE a.id = NEW.application_id FOR SHARE OF v;
                    NEW.submitted_at := portal_now();
                    IF vacancy.published_at IS NULL OR vacancy.cancelled_at IS NOT NULL THEN
                        RAISE EXCEPTION 'The vacancy takes no applications.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'vacancy_takes_applications';
                    END IF;
                    IF NEW.submitted_at >= vacancy.closes_at THEN
                        RAISE EXCEPTION 'The vacancy closed at %; it is %.', vacancy.closes_at, NEW.submitted_at
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_submission_after_closing';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.receipt_number

    @classmethod
    def inconsistencies(cls) -> Iterator[str]:
        """Sentences about submissions after the closing instant and dossiers that do not match their hash."""
        late = cls.objects.filter(submitted_at__gte=F("application__vacancy__closes_at"))
        for receipt, at in late.values_list("receipt_number", "submitted_at"):
            yield f"Submission {receipt} stands at {at:%Y-%m-%d %H:%M:%S.%f}Z, after its vacancy had closed."
        for submission in cls.objects.only("dossier", "hash", "receipt_number").iterator(chunk_size=200):
            if fingerprint(submission.dossier) != submission.hash:
                yield f"The dossier of submission {submission.receipt_number} does not match its hash."


class Document(models.Model):
    """A file that a candidate added, stored outside the web root under a name of our own."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="documents")
    kind = models.CharField(_("kind"), max_length=20, default="cv", choices=[("cv", _("CV"))])
    file = models.FileField(_("file"), upload_to="documents/", max_length=200)
    name = models.CharField(_("name of the file"), max_length=200)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    added_at = models.DateTimeField(_("added"))
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["kind", "-added_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "kind"],
                condition=models.Q(replaced_at__isnull=True),
                name="one_current_document_a_kind",
            )
        ]
        triggers = [history(leave_out=("name",))]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def inconsistencies(cls) -> Iterator[str]:
        """Sentences about files that are missing or are not the ones that were added."""
        for document in cls.objects.only("file", "sha256", "public_id").iterator(chunk_size=200):
            try:
                with document.file.open("rb") as file:
                    found = hashlib.file_digest(file, "sha256").hexdigest()
            except OSError:
                yield f"The file of document {document.public_id} is missing."
                continue
            if found != document.sha256:
                yield f"The file of document {document.public_id} is not the one that the candidate added."
