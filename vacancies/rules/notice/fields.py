"""Finds labelled fields and sections in a repaired text, also where lines are glued together or wrapped."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from vacancies.rules.notice.labels import HEADER, SECTIONS, Label
from vacancies.rules.notice.text import Text, fold

Meaning = TypeVar("Meaning")
LONGEST_VALUE = 400
HEADER_ZONE = 4000
SEPARATOR = r"[ \t]*(?:\([^()\n]{0,60}\))?[ \t]*(?:\n[ \t]*)?[:=\t][ \t:]*"
WORD = re.compile(r"(?<![a-z'])[a-z]+")
NEED_NO_COLON = frozenset(
    {
        "reference_number",
        "title",
        "duty_station",
        "duty_station_city",
        "duty_station_country",
        "closing_date",
        "posted_date",
        "initial_duration",
    }
)
BULLETS = r"(?:-[ \t]+|[0-9]{1,2}[.)][ \t]+)?"


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value: which field, the words after the label, the label as it stands, and where."""

    label: Label
    value: str
    written: str
    start: int

    @property
    def key(self) -> str:
        return self.label.key

    @property
    def evidence(self) -> str:
        return f"{self.written.strip()} {self.value}"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text under a heading."""

    name: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a label or heading stands: from its first letter to the first letter of what it announces."""

    start: int
    end: int
    label: Label


def _phrase(phrase: str) -> str:
    """A label as a pattern: any space may be a line break, hyphens and full stops may be lost."""
    pattern = re.escape(phrase).replace(r"\ ", r"\s{1,3}").replace(r"\-", r"[ -]{0,3}").replace(r"\.", r"\.?")
    pattern = pattern.replace(r"\(", r"\(?").replace(r"\)", r"\)?")
    return pattern.replace(r"\/", r"\s?/\s?").replace("'", "['’ ]?")


@cache
def _label_patterns() -> dict[str, list[tuple[re.Pattern[str], Label]]]:
    """Patterns by the first word of the label, the longest label first."""
    found: dict[str, list[tuple[re.Pattern[str], Label]]] = {}
    for label in sorted(HEADER, key=lambda label: len(label.phrase), reverse=True):
        pattern = re.compile(_phrase(label.phrase) + r"(?:\s?\(s\))?(?![a-z])")
        found.setdefault(_first_word(label.phrase), []).append((pattern, label))
    return found


@cache
def _section_patterns() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """Patterns of headings by their first word, the longest heading first."""
    headings = [(heading, name) for name, all_ in SECTIONS.items() for heading in all_]
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for heading, name in sorted(headings, key=lambda pair: len(pair[0]), reverse=True):
        found.setdefault(_first_word(heading), []).append((re.compile(_phrase(heading) + r"(?![a-z])"), name))
    return found


def _first_word(phrase: str) -> str:
    return re.match(r"[a-z]+", phrase).group()  # type: ignore[union-attr]


def _key(phrase: str) -> str:
    return re.sub(r"[^a-z]", "", phrase)


def _matches(
    folded: str, patterns: dict[str, list[tuple[re.Pattern[str], Meaning]]]
) -> Iterator[tuple[re.Match[str], Meaning]]:
    """Every place where one of the phrases stands, the longest phrase at each place."""
    for word in WORD.finditer(folded):
        tries = ((pattern.match(folded, word.start()), meaning) for pattern, meaning in patterns.get(word.group(), ()))
        hit = next(((match, meaning) for match, meaning in tries if match), None)
        if hit:
            yield hit


def labelled(document: Text) -> list[Field]:
    """Every labelled field in the order of the text."""
    places = _label_places(document)
    stops = sorted([place.start for place in places] + [section.start for section in _headings(document)])
    found = []
    for place in places:
        following = bisect_left(stops, place.end)
        stop = stops[following] if following < len(stops) else len(document.text)
        value = _value(document.text, place.end, stop)
        written = document.text[place.start : place.end]
        note = re.search(r"\([^()]{0,60}\)\s*[:=\t]?\s*$", written)
        if note and _key(fold(note.group())) not in ("s", "referencenumber", "numerodereference", "numerodereferencia"):
            value = (value + " " + note.group().rstrip(" :=\t\n")).strip()
        found.append(Field(place.label, value, written, place.start))
    return found


def _label_places(document: Text) -> list[_Place]:
    """Labels with a colon or a tab after them, alone on their line, or plain enough to need neither.

    The folded text hides glued labels ("G-6Contract Type:"), so a capital after a small letter or digit counts as a
    place where a label may start.
    """
    found: list[_Place] = []
    for match, label in _matches(_unglued(document), _label_patterns()):
        place = _place(document, match, label)
        if place and (not found or place.start >= found[-1].end):
            found.append(place)
    return found


def _unglued(document: Text) -> str:
    """The folded text where a letter before a glued capital is masked, so that a label may begin at the capital."""
    masked = list(document.folded)
    for match in re.finditer(r"[A-Za-zà-ÿ](?=[A-Z][a-zà-ÿ])", document.text):
        masked[match.start()] = "\x01"
    return "".join(masked)


