"""What is asked for when a search is saved."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vacancies.enums import AlertRhythm


class RhythmForm(forms.Form):
    """How often the alert looks."""

    rhythm = forms.ChoiceField(
        label=_("How often"),
        choices=AlertRhythm.choices,
        initial=AlertRhythm.DAILY,
        widget=forms.RadioSelect,
        help_text=_("A notice may open and close within a week; every day is the safer choice."),
        error_messages={
            "required": _("Choose how often the alert looks."),
            "invalid_choice": _("Choose every day or every week."),
        },
    )


class StrangerForm(RhythmForm):
    """The same for somebody who is not signed in: where the letters go."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}),
        help_text=_("We send one letter with a link. Until you confirm there, nothing else comes."),
        error_messages={
            "required": _("Give the address to which the letters go."),
            "invalid": _("Write the address as name@example.org."),
        },
    )
    field_order = ("email", "rhythm")

    def clean_email(self) -> str:
        """The address in small letters: one reader, one alert."""
        return self.cleaned_data["email"].lower()
