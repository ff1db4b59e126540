"""Reads the text of a published notice into a `NoticeReading`: no database, no settings, no clock."""

from dataclasses import dataclass
from typing import Any

from vacancies.rules.notice import (
    closing,
    competencies,
    education,
    fields,
    headline,
    identity,
    languages,
    post,
    statements,
    tiers,
    verbale,
)
from vacancies.rules.notice import text as texts
from vacancies.rules.notice.decode import NotANotice, decode
from vacancies.rules.notice.findings import Caution, Finding, Findings, Kind, gettext_noop

REQUIREMENT_KEYS = (
    "education",
    "accreditation",
    "languages_required",
    "languages_advantageous",
    "values",
    "core_competencies",
    "core_level",
    "managerial_competencies",
    "managerial_level",
)
VACANCY_KEYS = (
    "reference_number",
    "title",
    "duty_station_city",
    "duty_station_country",
    "country_alpha2",
    "grade",
    "contract_type",
    "category",
    "vacancy_type",
    "initial_duration",
    "posted_date",
    "closing_date",
    "closing_time",
    "closing_zone",
    "closing_utc",
    "status",
    "tiers_mentioned",
    "first_tier",
    "second_tier",
    "internal_only",
    "nms_list",
    "nms_codes",
    "nms_count",
    "duty_station_nationals_excluded",
    *REQUIREMENT_KEYS,
    "roster_months",
    "board",
    "late_applications_accepted",
    "no_fee",
    "no_bank_details",
    "only_shortlisted_contacted",
    "funding_condition",
    "reasonable_accommodation",
    "organizational_unit",
)
VERBALE_KEYS = (
    "reference_number",
    "issued_date",
    "nomination_deadline",
    "deadline_time",
    "deadline_zone",
    "posts",
    "duty_station_city",
    "duty_station_country",
    "country_alpha2",
    "legal_basis",
    "who_may_nominate",
    "channel",
    "required_documents",
    *REQUIREMENT_KEYS,
)
NOT_MISSED = frozenset(
    {"country_alpha2", "nms_codes", "nms_count", "status", "internal_only", "closing_utc", "reasonable_accommodation"}
)
VACANCY = "vacancy notice"
REPAIRED = gettext_noop("the text was damaged ({damage}) and was repaired; compare it with the original.")
NOT_STATED = gettext_noop("the text does not state it.")
BOTH_RULES = gettext_noop(
    "{country} is the duty station and on the list of non-represented member states; its nationals are excluded."
)
NO_INSTANT = gettext_noop("the closing instant is left open: date, hour and zone are not all stated.")
NOT_A_NOTICE = (
    "This is no vacancy notice and no call for nominations: neither the fields nor the wording of one were found."
)


@dataclass(frozen=True, slots=True)
class NoticeReading:
    """What a published notice states, what follows from it, and what a person has to look at.

    `findings` holds only fields that have a value, each with its evidence; `keys` names every field that this type of
    document can have. `sections` are the repaired texts under the headings, for the draft's description. Dates are ISO
    dates, `closing_utc` an ISO instant in UTC, hours are local to `closing_zone`.
    """

    document_type: str
    lang: str
    findings: dict[str, Finding]
    cautions: tuple[Caution, ...]
    keys: tuple[str, ...]
    sections: dict[str, str]
    text: str

    @property
    def is_nomination_call(self) -> bool:
        """Whether it is a note verbale, which becomes a nomination call and not a vacancy."""
        return self.document_type == verbale.DOCUMENT_TYPE

    @property
    def organization(self) -> str | None:
        """The code of the organization, as in the reference data where it is known there."""
        return self.value("organization")

    @property
    def warnings(self) -> list[str]:
        """The cautions as English sentences, each with the field's name before it."""
        return [str(caution) for caution in self.cautions]

    def value(self, key: str) -> Any:
        """The value of a field, or None when the text does not state it."""
        finding = self.findings.get(key)
        return finding.value if finding else None

    def of_kind(self, kind: Kind) -> dict[str, Finding]:
        """The findings that are stated, or those that are inferred."""
        return {key: finding for key, finding in self.findings.items() if finding.kind is kind}


def read_file(data: bytes) -> NoticeReading:
    """Read the bytes of a file. Raises `NotANotice` with one sentence when they are no notice."""
    return read_notice(decode(data))


def read_notice(raw: str) -> NoticeReading:
    """Read the text of a notice, damaged or not. Raises `NotANotice` with one sentence when it is none."""
    document = texts.repair(raw)
    labelled, sections = fields.labelled(document), fields.sections(document)
    found = Findings()
    if document.repairs:
        found.warn("text", REPAIRED, damage=list(document.repairs))
    identity.organization(document, labelled, found)
    is_verbale = verbale.is_one(document)
    competencies.read(document, found)
    if is_verbale:
        post.read_place_and_reference(labelled, found)
        verbale.read(document, labelled, sections, found)
    else:
        _read_vacancy(document, labelled, sections, found)
    keys = VERBALE_KEYS if is_verbale else VACANCY_KEYS
    _name_what_is_missing(keys, found)
    kept = {key: found.found[key] for key in ("organization", *keys) if key in found}
    return NoticeReading(
        document_type=verbale.DOCUMENT_TYPE if is_verbale else VACANCY,
        lang=identity.language(document),
        findings=kept,
        cautions=tuple(found.cautions),
        keys=keys,
        sections=_joined(sections),
        text=document.text,
    )


def _read_vacancy(
    document: texts.Text, labelled: list[fields.Field], sections: list[fields.Section], found: Findings
) -> None:
    post.read(document, labelled, found)
    education.read(document, sections, found)
    languages.read(document, sections, found)
    requirements = sum(key in found for key in ("education", "languages_required", "values", "core_competencies"))
    if not identity.is_notice(document, labelled, sections, requirements):
        raise NotANotice(NOT_A_NOTICE)
    tiers.read(document, found)
    headline.read(document, found)
    closing.read(document, labelled, found)
    statements.read(document, labelled, found)
    country = found.value("country_alpha2")
    if found.value("duty_station_nationals_excluded") and country in (found.value("nms_codes") or []):
        found.warn("duty_station_nationals_excluded", BOTH_RULES, country=found.value("duty_station_country"))


def _name_what_is_missing(keys: tuple[str, ...], found: Findings) -> None:
    for key in keys:
        if key not in found and key not in NOT_MISSED and not found.warned(key):
            found.warn(key, NOT_STATED)
    if "organization" not in found:
        found.warn("organization", NOT_STATED)
    if "closing_utc" in keys and "closing_utc" not in found:
        found.warn("closing_utc", NO_INSTANT)


def _joined(sections: list[fields.Section]) -> dict[str, str]:
    """The texts of the sections by name; sections of the same name are joined in their order."""
    joined: dict[str, list[str]] = {}
    for section in sections:
        if section.text:
            joined.setdefault(section.name, []).append(section.text)
    return {name: "\n\n".join(parts) for name, parts in joined.items()}
