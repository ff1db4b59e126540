"""The parts of Bootstrap that the portal's pages use, taken out of its package.

The whole of Bootstrap weighs more than half of what a first view may. What is kept: the ground rules for elements, and
the rules of the classes that stand in our templates or in those that `|crispy` renders. Three things are done to them,
so that they serve as a base for `portal.css`: they lose `!important`, they speak of start and end instead of left and
right (one sheet serves both directions of writing), and custom properties that nothing asks for are dropped.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import util
from pathlib import Path

import tinycss2
from django.core.management import CommandError
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

PACKAGE = "django_include_bootstrap"
FILE = "static/css/bootstrap.min.css"

# Names that Bootstrap has too, but that portal.css draws whole: components of ours, and tones that are our tokens.
OUR_COMPONENTS = {"alert", "alert-danger", "alert-heading", "lead", "nav", "pagination", "progress", "small"}
OUR_TONES = {"btn-danger", "btn-link", "btn-primary", "btn-secondary", "btn-sm"}
OUR_TOOLS = {"d-none", "form-check-input", "visually-hidden"}
OURS = frozenset(OUR_COMPONENTS | OUR_TONES | OUR_TOOLS)
OTHER_SCHEME = "[data-bs-theme="
NOT = re.compile(r":not\([^)]*\)")
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
SIDES = {"left": "start", "right": "end"}
SIDE = re.compile(r"^(margin|padding|border)-(left|right)\b")
CORNER = re.compile(r"^border-(top|bottom)-(left|right)-radius$")


class NoBootstrap(CommandError):
    """Bootstrap's package is not installed; the text says what to do."""


@dataclass(frozen=True)
class Rule:
    """A rule that stays: what stands before the brace, and its declarations, or the rules of a media query."""

    head: str
    pairs: tuple[tuple[str, str], ...] = ()
    inner: tuple["Rule", ...] = ()


def bootstrap_file() -> Path:
    """The stylesheet inside the package. Raises `NoBootstrap`."""
    found = util.find_spec(PACKAGE)
    folders = found.submodule_search_locations if found else None
    if folders and (path := Path(folders[0], FILE)).is_file():
        return path
    raise NoBootstrap(
        f"The stylesheet cannot be made: Bootstrap's file {FILE} was not found in the package {PACKAGE}. "
        "Run: pip install -r requirements.txt (or make setup)."
    )


def used_parts(css: str, classes: Iterable[str]) -> str:
    """The rules of a stylesheet that these classes and bare elements need, in their order, without white space."""
    wanted = frozenset(classes) - OURS
    rules = list(_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), wanted))
    asked = _asked_variables([pair for rule in rules for pair in _all_pairs(rule)])
    return "".join(_written(rule, asked) for rule in rules)


def _kept(nodes: list[Node], wanted: frozenset[str]) -> Iterator[Rule]:
    """Rules and media queries that meet something of ours. Other at-rules (the charset, animations) are not taken."""
    for node in nodes:
        if isinstance(node, QualifiedRule):
            if head := ",".join(_selectors(tinycss2.serialize(node.prelude), wanted)):
                yield Rule(head, pairs=tuple(_declarations(node)))
        elif isinstance(node, AtRule) and node.lower_at_keyword == "media" and node.content:
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield Rule(f"@media{tinycss2.serialize(node.prelude).rstrip()}", inner=tuple(_kept(inside, wanted)))


def _selectors(prelude: str, wanted: frozenset[str]) -> list[str]:
    """The selectors of a rule that can meet an element of ours. What stands in `:not()` is not asked for."""
    return [
        selector.strip()
        for selector in re.split(r",(?![^(\[]*[)\]])", prelude)  # a comma in brackets parts nothing
        if set(CLASS.findall(NOT.sub("", selector))) <= wanted and OTHER_SCHEME not in selector
    ]


def _declarations(rule: QualifiedRule) -> Iterator[tuple[str, str]]:
    for node in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if isinstance(node, Declaration):
            yield _mirrored(node.name, tinycss2.serialize(node.value).strip())


def _mirrored(name: str, value: str) -> tuple[str, str]:
    """The declaration in words of start and end: `margin-left` is `margin-inline-start`."""
    if corner := CORNER.match(name):
        return f"border-{'start' if corner[1] == 'top' else 'end'}-{SIDES[corner[2]]}-radius", value
    if side := SIDE.match(name):
        return f"{side[1]}-inline-{SIDES[side[2]]}{name[side.end() :]}", value
    if name in SIDES:
        return f"inset-inline-{SIDES[name]}", value
    if name == "text-align" and value in SIDES:
        return name, SIDES[value]
    if name in ("float", "clear") and value in SIDES:
        return name, f"inline-{SIDES[value]}"
    return name, value


def _asked_variables(declared: list[tuple[str, str]]) -> frozenset[str]:
    """The custom properties that some declaration reads, also by way of another custom property."""
    reads: dict[str, set[str]] = {}
    asked: set[str] = set()
    for name, value in declared:
        into = reads.setdefault(name, set()) if name.startswith("--") else asked
        into.update(VARIABLE.findall(value))
    waiting = list(asked)
    while waiting:
        new = reads.get(waiting.pop(), set()) - asked
        asked |= new
        waiting += new
    return frozenset(asked)


def _all_pairs(rule: Rule) -> Iterator[tuple[str, str]]:
    yield from rule.pairs
    for inner in rule.inner:
        yield from _all_pairs(inner)


def _written(rule: Rule, asked: frozenset[str]) -> str:
    """The rule as text; nothing for a rule in which nothing is left."""
    pairs = ";".join(f"{name}:{value}" for name, value in rule.pairs if not name.startswith("--") or name in asked)
    inside = pairs + "".join(_written(inner, asked) for inner in rule.inner)
    return f"{rule.head}{{{inside}}}" if inside else ""
