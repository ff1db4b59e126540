"""The board: its meetings, who was there, the cases put to it, and what it decided."""

from collections.abc import Iterator

from django.db import models
from django.db.models import Count, F, Q
from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recruitment.identifiers import new_public_id
from recruitment.models import append_only, history
from recruitment.rules.known_names import known
from screening.enums import BoardOutcome
from screening.models.longlist import Screening
from screening.rules.board import MeetingFacts


class Meeting(models.Model):
    """A sitting of an organization's board. Its quorum is the one in force when it was convened."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    organization = models.ForeignKey("recruitment.Organization", models.PROTECT)
    held_on = models.DateField(_("date"))
    quorum = models.PositiveSmallIntegerField(_("quorum"))
    convened_at = models.DateTimeField(_("convened"))
    opened_at = models.DateTimeField(_("opened"), null=True)
    opened_by = models.ForeignKey("recruitment.User", models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(_("closed"), null=True)
    minutes = models.TextField(_("minutes"), blank=True)

    class Meta:
        verbose_name = _("board meeting")
        verbose_name_plural = _("board meetings")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, opened_by__isnull=True)
                | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="opening_has_a_name",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=models.F("opened_at")),
                name="meeting_closes_after_opening",
            ),
            models.CheckConstraint(condition=Q(quorum__gte=1), name="quorum_is_somebody"),
        ]
        triggers = [history(leave_out=("minutes",))]

    def __str__(self) -> str:
        return f"{known(self.organization.board_name)}, {formats.date_format(self.held_on, gettext('j F Y'))}"

    @property
    def is_open(self) -> bool:
        """Whether the board sits now."""
        return self.opened_at is not None and self.closed_at is None

    def facts(self) -> MeetingFacts:
        """The meeting as the rules see it."""
        present = self.attendances.filter(present=True).values_list("member__public_id", flat=True)
        return MeetingFacts(self.is_open, self.quorum, frozenset(present))


class Attendance(models.Model):
    """A member of the board as the meeting was convened, and whether the member is there."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    member = models.ForeignKey("recruitment.User", models.PROTECT, related_name="+")
    present = models.BooleanField(_("present"), default=False)

    class Meta:
        verbose_name = _("seat at a board meeting")
        verbose_name_plural = _("seats at a board meeting")
        ordering = ["meeting", "member"]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="one_seat_at_a_meeting")]
        triggers = [history()]

    def __str__(self) -> str:
        return f"{self.member}: {self.present}"


class CaseQuerySet(models.QuerySet):
    """Cases by whether the board still has them in hand."""

    def holding(self) -> "CaseQuerySet":
        """Those that keep a candidate off every other agenda: decided otherwise than by a referral back, or waiting
        for a meeting that is not over. A case that a closed meeting left undecided holds nobody.
        """
        return self.exclude(decision__outcome=BoardOutcome.REFERRED_BACK).exclude(
            decision__isnull=True, meeting__closed_at__isnull=False
        )


class Case(models.Model):
    """A recommended candidate on the agenda of a meeting."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="cases")
    screening = models.ForeignKey(Screening, models.PROTECT, related_name="cases")
    put_at = models.DateTimeField(_("put on the agenda"))

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case of the board")
        verbose_name_plural = _("cases of the board")
        ordering = ["meeting", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "screening"], name="one_case_a_meeting")]
        triggers = [history()]

    def __str__(self) -> str:
        return f"{self.screening}"


class Recusal(models.Model):
    """A member who stands aside from a case, with the reason. Kept for good."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="recusals")
    member = models.ForeignKey("recruitment.User", models.PROTECT, related_name="recusals")
    reason = models.TextField(_("reason"))
    stated_at = models.DateTimeField(_("stated"))

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")
        ordering = ["case", "stated_at"]
        constraints = [models.UniqueConstraint(fields=["case", "member"], name="one_recusal_a_case")]
        triggers = [history(), append_only()]

    def __str__(self) -> str:
        return f"{self.member}: {self.case}"


class Decision(models.Model):
    """What the board decided in a case. Written once by the chair, never changed."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="decision")
    outcome = models.CharField(_("decision"), max_length=20, choices=BoardOutcome)
    reasons = models.TextField(_("reasons"))
    dissent = models.TextField(_("dissenting opinions"), blank=True)
    members_counted = models.PositiveSmallIntegerField(_("members counted for the quorum"))
    decided_by = models.ForeignKey("recruitment.User", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("decided"))

    class Meta:
        verbose_name = _("decision of the board")
        verbose_name_plural = _("decisions of the board")
        ordering = ["decided_at"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=BoardOutcome.values), name="decision_is_known"),
            models.CheckConstraint(
                condition=~Q(reasons=""),
                name="decision_has_reasons",
                violation_error_message=_("Give the board's reasons."),
            ),
        ]
        triggers = [history(), append_only()]

    def __str__(self) -> str:
        return f"{self.case}: {self.outcome}"

    @classmethod
    def inconsistencies(cls) -> Iterator[str]:
        """Sentences about decisions without a quorum, or with more members counted than were noted as present."""
        decisions = cls.objects.annotate(
            quorum=F("case__meeting__quorum"),
            there=Count("case__meeting__attendances", filter=Q(case__meeting__attendances__present=True)),
        )
        wrong = decisions.filter(Q(members_counted__lt=F("quorum")) | Q(members_counted__gt=F("there")))
        for pk, counted, quorum, there in wrong.values_list("pk", "members_counted", "quorum", "there"):
            yield f"Decision {pk} counted {counted} members; the quorum is {quorum} and {there} are noted as present."
        unsat = cls.objects.exclude(case__meeting__opened_at__lte=F("decided_at"))
        for pk in unsat.values_list("pk", flat=True):
            yield f"Decision {pk} was recorded when its meeting was not open."
