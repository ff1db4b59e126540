"""The sections of a profile and of an application, each with what is there or what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.models import Application, Profile
from applications.rules.applying import Readiness, missing

NOTHING = Readiness(
    has_name=False,
    has_primary_nationality=False,
    has_gender_answer=False,
    educations=0,
    employments=0,
    languages=0,
    has_cv=False,
    motivation_words=0,
    declares_truth=False,
    relatives_answered=False,
    relatives_described=False,
)
PROFILE_SECTIONS = ("person", "nationalities", "education", "employment", "languages")


@dataclass(frozen=True)
class Section:
    """A section as `components/sections.html` draws it."""

    label: str
    url: str
    word: str
    tone: str
    sentence: str


def ready(profile: Profile | None) -> Readiness:
    """How far the profile alone has come."""
    if profile is None:
        return NOTHING
    return replace(
        NOTHING,
        has_name=bool(profile.family_name and profile.given_name),
        has_primary_nationality=any(row.is_primary for row in profile.nationalities.all()),
        has_gender_answer=bool(profile.gender),
        educations=len(profile.educations.all()),
        employments=len(profile.employments.all()),
        languages=len(profile.language_skills.all()),
    )


def profile_sections(readiness: Readiness, next_page: str = "") -> list[Section]:
    """The sections of the profile; their links lead back to `next_page`."""
    lacks = _by_section(missing(readiness))
    labels = {
        "person": _("Person"),
        "nationalities": _("Nationalities"),
        "education": _("Education"),
        "employment": _("Employment"),
        "languages": _("Languages"),
    }
    counts = {
        "education": readiness.educations,
        "employment": readiness.employments,
        "languages": readiness.languages,
    }
    return [
        _section(labels[name], section_url(name, next_page), lacks.get(name, []), counts.get(name))
        for name in PROFILE_SECTIONS
    ]


def application_sections(application: Application, readiness: Readiness) -> list[Section]:
    """The sections that the application adds to the profile; links to their fields on the page for writing."""
    lacks = _by_section(missing(readiness))
    page = reverse("applications:write", args=[application.public_id])
    return [
        _section(_("Why you apply"), f"{page}#id_motivation", lacks.get("motivation", [])),
        _section(_("Curriculum vitae"), f"{page}#id_cv", lacks.get("cv", [])),
        _section(_("Declarations"), f"{page}#declarations", lacks.get("declarations", [])),
    ]


def missing_links(application: Application, readiness: Readiness, next_page: str) -> list[tuple[str, str]]:
    """(sentence, address of the page that mends it) for everything that is missing."""
    page = reverse("applications:write", args=[application.public_id])
    anchors = {"motivation": "#id_motivation", "cv": "#id_cv", "declarations": "#declarations"}
    return [
        (sentence, section_url(name, next_page) if name in PROFILE_SECTIONS else page + anchors[name])
        for name, sentence in missing(readiness)
    ]


def section_url(name: str, next_page: str = "") -> str:
    """The page of a section of the profile, which leads to `next_page` afterwards."""
    url = (
        reverse("applications:profile_person")
        if name == "person"
        else reverse("applications:profile_list", args=[name])
    )
    return f"{url}?{urlencode({'next': next_page})}" if next_page else url


def _section(label: str, url: str, lacks: list[str], count: int | None = None) -> Section:
    if lacks:
        return Section(label, url, _("Missing"), "attention", " ".join(lacks))
    if count == 0:
        return Section(
            label, url, _("None given"), "quiet", _("None is an answer here; experience counts only if given.")
        )
    sentence = ngettext("%(count)s entry", "%(count)s entries", count) % {"count": count} if count else ""
    return Section(label, url, _("Done"), "done", sentence)


def _by_section(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, sentence in pairs:
        found.setdefault(name, []).append(sentence)
    return found
