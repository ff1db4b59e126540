"""What the reader brings back for one field, and what it has to say where it could not decide."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

SNIPPET = 160


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for the translators and returns it unchanged: rules know no language setting."""
    return sentence


class Kind(Enum):
    """How the reader came to a value."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Finding:
    """One value, the words of the notice it was read from, and whether it stands there or follows from them."""

    value: Any
    evidence: str
    kind: Kind = Kind.STATED


@dataclass(frozen=True, slots=True)
class Caution:
    """One sentence about a field that a person has to look at.

    `sentence` is a template for the translators; `facts` fills it: a string is the notice's, a list holds words of
    the portal's own, which are translated too. `str()` gives the English sentence with the field's name before it;
    `vacancies.rules.questions` says it in the reader's language.
    """

    key: str
    sentence: str
    facts: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        facts = {name: ", ".join(fact) if isinstance(fact, list) else fact for name, fact in self.facts.items()}
        return f"{self.key}: {self.sentence.format(**facts)}"


class Findings:
    """The values found so far, by field, and the cautions. Each field is settled once; the first word counts."""

    def __init__(self) -> None:
        self.found: dict[str, Finding] = {}
        self.cautions: list[Caution] = []

    def state(self, key: str, value: Any, evidence: str) -> None:
        """Record a value that the text states. None and an empty list are no values."""
        self._record(key, value, evidence, Kind.STATED)

    def infer(self, key: str, value: Any, evidence: str) -> None:
        """Record a value that follows from the text without a label of its own."""
        self._record(key, value, evidence, Kind.INFERRED)

    def warn(self, key: str, sentence: str, **facts: Any) -> None:
        """Add a caution once."""
        caution = Caution(key, sentence, facts)
        if caution not in self.cautions:
            self.cautions.append(caution)

    def value(self, key: str) -> Any:
        """The value of a field, or None."""
        finding = self.found.get(key)
        return finding.value if finding else None

    def warned(self, key: str) -> bool:
        """Whether any caution speaks of the field."""
        return any(caution.key == key for caution in self.cautions)

    def __contains__(self, key: object) -> bool:
        return key in self.found

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def _record(self, key: str, value: Any, evidence: str, kind: Kind) -> None:
        if value is None or value == [] or value == "" or key in self.found:
            return
        self.found[key] = Finding(value, shorten(evidence), kind)


def shorten(text: str) -> str:
    """The text on one line, cut to a length that can be shown beside a field."""
    line = " ".join(text.split())
    return line if len(line) <= SNIPPET else line[: SNIPPET - 1].rstrip() + "…"
