"""The competency framework of 2023: values, core and managerial competencies with their indicators."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recruitment.enums import CompetencyKind
from recruitment.reference_files.lists import SLUG
from recruitment.reference_files.table import DATA, BrokenFile, broken, read_text, shown

LANGUAGES = ("en", "fr", "es")
TEXTS = {
    "code": 50,
    **{f"name_{language}": 200 for language in LANGUAGES},
    **{f"description_{language}": 2000 for language in LANGUAGES},
}
LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """What a person does who shows a competency at a level; `position` counts from 1 within the level."""

    level: int
    position: int
    text_en: str
    text_fr: str
    text_es: str


@dataclass(frozen=True, slots=True)
class CompetencyRow:
    """A value or competency; `position` counts from 1 within its kind; a value has no `indicators`."""

    code: str
    name_en: str
    name_fr: str
    name_es: str
    kind: str
    position: int
    description_en: str
    description_fr: str
    description_es: str
    spellings: list[str]
    indicators: list[IndicatorRow]


def competencies(data: Path = DATA) -> list[CompetencyRow]:
    """The framework of `competencies.toml`, in the file's order. Raises BrokenFile."""
    path = data / "competencies.toml"
    text = read_text(path)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenFile(f"{shown(path)}: {error}; correct that line.") from None
    strange = set(content) - set(CompetencyKind.values)
    if strange:
        raise BrokenFile(f"{shown(path)}: unknown kind {strange.pop()}; use {', '.join(CompetencyKind.values)}.")
    found: list[CompetencyRow] = []
    for kind in CompetencyKind.values:
        for position, entry in enumerate(content.get(kind, []), start=1):
            found.append(_Entry(path, text, kind, position, entry).read())
            if found[-1].code in {earlier.code for earlier in found[:-1]}:
                raise BrokenFile(f"{shown(path)}: the code {found[-1].code} stands twice; change one of the two.")
    return found


@dataclass(frozen=True, slots=True)
class _Entry:
    path: Path
    text: str
    kind: str
    position: int
    content: dict[str, Any]

    def read(self) -> CompetencyRow:
        levels = () if self.kind == CompetencyKind.VALUE else LEVELS
        lists = {f"level_{level}_{language}" for level in levels for language in LANGUAGES}
        expected = {*TEXTS, "spellings", *lists}
        for key in sorted(set(self.content) ^ expected):
            raise self._broken(f"{key} is {'not expected here' if key in self.content else 'missing'}; correct it")
        if not re.fullmatch(SLUG, self._line("code")):
            raise self._broken("the code may hold small letters, digits and hyphens; correct it")
        texts = {key: self._line(key) for key in TEXTS}
        indicators = [row for level in levels for row in self._indicators(level)]
        return CompetencyRow(
            **texts,
            kind=self.kind,
            position=self.position,
            spellings=self._lines("spellings", may_be_empty=True),
            indicators=indicators,
        )

    def _indicators(self, level: int) -> list[IndicatorRow]:
        english, french, spanish = (self._lines(f"level_{level}_{language}") for language in LANGUAGES)
        if not len(english) == len(french) == len(spanish):
            raise self._broken(f"level_{level} has more texts in one language than in another; give each in all three")
        rows = zip(english, french, spanish, strict=True)
        return [IndicatorRow(level, position, *texts) for position, texts in enumerate(rows, start=1)]

    def _line(self, key: str) -> str:
        value = self.content[key]
        if not isinstance(value, str) or not 0 < len(value.strip()) <= TEXTS[key]:
            raise self._broken(f"{key} must be a text of 1 to {TEXTS[key]} characters; correct it")
        return value.strip()

    def _lines(self, key: str, *, may_be_empty: bool = False) -> list[str]:
        value = self.content[key]
        good = isinstance(value, list) and all(isinstance(line, str) and line.strip() for line in value)
        if not good or not (value or may_be_empty):
            raise self._broken(f"{key} must be a list of texts; correct it")
        return [line.strip() for line in value]

    def _broken(self, what: str) -> BrokenFile:
        """The error, at the line where this entry begins."""
        heads = [n for n, line in enumerate(self.text.splitlines(), start=1) if line.strip() == f"[[{self.kind}]]"]
        line = heads[self.position - 1] if len(heads) >= self.position else 1
        return broken(self.path, line, f"in the entry that begins here, {what}.")
