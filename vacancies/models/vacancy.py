"""The vacancy. Free to edit while a draft; when published its notice is frozen and only its dates move."""

from collections.abc import Iterator
from datetime import date, datetime

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.enums import CompetencyKind, DegreeLevel, LanguageLevel, StaffCategory
from recruitment.identifiers import new_public_id
from recruitment.models import NEW_EDITION, history
from vacancies.enums import Ground, LanguageDemand, NoticeLanguage, SecondTier, VacancyState, VacancyType
from vacancies.rules.closing import ClosingPolicy, closing_instant

# The columns of a published vacancy that may still change, each by an action of its own.
MOVING_COLUMNS = (
    "closing_date",
    "closes_at",
    "closing_recorded_at",
    "cancelled_at",
    "cancelled_by_id",
    "cancellation_reason",
)
# What a re-issue may never change: who it is, since when, and how it closes.
LASTING_COLUMNS = (
    "id",
    "public_id",
    "organization_id",
    "reference_number",
    "created_at",
    "created_by_id",
    "published_at",
    "published_by_id",
    "closing_date",
    "closing_place",
    "closing_zone",
    "closing_minute",
    "reissue_of_id",
)


class ClosingInstant(models.Func):
    """SQL's `closing_instant(date, minute, zone)`."""

    function = "closing_instant"
    output_field = models.DateTimeField()


class VacancyQuerySet(models.QuerySet):
    """Vacancies by where they stand at an instant."""

    def published(self) -> "VacancyQuerySet":
        """Published at some time, whatever became of them."""
        return self.filter(published_at__isnull=False)

    def open(self, at: datetime) -> "VacancyQuerySet":
        """Published, not cancelled, and not yet closed at `at`."""
        return self.published().filter(cancelled_at__isnull=True, closes_at__gt=at)

    def closed(self, at: datetime) -> "VacancyQuerySet":
        """Published, not cancelled, and closed at `at`."""
        return self.published().filter(cancelled_at__isnull=True, closes_at__lte=at)

    def closing_to_record(self, at: datetime) -> "VacancyQuerySet":
        """Closed at `at` without the closing being on record yet."""
        return self.closed(at).filter(closing_recorded_at__isnull=True)


