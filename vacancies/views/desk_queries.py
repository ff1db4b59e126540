"""What a person may reach of drafts and notices, and the words for what is read there."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from recruitment.enums import CompetencyKind, DegreeLevel, LanguageLevel
from recruitment.models import Competency, Country, Language, Organization, User
from recruitment.rules.roles import Doing
from vacancies.actions.publishing import TRANSLATED_TEXTS
from vacancies.enums import Ground, LanguageDemand, NoticeLanguage, SecondTier
from vacancies.models import NominationCall, Vacancy
from vacancies.rules.publishing import NEEDED_IN_EACH_LANGUAGE, translation_faults
from vacancies.rules.terms import Terms

LISTS = (
    "pathways",
    "language_requirements",
    "competencies",
    "translations",
    "publications__published_by",
    "extensions__extended_by",
    "reissue_of__publications",
)


def editable_by(user: User) -> QuerySet[Vacancy]:
    """Vacancies of the organizations in which this person prepares vacancies."""
    return _whole(user.organizations_where(Doing.EDIT_VACANCIES))


def readable_by(user: User) -> QuerySet[Vacancy]:
    """Those that this person prepares, screens or audits."""
    return _whole(_reads(user))


def calls_readable_by(user: User) -> QuerySet[NominationCall]:
    """The calls for nominations of the organizations in which this person prepares or audits."""
    calls = NominationCall.objects.filter(organization__in=_reads(user))
    return calls.select_related("organization", "imported_from").prefetch_related("posts__duty_station_country")


def draft_or_404(request: HttpRequest, public_id: str) -> Vacancy:
    """The vacancy with this public id, if it is this viewer's to prepare."""
    return get_object_or_404(editable_by(request.user), public_id=public_id)


def correction_or_404(request: HttpRequest, public_id: str) -> Vacancy:
    """The draft of a re-issue with this public id, if it is this viewer's to prepare."""
    return get_object_or_404(editable_by(request.user).filter(reissue_of__isnull=False), public_id=public_id)


def organizations_of(user: User) -> QuerySet[Organization]:
    """The organizations in which this person may begin a vacancy."""
    return Organization.objects.filter(pk__in=user.organizations_where(Doing.EDIT_VACANCIES))


def way_to(vacancy: Vacancy | None = None) -> list[tuple[str, str]]:
    """The way to a page of this vacancy."""
    way = [(_("Recruiter's desk"), reverse("desk:home"))]
    return way if vacancy is None else [*way, (str(vacancy), reverse("drafts:page", args=[vacancy.public_id]))]


def _reads(user: User) -> set[str]:
    doings = (Doing.EDIT_VACANCIES, Doing.SCREEN, Doing.SEE_HISTORY)
    return {code for doing in doings for code in user.organizations_where(doing)}


def _whole(organizations: list[str] | set[str]) -> QuerySet[Vacancy]:
    joined = ("organization", "grade", "contract_type", "job_family", "duty_station_country", "imported_from")
    people = ("published_by", "cancelled_by", "reissue_of", "reissue_draft__created_by")
    found = Vacancy.objects.filter(organization__in=organizations)
    return found.select_related(*joined, *people).prefetch_related(*LISTS)


@dataclass(frozen=True)
class NoticeText:
    """A language in which a draft may be published beside the authentic one, and how far its text has come."""

    code: str
    name: str
    is_written: bool
    faults: list[str]
    shown_otherwise: list[str]


def notice_languages(draft: Vacancy) -> list[NoticeText]:
    """The languages other than the authentic one; `shown_otherwise` are the sections left in the authentic one."""
    authentic = {name: getattr(draft, name) for name in TRANSLATED_TEXTS}
    written = {
        row.language: {name: getattr(row, name) for name in TRANSLATED_TEXTS} for row in draft.translations.all()
    }
    return [
        NoticeText(
            code=code,
            name=NoticeLanguage(code).label,
            is_written=code in written,
            faults=translation_faults(code, written[code], authentic) if code in written else [],
            shown_otherwise=[
                str(Vacancy._meta.get_field(name).verbose_name)
                for name, text in authentic.items()
                if text and not written.get(code, {}).get(name) and name not in NEEDED_IN_EACH_LANGUAGE
            ],
        )
        for code in NoticeLanguage.values
        if code != draft.language
    ]


@dataclass(frozen=True)
class TermsInWords:
    """Terms as a reader sees them: names instead of codes. `countries` is in the order of names."""

    terms: Terms
    grounds: list[str]
    countries: list[str]
    second_tier: str
    pathways: list[tuple[str, int]]
    languages: list[dict[str, Any]]
    competencies: list[dict[str, Any]]


def in_words(terms: Terms) -> TermsInWords:
    """The terms in words; three queries."""
    countries = {row.alpha2: row.name for row in Country.objects.filter(pk__in=terms.tiers.country_codes)}
    languages = Language.objects.in_bulk([need.language for need in terms.languages])
    competencies = Competency.objects.in_bulk([need.competency for need in terms.competencies])
    return TermsInWords(
        terms=terms,
        grounds=[Ground(code).label for code in terms.tiers.grounds],
        countries=sorted(countries.get(code, code) for code in terms.tiers.country_codes),
        second_tier=SecondTier(terms.tiers.second_tier).label,
        pathways=[(DegreeLevel(path.degree).label, path.years) for path in terms.pathways],
        languages=[
            {
                "name": languages[need.language].name if need.language in languages else need.language,
                "level": LanguageLevel(need.level).label if need.level else _("level not yet said"),
                "demand": LanguageDemand(need.demand).label,
            }
            for need in terms.languages
        ],
        competencies=[
            {
                "name": competencies[need.competency].name if need.competency in competencies else need.competency,
                "kind": CompetencyKind(need.kind).label,
                "level": need.level,
            }
            for need in terms.competencies
        ],
    )
