"""Fields that several forms of candidates share."""

import unicodedata
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from recruitment.models import Country, Language

Choices = list[tuple[str, str]]
CHOOSE = ("", _("Choose"))


class LongSelect(forms.Select):
    """A select with hundreds of options, written in one go: a template for each option costs tens of milliseconds."""

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> SafeString:
        """The select as HTML."""
        chosen = "" if value is None else str(value)
        marks = {True: mark_safe(" selected"), False: ""}
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((code, marks[code == chosen], label) for code, label in self.choices),
        )
        attributes = format_html_join("", ' {}="{}"', self._attributes({**self.attrs, **(attrs or {})}))
        return format_html('<select name="{}"{}>{}</select>', name, attributes, options)

    def _attributes(self, attrs: dict) -> list[tuple[str, Any]]:
        return [(key, key if value is True else value) for key, value in attrs.items() if value not in (None, False)]


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


def date_field(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    """A date as the browser's calendar sends it, or as 2026-02-04 typed by hand."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=DateInput(),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "invalid": _("Give the date as year, month and day, for example 2026-02-04."),
            "required": _("Give the date, for example 2026-02-04."),
        },
    )


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field of the form its choices, with none of them chosen beforehand."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [CHOOSE, *choices]


def names_of(model: type[Country] | type[Language], **only: Any) -> Choices:
    """(code, the reader's name) of the rows of a reference table, in the order of the alphabet; one query."""
    return sorted(((row.pk, row.name) for row in model.objects.filter(**only)), key=lambda choice: _plain(choice[1]))


def _plain(name: str) -> str:
    """A name as it is sorted: Åland stands among the A's."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(mark))
