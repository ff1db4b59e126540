"""What a search asks for, and when a found vacancy closes, in the reader's words: for pages and mail alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import template
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.enums import StaffCategory
from recruitment.models import ContractType, Country, JobFamily, Language, Organization
from vacancies.models import Listing
from vacancies.rules.closing import ClosingPolicy
from vacancies.rules.searching import DAYS_SOON, FACETS, Criteria
from vacancies.templatetags.notice import closing_words_with_zone

register = template.Library()

# The reference data behind the codes of a facet; a station's names its country.
NAMED: dict[str, type[Model]] = {
    "station": Country,
    "country": Country,
    "contract": ContractType,
    "family": JobFamily,
    "organization": Organization,
    "language": Language,
}


@dataclass(frozen=True)
class Part:
    """One part of a search: its name in the address ("words" for `q`), its label, and (value, words) of each choice."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]

    @property
    def words(self) -> list[str]:
        """The words of the choices."""
        return [words for _value, words in self.choices]

    @property
    def in_short(self) -> str:
        """The words in one line, with the label where they would not be understood without it."""
        words = ", ".join(self.words)
        if self.name not in ("language", "soon"):
            return words
        return _("%(label)s: %(words)s") % {"label": self.label, "words": words}


def parts_of(criteria: Criteria) -> list[Part]:
    """What the search asks for, in the order of the list's facets; at most five queries, none without codes."""
    return parts_of_each([criteria])[0]


def parts_of_each(searches: Iterable[Criteria]) -> list[list[Part]]:
    """The parts of several searches, in as many queries as for one."""
    searches = list(searches)
    names = _Names(searches)
    return [_parts(criteria, names) for criteria in searches]


@register.simple_tag
def criteria_in_words(criteria: Criteria) -> list[tuple[str, list[str]]]:
    """What the search asks for as (label, values) in the language that is active; empty where nothing narrows it."""
    return [(part.label, part.words) for part in parts_of(criteria)]


@register.simple_tag
def criteria_in_short(criteria: Criteria) -> str:
    """What the search asks for in one line, for a title or a subject: "logistics; Geneva, Switzerland; P-3, P-4"."""
    return in_short(parts_of(criteria))


def in_short(parts: Sequence[Part]) -> str:
    """One line of the parts of a search; "all vacancies" where there are none."""
    return "; ".join(part.in_short for part in parts) or _("all vacancies")


@register.filter
def title_in(listing: Listing, language: str) -> str:
    """The title in a language, the authentic one where there is no translation."""
    return listing.text("title", language)


@register.filter
def contract_in(listing: Listing, language: str) -> str:
    """The contract in the notice's own words in a language; empty where the notice has none."""
    return listing.text("contract", language)


@register.filter
def closing_with_zone(listing: Listing) -> str:
    """When the vacancy closes, in plain text with the closing place and its zone: "3 April 2026, 23:59 Geneva (CEST)".

    The end of a day is 24:00 of that day. A zone without an abbreviation of its own shows its offset from UTC.
    """
    policy = ClosingPolicy(listing.closing_place, listing.closing_zone, listing.closing_minute)
    return closing_words_with_zone(listing.closing_date, policy)


class _Names:
    """The reader's names of all codes that some searches name; one query for each kind of code."""

    def __init__(self, searches: Sequence[Criteria]) -> None:
        wanted: dict[type[Model], set[str]] = {model: set() for model in NAMED.values()}
        for criteria in searches:
            for name, values in criteria.chosen.items():
                if name in NAMED:
                    wanted[NAMED[name]] |= {_code(name, value) for value in values}
        self.names = {
            model: {pk: str(row) for pk, row in model._default_manager.in_bulk(codes).items()} if codes else {}
            for model, codes in wanted.items()
        }

    def words(self, name: str, value: str) -> str:
        """The words for one chosen value; the value itself where the reference data do not know it."""
        if name == "category":
            return str(dict(StaffCategory.choices).get(value, value))
        if name not in NAMED:
            return value
        found = self.names[NAMED[name]].get(_code(name, value), _code(name, value))
        if name != "station":
            return found
        return ", ".join(part for part in (value.rpartition(",")[0], found) if part)


def _code(name: str, value: str) -> str:
    return value.rpartition(",")[2] if name == "station" else value


def _parts(criteria: Criteria, names: _Names) -> list[Part]:
    quoted = _("“%(words)s”") % {"words": criteria.words}
    parts = [Part("words", _("Words"), ((criteria.words, quoted),))] if criteria.words else []
    labels = facet_labels()
    for name in FACETS:
        if values := criteria.chosen.get(name):
            choices = tuple((value, names.words(name, value)) for value in values)
            parts.append(Part(name, labels[name], choices))
    if criteria.soon:
        soon = ngettext("within %(days)s day", "within %(days)s days", DAYS_SOON) % {"days": DAYS_SOON}
        parts.append(Part("soon", _("Closing"), (("1", soon),)))
    if criteria.first_tier:
        parts.append(Part("first_tier", _("First tier"), (("1", _("where I may be first tier")),)))
    return parts


def facet_labels() -> dict[str, str]:
    """The label of each facet."""
    return {
        "station": _("Duty station"),
        "country": _("Country"),
        "category": _("Staff category"),
        "grade": _("Grade"),
        "contract": _("Contract"),
        "family": _("Job family"),
        "organization": _("Organization"),
        "language": _("Required language"),
    }
