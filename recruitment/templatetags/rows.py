"""Rows of components that stand on the most read pages, joined in Python: a template costs ten times as much for each.

The components in `templates/components/` keep the frame and the manual; measured in docs/performance.md.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import conditional_escape as escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info

from recruitment.rules.languages import ASKED_BY

register = template.Library()


@register.simple_tag
def fact_rows(facts: Iterable[tuple[Any, Any]]) -> SafeString:
    """(term, value) as rows of a `dl.facts`; empty values are left out."""
    rows = (f"<div><dt>{escape(term)}</dt><dd>{escape(value)}</dd></div>" for term, value in facts if value)
    return mark_safe("".join(rows))


@register.simple_tag
def link_rows(links: Iterable[tuple[str, str]], before: str = "") -> SafeString:
    """(address, label) as list items with links; `before` is put before each address, as "#" for an anchor."""
    rows = (f'<li><a href="{before}{escape(address)}">{escape(label)}</a></li>' for address, label in links)
    return mark_safe("".join(rows))


@register.simple_tag
def item_rows(items: Iterable[Any]) -> SafeString:
    """Sentences as list items."""
    return mark_safe("".join(f"<li>{escape(item)}</li>" for item in items))


@register.simple_tag
def stacked_rows(rows: Iterable[Sequence[Any]], *labels: str) -> SafeString:
    """Rows of a `table.table-stack`: the first cell heads its row, the others say their column on a phone."""
    return mark_safe("".join(_stacked(row, labels) for row in rows))


def _stacked(row: Sequence[Any], labels: Sequence[str]) -> str:
    cells = zip(labels, row[1:], strict=True)
    rest = "".join(f'<td data-label="{escape(label)}">{escape(cell)}</td>' for label, cell in cells)
    return f'<tr><th scope="row">{escape(row[0])}</th>{rest}</tr>'


@register.simple_tag(takes_context=True)
def language_rows(context: template.Context) -> SafeString:
    """The offered languages as list items: links to the page in front in each, and the present one by its name.

    Nothing where there is no choice.
    """
    request: HttpRequest | None = context.get("request")
    if request is None or len(settings.LANGUAGES) < 2:
        return SafeString("")
    current = get_language()
    rows = (
        f'<li><span lang="{code}" aria-current="true">{name}</span></li>'
        if code == current
        else f'<li><a href="{escape(_in_language(request, code))}" hreflang="{code}" lang="{code}" rel="nofollow">'
        f"{name}</a></li>"
        for code, name in _offered(tuple(code for code, _name in settings.LANGUAGES))
    )
    return mark_safe("".join(rows))


@register.simple_tag(takes_context=True)
def alternate_links(context: template.Context) -> SafeString:
    """`<link>` elements: the address of this page in each offered language, for search engines."""
    address = f"{settings.SITE_URL}{context['request'].path}"
    links = (
        f'<link rel="alternate" hreflang="{code}" href="{escape(address)}?{ASKED_BY}={code}">\n'
        for code, _name in settings.LANGUAGES
    )
    return mark_safe(f'{"".join(links)}<link rel="alternate" hreflang="x-default" href="{escape(address)}">\n')


def _in_language(request: HttpRequest, code: str) -> str:
    query = request.GET.copy()
    query.pop("text", None)  # the language of a notice's text follows, unless somebody asks for another
    query[ASKED_BY] = code
    return f"{request.path}?{query.urlencode()}"


@lru_cache(maxsize=8)
def _offered(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Codes and own names of languages: "fr", "Français"."""
    names = ((code, get_language_info(code)["name_local"]) for code in codes)
    return [(code, name[:1].upper() + name[1:]) for code, name in names]