class Vacancy(models.Model):
    """A position to be filled. Dates are local to the closing zone; instants are in UTC."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    organization = models.ForeignKey("recruitment.Organization", models.PROTECT, verbose_name=_("organization"))
    reference_number = models.CharField(_("reference number"), max_length=40, blank=True)
    title = models.CharField(_("position title"), max_length=200, blank=True)
    vacancy_type = models.CharField(
        _("type of notice"), max_length=30, choices=VacancyType, default=VacancyType.VACANCY_NOTICE
    )
    grade = models.ForeignKey("recruitment.Grade", models.PROTECT, null=True, blank=True, verbose_name=_("grade"))
    category = models.CharField(_("staff category"), max_length=30, choices=StaffCategory, blank=True)
    contract_type = models.ForeignKey(
        "recruitment.ContractType", models.PROTECT, null=True, blank=True, verbose_name=_("type of contract")
    )
    contract_words = models.CharField(_("contract, in the notice's words"), max_length=200, blank=True)
    job_family = models.ForeignKey(
        "recruitment.JobFamily", models.PROTECT, null=True, blank=True, verbose_name=_("job family")
    )
    duty_station_city = models.CharField(_("duty station, city"), max_length=100, blank=True)
    duty_station_country = models.ForeignKey(
        "recruitment.Country", models.PROTECT, null=True, blank=True, verbose_name=_("duty station, country")
    )
    organizational_unit = models.CharField(_("organizational unit"), max_length=200, blank=True)
    initial_duration = models.CharField(_("initial duration"), max_length=200, blank=True)
    positions = models.PositiveSmallIntegerField(_("number of positions"), default=1)
    language = models.CharField(
        _("language of the authentic text"), max_length=2, choices=NoticeLanguage, default=NoticeLanguage.ENGLISH
    )
    version = models.PositiveSmallIntegerField(_("version of the notice"), default=1, editable=False)
    reissue_of = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, editable=False, related_name="reissue_draft"
    )

    introduction = models.TextField(_("introduction"), blank=True)
    context = models.TextField(_("organizational context"), blank=True)
    responsibilities = models.TextField(_("core functions and responsibilities"), blank=True)
    qualifications = models.TextField(_("required qualifications and experience"), blank=True)
    skills = models.TextField(_("skills"), blank=True)
    languages_text = models.TextField(_("languages, in words"), blank=True)
    notes = models.TextField(_("notes"), blank=True)

    first_tier_grounds = ArrayField(
        models.CharField(max_length=30, choices=Ground), default=list, blank=True, verbose_name=_("first-tier grounds")
    )
    non_represented_codes = ArrayField(
        models.CharField(max_length=2), default=list, blank=True, verbose_name=_("non-represented member states")
    )
    second_tier = models.CharField(_("second tier"), max_length=20, choices=SecondTier, default=SecondTier.ADMITTED)
    tiers_confirmed = models.BooleanField(_("a person has confirmed who is first tier"), default=False)
    duty_station_nationals_excluded = models.BooleanField(
        _("nationals of the duty station's country are not eligible"), default=False
    )
    competencies = models.ManyToManyField("recruitment.Competency", blank=True, verbose_name=_("competencies"))
    core_level = models.PositiveSmallIntegerField(_("level of the core competencies"), null=True, blank=True)
    managerial_level = models.PositiveSmallIntegerField(
        _("level of the managerial competencies"), null=True, blank=True
    )

    closing_date = models.DateField(_("closing date"), null=True, blank=True)
    closing_place = models.CharField(_("closing place"), max_length=60, blank=True)
    closing_zone = models.CharField(_("closing zone"), max_length=60, blank=True)
    closing_minute = models.PositiveSmallIntegerField(_("closing minute of the day"), null=True, blank=True)
    closes_at = models.GeneratedField(
        expression=ClosingInstant("closing_date", "closing_minute", "closing_zone"),
        output_field=models.DateTimeField(),
        db_persist=True,
    )

    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey("recruitment.User", models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = models.ForeignKey("recruitment.User", models.PROTECT, null=True, blank=True, related_name="+")
    closing_recorded_at = models.DateTimeField(_("closing put on record"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancelled_by = models.ForeignKey("recruitment.User", models.PROTECT, null=True, blank=True, related_name="+")
    cancellation_reason = models.TextField(_("reason for the cancellation"), blank=True)

    objects = VacancyQuerySet.as_manager()

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        ordering = ["closes_at", "id"]
        indexes = [models.Index(fields=["closes_at"], name="vacancies_by_closing")]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "reference_number"],
                condition=~models.Q(reference_number="") & models.Q(reissue_of__isnull=True),
                name="one_vacancy_a_reference",
                violation_error_message=_("This organization already has a vacancy with this reference number."),
            ),
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=True)
                | models.Q(
                    closing_date__isnull=False,
                    closing_minute__isnull=False,
                    grade__isnull=False,
                    duty_station_country__isnull=False,
                    published_by__isnull=False,
                )
                & ~models.Q(closing_zone=""),
                name="published_vacancy_is_complete",
                violation_error_message=_("A published vacancy has a closing date, a grade and a duty station."),
            ),
            models.CheckConstraint(
                condition=models.Q(cancelled_at__isnull=True, cancelled_by__isnull=True, cancellation_reason="")
                | models.Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~models.Q(cancellation_reason=""),
                name="cancellation_has_name_and_reason",
                violation_error_message=_("A cancellation has a name and a reason."),
            ),
            models.CheckConstraint(
                condition=models.Q(closing_recorded_at__isnull=True)
                | models.Q(closing_recorded_at__gte=models.F("closes_at")),
                name="closing_is_recorded_after_it",
                violation_error_message=_("A closing is put on record when it has come, not before."),
            ),
            models.CheckConstraint(
                condition=models.Q(reissue_of__isnull=True) | models.Q(published_at__isnull=True),
                name="a_reissue_is_published_in_its_vacancy",
                violation_error_message=_("A re-issue becomes a version of the vacancy that it corrects."),
            ),
            models.CheckConstraint(
                condition=models.Q(core_level__isnull=True) | models.Q(core_level__range=(1, 3)),
                name="core_level_1_to_3",
                violation_error_message=_("The level of the core competencies is 1, 2 or 3."),
            ),
            models.CheckConstraint(
                condition=models.Q(managerial_level__isnull=True) | models.Q(managerial_level__range=(1, 3)),
                name="managerial_level_1_to_3",
                violation_error_message=_("The level of the managerial competencies is 1, 2 or 3."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="new_edition_when_published",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=f"""
                    IF coalesce(NEW.published_at, OLD.published_at) IS NOT NULL THEN
                        {NEW_EDITION}
                    END IF;
                    RETURN NULL;
                """,
            ),
            pgtrigger.Trigger(
                name="moves_its_listing",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("closing_date", "cancelled_at"),
                func="""
                    IF NEW.published_at IS NOT NULL THEN
                        UPDATE vacancies_listing
                        SET closing_date = NEW.closing_date, listed_until = least(NEW.closes_at, NEW.cancelled_at)
                        WHERE vacancy_id = NEW.id;
                    END IF;
                    RETURN NULL;
                """,
            ),
            history(
                leave_out=(
                    "closes_at",
                    "introduction",
                    "context",
                    "responsibilities",
                    "qualifications",
                    "skills",
                    "languages_text",
                    "notes",
                )
            ),
            pgtrigger.Trigger(
                name="frozen_when_published",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                declare=[("moving", "text[]")],
                func=f"""
                    moving := ARRAY{list(MOVING_COLUMNS)!r};
                    IF NEW.version = OLD.version + 1 AND OLD.cancelled_at IS NULL AND portal_now() < OLD.closes_at
                        AND EXISTS (SELECT FROM vacancies_publication p
                                    WHERE p.vacancy_id = OLD.id AND p.version = NEW.version) THEN
                        moving := array(SELECT key FROM jsonb_object_keys(to_jsonb(OLD)) AS key
                                        WHERE key <> ALL (ARRAY{list(LASTING_COLUMNS)!r}));
                    END IF;
                    IF OLD.published_at IS NULL THEN
                        RETURN coalesce(NEW, OLD);
                    END IF;
                    IF TG_OP = 'DELETE' THEN
                        RAISE EXCEPTION 'A published vacancy is kept; cancel it instead.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'published_vacancy_is_kept';
                    END IF;
                    IF to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving THEN
                        RAISE EXCEPTION 'A published vacancy is frozen; re-issue it instead.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'published_vacancy_is_frozen';
                    END IF;
                    IF NEW.closing_date < OLD.closing_date THEN
                        RAISE EXCEPTION 'The closing date of a published vacancy is never brought forward.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'closing_only_moves_later';
                    END IF;
                    IF NEW.closing_date <> OLD.closing_date AND portal_now() >= OLD.closes_at THEN
                        RAISE EXCEPTION 'A closed vacancy is never opened again; advertise it anew.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'closed_is_closed';
                    END IF;
                    IF OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS NULL THEN
                        RAISE EXCEPTION 'A cancelled vacancy stays cancelled; advertise it anew.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'cancelled_is_cancelled';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Untitled draft"))

    def state(self, at: datetime) -> VacancyState:
        """Where the vacancy stands at `at`, by its dates alone."""
        if self.published_at is None:
            return VacancyState.DRAFT
        if self.cancelled_at is not None:
            return VacancyState.CANCELLED
        return VacancyState.OPEN if at < self.closes_at else VacancyState.CLOSED

    @property
    def closes_on(self) -> date:
        """The closing date of a published vacancy, local to its closing zone; published ones always have one."""
        assert self.closing_date is not None
        return self.closing_date

    @property
    def closing_policy(self) -> ClosingPolicy:
        """The policy that closes it: its own once published, and for a re-issue of it; before, the organization's."""
        if self.published_at is None and self.reissue_of_id is None:
            house = self.organization
            return ClosingPolicy(house.closing_place, house.closing_zone, house.closing_minute)
        return ClosingPolicy(self.closing_place, self.closing_zone, self.closing_minute or 0)

    @property
    def current_publication(self):
        """The publication in force: the newest version. Uses what was prefetched, if it was."""
        return max(self.publications.all(), key=lambda publication: publication.version)

    def level_of(self, kind: str) -> int | None:
        """The level asked for in a block of the competency framework; values have none."""
        levels: dict[str, int | None] = {
            CompetencyKind.CORE: self.core_level,
            CompetencyKind.MANAGERIAL: self.managerial_level,
        }
        return levels.get(kind)

    @classmethod
    def inconsistencies(cls) -> Iterator[str]:
        """Sentences about vacancies whose stored closing instant no longer agrees with the time-zone data."""
        for vacancy in (
            cls.objects.published()
            .only(
                "title", "closing_date", "closing_place", "closing_zone", "closing_minute", "closes_at", "published_at"
            )
            .iterator()
        ):
            expected = closing_instant(vacancy.closing_date, vacancy.closing_policy)
            if vacancy.closes_at != expected:
                yield (
                    f"Vacancy {vacancy.pk} ({vacancy}) closes at {vacancy.closes_at:%Y-%m-%d %H:%M:%S}Z in the "
                    f"database but at {expected:%Y-%m-%d %H:%M:%S}Z by the time-zone data."
                )


