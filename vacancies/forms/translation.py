"""The texts of a draft in a second or third language, asked for where the authentic text has something to translate."""

from collections.abc import Mapping

from django import forms

from recruitment.refusal import Refused
from vacancies.models import VacancyTranslation

LONG = ("introduction", "context", "responsibilities", "qualifications", "skills", "languages_text", "notes")
LINES = ("title", "organizational_unit", "contract_words", "initial_duration")


class TranslationForm(forms.ModelForm):
    """One field for each text that the authentic language has, and for what was written here before.

    Everything may stay empty for now: what a text lacks is said before publication.
    """

    class Meta:
        model = VacancyTranslation
        fields = [*LINES, *LONG]
        widgets = {name: forms.Textarea(attrs={"rows": 8}) for name in LONG}

    def __init__(self, *args, authentic: Mapping[str, str], language: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.authentic = authentic
        for name in list(self.fields):
            if not authentic.get(name) and not getattr(self.instance, name):
                del self.fields[name]
                continue
            self.fields[name].required = False
            self.fields[name].widget.attrs["lang"] = language

    @property
    def rows(self) -> list[tuple[forms.BoundField, str]]:
        """(field, the authentic text) for the page that shows both side by side."""
        return [(field, self.authentic.get(field.name, "")) for field in self]

    def texts(self) -> dict[str, str]:
        """What was typed, by the names of the texts; what is not asked for is empty."""
        return {name: self.cleaned_data.get(name, "") for name in (*LINES, *LONG)}

    def refuse(self, refusal: Refused) -> None:
        """Show why it was not saved."""
        for sentence in refusal.sentences:
            self.add_error(None, sentence)
