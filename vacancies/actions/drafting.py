"""Preparing a vacancy while it is a draft."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from recruitment.actions.acting import Actor, acting, require
from recruitment.models import Competency, Organization, User
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from vacancies.models import EducationPathway, ImportedNotice, LanguageRequirement, Vacancy
from vacancies.rules.terms import LanguageNeed, Pathway


def create_draft(organization: Organization, *, by: Actor, **values: Any) -> Vacancy:
    """An empty draft for the organization, or one with the given values. Raises Refused without the role."""
    require(by, Doing.EDIT_VACANCIES, organization)
    with acting(by=by) as at:
        return Vacancy.objects.create(
            organization=organization, created_at=at, created_by=by if isinstance(by, User) else None, **values
        )


def save_draft(
    vacancy: Vacancy,
    *,
    values: dict[str, Any],
    pathways: Iterable[Pathway] | None = None,
    languages: Iterable[LanguageNeed] | None = None,
    competencies: Iterable[Competency] | None = None,
    by: Actor,
) -> Vacancy:
    """Save what was typed; lists that are given replace the former ones.

    Raises Refused when the vacancy was published meanwhile: its notice is frozen then.
    """
    require(by, Doing.EDIT_VACANCIES, vacancy.organization_id)
    with acting(by=by):
        vacancy = locked_draft(vacancy)
        for name, value in values.items():
            setattr(vacancy, name, value)
        vacancy.save()
        if pathways is not None:
            vacancy.pathways.all().delete()
            EducationPathway.objects.bulk_create(
                EducationPathway(vacancy=vacancy, degree=path.degree, years=path.years) for path in pathways
            )
        if languages is not None:
            vacancy.language_requirements.all().delete()
            LanguageRequirement.objects.bulk_create(
                LanguageRequirement(vacancy=vacancy, language_id=need.language, demand=need.demand, level=need.level)
                for need in languages
            )
        if competencies is not None:
            vacancy.competencies.set(competencies)
    return vacancy


def settle(notice: ImportedNotice, place: int, *, by: Actor) -> None:
    """Mark one of the things that an imported notice left open as settled by a person."""
    require(by, Doing.EDIT_VACANCIES, notice.made.organization_id)
    with acting(by=by):
        notice = ImportedNotice.objects.select_for_update().get(pk=notice.pk)
        if place not in range(len(notice.warnings)):
            raise Refused(_("There is no such question; load the page again."))
        if place not in notice.settled:
            notice.settled = sorted([*notice.settled, place])
            notice.save(update_fields=["settled"])


def locked_draft(vacancy: Vacancy) -> Vacancy:
    """The vacancy, locked for this transaction. Raises Refused when it is no draft any more."""
    vacancy = Vacancy.objects.select_for_update().select_related(None).get(pk=vacancy.pk)
    if vacancy.published_at is not None:
        raise Refused(_("This vacancy is published and its notice is frozen. Re-issue it to change the criteria."))
    return vacancy
