"""Small tags for templates: instants in words, errors of a form, and the empty row of a formset."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.forms.formsets import BaseFormSet
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from recruitment.rules import known_names

register = template.Library()


@dataclass(frozen=True)
class FieldError:
    """One sentence of an error summary, and the id of the control that it speaks of (empty for the whole form)."""

    message: str
    label: str = ""
    target: str = ""


@register.filter
def machine_instant(at: datetime) -> str:
    """An aware instant as ISO 8601 in UTC to the second, for a `datetime` attribute."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


@register.simple_tag
def instant(at: datetime, zone: str = "UTC", place: str = "") -> SafeString:
    """An aware instant in words at `zone` (an IANA name), followed by the zone's place, as a `<time>` element.

    Example: `{% instant vacancy.closes_at "Europe/Zurich" "Geneva" %}` gives "4 February 2026, 23:59 Geneva".
    """
    words = formats.date_format(at.astimezone(ZoneInfo(zone)), _("j F Y, H:i"))
    text = f"{words} {known(place) or _place(zone)}"
    return format_html('<time datetime="{}" data-zone="{}">{}</time>', machine_instant(at), zone, text)


@register.filter
def known(name: str) -> str:
    """A place or a board in the reader's language, where the portal knows its name."""
    return known_names.known(name)


@register.filter
def day(value: date | None) -> SafeString | str:
    """A date in words, "4 February 2026", as a `<time>` element; nothing for no date."""
    if not value:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat()[:10], formats.date_format(value, _("j F Y")))


@register.simple_tag
def form_errors(*sources: BaseForm | BaseFormSet | None) -> list[FieldError]:
    """Every error of the given forms and formsets, in the order of the page; the general ones first."""
    found: list[FieldError] = []
    for source in sources:
        if isinstance(source, BaseFormSet):
            found += [FieldError(str(message)) for message in source.non_form_errors()]
            forms = source.forms
        else:
            forms = [source] if source else []
        for form in forms:
            found += _errors_of(form)
    return found


@register.simple_tag
def page_numbers(page: Page) -> list[int | str]:
    """The numbers to offer beside `page`: its neighbours, the first and the last, and an ellipsis for the rest."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def control_id(field: BoundField) -> str:
    """The id of the element that a link to this field should lead to; a group's first choice has its own."""
    return field.id_for_label or f"{field.auto_id}_0"


def _errors_of(form: BaseForm) -> list[FieldError]:
    found = [FieldError(str(message)) for message in form.non_field_errors()]
    for field in form:
        target = f"div_{field.auto_id}" if field.use_fieldset else control_id(field)
        found += [FieldError(str(message), str(field.label), target) for message in field.errors]
    return found


def _place(zone: str) -> str:
    return zone.rsplit("/", 1)[-1].replace("_", " ")
