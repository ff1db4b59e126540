"""What the roster can be narrowed to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.models import Grade, JobFamily
from screening.enums import RosterState

EVERY_STATE = "all"
WRONG = {"invalid_choice": _("Choose one from the list; the table below leaves this open.")}


class RosterFilterForm(forms.Form):
    """State on this day, job family, grade, and words of a name or a title; each may be left open."""

    state = forms.ChoiceField(
        label=_("State today"),
        required=False,
        choices=[*RosterState.choices, (EVERY_STATE, _("All, ended ones too"))],
        error_messages=WRONG,
    )
    family = forms.ModelChoiceField(
        JobFamily.objects.none(), label=_("Job family"), required=False, error_messages=WRONG
    )
    grade = forms.ModelChoiceField(Grade.objects.none(), label=_("Grade"), required=False, error_messages=WRONG)
    words = forms.CharField(label=_("Name or position"), required=False, max_length=100)

    def __init__(self, *args, organizations: list[str], **kwargs) -> None:
        """Families and grades are offered as far as anybody stands on these organizations' rosters for them."""
        super().__init__(*args, **kwargs)
        used = {"vacancy__screenings__cases__decision__roster_entry__organization__in": organizations}
        self.fields["family"].queryset = JobFamily.objects.filter(**used).distinct()
        self.fields["grade"].queryset = Grade.objects.filter(**used).distinct()
        self.fields["family"].empty_label = self.fields["grade"].empty_label = _("Any")

    @property
    def wanted_state(self) -> str:
        """The state asked for; who is valid today where nothing, or nonsense, is asked for."""
        return self.cleaned_data.get("state") or RosterState.VALID
