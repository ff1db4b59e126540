"""The forms of a candidate's profile: the person, and one row of each list."""

from datetime import date
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from applications.forms.fields import CHOOSE, Choices, LongSelect, date_field, offer
from recruitment.enums import DegreeLevel, LanguageLevel
from vacancies.enums import Gender

MOST_ROWS = 40
EARLIEST, LATEST = date(1930, 1, 1), date(2100, 1, 1)


class PersonForm(forms.Form):
    """Names, gender, telephone, residence, and the claim to be internal."""

    family_name = forms.CharField(
        label=lazy("Family name"),
        max_length=100,
        help_text=lazy("As in your passport."),
        error_messages={"required": lazy("Give your family name; if you have one name only, give it twice.")},
    )
    given_name = forms.CharField(
        label=lazy("Given name"), max_length=100, error_messages={"required": lazy("Give your given name.")}
    )
    gender = forms.ChoiceField(
        label=lazy("Gender"),
        choices=Gender.choices,
        widget=forms.RadioSelect,
        help_text=lazy(
            "Some vacancies count external women as first tier; the answer is used for that and for statistics. "
            "“I prefer not to say” is an answer, and gives no tier."
        ),
        error_messages={"required": lazy("Choose one; “I prefer not to say” is an answer.")},
    )
    phone = forms.CharField(
        label=lazy("Telephone"),
        max_length=40,
        required=False,
        help_text=lazy("With the country code, for example +41 22 555 01 23."),
    )
    residence_id = forms.ChoiceField(label=lazy("Country of residence"), required=False, widget=LongSelect)
    claims_internal = forms.BooleanField(
        label=lazy("I am internal staff of the organization to which I apply"),
        required=False,
        help_text=lazy("On a regular, fixed-term or short-term contract. Human Resources checks it with your number."),
    )
    staff_number = forms.CharField(label=lazy("Staff number"), max_length=30, required=False)

    def __init__(self, *args: Any, countries: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "residence_id", countries)

    def clean(self) -> dict[str, Any]:
        """A claim comes with the number that it is checked with."""
        super().clean()
        values = self.cleaned_data
        if values.get("claims_internal") and not values.get("staff_number"):
            self.add_error("staff_number", _("Give your staff number: the claim is checked with it."))
        values["residence_id"] = values.get("residence_id") or None
        return values


class NationalityForm(forms.Form):
    """One nationality. Which one is primary is asked once, for all rows."""

    country_id = forms.ChoiceField(
        label=lazy("Nationality"), widget=LongSelect, error_messages={"required": lazy("Choose a country.")}
    )

    def __init__(self, *args: Any, countries: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "country_id", countries)


class EducationForm(forms.Form):
    """A study or schooling."""

    degree = forms.TypedChoiceField(
        label=lazy("Level"),
        coerce=int,
        choices=[CHOOSE, *DegreeLevel.choices],
        error_messages={"required": lazy("Choose the level.")},
    )
    institution = forms.CharField(
        label=lazy("Institution"),
        max_length=200,
        error_messages={"required": lazy("Name the school or university.")},
    )
    field = forms.CharField(label=lazy("Field of study"), max_length=150, required=False)
    country_id = forms.ChoiceField(label=lazy("Country"), required=False, widget=LongSelect)
    start = date_field(lazy("From"))
    end = date_field(lazy("Until"))
    completed = forms.TypedChoiceField(
        label=lazy("Did you complete it with a degree or certificate?"),
        choices=[CHOOSE, ("yes", lazy("Yes, completed")), ("no", lazy("No, or not yet"))],
        coerce=lambda answer: answer == "yes",
        help_text=lazy("Only completed education counts towards the conditions of a vacancy."),
        error_messages={"required": lazy("Say whether it is completed.")},
    )

    def __init__(self, *args: Any, countries: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "country_id", countries)

    def clean(self) -> dict[str, Any]:
        """Dates in their order."""
        super().clean()
        values = self.cleaned_data
        values["country_id"] = values.get("country_id") or None
        check_span(self, _("The end of an education cannot lie before its beginning."))
        return values


