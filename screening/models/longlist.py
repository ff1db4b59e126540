"""The long list: one line for each application that was live when its vacancy closed.

What the portal suggests and what a person decided stand in separate columns; each decision has a name and an
instant. The order of the short list is the order of the rules: tier, competency level, criteria.
"""

from collections.abc import Iterator

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.enums import ApplicationStatus
from applications.models import Application, Submission
from recruitment.models import append_only, history
from screening.enums import Eligibility, Outcome, Recommendation
from vacancies.enums import ClaimState, Ground
from vacancies.models import Vacancy
from vacancies.rules.tiers import FIRST, SECOND


def decided_together(column: str, *others: str) -> models.Q:
    """Either the decision and all that belongs to it, or nothing of it."""
    nothing = Q(**{column: ""}, **{f"{name}__isnull": True for name in others})
    everything = ~Q(**{column: ""}) & Q(**{f"{name}__isnull": False for name in others})
    return nothing | everything


class ScreeningQuerySet(models.QuerySet):
    """Lines of the long list by what is to be done with them."""

    def live(self) -> "ScreeningQuerySet":
        """Those whose application was not withdrawn since."""
        return self.filter(application__status=ApplicationStatus.SUBMITTED)

    def unconfirmed(self) -> "ScreeningQuerySet":
        """Those whose eligibility and tier nobody has confirmed yet."""
        return self.filter(eligibility="")

    def eligible(self) -> "ScreeningQuerySet":
        """Confirmed as eligible."""
        return self.filter(eligibility=Eligibility.ELIGIBLE)

    def shortlisted(self) -> "ScreeningQuerySet":
        """On the short list."""
        return self.filter(outcome=Outcome.SHORTLISTED)

    def in_order(self) -> "ScreeningQuerySet":
        """By tier, then competency level, then criteria met; a person's receipt number breaks ties."""
        tier = models.functions.Coalesce("tier", "suggested_tier")
        return self.order_by(
            tier, F("competency_level").desc(nulls_last=True), F("criteria_met").desc(), "submission__receipt_number"
        )


