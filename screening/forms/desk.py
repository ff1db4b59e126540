"""What the forms of the desk share, and the form of the panel."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from recruitment.models import User
from recruitment.refusal import Refused


class DeskForm(forms.Form):
    """A form that can show why an action was refused, with everything that was typed."""

    def refuse(self, refusal: Refused, field: str | None = None) -> None:
        """Show the sentences of a refusal at a field, or for the whole form."""
        for sentence in refusal.sentences:
            self.add_error(field, sentence)


class PanelForm(DeskForm):
    """Who is to sit on the panel."""

    member = forms.ModelChoiceField(
        label=_("Panel member"),
        queryset=User.objects.none(),
        to_field_name="public_id",
        empty_label=_("Choose a person"),
        help_text=_("People who hold the role of panel member in this organization."),
        error_messages={"required": _("Choose who is to sit on the panel.")},
    )

    def __init__(self, *args, people: QuerySet[User], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["member"]).queryset = people


def reason_field(label: Any, help_text: Any = "") -> forms.CharField:
    """A reason in a few lines. Whether it may be empty is for the action to say."""
    return forms.CharField(
        label=label, help_text=help_text, required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )
