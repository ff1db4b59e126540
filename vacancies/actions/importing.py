"""A notice that was read becomes a draft: a vacancy, or a nomination call. What it did not state stays empty."""

import hashlib
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from recruitment.actions.acting import Actor, acting, require
from recruitment.models import Competency, Country, Grade, Language, Organization, User
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from vacancies.actions.drafting import create_draft, save_draft
from vacancies.enums import LanguageDemand, SecondTier
from vacancies.models import ImportedNotice, NominationCall, NominationPost, Vacancy
from vacancies.rules import import_vocabulary as words
from vacancies.rules.notice import NoticeReading
from vacancies.rules.notice.findings import Caution
from vacancies.rules.notice.reading import NOT_STATED
from vacancies.rules.questions import as_stored
from vacancies.rules.terms import LanguageNeed, Pathway

# The sections of a notice that make up each text of the draft, in this order.
TEXTS = {
    "introduction": ("introduction",),
    "context": ("context",),
    "responsibilities": ("responsibilities",),
    "qualifications": ("qualifications", "education", "experience"),
    "skills": ("skills",),
    "languages_text": ("languages",),
    "notes": ("contract", "notes"),
}
# What the notice states and the portal's own lists do not hold
UNKNOWN_GRADE = noop("the portal does not know the grade {grade}; choose one.")
UNKNOWN_PATHWAY = noop("“{degree}”, years of experience: {years}, could not be taken over; enter it by hand.")
UNKNOWN_LANGUAGE = noop("“{name}” is no language of the list.")
UNKNOWN_COMPETENCY = noop("“{name}” is not in the framework.")
SHORT_TEXTS = ("reference_number", "title", "duty_station_city", "initial_duration", "organizational_unit")


def import_reading(
    reading: NoticeReading, *, file_name: str, organization: str = "", by: Actor
) -> Vacancy | NominationCall | None:
    """Make the draft, with the text it was read from and what a person still has to settle.

    `organization` names one where the notice does not. Raises Refused, leaving nothing behind, when there is
    none, when the same text was imported before, and when the reference number is taken.
    """
    house = _organization(reading, organization)
    digest = hashlib.sha256(reading.text.encode()).hexdigest()
    require(by, Doing.EDIT_VACANCIES, house)
    with acting(by=by) as at:
        if earlier := ImportedNotice.objects.filter(sha256=digest).first():
            raise Refused(
                _("This text was imported before, from %(file)s. Open that draft instead.")
                % {"file": earlier.file_name}
            )
        questions = [caution for caution in reading.cautions if caution.sentence != NOT_STATED]
        call = _call(reading, house, at, by) if reading.is_nomination_call else None
        vacancy = None if call else _vacancy(reading, house, questions, by)
        ImportedNotice.objects.create(
            call=call,
            vacancy=vacancy,
            file_name=file_name[-255:],
            text=reading.text,
            sha256=digest,
            findings={
                key: {"value": finding.value, "evidence": finding.evidence, "kind": finding.kind.value}
                for key, finding in reading.findings.items()
            },
            warnings=[as_stored(question) for question in questions],
            imported_at=at,
        )
    return call or vacancy


def _organization(reading: NoticeReading, code: str) -> Organization:
    code = code or reading.organization or ""
    house = Organization.objects.filter(pk=code).first()
    if house is None:
        known = ", ".join(Organization.objects.values_list("pk", flat=True))
        raise Refused(
            _("The notice does not say which organization it is of. Name one with --organization: %(known)s.")
            % {"known": known}
        )
    return house


def _vacancy(reading: NoticeReading, house: Organization, questions: list[Caution], by: Actor) -> Vacancy:
    reference = reading.value("reference_number") or ""
    if reference and Vacancy.objects.filter(organization=house, reference_number=reference).exists():
        raise Refused(
            _("%(organization)s already has a vacancy with the reference number %(reference)s.")
            % {"organization": house.pk, "reference": reference}
        )
    values = {name: _cut(name, reading.value(name) or "") for name in SHORT_TEXTS}
    values |= {
        name: "\n\n".join(reading.sections[part] for part in parts if part in reading.sections)
        for name, parts in TEXTS.items()
    }
    values |= _coded(reading, questions)
    draft = create_draft(house, by=by, **values)
    levels = {"core_level": reading.value("core_level"), "managerial_level": reading.value("managerial_level")}
    return save_draft(
        draft,
        values=levels,
        pathways=_pathways(reading, questions),
        languages=_languages(reading, questions),
        competencies=_competencies(reading, questions),
        by=by,
    )


