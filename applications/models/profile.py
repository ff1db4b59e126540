"""The candidate's profile, kept once and copied into each dossier."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.enums import DegreeLevel, LanguageLevel
from recruitment.models import history
from vacancies.enums import Gender


class Profile(models.Model):
    """Who the candidate is. One for each account; the names here are those of the application."""

    user = models.OneToOneField("recruitment.User", models.CASCADE, related_name="profile")
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    gender = models.CharField(
        _("gender"),
        max_length=20,
        choices=Gender,
        blank=True,
        help_text=_("Used only where a vacancy counts external women as first tier, and for statistics."),
    )
    phone = models.CharField(_("telephone, with country code"), max_length=40, blank=True)
    residence = models.ForeignKey(
        "recruitment.Country",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("country of residence"),
    )
    claims_internal = models.BooleanField(
        _("I am internal staff of the organization"),
        default=False,
        help_text=_("Staff on a regular, fixed-term or short-term contract. Human Resources checks the claim."),
    )
    staff_number = models.CharField(_("staff number"), max_length=30, blank=True)
    changed_at = models.DateTimeField(_("last change"), null=True, blank=True)

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")
        triggers = [history(leave_out=("phone", "changed_at"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(claims_internal=False) | ~models.Q(staff_number=""),
                name="internal_claim_has_staff_number",
                violation_error_message=_("Give your staff number: the claim is checked with it."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip() or self.user.email


class Nationality(models.Model):
    """A nationality; the primary one counts for tiers, any one for the duty station's rule."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="nationalities")
    country = models.ForeignKey("recruitment.Country", models.PROTECT, verbose_name=_("country"))
    is_primary = models.BooleanField(_("primary"), default=False)

    class Meta:
        verbose_name = _("nationality")
        verbose_name_plural = _("nationalities")
        ordering = ["-is_primary", "country"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "country"], name="one_nationality_once"),
            models.UniqueConstraint(
                fields=["profile"],
                condition=models.Q(is_primary=True),
                name="one_primary_nationality",
                violation_error_message=_("Only one nationality can be the primary one."),
            ),
        ]
        triggers = [history()]

    def __str__(self) -> str:
        return self.country_id


class Education(models.Model):
    """A study or schooling."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="educations")
    degree = models.PositiveSmallIntegerField(_("level"), choices=DegreeLevel)
    field = models.CharField(_("field of study"), max_length=150, blank=True)
    institution = models.CharField(_("institution"), max_length=200)
    country = models.ForeignKey("recruitment.Country", models.PROTECT, null=True, blank=True, verbose_name=_("country"))
    start = models.DateField(_("from"), null=True, blank=True)
    end = models.DateField(_("until"), null=True, blank=True)
    completed = models.BooleanField(_("completed with a degree or certificate"), default=True)

    class Meta:
        verbose_name = _("course of study")
        verbose_name_plural = _("courses of study")
        ordering = ["-degree", "-end"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__isnull=True)
                | models.Q(start__isnull=True)
                | models.Q(end__gte=models.F("start")),
                name="education_ends_after_start",
                violation_error_message=_("The end of an education cannot lie before its beginning."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_degree_display()}, {self.institution}"


class Employment(models.Model):
    """A job, with its first and last day; no last day means that it goes on."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="employments")
    title = models.CharField(_("job title"), max_length=150)
    employer = models.CharField(_("employer"), max_length=200)
    start = models.DateField(_("first day"))
    end = models.DateField(_("last day; leave empty if you still work there"), null=True, blank=True)
    duties = models.TextField(_("what you did"), blank=True)

    class Meta:
        verbose_name = _("job held")
        verbose_name_plural = _("jobs held")
        ordering = ["-start"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("start")),
                name="employment_ends_after_start",
                violation_error_message=_("The last day of a job cannot lie before its first."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.employer}"


class LanguageSkill(models.Model):
    """A language and how well the candidate knows it, by the United Nations' four levels."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="language_skills")
    language = models.ForeignKey("recruitment.Language", models.PROTECT, verbose_name=_("language"))
    level = models.PositiveSmallIntegerField(_("level"), choices=LanguageLevel)

    class Meta:
        verbose_name = _("language known")
        verbose_name_plural = _("languages known")
        ordering = ["-level", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "language"],
                name="one_language_once",
                violation_error_message=_("Each language stands once, with its best level."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.language_id} {self.level}"
