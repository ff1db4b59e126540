"""A dossier in words: what will be sent, and what was sent, look the same."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from recruitment.enums import DegreeLevel, LanguageLevel
from recruitment.models import Country, Language
from vacancies.enums import Gender


@dataclass(frozen=True)
class Entry:
    """An education or an employment: what, where, when, and the text that goes with it."""

    title: str
    place: str
    span: str
    text: str = ""


@dataclass(frozen=True)
class DossierWords:
    """The parts of a dossier as the page shows them."""

    person: list[tuple[str, str]]
    education: list[Entry]
    employment: list[Entry]
    languages: list[tuple[str, str]]
    motivation: str
    declarations: list[tuple[str, str]]
    documents: list[dict[str, str]]


def in_words(dossier: dict[str, Any]) -> DossierWords:
    """The dossier with names in place of codes; two queries."""
    person = dossier["person"]
    codes = {person["residence"], *person["nationalities"], *(row["country"] for row in dossier["education"])}
    countries = {code: row.name for code, row in Country.objects.in_bulk(codes - {""}).items()}
    languages = {
        row.pk: row.name for row in Language.objects.filter(pk__in=[r["language"] for r in dossier["languages"]])
    }
    return DossierWords(
        person=_person(person, countries),
        education=[_education(row, countries) for row in dossier["education"]],
        employment=[
            Entry(row["title"], row["employer"], span(row["start"], row["end"], goes_on=True), row["duties"])
            for row in dossier["employment"]
        ],
        languages=[
            (languages.get(row["language"], row["language"]), str(LanguageLevel(row["level"]).label))
            for row in dossier["languages"]
        ],
        motivation=dossier["motivation"],
        declarations=_declarations(dossier["declarations"]),
        documents=dossier["documents"],
    )


def span(start: str, end: str, *, goes_on: bool = False) -> str:
    """From and until in words, from ISO dates of which either may be empty."""
    if start and end:
        return _("%(start)s to %(end)s") % {"start": _day(start), "end": _day(end)}
    if start:
        return (_("since %(start)s") if goes_on else _("from %(start)s")) % {"start": _day(start)}
    return _("until %(end)s") % {"end": _day(end)} if end else ""


def _day(text: str) -> str:
    return formats.date_format(date.fromisoformat(text), _("j F Y"))


def _person(person: dict[str, Any], countries: dict[str, str]) -> list[tuple[str, str]]:
    primary = person["primary_nationality"]
    others = [countries.get(code, code) for code in person["nationalities"] if code != primary]
    claim = _("Yes, staff number %(number)s") % {"number": person["staff_number"]}
    return [
        (_("Family name"), person["family_name"]),
        (_("Given name"), person["given_name"]),
        (_("Gender"), str(Gender(person["gender"]).label) if person["gender"] else ""),
        (_("Primary nationality"), countries.get(primary, primary)),
        (_("Other nationalities"), ", ".join(others)),
        (_("Country of residence"), countries.get(person["residence"], person["residence"])),
        (_("E-mail"), person["email"]),
        (_("Telephone"), person["phone"]),
        (_("Claims to be internal"), claim if person["claims_internal"] else _("No")),
    ]


def _education(row: dict[str, Any], countries: dict[str, str]) -> Entry:
    degree = str(DegreeLevel(row["degree"]).label)
    title = f"{degree}, {row['field']}" if row["field"] else degree
    place = ", ".join(part for part in (row["institution"], countries.get(row["country"], "")) if part)
    return Entry(title, place, span(row["start"], row["end"]), "" if row["completed"] else _("Not completed."))


def _declarations(declared: dict[str, Any]) -> list[tuple[str, str]]:
    answers = {True: _("Yes"), False: _("No"), None: ""}
    return [
        (_("Relatives work for the organization"), answers[declared["relatives"]]),
        (_("Who, in what relation, in which office"), declared["relatives_details"]),
        (_("What is stated is true and complete"), _("Declared") if declared["truth"] else ""),
    ]
