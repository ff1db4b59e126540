"""Instants in words, page numbers, and the sentences of an error summary."""

from datetime import UTC, date, datetime

from django import forms
from django.core.paginator import Paginator

from recruitment.templatetags import portal


def test_an_instant_is_told_at_the_place_of_the_organization_and_is_machine_readable():
    told = portal.instant(datetime(2026, 2, 4, 22, 59, tzinfo=UTC), "Europe/Zurich", "Geneva")
    assert "4 February 2026, 23:59 Geneva" in told
    assert 'datetime="2026-02-04T22:59:00+00:00"' in told


def test_an_instant_after_the_clock_change_is_told_in_summer_time():
    assert "3 April 2026, 23:59 Geneva" in portal.instant(
        datetime(2026, 4, 3, 21, 59, tzinfo=UTC), "Europe/Zurich", "Geneva"
    )


def test_a_place_that_is_not_named_is_read_from_the_zone():
    assert "14:30 New York" in portal.instant(datetime(2026, 7, 1, 18, 30, tzinfo=UTC), "America/New_York")


def test_a_place_cannot_bring_markup_in():
    assert "<script>" not in portal.instant(datetime(2026, 7, 1, tzinfo=UTC), "UTC", "<script>")


def test_a_day_is_told_in_words_and_no_day_is_told_as_nothing():
    assert portal.day(date(2028, 2, 29)) == '<time datetime="2028-02-29">29 February 2028</time>'
    assert portal.day(None) == ""


def test_a_long_list_offers_the_neighbours_the_first_and_the_last_page():
    page = Paginator(range(480), 25).page(7)
    assert portal.page_numbers(page) == [1, "…", 6, 7, 8, "…", 20]


class Questions(forms.Form):
    name = forms.CharField(label="Name")
    colour = forms.ChoiceField(label="Colour", choices=[("r", "red")], widget=forms.RadioSelect)

    def clean(self):
        raise forms.ValidationError("The two do not go together.")


def test_every_error_is_listed_with_the_control_that_it_speaks_of():
    errors = portal.form_errors(Questions({}), None)
    assert [(error.label, error.target) for error in errors] == [
        ("", ""),
        ("Name", "id_name"),
        ("Colour", "div_id_colour"),
    ]
    assert errors[0].message == "The two do not go together."


def test_the_errors_of_a_formset_carry_the_row_in_their_target():
    formset = forms.formset_factory(Questions)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-name": "", "form-0-colour": "x"}
    )
    assert "id_form-0-name" in [error.target for error in portal.form_errors(formset)]


def test_a_form_that_was_not_sent_has_no_errors():
    assert portal.form_errors(Questions()) == []
