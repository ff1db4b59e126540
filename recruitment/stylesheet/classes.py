"""Which class names stand in the templates of the portal, and in those that the filter `|crispy` renders."""

import re
from collections.abc import Iterable, Iterator
from importlib import util
from pathlib import Path

CRISPY = "crispy_bootstrap5"
# What `|crispy` opens by names that only Python knows; from there it goes by `{% include %}`.
CRISPY_FIRST = ("bootstrap5/uni_form.html", "bootstrap5/uni_formset.html", "bootstrap5/field.html")
INCLUDED = re.compile(r"""{%\s*include\s+["']([^"']+)["']""")
CLASS_ATTRIBUTE = re.compile(r'\bclass="((?:{%.*?%}|{{.*?}}|[^"])*)"', re.S)
CRISPY_CLASS = re.compile(r"""{%\s*crispy_field\s+\w+\s+'class'\s+'([^']*)'""")
TEMPLATE_TAG = re.compile(r"{%.*?%}|{{.*?}}", re.S)


def templates(folder: Path) -> list[Path]:
    """Our own templates of pages, and the crispy templates that they can reach, in a steady order."""
    return [*sorted(folder.rglob("*.html")), *sorted(_crispy_templates())]


def used_classes(texts: Iterable[str]) -> frozenset[str]:
    """Every class name that is written out in the texts of these templates.

    A name with a part that is put in later (`panel-{{ kind }}`) is drawn by `portal.css` and is not found here.
    """
    return frozenset(name for text in texts for name in _classes(text))


def _classes(text: str) -> Iterator[str]:
    for value in CLASS_ATTRIBUTE.findall(text):
        yield from TEMPLATE_TAG.sub(lambda tag: " " if tag[0].startswith("{%") else "\0", value).split()
    for value in CRISPY_CLASS.findall(text):
        yield from value.split()


def _crispy_templates() -> set[Path]:
    found = util.find_spec(CRISPY)
    assert found and found.submodule_search_locations, f"{CRISPY} is an installed app"
    folder = Path(found.submodule_search_locations[0], "templates")
    reached: set[Path] = set()
    waiting = list(CRISPY_FIRST)
    while waiting:
        path = folder / waiting.pop()
        if path.is_file() and path not in reached:
            reached.add(path)
            waiting += INCLUDED.findall(path.read_text(encoding="utf-8"))
    return reached
