"""Lines and facet options of the search. They are the many small parts of the most read page, so they are joined here
in Python: as a template each would cost the page ten times as much (see docs/performance.md)."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from html import escape
from zoneinfo import ZoneInfo

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext

from vacancies.rules.closing import ClosingPolicy
from vacancies.templatetags.notice import closing_element, days_until

register = template.Library()


@register.simple_tag
def vacancy_lines(lines: Iterable, at: datetime, level: str = "h2") -> SafeString:
    """The lines of a list (see `vacancies.views.lines.Line`) at the instant `at`; titles are headings of `level`."""
    said = {
        "closes": escape(pgettext("before a date", "Closes")),
        "extended": escape(pgettext("the time to apply", "extended")),
    }
    return mark_safe("".join(_line(line, at, level, said) for line in lines))


def _line(line, at: datetime, level: str, said: dict[str, str]) -> str:
    listing, language = line.listing, get_language() or "en"
    written = f' lang="{line.language}" hreflang="{line.language}"' if line.language else ""
    facts = "".join(f"<span>{escape(fact)}</span>" for fact in line.facts)
    closing = _closing(listing.closing_date, listing.closes_at, listing.closing_policy, language)
    left = _left(listing.closing_date, at.astimezone(_zone(listing.closing_zone)).date(), language)
    extended = f' <span class="quiet">({said["extended"]})</span>' if line.is_extended else ""
    tier = _tier(line.first_tier, language) if line.first_tier else ""
    return (
        f'<li><{level} class="line-title"><a href="/vacancies/{listing.public_id}/"{written}>{escape(line.title)}</a>'
        f'</{level}><p class="line-facts">{facts}</p><p class="line-end"><span>{said["closes"]} {closing}, '
        f'<b class="nowrap">{left}</b>{extended}</span>{tier}</p></li>\n'
    )


@register.simple_tag
def facet_options(name: str, options: Iterable) -> SafeString:
    """The options of a facet (see `vacancies.views.facets.Option`) as boxes of the form "search"."""
    return mark_safe("\n".join(_option(name, option) for option in options))


@register.simple_tag
def facet_option(name: str, label: str, count: int, is_chosen: bool) -> SafeString:
    """A box of the form "search" that stands for itself: its value is 1."""
    return mark_safe(_box(name, "1", label, count, is_chosen))


def _option(name: str, option) -> str:
    return _box(name, option.value, option.label, option.count, option.is_chosen)


def _box(name: str, value: str, label: str, count: int, is_chosen: bool) -> str:
    return (
        f'<label class="facet-option"><input type="checkbox" form="search" name="{name}" value="{escape(value)}"'
        f'{" checked" if is_chosen else ""}> <span>{escape(label)}</span> <span class="num">{count}</span></label>'
    )


# The parts that repeat from line to line, in each language.
@lru_cache(maxsize=2000)
def _closing(on: date, instant: datetime, policy: ClosingPolicy, language: str) -> str:
    return closing_element(on, instant, policy)


@lru_cache(maxsize=2000)
def _left(closing_date: date, today: date, language: str) -> str:
    return escape(days_until(closing_date, today))


@lru_cache(maxsize=500)
def _tier(ground: str, language: str) -> str:
    return render_to_string("components/tier.html", {"tier": 1, "ground": ground}).strip()


_zone = lru_cache(maxsize=50)(ZoneInfo)
