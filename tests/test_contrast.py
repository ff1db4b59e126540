"""The colours of `static/css/portal.css`, measured in both schemes (WCAG 2.2: text 4.5, controls and marks 3)."""

import re
from pathlib import Path

import pytest

STYLESHEET = Path(__file__).parent.parent / "static/css/portal.css"
CSS = STYLESHEET.read_text(encoding="utf-8")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|color)\(")
TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6});")
ROOT = re.compile(r":root\s*\{[^}]*\}")

GROUNDS = ("paper", "notice-ground", "mark-ground")
TEXT = [
    (text, ground)
    for ground in GROUNDS
    for text in ("ink", "quiet", "accent", "accent-strong", "first", "attention", "stop", "done")
]
TEXT += [
    (text, f"{tone}-ground") for tone in ("attention", "stop", "done") for text in ("ink", "quiet", "accent", tone)
]
TEXT += [
    ("ink", "sheet"),
    ("quiet", "sheet"),
    ("accent", "sheet"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-accent", "quiet"),  # buttons of the administration that close
    ("on-accent", "stop"),  # and those that delete
]
CONTROLS = [("edge", ground) for ground in (*GROUNDS, "sheet")] + [("stop", "sheet"), ("accent", "sheet")]


def tokens() -> dict[str, dict[str, str]]:
    """The colour tokens of the light and of the dark scheme; the dark one inherits what it does not name."""
    coloured = [dict(TOKEN.findall(block)) for block in ROOT.findall(CSS)]
    light, dark = [found for found in coloured if len(found) > 5]
    return {"light": light, "dark": light | dark}


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1, as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_agrees_with_known_ratios():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out_from_its_ground(scheme, text, ground):
    colours = tokens()[scheme]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("control", "ground"), CONTROLS)
def test_controls_stand_out_from_their_ground(scheme, control, ground):
    colours = tokens()[scheme]
    assert contrast(colours[control], colours[ground]) >= 3


def test_both_schemes_name_every_colour():
    light, dark = [set(dict(TOKEN.findall(block))) for block in ROOT.findall(CSS) if len(TOKEN.findall(block)) > 5]
    assert light == dark


def test_every_colour_is_measured():
    measured = {name for pair in (*TEXT, *CONTROLS) for name in pair}
    assert set(tokens()["light"]) - measured == {"line"}  # a hairline parts; nothing is known by it alone


@pytest.mark.parametrize("path", sorted(STYLESHEET.parent.glob("*.css")), ids=lambda path: path.name)
def test_no_rule_has_a_colour_of_its_own(path):
    assert COLOUR.findall(ROOT.sub("", path.read_text(encoding="utf-8"))) == []