class EmploymentForm(forms.Form):
    """A job, with its first and its last day."""

    title = forms.CharField(
        label=lazy("Job title"), max_length=150, error_messages={"required": lazy("Give the title of the job.")}
    )
    employer = forms.CharField(
        label=lazy("Employer"), max_length=200, error_messages={"required": lazy("Name the employer.")}
    )
    start = date_field(lazy("First day"), required=True)
    end = date_field(lazy("Last day"), help_text=lazy("Leave it empty if you still work there."))
    duties = forms.CharField(label=lazy("What you did"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def clean(self) -> dict[str, Any]:
        """Dates in their order."""
        super().clean()
        values = self.cleaned_data
        check_span(self, _("The last day of a job cannot lie before its first."))
        return values


class LanguageForm(forms.Form):
    """A language and how well it is known."""

    language_id = forms.ChoiceField(
        label=lazy("Language"), widget=LongSelect, error_messages={"required": lazy("Choose a language.")}
    )
    level = forms.TypedChoiceField(
        label=lazy("Level"),
        coerce=int,
        choices=[CHOOSE, *LanguageLevel.choices],
        error_messages={"required": lazy("Choose how well you know it.")},
    )

    def __init__(self, *args: Any, languages: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language_id", languages)


class RowsFormSet(BaseFormSet):
    """Rows of a list of the profile. `rows()` gives those that are to be kept, as the action takes them."""

    def rows(self) -> list[dict[str, Any]]:
        """The filled rows that are not ticked for removal."""
        return [{name: value for name, value in form.cleaned_data.items() if name != "DELETE"} for form in self.kept()]

    def kept(self) -> list[forms.Form]:
        """The forms of those rows."""
        return [form for form in self.forms if self._is_kept(form)]

    def _is_kept(self, form: forms.Form) -> bool:
        return bool(form.cleaned_data) and not form.cleaned_data.get("DELETE")

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Words for the box that takes a row away."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Remove this when saving")

    def _no_twice(self, name: str, sentence: str) -> None:
        seen: set[Any] = set()
        for form in self.kept():
            value = form.cleaned_data.get(name)
            if value in seen:
                form.add_error(name, sentence)
            seen.add(value)


class NationalitiesFormSet(RowsFormSet):
    """Nationalities, one of which is primary; where there is one only, it is that one."""

    def clean(self) -> None:
        """No country twice, and one of the kept rows is primary."""
        if any(self.errors):
            return
        self._no_twice("country_id", _("This nationality is here already. Remove one of the two."))
        kept = self.kept()
        if len(kept) > 1 and not any(self.is_primary(form) for form in kept):
            raise forms.ValidationError(
                _("Say which one of your nationalities is the primary one; first-tier grounds go by it.")
            )

    def rows(self) -> list[dict[str, Any]]:
        """The kept rows with `is_primary`."""
        kept = self.kept()
        return [
            {"country_id": form.cleaned_data["country_id"], "is_primary": len(kept) == 1 or self.is_primary(form)}
            for form in kept
        ]

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Note on each row whether it is the primary one, for the radio buttons."""
        super().add_fields(form, index)
        form.is_primary_row = self.is_primary(form)  # type: ignore[attr-defined]

    @property
    def primary_name(self) -> str:
        """The name of the radio buttons, one for all rows."""
        return f"{self.prefix}-primary"

    def is_primary(self, form: forms.Form) -> bool:
        """Whether this row is the primary one: as it was sent, else as it was kept before."""
        if self.is_bound:
            return form.prefix == f"{self.prefix}-{self.data.get(self.primary_name, '')}"
        return bool(form.initial.get("is_primary"))


class LanguagesFormSet(RowsFormSet):
    """Languages, each once."""

    def clean(self) -> None:
        """No language twice."""
        if not any(self.errors):
            self._no_twice("language_id", _("This language is here already. Keep the row with your best level."))


def check_span(form: forms.Form, sentence: str) -> None:
    """Put errors beside `start` and `end` where they lie in no lifetime or in the wrong order."""
    start, end = form.cleaned_data.get("start"), form.cleaned_data.get("end")
    for name, value in (("start", start), ("end", end)):
        if value and not EARLIEST <= value < LATEST:
            form.add_error(name, _("Check the year."))
    if start and end and end < start:
        form.add_error("end", sentence)


def rows_formset(form: type[forms.Form], base: type[RowsFormSet], *, extra: int) -> type[RowsFormSet]:
    """A formset of these rows, with `extra` empty ones for those who have no script."""
    return forms.formset_factory(  # type: ignore[return-value]
        form, formset=base, extra=extra, can_delete=True, can_delete_extra=False, max_num=MOST_ROWS, validate_max=True
    )