class VacancyTranslation(models.Model):
    """The texts of a draft in a second or third language. The authentic text decides; a translation helps to read."""

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=2, choices=NoticeLanguage)
    title = models.CharField(_("position title"), max_length=200)
    organizational_unit = models.CharField(_("organizational unit"), max_length=200, blank=True)
    contract_words = models.CharField(_("contract, in the notice's words"), max_length=200, blank=True)
    initial_duration = models.CharField(_("initial duration"), max_length=200, blank=True)
    introduction = models.TextField(_("introduction"), blank=True)
    context = models.TextField(_("organizational context"), blank=True)
    responsibilities = models.TextField(_("core functions and responsibilities"), blank=True)
    qualifications = models.TextField(_("required qualifications and experience"), blank=True)
    skills = models.TextField(_("skills"), blank=True)
    languages_text = models.TextField(_("languages, in words"), blank=True)
    notes = models.TextField(_("notes"), blank=True)

    class Meta:
        verbose_name = _("notice in another language")
        verbose_name_plural = _("notices in another language")
        ordering = ["vacancy", "language"]
        constraints = [
            models.UniqueConstraint(fields=["vacancy", "language"], name="one_translation_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class EducationPathway(models.Model):
    """One sufficient combination of education and experience; the pathways of a vacancy stand in OR."""

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="pathways")
    degree = models.PositiveSmallIntegerField(_("education"), choices=DegreeLevel)
    years = models.PositiveSmallIntegerField(_("years of relevant experience"), default=0)

    class Meta:
        verbose_name = _("education and years of experience")
        verbose_name_plural = _("combinations of education and years of experience")
        ordering = ["-degree", "years"]
        constraints = [models.UniqueConstraint(fields=["vacancy", "degree"], name="one_pathway_a_degree")]

    def __str__(self) -> str:
        return f"{self.get_degree_display()}, {self.years}"


class LanguageRequirement(models.Model):
    """A language that the vacancy requires or counts as an advantage."""

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="language_requirements")
    language = models.ForeignKey("recruitment.Language", models.PROTECT, verbose_name=_("language"))
    demand = models.CharField(_("demand"), max_length=20, choices=LanguageDemand, default=LanguageDemand.REQUIRED)
    level = models.PositiveSmallIntegerField(_("level"), choices=LanguageLevel, null=True, blank=True)

    class Meta:
        verbose_name = _("language requirement")
        verbose_name_plural = _("language requirements")
        ordering = ["-demand", "language"]
        constraints = [models.UniqueConstraint(fields=["vacancy", "language"], name="one_demand_a_language")]

    def __str__(self) -> str:
        return f"{self.language_id} {self.demand} {self.level}"
