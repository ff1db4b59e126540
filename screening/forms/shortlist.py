"""Forms of the short list: which lines to see, what to decide, the gate, and the recommendation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from screening.enums import Outcome, Recommendation
from screening.forms.desk import DeskForm, reason_field
from screening.forms.longlist import TIERS

SHOW = [
    ("", _("All eligible")),
    ("waiting", _("Without an outcome")),
    ("shortlisted", _("Short-listed")),
    ("not_shortlisted", _("Not short-listed")),
]


class ShortlistFilter(forms.Form):
    """Which lines of the short list to see."""

    show = forms.ChoiceField(label=_("Show"), choices=SHOW, required=False)
    tier = forms.ChoiceField(label=_("Tier"), choices=[("", _("Both")), *TIERS], required=False)


class OutcomeForm(DeskForm):
    """Short-listed or not, and why."""

    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether to short-list or not.")},
    )
    reason = reason_field(_("Reason"), _("It stays with each case; the board and an auditor read it."))


class RatingForm(DeskForm):
    """The competency level that the dossier shows."""

    level = forms.TypedChoiceField(
        label=_("Competency level seen in the dossier"),
        choices=[(0, _("0, not shown")), (1, "1"), (2, "2"), (3, _("3, the highest"))],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the level that the dossier shows.")},
    )
    note = reason_field(_("What shows it"), _("Name the place in the dossier."))


class GateForm(DeskForm):
    """Why the second tier is to be considered."""

    reason = reason_field(
        _("Reason for opening the gate"), _("The board reads it, and a tribunal may. It cannot be taken back.")
    )


class RecommendationForm(DeskForm):
    """Recommended to the board or not, and why."""

    recommendation = forms.ChoiceField(
        label=_("Recommendation"),
        choices=Recommendation.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you recommend the candidate.")},
    )
    reason = reason_field(_("Reason"), _("The board reads it."))
