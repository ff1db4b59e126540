"""Reference data: loaded from `recruitment/data/` by `load_reference`, corrected there, read everywhere."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import formats
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from recruitment.enums import CompetencyKind, ContactPolicy, StaffCategory
from recruitment.models.edition import new_edition


class NamedInThreeLanguages(models.Model):
    """A row with an English, a French and a Spanish name; `name` is the reader's."""

    name_en = models.CharField(_("English name"), max_length=200)
    name_fr = models.CharField(_("French name"), max_length=200)
    name_es = models.CharField(_("Spanish name"), max_length=200)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language that is active for the reader, English where that is none of the three."""
        return in_readers_language(self, "name")


def in_readers_language(row: models.Model, field: str) -> str:
    """A text that a row holds in three columns, in the language that is active; English where there is none."""
    return getattr(row, f"{field}_{(get_language() or 'en')[:2]}", "") or getattr(row, f"{field}_en")


class Country(NamedInThreeLanguages):
    """A country or territory of ISO 3166-1, or a user-assigned code (XK)."""

    alpha2 = models.CharField(_("ISO 3166-1 alpha-2 code"), max_length=2, primary_key=True)
    spellings = ArrayField(
        models.CharField(max_length=200), verbose_name=_("other spellings"), default=list, blank=True
    )
    is_territory_of = models.CharField(_("nationality is that of"), max_length=2, blank=True)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        triggers = [new_edition()]
        ordering = ["name_en"]


class NonRepresentedList(models.Model):
    """One dated version of an organization's list of non-represented member states."""

    organization = models.ForeignKey(
        "Organization", models.PROTECT, related_name="non_represented_lists", verbose_name=_("organization")
    )
    as_of = models.DateField(_("as of"))
    source = models.CharField(_("source"), max_length=300)
    alpha2_codes = ArrayField(models.CharField(max_length=2), verbose_name=_("ISO 3166-1 alpha-2 codes"))

    class Meta:
        verbose_name = _("list of non-represented member states")
        verbose_name_plural = _("lists of non-represented member states")
        ordering = ["-as_of"]
        constraints = [models.UniqueConstraint(fields=["organization", "as_of"], name="one_list_a_day")]

    def __str__(self) -> str:
        return gettext("%(organization)s, list of %(day)s: %(count)s states") % {
            "organization": self.organization_id,
            "day": formats.date_format(self.as_of, gettext("j F Y")),
            "count": len(self.alpha2_codes),
        }


class Language(NamedInThreeLanguages):
    """A language by its ISO 639 code."""

    code = models.CharField(_("ISO 639 code"), max_length=3, primary_key=True)
    is_un_official = models.BooleanField(_("official language of the United Nations"), default=False)

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        triggers = [new_edition()]
        ordering = ["name_en"]


class Grade(models.Model):
    """A grade as written today (P-2, G-6, NO-B, IICA-2), with its category and its rank within it."""

    code = models.CharField(_("grade"), max_length=20, primary_key=True)
    category = models.CharField(_("staff category"), max_length=30, choices=StaffCategory)
    rank = models.PositiveSmallIntegerField(_("rank among all grades, for sorting"))
    equivalent = models.CharField(_("equivalent United Nations grade, where one is stated"), max_length=20, blank=True)
    internationally_recruited = models.BooleanField(_("internationally recruited"), default=False)
    spellings = ArrayField(models.CharField(max_length=40), verbose_name=_("other spellings"), default=list, blank=True)

    class Meta:
        verbose_name = _("grade")
        verbose_name_plural = _("grades")
        triggers = [new_edition()]
        ordering = ["rank"]

    def __str__(self) -> str:
        return self.code


class ContractType(NamedInThreeLanguages):
    """A kind of contract."""

    code = models.SlugField(_("code"), max_length=50, primary_key=True)

    class Meta:
        verbose_name = _("contract type")
        verbose_name_plural = _("contract types")
        triggers = [new_edition()]
        ordering = ["name_en"]


class JobFamily(NamedInThreeLanguages):
    """A family of similar work: what makes two positions similar begins here."""

    code = models.SlugField(_("code"), max_length=50, primary_key=True)

    class Meta:
        verbose_name = _("job family")
        verbose_name_plural = _("job families")
        triggers = [new_edition()]
        ordering = ["name_en"]


class Competency(NamedInThreeLanguages):
    """A value or a competency of the framework of 2023, described in the project's own words."""

    code = models.SlugField(_("code"), max_length=50, primary_key=True)
    kind = models.CharField(_("kind"), max_length=20, choices=CompetencyKind)
    position = models.PositiveSmallIntegerField(_("order within the kind"))
    description_en = models.TextField(_("description"))
    description_fr = models.TextField(_("description in French"), default="")
    description_es = models.TextField(_("description in Spanish"), default="")
    spellings = ArrayField(
        models.CharField(max_length=100), verbose_name=_("other spellings"), default=list, blank=True
    )

    class Meta:
        verbose_name = _("competency")
        verbose_name_plural = _("competencies")
        triggers = [new_edition()]
        ordering = ["kind", "position"]

    @property
    def description(self) -> str:
        """What the competency is, in the reader's language."""
        return in_readers_language(self, "description")


class Indicator(models.Model):
    """What a person does who shows a competency at a level (1 to 3); a level includes the ones below."""

    competency = models.ForeignKey(Competency, models.CASCADE, related_name="indicators", verbose_name=_("competency"))
    level = models.PositiveSmallIntegerField(_("level"))
    position = models.PositiveSmallIntegerField(_("order"))
    text_en = models.TextField(_("indicator"))
    text_fr = models.TextField(_("indicator in French"), default="")
    text_es = models.TextField(_("indicator in Spanish"), default="")

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["competency", "level", "position"]
        constraints = [
            models.UniqueConstraint(fields=["competency", "level", "position"], name="one_indicator_a_place"),
            models.CheckConstraint(
                condition=models.Q(level__range=(1, 3)),
                name="indicator_level_1_to_3",
                violation_error_message=_("A behavioural indicator stands at level 1, 2 or 3."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.competency_id} {self.level}.{self.position}"

    @property
    def text(self) -> str:
        """What a person does who shows it, in the reader's language."""
        return in_readers_language(self, "text")


class Organization(NamedInThreeLanguages):
    """An organization that publishes here, with the policies that its vacancies take over when published."""

    code = models.SlugField(_("short name"), max_length=20, primary_key=True)
    closing_place = models.CharField(_("place that names the closing time"), max_length=60)
    closing_zone = models.CharField(_("IANA time zone of that place"), max_length=60)
    closing_minute = models.PositiveSmallIntegerField(
        _("minute of the day at which a vacancy closes; 1439 is 23:59, 1440 the end of the day")
    )
    roster_months = models.PositiveSmallIntegerField(_("calendar months on the roster"))
    board_name = models.CharField(_("name of the board"), max_length=120)
    board_quorum = models.PositiveSmallIntegerField(_("members who must be present"))
    contact_policy = models.CharField(_("who is contacted"), max_length=30, choices=ContactPolicy)
    charges_no_fee = models.BooleanField(_("charges no fee"), default=True)

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        triggers = [new_edition()]
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closing_minute__range=(1, 1440)),
                name="closing_minute_within_the_day",
                violation_error_message=_("The closing minute lies between 1 and 1440."),
            )
        ]
