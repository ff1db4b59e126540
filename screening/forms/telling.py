"""The form of telling."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from screening.forms.desk import DeskForm


class TellingForm(DeskForm):
    """Whom to tell: the public ids of applications."""

    cases = forms.MultipleChoiceField(
        label=_("Candidates"),
        error_messages={
            "required": _("Choose at least one candidate: tick the box at the beginning of the line."),
            "invalid_choice": _("One of the candidates was told meanwhile. Look at the list again."),
        },
    )

    def __init__(self, *args, public_ids: list[str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.MultipleChoiceField, self.fields["cases"]).choices = [
            (public_id, public_id) for public_id in public_ids
        ]
