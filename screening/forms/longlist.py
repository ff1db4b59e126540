"""Forms of the long list: which lines to see, and what to confirm."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from screening.enums import Eligibility
from screening.forms.desk import DeskForm, reason_field
from screening.rules.confirmation import Wish
from vacancies.enums import Ground
from vacancies.rules.tiers import FIRST, SECOND

SHOW = [
    ("", _("All that stand")),
    ("unconfirmed", _("To be confirmed")),
    ("claims", _("Claims to be checked")),
    ("eligible", _("Confirmed as eligible")),
    ("ineligible", _("Confirmed as not eligible")),
    ("differs", _("Suggested as not eligible")),
    ("withdrawn", _("Withdrawn")),
]
TIERS = [(FIRST, _("First tier")), (SECOND, _("Second tier"))]


class LonglistFilter(forms.Form):
    """Which lines of the long list to see."""

    show = forms.ChoiceField(label=_("Show"), choices=SHOW, required=False)
    tier = forms.ChoiceField(label=_("Tier"), choices=[("", _("Both")), *TIERS], required=False)
    q = forms.CharField(label=_("Name or receipt number"), required=False, max_length=100)


class ConfirmationForm(DeskForm):
    """What is confirmed: as suggested, or something else with its reason."""

    eligibility = forms.ChoiceField(
        label=_("Eligibility"), choices=[("", _("As suggested")), *Eligibility.choices], required=False
    )
    tier = forms.TypedChoiceField(
        label=_("Tier"), choices=[("", _("As suggested")), *TIERS], coerce=int, empty_value=None, required=False
    )
    ground = forms.ChoiceField(
        label=_("Ground of the first tier"),
        required=False,
        help_text=_("Only where you place somebody in the first tier against the suggestion."),
    )
    reason = reason_field(
        _("Reason"), _("Needed where you differ from the suggestion or change what was confirmed. It is kept.")
    )

    def __init__(self, *args, grounds: tuple[str, ...], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["ground"])
        field.choices = [("", _("None")), *((code, Ground(code).label) for code in grounds)]

    def wish(self) -> Wish:
        """The input as the action takes it."""
        given = self.cleaned_data
        return Wish(given["eligibility"] or None, given["tier"], given["ground"], given["reason"])
