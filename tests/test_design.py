"""docs/design.md says what the stylesheet says, and shows pictures that are there and small."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENT = (ROOT / "docs/design.md").read_text(encoding="utf-8")
SHEET = re.sub(r"/\*.*?\*/", "", (ROOT / "static/css/portal.css").read_text(encoding="utf-8"), flags=re.S)
PICTURE = re.compile(r"\((pictures/[\w-]+\.png)\)")
HEAVIEST = 90_000  # bytes of one picture


def declared(block: str) -> dict[str, str]:
    """The custom properties of a block with their values."""
    return {name: " ".join(value.split()) for name, value in re.findall(r"(--[\w-]+):\s*([^;]+);", block)}


def tokens() -> dict[str, tuple[str, str]]:
    """Each token with its first value and the one that another scheme or a wider window puts in its place, if any."""
    first, second = SHEET.split("@media", 1)[0], SHEET.split("@media", 1)[1]
    wide, dark = re.findall(r":root\s*\{([^}]*)\}", second)[:2]
    other = declared(wide) | declared(dark)
    return {name: (value, other.get(name, "")) for name, value in declared(first).items()}


def table() -> dict[str, tuple[str, str]]:
    """The same as the document tells it."""
    rows = re.findall(r"^\| `(--[\w-]+)` \| `([^|]*)` \| (?:`([^|]*)`)? ?\| ([^|]+) \|$", DOCUMENT, re.M)
    assert all(words.strip() for *_, words in rows)
    return {name: (value, other) for name, value, other, _ in rows}


def test_the_table_of_tokens_is_what_the_stylesheet_says():
    assert table() == tokens()


def test_a_token_is_used_or_it_goes():
    everything = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "static/css").glob("*.css"))
    in_reserve = {"--t4"}  # the scale is whole, also where no page needs its largest size yet
    assert {
        name for name in tokens() if f"var({name})" not in everything and f"var({name}," not in everything
    } <= in_reserve


@pytest.mark.parametrize("name", sorted(set(PICTURE.findall(DOCUMENT))))
def test_every_picture_is_there_and_small(name):
    picture = ROOT / "docs" / name
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < HEAVIEST


@pytest.mark.parametrize("name", ["margin", "padding", "border"])
def test_only_logical_properties_are_used(name):
    for path in (ROOT / "static/css").glob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert re.findall(rf"\b{name}-(?:left|right)\b", text) == [], path.name
        assert re.findall(r"(?:text-align|float):\s*(?:left|right)\b", text) == [], path.name
