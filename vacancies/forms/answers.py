"""The two questions behind "where may I be first tier?"."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.models import Country
from vacancies.enums import Gender


class AnswersForm(forms.Form):
    """Nationality and gender; either may stay open, but not both."""

    nationality = forms.ChoiceField(
        label=_("Which nationality would you name as your primary one?"),
        help_text=_("Tiers go by one nationality, the one that a candidate names as primary."),
        required=False,
    )
    gender = forms.ChoiceField(
        label=_("How do you describe yourself?"),
        help_text=_("Some vacancies consider external women first. Not saying grants no ground, and is no mark."),
        choices=[("", _("I leave this open")), *Gender.choices],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        countries = sorted(((row.pk, row.name) for row in Country.objects.filter(is_territory_of="")), key=_by_name)
        self.fields["nationality"].choices = [("", _("I leave this open")), *countries]  # type: ignore[attr-defined]

    def clean(self) -> dict:
        """At least one answer."""
        given = super().clean() or {}
        if not self.errors and not any(given.values()):
            raise forms.ValidationError(
                _("Answer at least one of the two questions; otherwise there is nothing to go by.")
            )
        return given


def _by_name(choice: tuple[str, str]) -> str:
    return unicodedata.normalize("NFKD", choice[1]).encode("ascii", "ignore").decode().lower()
