"""Publishing a vacancy, and what may still be done with it afterwards."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from recruitment import clock
from recruitment.actions.acting import acting, require
from recruitment.enums import CompetencyKind
from recruitment.models import User
from recruitment.refusal import Refused
from recruitment.rules.canonical import fingerprint
from recruitment.rules.roles import Doing
from vacancies.actions import listing
from vacancies.actions.drafting import locked_draft
from vacancies.enums import VacancyState
from vacancies.models import Extension, Publication, Vacancy
from vacancies.rules import publishing
from vacancies.rules.terms import CompetencyNeed, LanguageNeed, Pathway, Terms
from vacancies.rules.tiers import TierPolicy

NOTICE_TEXTS = (
    "title",
    "reference_number",
    "organizational_unit",
    "duty_station_city",
    "contract_words",
    "initial_duration",
    "introduction",
    "context",
    "responsibilities",
    "qualifications",
    "skills",
    "languages_text",
    "notes",
)
# What a translation repeats; a reference number and a city are the same in every language.
TRANSLATED_TEXTS = tuple(name for name in NOTICE_TEXTS if name not in ("reference_number", "duty_station_city"))

# What a re-issue keeps as it was frozen, whatever the organization decided meanwhile.
HOUSE_TERMS = ("closing", "roster_months", "board_name", "board_quorum", "contact_policy")


def terms_of(draft: Vacancy) -> Terms:
    """The terms that a draft would be published with: its own requirements, the organization's policies.

    A re-issue keeps the policies of the version that it corrects.
    """
    house = draft.organization
    terms = Terms(
        closing=draft.closing_policy,
        tiers=TierPolicy(
            tuple(draft.first_tier_grounds), tuple(sorted(draft.non_represented_codes)), draft.second_tier
        ),
        pathways=tuple(Pathway(path.degree, path.years) for path in draft.pathways.all()),
        languages=tuple(
            LanguageNeed(need.language_id, need.demand, need.level) for need in draft.language_requirements.all()
        ),
        competencies=tuple(
            CompetencyNeed(competency.pk, competency.name_en, competency.kind, draft.level_of(competency.kind))
            for competency in sorted(draft.competencies.all(), key=_by_kind_and_place)
        ),
        duty_station_country=draft.duty_station_country_id or "",
        duty_station_nationals_excluded=draft.duty_station_nationals_excluded,
        grade=draft.grade_id or "",
        category=draft.category,
        job_family=draft.job_family_id or "",
        roster_months=house.roster_months,
        board_name=house.board_name,
        board_quorum=house.board_quorum,
        contact_policy=house.contact_policy,
    )
    if draft.reissue_of is None:
        return terms
    frozen = draft.reissue_of.current_publication.terms
    return replace(terms, **{name: getattr(frozen, name) for name in HOUSE_TERMS})


def _by_kind_and_place(competency) -> tuple[int, int]:
    return CompetencyKind.values.index(competency.kind), competency.position


def missing(draft: Vacancy) -> list[str]:
    """Sentences for everything that must be completed before this draft can be published now."""
    imported = getattr(draft, "imported_from", None)
    facts = publishing.DraftFacts(
        title=draft.title,
        reference_number=draft.reference_number,
        duty_station_city=draft.duty_station_city,
        contract_type=draft.contract_type_id or "",
        responsibilities=draft.responsibilities,
        qualifications=draft.qualifications,
        closing_date=draft.closing_date,
        grade_category=draft.grade.category if draft.grade else "",
        tiers_confirmed=draft.tiers_confirmed,
        open_questions=len(imported.open_questions) if imported else 0,
        terms=terms_of(draft),
        texts={name: getattr(draft, name) for name in TRANSLATED_TEXTS},
        translations=_translations(draft),
    )
    return publishing.missing(facts, clock.now())


def content_of(draft: Vacancy, terms: Terms) -> dict[str, Any]:
    """What a publication freezes of a draft: its texts in each language, its terms, and the facts of its page."""
    return {
        "terms": terms.as_json(),
        "notice": {name: getattr(draft, name) for name in NOTICE_TEXTS},
        "language": draft.language,
        "translations": _translations(draft),
        "vacancy_type": draft.vacancy_type,
        "contract_type": draft.contract_type_id,
        "positions": draft.positions,
        "closing_date": draft.closes_on.isoformat(),
    }


def _translations(draft: Vacancy) -> dict[str, dict[str, str]]:
    return {
        row.language: {name: text for name in TRANSLATED_TEXTS if (text := getattr(row, name))}
        for row in draft.translations.all()
        if row.language != draft.language
    }


def publish(draft: Vacancy, *, by: User) -> Publication:
    """Publish: the notice and its terms are frozen, and the vacancy is open until its closing instant.

    Raises Refused with one sentence for each thing that is missing.
    """
    require(by, Doing.EDIT_VACANCIES, draft.organization_id)
    with acting(by=by) as at:
        vacancy = locked_draft(draft)
        if vacancy.reissue_of_id is not None:
            raise Refused(
                _("This draft corrects a published notice: re-issue it, so that it becomes its next version.")
            )
        if sentences := missing(vacancy):
            raise Refused(*sentences)
        terms = terms_of(vacancy)
        vacancy.closing_place, vacancy.closing_zone = terms.closing.place, terms.closing.zone
        vacancy.closing_minute = terms.closing.minute
        vacancy.published_at, vacancy.published_by = at, by
        vacancy.save()
        content = content_of(vacancy, terms)
        publication = Publication.objects.create(
            vacancy=vacancy,
            version=1,
            content=content,
            hash=fingerprint(content),
            published_at=at,
            published_by=by,
        )
        listing.refresh([vacancy.pk])
        return publication


def extend(vacancy: Vacancy, closing_date: date, *, reason: str, by: User) -> Extension:
    """Move the closing date of an open vacancy later. The first date stays on record and on the page.

    Raises Refused when the vacancy is not open, the date is not later, or no reason is given.
    """
    require(by, Doing.EDIT_VACANCIES, vacancy.organization_id)
    with acting(by=by, reason=reason) as at:
        vacancy = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
        if vacancy.state(at) != VacancyState.OPEN:
            raise Refused(_("Only an open vacancy can be extended. A closed one is advertised anew."))
        if closing_date <= vacancy.closes_on:
            raise Refused(_("Choose a date after the present closing date; a deadline is never brought forward."))
        if closing_date > at.date() + publishing.LONGEST_OPEN:
            raise Refused(_("This date lies more than a year ahead: correct it. A deadline is never brought forward."))
        if not reason.strip():
            raise Refused(_("Give the reason for the extension; candidates will read it."))
        extension = Extension.objects.create(
            vacancy=vacancy,
            closing_date_before=vacancy.closes_on,
            closing_date_after=closing_date,
            reason=reason,
            extended_at=at,
            extended_by=by,
        )
        vacancy.closing_date = closing_date
        vacancy.save(update_fields=["closing_date"])
        Vacancy.objects.filter(reissue_of=vacancy).update(closing_date=closing_date)
        return extension


def cancel(vacancy: Vacancy, *, reason: str, by: User) -> None:
    """Cancel a published vacancy, open or closed. Raises Refused without a reason or when it is cancelled already."""
    require(by, Doing.EDIT_VACANCIES, vacancy.organization_id)
    with acting(by=by, reason=reason) as at:
        vacancy = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
        if vacancy.state(at) not in (VacancyState.OPEN, VacancyState.CLOSED):
            raise Refused(_("Only a published vacancy can be cancelled, and only once."))
        if not reason.strip():
            raise Refused(_("Give the reason for the cancellation; candidates will read it."))
        vacancy.cancelled_at, vacancy.cancelled_by, vacancy.cancellation_reason = at, by, reason
        vacancy.save(update_fields=["cancelled_at", "cancelled_by", "cancellation_reason"])
