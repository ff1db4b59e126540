"""The form of a draft vacancy. Everything may stay empty while it is a draft; what is typed must make sense."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.enums import CompetencyKind
from recruitment.models import Competency, NonRepresentedList, Organization
from recruitment.refusal import Refused
from vacancies.enums import Ground, SecondTier, VacancyType
from vacancies.forms.fields import CountryCodesField
from vacancies.models import Vacancy

FACTS = (
    "language",
    "title",
    "reference_number",
    "vacancy_type",
    "positions",
    "grade",
    "category",
    "contract_type",
    "contract_words",
    "job_family",
    "organizational_unit",
    "duty_station_city",
    "duty_station_country",
    "initial_duration",
)
TEXTS = ("introduction", "context", "responsibilities", "qualifications", "skills", "languages_text", "notes")
TIERS = (
    "first_tier_grounds",
    "non_represented_codes",
    "second_tier",
    "duty_station_nationals_excluded",
    "tiers_confirmed",
)
LEVELS = ("core_level", "managerial_level")
COLUMNS = [*FACTS, *TEXTS, *TIERS, *LEVELS, "closing_date"]
# A correction of a published notice cannot change these; its form does not ask for them.
NOT_IN_A_REISSUE = ("reference_number", "closing_date")
NOT_LEVELLED = [("", _("Not chosen")), (1, "1"), (2, "2"), (3, "3")]


class NewDraftForm(forms.Form):
    """What a draft begins with."""

    organization = forms.ModelChoiceField(label=_("Organization"), queryset=Organization.objects.none())
    title = forms.CharField(
        label=_("Position title"),
        max_length=200,
        error_messages={"required": _("Give the position a title; it can be changed until publication.")},
    )
    vacancy_type = forms.ChoiceField(label=_("Type of notice"), choices=VacancyType.choices)

    def __init__(self, *args, organizations: Any, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["organization"])
        field.queryset = organizations
        if len(organizations) == 1:
            field.initial, field.empty_label = organizations[0], None

    def refuse(self, refusal: Refused) -> None:
        """Show why the draft was not begun."""
        for sentence in refusal.sentences:
            self.add_error(None, sentence)


class DraftForm(forms.ModelForm):
    """The whole draft but its lists of pathways and languages."""

    first_tier_grounds = forms.MultipleChoiceField(
        label=_("Who is first tier"),
        choices=Ground.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none where the vacancy draws no tiers."),
    )
    copy_list = forms.ModelChoiceField(
        label=_("Copy a dated list into the field below"),
        queryset=NonRepresentedList.objects.none(),
        required=False,
        empty_label=_("Keep what stands below"),
        help_text=_("When you save, the codes below are replaced by those of the list that you choose."),
    )
    non_represented_codes = CountryCodesField(
        label=_("Non-represented member states, by ISO code"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("This vacancy's own copy; it is frozen at publication."),
    )
    second_tier = forms.ChoiceField(
        label=_("Those who are not first tier"), choices=SecondTier.choices, widget=forms.RadioSelect
    )
    core_level = forms.TypedChoiceField(
        label=_("Level of the core competencies"), choices=NOT_LEVELLED, coerce=int, empty_value=None, required=False
    )
    managerial_level = forms.TypedChoiceField(
        label=_("Level of the managerial competencies"),
        choices=NOT_LEVELLED,
        coerce=int,
        empty_value=None,
        required=False,
    )

    class Meta:
        model = Vacancy
        fields = COLUMNS
        widgets = {
            "closing_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **{name: forms.Textarea(attrs={"rows": 5}) for name in TEXTS},
        }
        help_texts = {
            "language": _(
                "The texts below are in this language, and they decide where another language says otherwise."
            ),
            "reference_number": _("As in VN2026/14. Candidates check with it that a notice is real."),
            "contract_words": _("Where the notice says it otherwise than the type above."),
            "job_family": _("It decides which positions count as similar on the roster."),
            "responsibilities": _("A line that begins with “- ” becomes a point of a list."),
            "tiers_confirmed": _("Tick it when you have checked the grounds above, also where there are none."),
            "duty_station_nationals_excluded": _("As notices say for internationally recruited Professional posts."),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.reissue_of_id is not None:
            for name in NOT_IN_A_REISSUE:
                del self.fields[name]
        lists = NonRepresentedList.objects.filter(organization=self.instance.organization_id)
        cast(forms.ModelChoiceField, self.fields["copy_list"]).queryset = lists
        chosen = {row.pk for row in self.instance.competencies.all()}
        competencies = list(Competency.objects.all())
        for kind in CompetencyKind:
            rows = [row for row in competencies if row.kind == kind]
            self.fields[f"competencies_{kind}"] = forms.MultipleChoiceField(
                label=KINDS[kind],
                choices=[(row.pk, row.name) for row in rows],
                initial=[row.pk for row in rows if row.pk in chosen],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def clean_reference_number(self) -> str:
        """The number, if no other vacancy of the organization has it."""
        number = self.cleaned_data["reference_number"].strip()
        others = Vacancy.objects.filter(organization=self.instance.organization_id, reference_number=number)
        if number and others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This organization already has a vacancy with this reference number."))
        return number

    def values(self) -> dict[str, Any]:
        """The columns as the action takes them; a chosen list replaces the codes."""
        given = {name: self.cleaned_data[name] for name in COLUMNS if name in self.fields}
        if copied := self.cleaned_data["copy_list"]:
            given["non_represented_codes"] = sorted(copied.alpha2_codes)
        return given

    def competencies(self) -> list[Competency]:
        """The chosen values and competencies."""
        codes = [code for kind in CompetencyKind for code in self.cleaned_data[f"competencies_{kind}"]]
        return list(Competency.objects.filter(pk__in=codes))

    def refuse(self, refusal: Refused) -> None:
        """Show why the draft was not saved."""
        for sentence in refusal.sentences:
            self.add_error(None, sentence)


KINDS = {
    CompetencyKind.VALUE: _("Values"),
    CompetencyKind.CORE: _("Core competencies"),
    CompetencyKind.MANAGERIAL: _("Managerial competencies"),
}
