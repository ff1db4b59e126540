"""The forms of an application."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

YES_OR_NO = [("yes", lazy("Yes")), ("no", lazy("No"))]
ANSWERS = {"yes": True, "no": False, "": None}


class WriteForm(forms.Form):
    """What an application holds beside the profile. Nothing is required here: a draft may be saved half done."""

    motivation = forms.CharField(
        label=lazy("Why you apply for this position"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=lazy("In your own words: what this position asks for, and where you have done it."),
    )
    cv = forms.FileField(
        label=lazy("Curriculum vitae"),
        required=False,
        allow_empty_file=True,  # the rule about files has a better sentence
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )
    relatives_declared = forms.TypedChoiceField(
        label=lazy("Do relatives of yours work for the organization?"),
        choices=YES_OR_NO,
        coerce=lambda answer: ANSWERS[answer],
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    relatives_details = forms.CharField(
        label=lazy("If yes: who, in what relation, in which office"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    truth_declared = forms.BooleanField(
        label=lazy("What I state in this application is true and complete"), required=False
    )

    def __init__(self, *args: Any, attached: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = {"limit": settings.MAX_UPLOAD_MB}
        if attached:
            self.fields["cv"].help_text = (
                _("PDF, at most %(limit)s MB. A new file takes the place of the one that is attached.") % limit
            )
        else:
            self.fields["cv"].help_text = _("PDF, at most %(limit)s MB.") % limit

    def clean(self) -> dict[str, Any]:
        """A yes about relatives says who."""
        super().clean()
        values = self.cleaned_data
        if values.get("relatives_declared") and not values.get("relatives_details"):
            self.add_error("relatives_details", _("You answered yes. Say who, in what relation and in which office."))
        return values

    @property
    def texts(self) -> dict[str, Any]:
        """What `save_draft` takes: everything but the file."""
        return {name: value for name, value in self.cleaned_data.items() if name != "cv"}


class BareForm(forms.Form):
    """A form without fields: a button whose refusal is shown like the errors of any form."""
