"""The candidate's profile: what is there and what is missing, and a page for each section."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from applications.actions import profiles
from applications.forms import profile as forms
from applications.forms.fields import names_of
from applications.models import Profile
from applications.views import queries, sections
from applications.views.leading import next_page, show_refusal
from recruitment.models import Country, Language
from recruitment.refusal import Refused


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The sections of the profile, each with its state."""
    back = next_page(request)
    listed = sections.profile_sections(sections.ready(queries.own_profile(request.user)), back)
    done = sum(section.tone != "attention" for section in listed)
    return render(request, "applications/profile.html", {"sections": listed, "done": done, "next": back})


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest) -> HttpResponse:
    """Names, gender, residence, telephone, internal claim."""
    known = queries.own_profile(request.user)
    names = tuple(forms.PersonForm.base_fields)
    initial = {name: getattr(known, name) for name in names} if known else {}
    form = forms.PersonForm(
        request.POST if request.method == "POST" else None, initial=initial, countries=names_of(Country)
    )
    if request.method == "POST" and form.is_valid():
        try:
            profiles.save_person(profiles.profile_of(request.user), values=form.cleaned_data, by=request.user)
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Saved: person."))
            return _onwards(request, "person")
    return render(request, "applications/profile_person.html", {"form": form, "next": next_page(request)})


@dataclass(frozen=True)
class ListPage:
    """What differs between the lists of the profile."""

    attribute: str
    formset: type[forms.RowsFormSet]
    columns: tuple[str, ...]
    vocabulary: str
    title: object
    lead: object
    row: object
    add: object


PAGES = {
    "nationalities": ListPage(
        "nationalities",
        forms.rows_formset(forms.NationalityForm, forms.NationalitiesFormSet, extra=2),
        ("country_id", "is_primary"),
        "countries",
        lazy("Nationalities"),
        lazy(
            "Name every nationality that you hold. First-tier grounds go by the primary one; where nationals of the "
            "duty station’s country are not eligible, any one counts."
        ),
        lazy("Nationality"),
        lazy("Add another nationality"),
    ),
    "education": ListPage(
        "educations",
        forms.rows_formset(forms.EducationForm, forms.RowsFormSet, extra=1),
        ("degree", "field", "institution", "country_id", "start", "end", "completed"),
        "countries",
        lazy("Education"),
        lazy("Give each degree or certificate, the highest first. School counts where it is your highest."),
        lazy("Education"),
        lazy("Add another education"),
    ),
    "employment": ListPage(
        "employments",
        forms.rows_formset(forms.EmploymentForm, forms.RowsFormSet, extra=1),
        ("title", "employer", "start", "end", "duties"),
        "",
        lazy("Employment"),
        lazy(
            "Give each job with its first and last day. Years of experience are counted from these dates; jobs that "
            "overlap count once."
        ),
        lazy("Employment"),
        lazy("Add another employment"),
    ),
    "languages": ListPage(
        "language_skills",
        forms.rows_formset(forms.LanguageForm, forms.LanguagesFormSet, extra=2),
        ("language_id", "level"),
        "languages",
        lazy("Languages"),
        lazy("Name the languages that you know, each with its level on the scale of the United Nations."),
        lazy("Language"),
        lazy("Add another language"),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def rows(request: HttpRequest, section: str) -> HttpResponse:
    """One of the lists: nationalities, education, employment, languages."""
    if section not in PAGES:
        raise Http404
    page, known = PAGES[section], queries.own_profile(request.user)
    # What was sent is taken whole: a row that another window saved meanwhile must not count as an untouched one.
    start = {"data": request.POST} if request.method == "POST" else {"initial": _initial(known, page)}
    formset = page.formset(**start, prefix=section, form_kwargs=_vocabulary(page))
    if request.method == "POST" and formset.is_valid():
        profile = profiles.profile_of(request.user)
        try:
            profiles.save_list(profile, page.attribute, formset.rows(), by=request.user)
        except Refused as refused:
            formset.non_form_errors().extend(refused.sentences)
        else:
            messages.success(request, _("Saved: %(section)s.") % {"section": str(page.title).lower()})
            return _onwards(request, section)
    has_errors = formset.is_bound and (formset.total_error_count() > 0)
    context = {"page": page, "section": section, "formset": formset, "next": next_page(request), "wrong": has_errors}
    return render(request, "applications/profile_rows.html", context)


def _initial(known: Profile | None, page: ListPage) -> list[dict[str, Any]]:
    if known is None:
        return []
    found = [{name: getattr(row, name) for name in page.columns} for row in getattr(known, page.attribute).all()]
    for row in found:
        if "completed" in row:
            row["completed"] = "yes" if row["completed"] else "no"
    return found


def _vocabulary(page: ListPage) -> dict[str, Any]:
    """The choices of a long select, read once for all rows."""
    if not page.vocabulary:
        return {}
    if page.vocabulary == "languages":
        return {"languages": names_of(Language)}
    only = {"is_territory_of": ""} if page.attribute == "nationalities" else {}
    return {"countries": names_of(Country, **only)}


def _onwards(request: HttpRequest, section: str) -> HttpResponse:
    back = next_page(request)
    if "stay" in request.POST:
        return redirect(sections.section_url(section, back))
    return redirect(back or "applications:profile")
