"""Components are the vocabulary of pages: each has a manual, each is shown, and no page draws its own."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from recruitment.models import User

TEMPLATES = Path(__file__).parent.parent.parent.parent / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
MANUAL = re.compile(r"\A(?:{#.{30,}?#}|{% comment %}.{30,}?{% endcomment %})", re.S)

# Class names, one for each component, that only its own file may write.
OWN = (
    "breadcrumbs deadline deadline-at empty error-summary evidence facts funnel messages pagination panel person"
    " saved sections stages status subnav tier tier-mark wordmark"
)
DRAWN_BY_A_COMPONENT = re.compile(rf"""<progress\b|\bclass=["'](?:[^"']* )?(?:{"|".join(OWN.split())})(?=["' ])""")

# Pages that may, each with its reason.
EXCEPTIONS = {
    "allauth/elements/alert.html": "the element of allauth's pages; its kind is put together from allauth's tags",
    "allauth/layouts/manage.html": "its links depend on which of allauth's apps are installed",
    "standalone.html": "stands alone: when it is shown, nothing else may be relied on",
}


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.name)
def test_every_component_begins_with_its_manual(path):
    assert MANUAL.match(path.read_text(encoding="utf-8"))


def test_every_component_is_shown(client, db):
    client.force_login(User.objects.create_user("builder@example.org", is_staff=True))
    answer = client.get(reverse("styleguide") + "?errors")
    shown = {template.name for template in answer.templates if template.name}
    assert {f"components/{path.name}" for path in COMPONENTS} - shown == set()


def test_every_component_stands_in_the_list_of_components():
    told = (TEMPLATES / "components/README.md").read_text(encoding="utf-8")
    not_for_pages = {"messages", "language"}
    assert [
        path.stem for path in COMPONENTS if f"| `{path.stem}` |" not in told and path.stem not in not_for_pages
    ] == []


def test_no_page_draws_what_a_component_draws():
    wrong = [
        f"{name}:{number}: {line.strip()[:120]}"
        for path in sorted(TEMPLATES.rglob("*.html"))
        if not (name := str(path.relative_to(TEMPLATES))).startswith("components/") and name not in EXCEPTIONS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if DRAWN_BY_A_COMPONENT.search(line)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ('<p class="quiet status">', True),
        ('<section class="panel panel-stop">', True),
        ('<progress value="1">', True),
        ('<p class="status-line">', False),
        ('<b class="panel-title">', False),
    ],
)
def test_what_counts_as_drawn(line, is_found):
    assert bool(DRAWN_BY_A_COMPONENT.search(line)) is is_found


def test_with_debug_everybody_sees_the_style_guide(client, db, settings):
    assert client.get(reverse("styleguide")).status_code == 302
    settings.DEBUG = True
    assert client.get(reverse("styleguide")).status_code == 200