class Screening(models.Model):
    """An application on the long list and everything that was decided about it, up to the recommendation."""

    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="screenings")
    application = models.OneToOneField(Application, models.PROTECT, related_name="screening")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    candidate_name = models.CharField(_("name"), max_length=210)
    listed_at = models.DateTimeField(_("listed"))

    suggested_eligible = models.BooleanField(_("suggested as eligible"))
    suggested_checks = models.JSONField(_("checks"))
    suggested_tier = models.PositiveSmallIntegerField(_("suggested tier"))
    suggested_ground = models.CharField(_("ground"), max_length=30, choices=Ground, blank=True)
    suggested_tier_sentence = models.TextField(_("why this tier"), blank=True)
    tier_to_be_checked = models.BooleanField(_("the ground is only claimed"), default=False)
    criteria_met = models.PositiveSmallIntegerField(_("advantages met"), default=0)

    internal_claim = models.CharField(
        _("claim to be internal"), max_length=20, choices=ClaimState, default=ClaimState.UNCLAIMED
    )
    claim_checked_by = models.ForeignKey("recruitment.User", models.PROTECT, null=True, related_name="+")
    claim_checked_at = models.DateTimeField(_("claim checked"), null=True)

    eligibility = models.CharField(_("eligibility"), max_length=20, choices=Eligibility, blank=True)
    tier = models.PositiveSmallIntegerField(_("tier"), null=True)
    tier_ground = models.CharField(_("ground of the tier"), max_length=30, choices=Ground, blank=True)
    confirmation_reason = models.TextField(_("reason"), blank=True)
    confirmed_by = models.ForeignKey("recruitment.User", models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)

    competency_level = models.PositiveSmallIntegerField(_("competency level seen in the dossier"), null=True)
    rating_note = models.TextField(_("what shows it"), blank=True)
    rated_by = models.ForeignKey("recruitment.User", models.PROTECT, null=True, related_name="+")

    outcome = models.CharField(_("short list"), max_length=20, choices=Outcome, blank=True)
    outcome_reason = models.TextField(_("reason of the outcome"), blank=True)
    outcome_by = models.ForeignKey("recruitment.User", models.PROTECT, null=True, related_name="+")
    outcome_at = models.DateTimeField(_("outcome decided"), null=True)

    recommendation = models.CharField(_("recommendation"), max_length=20, choices=Recommendation, blank=True)
    recommendation_reason = models.TextField(_("reason of the recommendation"), blank=True)
    recommended_by = models.ForeignKey("recruitment.User", models.PROTECT, null=True, related_name="+")
    recommended_at = models.DateTimeField(_("recommended"), null=True)

    objects = ScreeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("screening")
        verbose_name_plural = _("screenings")
        indexes = [
            models.Index(fields=["vacancy", "tier", "eligibility", "outcome"], name="screening_by_stage"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=decided_together("eligibility", "tier", "confirmed_by", "confirmed_at"),
                name="confirmation_is_whole",
                violation_error_message=_("A confirmation says eligibility, tier, who and when."),
            ),
            models.CheckConstraint(
                condition=decided_together("outcome", "outcome_by", "outcome_at"), name="outcome_is_whole"
            ),
            models.CheckConstraint(
                condition=decided_together("recommendation", "recommended_by", "recommended_at"),
                name="recommendation_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(eligibility=Eligibility.ELIGIBLE),
                name="only_eligible_have_outcome",
                violation_error_message=_("Only an eligible application can have an outcome at the short list."),
            ),
            models.CheckConstraint(
                condition=Q(recommendation="") | Q(outcome=Outcome.SHORTLISTED),
                name="only_shortlisted_are_recommended",
                violation_error_message=_("Only a short-listed candidate can be recommended or not."),
            ),
            models.CheckConstraint(
                condition=Q(eligibility__in=["", *Eligibility.values])
                & Q(outcome__in=["", *Outcome.values])
                & Q(recommendation__in=["", *Recommendation.values]),
                name="decisions_have_known_words",
            ),
            models.CheckConstraint(
                condition=Q(tier__isnull=True) | Q(tier__in=[FIRST, SECOND]), name="tier_is_first_or_second"
            ),
            models.CheckConstraint(
                condition=Q(competency_level__isnull=True) | Q(competency_level__range=(0, 3)),
                name="competency_level_0_to_3",
            ),
        ]
        triggers = [
            history(leave_out=("suggested_checks", "candidate_name")),
            pgtrigger.Trigger(
                name="gate",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__outcome=Outcome.SHORTLISTED, new__tier=SECOND),
                func="""
                    IF NOT EXISTS (SELECT FROM screening_gateopening g WHERE g.vacancy_id = NEW.vacancy_id) THEN
                        RAISE EXCEPTION 'The gate to the second tier is closed.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_is_closed';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_name}: {self.vacancy}"

    @classmethod
    def inconsistencies(cls) -> Iterator[str]:
        """Sentences about second-tier applications on the short list behind a closed gate."""
        behind = cls.objects.shortlisted().filter(tier=SECOND, vacancy__gate_opening__isnull=True)
        for receipt in behind.values_list("submission__receipt_number", flat=True):
            yield f"Application {receipt} is second tier and short-listed, but its gate was never opened."


class GateOpening(models.Model):
    """The act by which a named person let the second tier be considered, with the reason."""

    vacancy = models.OneToOneField(Vacancy, models.PROTECT, related_name="gate_opening")
    reason = models.TextField(_("reason"))
    first_tier_eligible = models.PositiveIntegerField(_("eligible first-tier applications at that moment"))
    first_tier_shortlisted = models.PositiveIntegerField(_("of them short-listed"))
    opened_by = models.ForeignKey("recruitment.User", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened"))

    class Meta:
        verbose_name = _("opening of the second tier")
        verbose_name_plural = _("openings of the second tier")
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="gate_opening_has_reason",
                violation_error_message=_("Give the reason for opening the gate."),
            )
        ]
        triggers = [
            history(),
            append_only(),
            pgtrigger.Trigger(
                name="first_tier_first",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF EXISTS (SELECT FROM vacancies_vacancy v
                               WHERE v.id = NEW.vacancy_id AND v.closing_recorded_at IS NULL)
                       OR EXISTS (SELECT FROM applications_application a
                                  LEFT JOIN screening_screening s ON s.application_id = a.id
                                  WHERE a.vacancy_id = NEW.vacancy_id AND a.status = 'submitted'
                                    AND (s.id IS NULL OR s.eligibility = ''
                                         OR s.eligibility = 'eligible' AND s.tier = 1 AND s.outcome = '')) THEN
                        RAISE EXCEPTION 'The first tier is not decided; the gate stays closed.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_waits_for_first_tier';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vacancy}: {self.opened_at:%Y-%m-%d %H:%M}Z"

    @classmethod
    def inconsistencies(cls) -> Iterator[str]:
        """Sentences about gates that were opened before their vacancy had closed."""
        for opening in cls.objects.filter(opened_at__lt=F("vacancy__closes_at")).select_related("vacancy"):
            yield f"The gate of vacancy {opening.vacancy_id} ({opening.vacancy}) was opened before it had closed."
