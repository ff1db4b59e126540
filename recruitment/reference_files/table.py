"""Tables in comma-separated files, read line by line so that an error can name its line."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

DATA = Path(__file__).resolve().parent.parent / "data"

Value = TypeVar("Value")


class BrokenFile(ValueError):
    """A data file cannot be loaded; the text is one sentence: file, line, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: where it stands, for error sentences, and its cells by column name."""

    file: Path
    line: int
    cells: dict[str, str]

    def broken(self, what: str) -> BrokenFile:
        """The error for this line; `what` says what is wrong and what to do."""
        return broken(self.file, self.line, what)

    def text(self, column: str, longest: int = 200) -> str:
        """A cell that must not be empty, nor longer than `longest` characters."""
        value = self.cells[column]
        if not value:
            raise self.broken(f"the column {column} is empty; fill it in.")
        if len(value) > longest:
            raise self.broken(f"the column {column} has {len(value)} characters; shorten it to {longest}.")
        return value

    def code(self, column: str, pattern: str) -> str:
        """A cell that must have the form of the regular expression `pattern`."""
        value = self.text(column)
        if not re.fullmatch(pattern, value):
            raise self.broken(f"“{value}” does not have the form of a {column}; correct it.")
        return value

    def number(self, column: str, lowest: int, highest: int) -> int:
        """A whole number from `lowest` to `highest`."""
        value = self.text(column)
        if not re.fullmatch("[0-9]{1,9}", value) or not lowest <= int(value) <= highest:
            raise self.broken(f"{column} is “{value}”; write a whole number from {lowest} to {highest}.")
        return int(value)

    def flag(self, column: str) -> bool:
        """A cell that says yes or no."""
        return self.one_of(column, ("yes", "no")) == "yes"

    def one_of(self, column: str, allowed: Iterable[str]) -> str:
        """A cell that must be one of the allowed words."""
        value = self.text(column)
        words = list(allowed)
        if value not in words:
            raise self.broken(f"{column} is “{value}”; write one of: {', '.join(words)}.")
        return value

    def several(self, column: str, longest: int = 200) -> list[str]:
        """The parts of a cell that are separated by vertical bars; an empty cell has none."""
        parts = [part.strip() for part in self.cells[column].split("|") if part.strip()]
        for part in parts:
            if len(part) > longest:
                raise self.broken(f"“{part[:30]}…” in {column} is too long; shorten it to {longest} characters.")
        return parts


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The lines of the table, whose head must name exactly `columns`. Cells are text: "NA" stays "NA".

    Lines before the head that begin with "#" are notes for people. Raises BrokenFile.
    """
    lines = read_text(path).splitlines()
    above = len(notes(path))
    reader = csv.reader(lines[above:], strict=True)
    line = above + 1
    try:
        if tuple(next(reader, ())) != columns:
            raise broken(path, line, f"the columns must be {','.join(columns)}; correct this line.")
        line += 1
        for cells in reader:
            row = Row(path, line, dict(zip(columns, map(str.strip, cells), strict=False)))
            if len(cells) != len(columns):
                raise row.broken(f"{len(cells)} cells for {len(columns)} columns; look for a comma or a quote.")
            yield row
            line = above + reader.line_num + 1
    except csv.Error as error:
        raise broken(path, line, f"{error}; look for an unclosed quote.") from None


def table(path: Path, columns: tuple[str, ...], read: Callable[[Row], Value], key: str = "code") -> list[Value]:
    """Every line of the table as `read` makes it; two lines with the same `key` column are refused."""
    found: list[Value] = []
    seen: dict[str, int] = {}
    for row in rows(path, columns):
        found.append(read(row))
        first = seen.setdefault(row.cells[key], row.line)
        if first != row.line:
            raise row.broken(f"{row.cells[key]} stands on line {first} already; remove one of the two.")
    return found


def notes(path: Path) -> list[str]:
    """The notes above the head of a table, without their "#"."""
    found = []
    for line in read_text(path).splitlines():
        if not line.startswith("#"):
            break
        found.append(line.lstrip("# ").strip())
    return found


def read_text(path: Path) -> str:
    """The text of a UTF-8 file. Raises BrokenFile where it is missing or otherwise encoded."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BrokenFile(f"{shown(path)} is missing; restore it from the version history.") from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise broken(path, line, "this is not UTF-8; save the file as UTF-8.") from None


def broken(path: Path, line: int, what: str) -> BrokenFile:
    """The error for a line of a file."""
    return BrokenFile(f"{shown(path)}, line {line}: {what}")


def shown(path: Path) -> str:
    """The path as the reader of an error knows it: from the project's root where it lies there."""
    root = DATA.parent.parent
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
