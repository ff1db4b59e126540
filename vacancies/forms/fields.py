"""Fields that take names or codes as people type them."""

import re
from functools import cached_property

from django import forms
from django.utils.translation import gettext as _

from recruitment.models import Country, Language


class LanguageField(forms.CharField):
    """A language by its name or its ISO code; the value is the code. The page offers the names in a `datalist`.

    The names are read once for each form set, from `languages` (see `Languages`).
    """

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"list": "languages", "autocomplete": "off"}))
        super().__init__(*args, **kwargs)
        self.languages: Languages | None = None

    def clean(self, value: str) -> str:
        """The code of the language. An unknown name is answered with a sentence."""
        words = super().clean(value).strip()
        if not words:
            return ""
        code = (self.languages or Languages()).codes.get(words.casefold())
        if code is None:
            raise forms.ValidationError(
                _("“%(words)s” is no language that we know. Choose one from the list.") % {"words": words}
            )
        return code

    def prepare_value(self, value: str) -> str:
        """The name of a language whose code is stored; what was typed stays as it was typed."""
        return (self.languages or Languages()).names.get(value, value) if value else value


class Languages:
    """The languages of the reference data, by code and by every name; one query, when first asked."""

    @cached_property
    def names(self) -> dict[str, str]:
        """The reader's name of each language by its code, in the order of names."""
        return {row.code: row.name for row in self._rows}

    @cached_property
    def codes(self) -> dict[str, str]:
        """The code by each name and by itself, without regard to case."""
        found = {row.code: row.code for row in self._rows}
        for row in self._rows:
            found |= {name.casefold(): row.code for name in (row.name_en, row.name_fr, row.name_es)}
        return found

    @cached_property
    def _rows(self) -> list[Language]:
        return sorted(Language.objects.all(), key=lambda row: (not row.is_un_official, row.name))


class CountryCodesField(forms.CharField):
    """ISO codes of countries, separated by anything; the value is a sorted list without repetition."""

    widget = forms.Textarea

    def clean(self, value: str) -> list[str]:
        """The codes. An unknown one is named in the error."""
        codes = sorted(set(re.findall(r"\w+", super().clean(value).upper())))
        known = set(Country.objects.filter(pk__in=codes).values_list("pk", flat=True)) if codes else set()
        unknown = [code for code in codes if code not in known]
        if unknown:
            words = _("No country has the code %(codes)s. Write ISO codes of two letters, such as NA for Namibia.")
            raise forms.ValidationError(words % {"codes": ", ".join(unknown)})
        return codes

    def prepare_value(self, value: list[str] | str | None) -> str:
        """Codes on one line; what was typed stays as it was typed."""
        return " ".join(value) if isinstance(value, list) else value or ""