def _coded(reading: NoticeReading, questions: list[Caution]) -> dict[str, Any]:
    """The fields that are codes here and words there."""
    grade, contract = reading.value("grade") or "", reading.value("contract_type") or ""
    grounds = reading.value("first_tier") or []
    coded = {
        "grade": Grade.objects.filter(pk=grade).first(),
        "category": words.CATEGORIES.get((reading.value("category") or "").casefold(), ""),
        "contract_words": _cut("contract_words", contract),
        "contract_type_id": words.first_match(contract, words.CONTRACTS) or None,
        "duty_station_country": Country.objects.filter(pk=reading.value("country_alpha2") or "").first(),
        "first_tier_grounds": grounds,
        "non_represented_codes": reading.value("nms_codes") or [],
        "second_tier": SecondTier.NOT_ADMITTED if reading.value("internal_only") else SecondTier.ADMITTED,
        "duty_station_nationals_excluded": bool(reading.value("duty_station_nationals_excluded")),
        "closing_date": _date(reading.value("closing_date")),
    }
    if vacancy_type := words.first_match(reading.value("vacancy_type") or "", words.VACANCY_TYPES):
        coded["vacancy_type"] = vacancy_type
    if grade and coded["grade"] is None:
        questions.append(Caution("grade", UNKNOWN_GRADE, {"grade": grade}))
    return coded


def _pathways(reading: NoticeReading, questions: list[Caution]) -> list[Pathway]:
    pathways: dict[int, Pathway] = {}
    for degree, years in reading.value("education") or []:
        level = words.DEGREES.get(degree)
        if level is None or years is None:
            asked = {"degree": degree, "years": "?" if years is None else years}
            questions.append(Caution("education", UNKNOWN_PATHWAY, asked))
        else:
            pathways.setdefault(level, Pathway(level, years))
    return list(pathways.values())


def _languages(reading: NoticeReading, questions: list[Caution]) -> list[LanguageNeed]:
    by_name = {language.name_en: language.pk for language in Language.objects.all()}
    needs: dict[str, LanguageNeed] = {}
    for key, demand in (
        ("languages_required", LanguageDemand.REQUIRED),
        ("languages_advantageous", LanguageDemand.ADVANTAGE),
    ):
        for name in reading.value(key) or []:
            code = by_name.get(name)
            if code is None:
                questions.append(Caution(key, UNKNOWN_LANGUAGE, {"name": name}))
            else:
                needs.setdefault(code, LanguageNeed(code, demand, None))
    return list(needs.values())


def _competencies(reading: NoticeReading, questions: list[Caution]) -> list[Competency]:
    known = {
        spelling.casefold(): competency
        for competency in Competency.objects.all()
        for spelling in (competency.name_en, competency.name_fr, competency.name_es, *competency.spellings)
    }
    chosen = []
    for key in ("values", "core_competencies", "managerial_competencies"):
        for name in reading.value(key) or []:
            if competency := known.get(name.casefold()):
                chosen.append(competency)
            else:
                questions.append(Caution(key, UNKNOWN_COMPETENCY, {"name": name}))
    return chosen


def _call(reading: NoticeReading, house: Organization, at, by: Actor) -> NominationCall:
    call = NominationCall.objects.create(
        organization=house,
        reference_number=(reading.value("reference_number") or "")[:60],
        issued_date=_date(reading.value("issued_date")),
        deadline=_date(reading.value("nomination_deadline")),
        legal_basis=reading.value("legal_basis") or "",
        who_may_nominate=(reading.value("who_may_nominate") or "")[:200],
        channel=(reading.value("channel") or "")[:200],
        required_documents=reading.value("required_documents") or [],
        created_at=at,
        created_by=by if isinstance(by, User) else None,
    )
    NominationPost.objects.bulk_create(
        NominationPost(
            call=call,
            position=position,
            title=title[:200],
            duty_station_city=reading.value("duty_station_city") or "",
            duty_station_country_id=reading.value("country_alpha2"),
        )
        for position, title in enumerate(reading.value("posts") or [], 1)
    )
    return call


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _cut(name: str, text: str) -> str:
    """The text as far as the draft's field of this name can hold it."""
    field: Any = Vacancy._meta.get_field(name)
    return text[: field.max_length]
