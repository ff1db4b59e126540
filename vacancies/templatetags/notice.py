"""Tags for what a notice says: when it closes, in the closing place's words, and its texts as paragraphs and lists."""

import re
from datetime import date, datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.rules.known_names import known
from recruitment.templatetags.portal import machine_instant
from vacancies.enums import VacancyState
from vacancies.models import Vacancy
from vacancies.rules.closing import ClosingPolicy, closing_instant

register = template.Library()
BULLET = re.compile(r"^\s*[-–•*·]\s+")


@register.simple_tag
def closing(vacancy: Vacancy, with_zone: bool = False) -> SafeString:
    """When a published vacancy closes, as its policy says it: "4 February 2026, 23:59 Geneva", and "(CET)" if asked.

    The end of a day is 24:00 of that day, never 00:00 of the next. A `<time>` element holds the instant in UTC.
    """
    assert vacancy.closing_date, "a published vacancy has a closing date"
    return closing_element(vacancy.closing_date, vacancy.closes_at, vacancy.closing_policy, with_zone)


@register.filter
def days_left(vacancy: Vacancy, at: datetime) -> str:
    """How far off the closing date is at `at`, in days of the closing place: "today", "tomorrow", "in 3 days"."""
    assert vacancy.closing_date, "a published vacancy has a closing date"
    return days_until(vacancy.closing_date, at.astimezone(ZoneInfo(vacancy.closing_zone)).date())


def days_until(closing_date: date, today: date) -> str:
    """How far off a closing date is, seen from a day of the same place."""
    days = (closing_date - today).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


@register.inclusion_tag("components/deadline.html")
def deadline(vacancy: Vacancy, at: datetime) -> dict[str, Any]:
    """The deadline of a published vacancy as it stands at `at`, in the words of its own policy."""
    policy, state = vacancy.closing_policy, vacancy.state(at)
    cancelled = state == VacancyState.CANCELLED
    first = min((row.closing_date_before for row in vacancy.extensions.all()), default=None)
    return {
        "at": vacancy.closes_at,
        "words": place_date(vacancy.cancelled_at, vacancy.closing_zone) if cancelled else closing(vacancy, True),
        "zone": vacancy.closing_zone,
        "state": str(state),
        "first": closing_element(first, closing_instant(first, policy), policy) if first else "",
    }


@register.filter
def place_date(at: datetime | None, zone: str) -> SafeString | str:
    """The date of an instant in an IANA zone, in words; nothing for no instant."""
    if at is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', machine_instant(at), date_words(at, zone))


def date_words(at: datetime, zone: str) -> str:
    """The date of an instant in an IANA zone as plain words: "4 February 2026"."""
    return formats.date_format(at.astimezone(ZoneInfo(zone)), _("j F Y"))


def closing_words(on: date, policy: ClosingPolicy) -> str:
    """A closing date under a policy as plain words: "4 February 2026, 23:59 Geneva"."""
    return f"{formats.date_format(on, _('j F Y'))}, {policy.clock_time} {known(policy.place)}"


def closing_words_with_zone(on: date, policy: ClosingPolicy) -> str:
    """The same with the zone as it is on that day: "4 February 2026, 23:59 Geneva (CET)".

    A zone without an abbreviation of its own shows its offset from UTC.
    """
    local = closing_instant(on, policy).astimezone(ZoneInfo(policy.zone))
    abbreviation = local.tzname() or ""
    zone = abbreviation if abbreviation.isalpha() else f"UTC{local.isoformat()[-6:]}"
    return f"{closing_words(on, policy)} ({zone})"


@register.simple_tag
def to_the_second(at: datetime, zone: str, place: str) -> SafeString:
    """An instant to the second in an IANA zone, with the place's name: "4 February 2026, 23:58:59 Geneva"."""
    words = formats.date_format(at.astimezone(ZoneInfo(zone)), _("j F Y, H:i:s"))
    return format_html('<time datetime="{}">{} {}</time>', machine_instant(at), words, known(place))


@register.filter
def prose(text: str) -> SafeString:
    """A plain text as paragraphs and lists. Blank lines part paragraphs; lines that begin with "- " are a list.

    Nothing in the text is taken for HTML.
    """
    blocks = re.split(r"\n\s*\n", (text or "").replace("\r\n", "\n").strip())
    return mark_safe("".join(_block(block) for block in blocks if block.strip()))


def closing_element(on: date, instant: datetime, policy: ClosingPolicy, with_zone: bool = False) -> SafeString:
    """A closing date in words, as a `<time>` element that holds the closing instant in UTC."""
    words = closing_words_with_zone(on, policy) if with_zone else closing_words(on, policy)
    return format_html('<time datetime="{}" data-zone="{}">{}</time>', machine_instant(instant), policy.zone, words)


def _block(block: str) -> str:
    made: list[str] = []
    words: list[str] = []
    items: list[str] = []
    for line in block.split("\n"):
        if BULLET.match(line):
            made += _paragraph(words)
            words = []
            items.append(BULLET.sub("", line).strip())
        elif items and line.startswith((" ", "\t")):
            items[-1] += " " + line.strip()
        elif items:
            made += _list(items)
            items = []
            words = [line]
        else:
            words.append(line)
    return "".join([*made, *_list(items), *_paragraph(words)])


def _paragraph(words: list[str]) -> list[str]:
    lines = [escape(line.strip()) for line in words if line.strip()]
    return [f"<p>{'<br>'.join(lines)}</p>"] if lines else []


def _list(items: list[str]) -> list[str]:
    return [f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"] if items else []
