"""The one stylesheet: what of Bootstrap is in it and what is not, its weight, and that pages link nothing else."""

import gzip
import os
import re
from pathlib import Path

import pytest
import tinycss2
from django.contrib.staticfiles import finders
from django.core.management import CommandError

from recruitment.stylesheet import classes, joining, parts

ROOT = Path(__file__).parent.parent.parent
HEAVIEST = 14_000  # bytes, compressed; a first view may weigh 48 kB in all


@pytest.fixture(scope="module")
def stylesheet() -> str:
    """The stylesheet as pages get it."""
    return Path(finders.find("css/portal.css")).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bootstrap(stylesheet: str) -> str:
    """The layer with Bootstrap's rules in it."""
    layers = [rule for rule in tinycss2.parse_stylesheet(stylesheet) if getattr(rule, "at_keyword", "") == "layer"]
    assert len(layers) == 1
    return tinycss2.serialize(layers[0].content)


@pytest.mark.parametrize("name", ["row", "col-md-3", "table", "form-control", "form-select", "form-text", "btn"])
def test_a_class_that_pages_use_has_its_rule(bootstrap, name):
    assert re.search(rf"\.{name}[{{,>:]", bootstrap)


@pytest.mark.parametrize(
    "name", ["carousel", "modal", "accordion", "navbar", "offcanvas", "col-xl-3", "btn-outline-dark"]
)
def test_a_class_that_no_page_uses_is_left_out(bootstrap, name):
    assert f".{name}{{" not in bootstrap
    assert f".{name} " not in bootstrap
    assert f".{name}-" not in bootstrap


def test_only_custom_properties_that_are_asked_for_are_taken(bootstrap):
    declared = set(re.findall(r"(--bs-[\w-]+):", bootstrap))
    assert declared <= set(re.findall(r"var\((--bs-[\w-]+)", bootstrap))
    assert "--bs-body-color" in declared
    assert "--bs-indigo" not in declared


def test_the_layer_mirrors_and_never_insists(bootstrap):
    assert "!important" not in bootstrap
    assert not re.search(
        r"[;{](?:margin|padding|border)-(?:left|right)|[;{](?:float|text-align|clear):(?:left|right)", bootstrap
    )


def test_the_portals_own_rules_stand_outside_of_the_layer(stylesheet, bootstrap):
    assert ".masthead" in stylesheet
    assert ".masthead" not in bootstrap
    assert joining.BOOTSTRAP not in stylesheet


def test_every_rule_of_it_can_be_read(stylesheet):
    rules = tinycss2.parse_stylesheet(stylesheet)
    assert [rule.message for rule in rules if rule.type == "error"] == []


def test_it_stays_light(stylesheet):
    assert len(gzip.compress(stylesheet.encode())) <= HEAVIEST


CSS = """
@charset "UTF-8";
:root,[data-bs-theme=light]{--bs-a:var(--bs-b);--bs-b:1px;--bs-c:2px}
[data-bs-theme=dark]{--bs-a:3px}
p{margin-left:var(--bs-a)!important}
.used,.other:not(.used){float:left;text-align:right;clear:left;border-top-right-radius:1px;right:0}
.other+.used{color:red}
.used:not(.other,.more){color:blue}
@media (min-width:768px){.used{padding-right:1px}.other{padding:0}}
@media print{.other{padding:0}}
@keyframes turn{to{rotate:1turn}}
"""


def test_how_rules_are_taken():
    assert parts.used_parts(CSS, {"used"}) == (
        ":root{--bs-a:var(--bs-b);--bs-b:1px}"
        "p{margin-inline-start:var(--bs-a)}"
        ".used{float:inline-start;text-align:end;clear:inline-start;border-start-end-radius:1px;inset-inline-end:0}"
        ".used:not(.other,.more){color:blue}"
        "@media (min-width:768px){.used{padding-inline-end:1px}}"
    )


def test_how_classes_are_found():
    text = """<b class="a {% if x == "y" %}b{% endif %} c-{{ d }} e">{% crispy_field f 'class' 'f g' %}<p class='no'>"""
    assert {"a", "b", "e", "f", "g"} <= classes.used_classes([text])
    assert not {"d", "y", "c-", "no"} & classes.used_classes([text])


def test_crispys_templates_are_followed_as_far_as_they_are_reached():
    names = {path.name for path in classes.templates(ROOT / "templates")}
    assert {"field.html", "radio_checkbox_select.html", "field_errors.html"} <= names
    assert "accordion.html" not in names


def test_it_is_made_anew_when_a_template_or_a_rule_changed_and_else_not(tmp_path):
    source, templates, made = tmp_path / "portal.css", tmp_path / "templates", tmp_path / "made/portal.css"
    templates.mkdir()
    source.write_text(f"{joining.BOOTSTRAP}\n/* of {{ ours }} */\n.ours {{ color: red; }}\n", encoding="utf-8")
    first = joining.make(source, templates, made).read_text(encoding="utf-8")
    assert ".badge{" not in first
    os.utime(made, (1, 1))
    joining.make(source, templates, made)
    assert made.stat().st_mtime == 1
    (templates / "page.html").write_text('<b class="badge">', encoding="utf-8")
    second = joining.make(source, templates, made).read_text(encoding="utf-8")
    assert ".badge{" in second
    source.write_text(f"{joining.BOOTSTRAP}\n.ours {{ color: blue; }}\n", encoding="utf-8")
    assert "color: blue" in joining.make(source, templates, made).read_text(encoding="utf-8")
    assert [path.name for path in made.parent.iterdir()] == ["portal.css"]


def test_the_administration_gets_the_tokens_and_nothing_of_bootstrap():
    made = Path(finders.find("css/admin.css")).read_text(encoding="utf-8")
    assert "--paper: #fbfaf7" in made
    assert "--paper: #11171e" in made
    assert "@import" not in made
    assert "--bs-" not in made


def test_a_stylesheet_without_tokens_cannot_lend_them():
    with pytest.raises(ValueError, match="no section that begins with"):
        joining.tokens_of(".ours { color: red; }")


def test_without_the_package_one_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(parts, "PACKAGE", "no_such_package_at_all")
    with pytest.raises(CommandError, match=r"was not found in the package no_such_package_at_all\. Run: pip install"):
        parts.bootstrap_file()


def test_a_page_links_one_stylesheet_and_no_other_host(client, db):
    page = client.get("/accounts/login/").content.decode()
    assert re.findall(r'<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"', page) == ["/static/css/portal.css"]
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]+"', page) == []
    assert re.findall(r"<style|\sstyle=", page) == []
