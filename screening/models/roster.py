"""The roster: those whom the board endorsed, each until the last day of their months."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.enums import ApplicationStatus
from recruitment.identifiers import new_public_id
from recruitment.models import User, history
from screening.enums import BoardOutcome, RosterState
from screening.models.board import Decision
from screening.rules import roster


class RosterEnd(models.Func):
    """SQL's `roster_end(date, months)`."""

    function = "roster_end"
    output_field = models.DateField()


class RosterQuerySet(models.QuerySet):
    """Entries by where they stand on a day, which is a date in the organization's closing zone."""

    def of(self, candidate: User) -> "RosterQuerySet":
        """The candidate's own entries."""
        return self.filter(candidate=candidate)

    def valid(self, today: date) -> "RosterQuerySet":
        """On the roster today, and not paused or left."""
        pauses = RosterPause.objects.filter(entry=models.OuterRef("pk"), resumed_on__isnull=True)
        return self.standing(today).exclude(models.Exists(pauses))

    def standing(self, today: date) -> "RosterQuerySet":
        """On the roster today, paused or not."""
        return self.filter(starts_on__lte=today, ends_on__gte=today, left_on__isnull=True).exclude(
            decision__case__screening__application__status=ApplicationStatus.WITHDRAWN
        )

    def to_leave(self) -> "RosterQuerySet":
        """Not left yet, though the candidate has withdrawn the application that they rest on."""
        return self.filter(
            left_on__isnull=True, decision__case__screening__application__status=ApplicationStatus.WITHDRAWN
        )


class RosterEntry(models.Model):
    """The right to be appointed to similar positions, from the endorsement through `ends_on`, both included."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="roster_entry")
    candidate = models.ForeignKey("recruitment.User", models.PROTECT, related_name="roster_entries")
    organization = models.ForeignKey("recruitment.Organization", models.PROTECT)
    starts_on = models.DateField(_("from"))
    months = models.PositiveSmallIntegerField(_("calendar months"))
    ends_on = models.GeneratedField(
        expression=RosterEnd("starts_on", "months"), output_field=models.DateField(), db_persist=True
    )
    left_on = models.DateField(_("left"), null=True)

    objects = RosterQuerySet.as_manager()

    class Meta:
        verbose_name = _("roster entry")
        verbose_name_plural = _("roster entries")
        ordering = ["ends_on", "id"]
        indexes = [models.Index(fields=["organization", "ends_on"], name="roster_by_end")]
        triggers = [
            history(leave_out=("ends_on",)),
            pgtrigger.Trigger(
                name="only_by_endorsement",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NOT EXISTS (
                        SELECT FROM screening_decision d
                        JOIN screening_case c ON c.id = d.case_id
                        JOIN screening_screening s ON s.id = c.screening_id
                        JOIN applications_application a ON a.id = s.application_id
                        JOIN vacancies_vacancy v ON v.id = s.vacancy_id
                        JOIN vacancies_publication p ON p.vacancy_id = v.id
                        WHERE d.id = NEW.decision_id AND d.outcome = 'endorsed'
                          AND a.candidate_id = NEW.candidate_id AND v.organization_id = NEW.organization_id
                          AND (d.decided_at AT TIME ZONE v.closing_zone)::date = NEW.starts_on
                          AND (p.content -> 'terms' ->> 'roster_months')::int = NEW.months) THEN
                        RAISE EXCEPTION 'Only an endorsement makes a roster entry.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'roster_only_by_endorsement';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="only_leaving_changes",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - ARRAY['left_on', 'ends_on']
                                        <> to_jsonb(OLD) - ARRAY['left_on', 'ends_on'] THEN
                        RAISE EXCEPTION 'A roster entry is kept as the board made it.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'roster_entry_is_kept';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} until {self.ends_on:%Y-%m-%d}"

    def state(self, today: date) -> RosterState:
        """Where the entry stands on `today`; asks the pauses, prefetched or not."""
        paused = any(pause.resumed_on is None for pause in self.pauses.all())
        return roster.state(self.ends_on, self.left_on, paused, today)

    @classmethod
    def inconsistencies(cls) -> Iterator[str]:
        """Sentences about entries without an endorsement, with a wrong beginning or end; and the reverse."""
        entries = cls.objects.select_related("decision__case__screening__application", "organization")
        for entry in entries.prefetch_related("decision__case__screening__vacancy__publications").iterator(
            chunk_size=500
        ):
            yield from entry._disagreements()
        missing = Decision.objects.filter(outcome=BoardOutcome.ENDORSED, roster_entry__isnull=True)
        for pk in missing.values_list("pk", flat=True):
            yield f"Decision {pk} endorsed a candidate, but there is no roster entry."

    def _disagreements(self) -> Iterator[str]:
        """What about this entry does not follow from the endorsement and the published terms."""
        screening = self.decision.case.screening
        terms = screening.vacancy.current_publication.terms
        if self.decision.outcome != BoardOutcome.ENDORSED:
            yield f"Roster entry {self.pk} rests on a decision that is no endorsement."
        if screening.application.candidate_id != self.candidate_id:
            yield f"Roster entry {self.pk} belongs to somebody else than the endorsed application."
        decided_on = self.decision.decided_at.astimezone(ZoneInfo(terms.closing.zone)).date()
        if self.starts_on != decided_on:
            yield f"Roster entry {self.pk} begins on {self.starts_on}; the board decided on {decided_on}."
        if self.months != terms.roster_months:
            yield f"Roster entry {self.pk} lasts {self.months} months; {terms.roster_months} months were published."
        expected = roster.last_day(self.starts_on, self.months)
        if self.ends_on != expected:
            yield f"Roster entry {self.pk} ends on {self.ends_on}; {self.months} months end on {expected}."


class RosterPause(models.Model):
    """A time in which the candidate wants no offers. It does not extend the entry."""

    entry = models.ForeignKey(RosterEntry, models.PROTECT, related_name="pauses")
    paused_on = models.DateField(_("paused from"))
    resumed_on = models.DateField(_("resumed"), null=True)

    class Meta:
        verbose_name = _("pause on the roster")
        verbose_name_plural = _("pauses on the roster")
        ordering = ["paused_on"]
        constraints = [
            models.UniqueConstraint(fields=["entry"], condition=Q(resumed_on__isnull=True), name="one_open_pause"),
            models.CheckConstraint(
                condition=Q(resumed_on__isnull=True) | Q(resumed_on__gte=models.F("paused_on")),
                name="pause_ends_after_start",
            ),
        ]
        triggers = [history()]

    def __str__(self) -> str:
        return f"{self.paused_on:%Y-%m-%d}"
