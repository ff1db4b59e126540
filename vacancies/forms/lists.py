"""The two lists of a draft: pathways of education and experience, and languages."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from recruitment.enums import DegreeLevel, LanguageLevel
from vacancies.enums import LanguageDemand
from vacancies.forms.fields import LanguageField, Languages
from vacancies.models import Vacancy
from vacancies.rules.terms import LanguageNeed, Pathway

MOST = 20


class PathwayForm(forms.Form):
    """One sufficient combination."""

    degree = forms.TypedChoiceField(
        label=lazy("Education"),
        choices=[("", lazy("None")), *DegreeLevel.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    years = forms.IntegerField(label=lazy("Years of experience"), min_value=0, max_value=40, required=False)

    def clean(self) -> dict[str, Any]:
        """Years without an education are half a pathway."""
        given = super().clean() or self.cleaned_data
        if given.get("years") and not given.get("degree") and "degree" not in self.errors:
            self.add_error("degree", _("Choose the education that goes with these years."))
        return given


class LanguageForm(forms.Form):
    """One language."""

    language = LanguageField(label=lazy("Language"), required=False)
    demand = forms.ChoiceField(label=lazy("Demand"), choices=LanguageDemand.choices, initial=LanguageDemand.REQUIRED)
    level = forms.TypedChoiceField(
        label=lazy("Level"),
        choices=[("", lazy("Not yet said")), *LanguageLevel.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )


class PathwayFormSet(forms.BaseFormSet):
    """Pathways in OR, one for each level of education."""

    def clean(self) -> None:
        """No level of education twice."""
        _once(self, "degree", _("Each level of education stands once: keep the one with the years that are asked."))

    def pathways(self) -> list[Pathway]:
        """The rows that are filled and not ticked for removal."""
        return [Pathway(row["degree"], row["years"] or 0) for row in _kept(self, "degree")]


class LanguageFormSet(forms.BaseFormSet):
    """Languages, each once."""

    def __init__(self, *args, **kwargs) -> None:
        self.languages = Languages()
        super().__init__(*args, **kwargs)

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Every row reads the names from one place."""
        super().add_fields(form, index)
        cast(LanguageField, form.fields["language"]).languages = self.languages

    def clean(self) -> None:
        """No language twice."""
        _once(self, "language", _("Each language stands once: keep the row with the level that is asked."))

    def needs(self) -> list[LanguageNeed]:
        """The rows that are filled and not ticked for removal."""
        return [LanguageNeed(row["language"], row["demand"], row["level"]) for row in _kept(self, "language")]


def _kept(rows: forms.BaseFormSet, key: str) -> list[dict[str, Any]]:
    data = [form.cleaned_data for form in rows.forms if hasattr(form, "cleaned_data")]
    return [row for row in data if row.get(key) and not row.get("DELETE")]


def _once(rows: forms.BaseFormSet, key: str, sentence: str) -> None:
    values = [row[key] for row in _kept(rows, key)]
    if len(values) != len(set(values)):
        raise forms.ValidationError(sentence)


_Pathways = forms.formset_factory(PathwayForm, PathwayFormSet, extra=2, max_num=MOST, can_delete=True)
_Languages = forms.formset_factory(LanguageForm, LanguageFormSet, extra=2, max_num=MOST, can_delete=True)


def pathway_rows(draft: Vacancy, data: Any = None) -> PathwayFormSet:
    """The pathways of a draft, with two empty rows."""
    rows = [{"degree": path.degree, "years": path.years} for path in draft.pathways.all()]
    return cast(PathwayFormSet, _Pathways(data, initial=rows, prefix="pathways"))


def language_rows(draft: Vacancy, data: Any = None) -> LanguageFormSet:
    """The languages of a draft, with two empty rows."""
    rows = [
        {"language": need.language_id, "demand": need.demand, "level": need.level}
        for need in draft.language_requirements.all()
    ]
    return cast(LanguageFormSet, _Languages(data, initial=rows, prefix="languages"))
