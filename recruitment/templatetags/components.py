"""Block tags for those components that hold more than a sentence: a panel, a fact list, counts, the way here.

Each draws its file in `templates/components/`, where its manual stands.
"""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag
def panel(content: str, kind: str = "notice", *, id: str = "", labelled_by: str = "", classes: str = "") -> SafeString:
    """A panel with headings, lists or forms in it.

    `kind` is notice, attention, stop, done or plain; `labelled_by` the id of its heading; `classes` words for space.
    """
    given = {"content": content, "kind": kind, "id": id, "labelled_by": labelled_by, "classes": classes}
    return render_to_string("components/panel.html", given)


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """A fact list whose rows are written out: `<div><dt>…</dt><dd>…</dd></div>`."""
    return render_to_string("components/fact_list.html", {"content": content})


@register.simple_block_tag
def funnel(content: str) -> SafeString:
    """Counts whose `<li>` are written out."""
    return render_to_string("components/funnel.html", {"content": content})


@register.simple_block_tag
def breadcrumbs(content: str) -> SafeString:
    """The way here, with its `<li>` written out; the last one holds `<span aria-current="page">`."""
    return render_to_string("components/breadcrumbs.html", {"content": content})
