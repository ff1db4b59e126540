"""A reading as one flat JSON object, or as lines for a person."""

import json
from collections.abc import Iterator

from vacancies.rules.notice.findings import Finding, Kind
from vacancies.rules.notice.reading import NoticeReading


def as_json(file: str, reading: NoticeReading) -> str:
    """One line: the file's name, type, organization and language, every field (null if not stated), warnings."""
    flat = {
        "file": file,
        "organization": reading.organization,
        "lang": reading.lang,
        "document_type": reading.document_type,
        **{key: reading.value(key) for key in reading.keys},
        "inferred": sorted(reading.of_kind(Kind.INFERRED)),
        "warnings": reading.warnings,
    }
    return json.dumps(flat, ensure_ascii=False)


def error_as_json(file: str, sentence: str) -> str:
    """One line for a file that is no notice."""
    return json.dumps({"file": file, "error": sentence, "warnings": []}, ensure_ascii=False)


def as_lines(file: str, reading: NoticeReading) -> Iterator[str]:
    """What was read, what was inferred, and what a person has to look at."""
    yield f"{file}: {reading.document_type}"
    yield "  Read:"
    yield from _listed(reading.of_kind(Kind.STATED))
    yield "  Inferred:"
    yield from _listed(reading.of_kind(Kind.INFERRED))
    yield "  To look at:"
    yield from (f"    {warning}" for warning in reading.warnings)


def _listed(findings: dict[str, Finding]) -> Iterator[str]:
    if not findings:
        yield "    nothing"
    for key, finding in findings.items():
        yield f"    {key}: {_shown(finding.value)}  [{finding.evidence}]"


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
