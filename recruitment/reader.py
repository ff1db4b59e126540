"""Reads settings from the environment and collects every mistake, so that all are shown at once."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

TRUE, FALSE = "true", "false"
WITHOUT_A_HOST = {"unix", "postgresql", "postgres"}  # may name a socket instead


def read_file(path: Path) -> dict[str, str]:
    """The NAME=value lines of a `.env` file; comments and blank lines are skipped. No file, no settings."""
    if not path.is_file():
        return {}
    lines = (line.strip().removeprefix("export ") for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): _unquoted(value.strip()) for name, _equals, value in pairs}


def _unquoted(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


class Reader:
    """Typed reading of settings. A mistake becomes a sentence in `mistakes`; the default then stands in.

    `defaults` holds every name that was read with its default as it is written in `.env.example`.
    """

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values
        self.defaults: dict[str, str] = {}
        self.mistakes: list[str] = []

    def refuse(self, sentence: str) -> None:
        """Note a mistake; the sentence says what to do."""
        self.mistakes.append(sentence)

    def is_given(self, name: str) -> bool:
        """Whether there is a value, be it right or wrong."""
        return bool(self.values.get(name, "").strip())

    def text(self, name: str, default: str = "") -> str:
        """The value as it was given, without the blanks around it; an empty value is the default."""
        self.defaults[name] = default
        return self.values.get(name, "").strip() or default

    def boolean(self, name: str, default: bool = False) -> bool:
        """Exactly `true` or `false`."""
        value = self.text(name, TRUE if default else FALSE)
        if value not in (TRUE, FALSE):
            self.refuse(f"{name} is {value!r}: write {name}=true or {name}=false.")
            return default
        return value == TRUE

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of the words; the first is the default."""
        value = self.text(name, choices[0])
        if value not in choices:
            self.refuse(f"{name} is {value!r}: write one of {', '.join(choices)}.")
            return choices[0]
        return value

    def integer(self, name: str, default: int, lowest: int, highest: int) -> int:
        """A whole number between `lowest` and `highest`, both included."""
        value = self.text(name, str(default))
        if not (value.isascii() and value.isdigit() and lowest <= int(value) <= highest):
            self.refuse(f"{name} is {value!r}: write a whole number from {lowest} to {highest}.")
            return default
        return int(value)

    def instant(self, name: str) -> datetime | None:
        """An instant as ISO 8601 with its offset or Z, aware; None when none is given."""
        value = self.text(name)
        try:
            found = datetime.fromisoformat(value) if value else None
        except ValueError:
            found = None
        if value and (found is None or found.tzinfo is None):
            self.refuse(f"{name} is {value!r}: write an instant with its offset, for example 2026-11-22T06:00+01:00.")
            return None
        return found

    def names(self, name: str, default: str = "") -> list[str]:
        """A list of host names, comma between them."""
        found = [part.strip() for part in self.text(name, default).split(",") if part.strip()]
        wrong = [part for part in found if "/" in part or " " in part]
        if wrong:
            self.refuse(
                f"{name} holds {wrong[0]!r}: write host names only, without scheme or path, with commas between them."
            )
        return found

    def url(self, name: str, schemes: tuple[str, ...], default: str = "") -> str:
        """A URL of one of the schemes, with a host or a path; empty when none is given and there is no default."""
        value = self.text(name, default)
        if value and not _is_url(value, schemes):
            # The value stays unsaid: it may hold a password.
            self.refuse(
                f"{name} cannot be read: write a URL that begins with {' or '.join(f'{s}://' for s in schemes)}."
            )
            return default
        return value

    def path(self, name: str, default: Path) -> Path:
        """A directory, made absolute."""
        return Path(self.text(name) or default).absolute()


def _is_url(value: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(value)
        port_is_fit = parts.port != 0
    except ValueError:
        return False
    return parts.scheme in schemes and port_is_fit and bool(parts.hostname or parts.scheme in WITHOUT_A_HOST)
