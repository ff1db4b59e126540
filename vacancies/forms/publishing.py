"""What is asked for when a published vacancy is extended, re-issued or cancelled."""

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.refusal import Refused


class ActForm(forms.Form):
    """A form that can show why an action was refused."""

    def refuse(self, refusal: Refused, field: str | None = None) -> None:
        """Show the sentences of the refusal at a field, or for the whole form."""
        for sentence in refusal.sentences:
            self.add_error(field, sentence)


class ExtensionForm(ActForm):
    """A later closing date and the reason."""

    closing_date = forms.DateField(
        label=_("New closing date"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Set the new closing date."), "invalid": _("Write the date as 2026-02-18.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Candidates will read it."),
    )


class ReissueForm(ActForm):
    """The reason for a re-issue, and the mark of what was shown."""

    reason = forms.CharField(
        label=_("What was wrong, and why it is corrected"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody will read it on the page of the vacancy, and applicants in their mail."),
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class CancellationForm(ActForm):
    """The reason for a cancellation."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Candidates will read it."),
    )