def _place(document: Text, match: re.Match[str], label: Label) -> _Place | None:
    start, end, text = match.start(), match.end(), document.text
    line_start = text.rfind("\n", 0, start) + 1
    opens_line = bool(re.fullmatch(BULLETS + r"\W{0,3}", document.folded[line_start:start]))
    colon = re.compile(SEPARATOR).match(document.folded, end)
    if colon and (opens_line or _may_stand_inside(text, start, label)):
        return _Place(start, colon.end(), label)
    if not opens_line:
        return None
    line_end = document.folded.find("\n", end)
    rest_of_line = document.folded[end : line_end if line_end >= 0 else len(text)]
    if not rest_of_line.strip(" -") and (label.bare or _is_followed_by_value(text, end, label)):
        return _Place(start, end + len(rest_of_line), label)
    dash = re.match(r"[ ]*-[ ]+|[ ]{1,3}(?=[^\s])", rest_of_line)
    if dash and label.bare and _looks_like_value(text[end + dash.end() :], "-" in dash.group(), label):
        return _Place(start, end + dash.end(), label)
    return None


def _is_followed_by_value(text: str, end: int, label: Label) -> bool:
    """Whether a short label alone on its line ("Reference", "Location") has a short value on the next one."""
    following = text[end : end + 160].strip().split("\n", 1)[0]
    return (
        label.key in NEED_NO_COLON
        and end < HEADER_ZONE
        and 1 < len(following) < 90
        and not following.endswith((".", ":"))
    )


def _may_stand_inside(text: str, start: int, label: Label) -> bool:
    """Whether a label with a colon may begin in the middle of a line: a capital, and in the header or after an end."""
    if not text[start].isupper():
        return False
    before = text[max(0, start - 3) : start].rstrip()
    glued = bool(before) and start > 0 and not text[start - 1].isspace()
    return glued or before[-1:] in ".;|,)" or (label.bare and (start < HEADER_ZONE or " " in label.phrase))


def _looks_like_value(rest: str, after_dash: bool, label: Label) -> bool:
    """Whether the words after a label without a colon can be its value and not the rest of a sentence."""
    line = rest.split("\n", 1)[0].strip()
    if after_dash:
        return bool(line)
    if label.key == "grade":
        return bool(re.match(r"[A-Z]{1,4}[- ]?[0-9A-D]{1,2}\b|UG\b", line))
    if label.key == "closing_date":
        return bool(re.match(r"(?:[A-Za-z]+,? )?[0-9]{1,2}\D|[A-Z][a-z]+ [0-9]{1,2},? [0-9]{4}|[0-9]{4}-", line))
    several_words = " " in label.phrase
    return several_words and bool(re.match(r"[A-Z0-9ÀÉÎÔ]", line)) and not line.endswith(".") and len(line) < 160


def _value(text: str, start: int, stop: int) -> str:
    """The words after a label: the rest of its line, the next line if that is empty, and lines that carry it on."""
    chunk = text[start : min(stop, start + LONGEST_VALUE)]
    lines = [line.strip(" \t-|") for line in chunk.split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    if not lines:
        return ""
    value = lines[0]
    for line in lines[1:]:
        unfinished = value.count("(") > value.count(")") or re.search(
            r"(?:\b(?:de|of|du|des|et|and|y|the|la|à|à la|con|avec|with)|[,/])$", value
        )
        if not line and not unfinished:
            break
        if line and not (line[0].islower() or unfinished):
            break
        value = f"{value} {line}".strip()
    return re.sub(r"\s+", " ", value).strip(" \t|;")


def sections(document: Text) -> list[Section]:
    """The sections of the notice in order; each runs to the next heading."""
    heads = _headings(document)
    if not heads:
        return []
    ends = [section.start for section in heads[1:]] + [len(document.text)]
    return [
        Section(head.name, document.text[head.end : end].strip(), head.start, end)
        for head, end in zip(heads, ends, strict=True)
    ]


def _headings(document: Text) -> list[Section]:
    """Headings on a line of their own, or with a colon at the start of a line or glued to a finished sentence."""
    found: list[Section] = []
    folded, text = document.folded, document.text
    for match, name in _matches(folded, _section_patterns()):
        start, end = match.start(), match.end()
        if not (text[start].isupper() or _opens_line(folded, start)) or (found and start < found[-1].end):
            continue
        line_end = folded.find("\n", end)
        rest = folded[end : line_end if line_end >= 0 else len(folded)]
        colon = re.match(r"[ ]{0,3}(?:\([^()\n]{0,40}\)[ ]{0,3})?[:：]", rest)
        after_sentence = text[start].isupper() and text[max(0, start - 2) : start].rstrip()[-1:] in (".", ";", ")")
        if (_opens_line(folded, start) or after_sentence) and (colon or not rest.strip(" -.*")):
            found.append(Section(name, "", start, end + (colon.end() if colon else 0)))
    return found


def _opens_line(folded: str, start: int) -> bool:
    line = folded[folded.rfind("\n", 0, start) + 1 : start]
    return bool(re.fullmatch(r"\W{0,4}(?:(?:[ivx]{1,4}|[0-9]{1,2}|[a-h])[.)-]\s{0,3})?\W{0,3}", line))
