"""The five published documents against their hand-made labels, as they stand and damaged further.

The documents are not part of the project; SHARED_NOTICES names the folder they are in.
"""

import json
import os
import re
import textwrap
from pathlib import Path

import pytest

from vacancies.rules.notice import read_file
from vacancies.rules.notice.report import as_json

FOLDER = Path(os.environ.get("SHARED_NOTICES") or Path(__file__).resolve().parents[4] / "shared" / "notices")
LABELS = FOLDER / "labels.json"
pytestmark = pytest.mark.skipif(not LABELS.is_file(), reason="the published documents are not beside the project")
REMARKS = {"notes", "education_note", "duty_station_country_mentioned"}
DOCUMENTS = json.loads(LABELS.read_text(encoding="utf-8")) if LABELS.is_file() else {}


def expected(name: str) -> dict:
    """The labels of a document, flat, without the labeller's remarks."""
    entry = DOCUMENTS[name]
    flat = {key: value for key, value in entry.items() if key != "labels"} | entry["labels"]
    return {key: value for key, value in flat.items() if key not in REMARKS}


def read(name: str, text: str) -> dict:
    """The flat reading of a text."""
    return json.loads(as_json(name, read_file(text.encode("utf-8"))))


def differences(name: str, text: str) -> dict:
    """Every label that the reading does not match: what it should be and what it is."""
    found = read(name, text)
    return {key: (value, found[key]) for key, value in expected(name).items() if found[key] != value}


def original(name: str) -> str:
    """The document as it was found."""
    return (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_every_label_of_a_document_is_read(name):
    assert differences(name, original(name)) == {}


def wrapped(text: str) -> str:
    """The text broken at sixty characters, as a mail program does it."""
    return "\n".join("\n".join(textwrap.wrap(line, 60, break_long_words=False)) for line in text.split("\n"))


DAMAGE = {
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "zero-width spaces": lambda text: text.replace(" ", "\u200b "),
    "read as thai": lambda text: re.sub("[\u2018\u2019\u201c\u201d\u2013\u2014]", "โ", text.replace("\u00a0", "ย")),
    "html": lambda text: "".join(f'<p class="a">{line.replace("&", "&amp;")}</p>' for line in text.split("\n")),
    "bold labels": lambda text: re.sub(r"(?m)^([A-Z][\w /-]{2,40}):", r"**\1:**", text),
    "broken lines": wrapped,
    "labels over two lines": lambda text: re.sub(r"(?m)^([A-Z]\w+) (\w+[^:\n]{0,30}):", r"\1\n\2:", text),
    "values on the next line": lambda text: re.sub(r"(?m)^([A-Z][^:\n]{2,45}): +(\S)", r"\1:\n\2", text),
    "empty lines": lambda text: text.replace("\n", "\n\n"),
    "no bullets": lambda text: re.sub(r"(?m)^\s*[-•] ", "", text),
    "tabs for colons": lambda text: re.sub(r"(?m)^([A-Z][^:\n]{2,45}): ", r"\1\t", text),
    "table rows": lambda text: re.sub(r"(?m)^([A-Z][^:\n]{2,45}): (.*)$", r"| \1 | \2 |", text),
    "space before colons": lambda text: re.sub(r"(?m)^([A-Z][^:\n]{2,45}):", r"\1 :", text),
    "curly quotes": lambda text: text.replace("'", "\u2019"),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_more_damage_of_a_known_kind_changes_nothing(name, damage):
    assert differences(name, DAMAGE[damage](original(name))) == {}


@pytest.mark.parametrize("codec", ["cp1252", "cp1250"])
@pytest.mark.parametrize("name", sorted(DOCUMENTS)[1:])
def test_utf8_read_in_another_encoding_changes_nothing(name, codec):
    damaged = original(name).replace("'", "\u2019").encode().decode(codec, errors="replace")
    assert differences(name, damaged) == {}


def test_values_that_are_announced_as_three_and_listed_as_five_are_flagged():
    name = next(iter(sorted(DOCUMENTS)))
    assert any(line.startswith("values: ") and "three" in line for line in read(name, original(name))["warnings"])
