"""Correcting an open vacancy: a draft of its next version, and the re-issue that everybody is told of.

A vacancy never closes earlier or at another hour by it, and whoever was invited to apply still is.
"""

from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _

from recruitment import clock
from recruitment.actions.acting import acting, require
from recruitment.models import User
from recruitment.refusal import Refused, broken_rule
from recruitment.rules.canonical import fingerprint
from recruitment.rules.roles import Doing
from vacancies.actions import listing
from vacancies.actions.drafting import locked_draft
from vacancies.actions.publishing import TRANSLATED_TEXTS, content_of, missing, terms_of
from vacancies.enums import VacancyState
from vacancies.models import EducationPathway, LanguageRequirement, Publication, Vacancy, VacancyTranslation
from vacancies.models.vacancy import LASTING_COLUMNS, MOVING_COLUMNS
from vacancies.rules import changes

FROZEN = "published_vacancy_is_frozen"
# What a version says, and a draft of the next one therefore begins with.
CORRECTED = tuple(
    field.attname
    for field in Vacancy._meta.concrete_fields
    if field.attname not in {*LASTING_COLUMNS, *MOVING_COLUMNS, "version"}
)
# The same in the next version, and shown in its draft.
KEPT = ("organization_id", "reference_number", "closing_date", "closing_place", "closing_zone", "closing_minute")


class Changed(Refused):
    """The draft is no longer the one that was shown. Nothing was re-issued."""


def begin_reissue(vacancy: Vacancy, *, by: User) -> Vacancy:
    """The draft of the vacancy's next version: a copy of the one in force, or the draft that was begun already.

    Raises Refused when the vacancy is not open.
    """
    require(by, Doing.EDIT_VACANCIES, vacancy.organization_id)
    with acting(by=by) as at:
        vacancy = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
        existing = Vacancy.objects.filter(reissue_of=vacancy).first()
        if existing is not None:
            return existing
        if vacancy.state(at) != VacancyState.OPEN:
            raise Refused(
                _("Only an open vacancy is corrected. A closed one is judged by what it said at its closing.")
            )
        copied = {name: getattr(vacancy, name) for name in (*CORRECTED, *KEPT)}
        draft = Vacancy.objects.create(**copied, reissue_of=vacancy, created_at=at, created_by=by)
        _copy_lists(vacancy, draft)
        return draft


def reissue(draft: Vacancy, *, reason: str, seen: str = "", by: User) -> Publication:
    """Publish the draft as the next version of its vacancy; the draft is used up by it.

    `seen` is the mark of what was shown (see `mark`), and with it Changed is raised when another would be published.
    Raises Refused when the vacancy is not open, the draft was discarded, something is missing, nothing differs, no
    reason is given, or somebody who was invited to apply would be shut out.
    """
    require(by, Doing.EDIT_VACANCIES, draft.organization_id)
    try:
        return _reissue(draft, reason, seen, by)
    except IntegrityError as error:
        if broken_rule(error) == FROZEN:
            raise Refused(_too_late()) from error
        raise


def discard(draft: Vacancy, *, by: User) -> None:
    """Throw the draft of a re-issue away; the published notice stays as it is. Raises Refused for any other draft."""
    require(by, Doing.EDIT_VACANCIES, draft.organization_id)
    with acting(by=by):
        _locked(draft)[1].delete()


def differing(draft: Vacancy) -> list[changes.Change]:
    """What the draft of a re-issue changes in the version in force."""
    return changes.changes(_in_force(draft).content, content_of(draft, terms_of(draft)))


def left_behind(draft: Vacancy, found: list[changes.Change]) -> dict[str, list[str]]:
    """By language, the texts that did not follow what the draft changes in the authentic ones."""
    return changes.left_behind(found, content_of(draft, terms_of(draft)))


def mark(draft: Vacancy) -> str:
    """A hash of what a re-issue of the draft would publish, as it is now."""
    return fingerprint(content_of(draft, terms_of(draft)))


def refusals(draft: Vacancy) -> list[str]:
    """Sentences about what keeps the draft from being re-issued now; empty when nothing does but the reason."""
    found = missing(draft)
    if _corrected(draft).state(clock.now()) != VacancyState.OPEN:
        found.insert(0, _too_late())
    if not differing(draft):
        found.append(_("Nothing differs from the published notice yet: correct the draft, or discard it."))
    before, after = _in_force(draft).terms, terms_of(draft)
    if changes.shuts_out(before.tiers, after.tiers):
        found.append(
            _(
                "People were invited to apply whom the corrected notice would not admit. Let those who are not first "
                "tier apply, or cancel the vacancy and advertise it anew."
            )
        )
    if changes.excludes_more_nationals(before, after):
        found.append(
            _(
                "Nationals of %(country)s were invited to apply, and the corrected notice would exclude them. Leave "
                "them eligible, or cancel the vacancy and advertise it anew."
            )
            % {"country": draft.duty_station_country}
        )
    return found


def _reissue(draft: Vacancy, reason: str, seen: str, by: User) -> Publication:
    with acting(by=by, reason=reason) as at:
        vacancy, draft = _locked(draft)
        if vacancy.state(at) != VacancyState.OPEN:
            raise Refused(_too_late())
        if not reason.strip():
            raise Refused(_("Give the reason for the re-issue; candidates will read it."))
        if sentences := refusals(draft):
            raise Refused(*sentences)
        content = content_of(draft, terms_of(draft))
        if seen and seen != fingerprint(content):
            raise Changed(_("The draft was changed since you saw it, perhaps in another window. It is below as it is."))
        publication = Publication.objects.create(
            vacancy=vacancy,
            version=vacancy.version + 1,
            content=content,
            hash=fingerprint(content),
            reason=reason.strip(),
            published_at=at,
            published_by=by,
        )
        _take_over(vacancy, draft, publication.version)
        listing.refresh([vacancy.pk])
        return publication


def _locked(draft: Vacancy) -> tuple[Vacancy, Vacancy]:
    """The vacancy and the draft of its next version, locked in this order. Raises Refused when the draft is gone."""
    vacancy = Vacancy.objects.select_for_update().get(pk=_corrected(draft).pk)
    if not Vacancy.objects.filter(pk=draft.pk).exists():
        raise Refused(_("This correction was published or discarded meanwhile, perhaps in another window."))
    draft = locked_draft(draft)
    draft.reissue_of, draft.closing_date = vacancy, vacancy.closing_date
    return vacancy, draft


def _take_over(vacancy: Vacancy, draft: Vacancy, version: int) -> None:
    """The vacancy says what the draft said, and the draft is no more. The database asks for the publication first."""
    for name in CORRECTED:
        setattr(vacancy, name, getattr(draft, name))
    vacancy.version = version
    vacancy.save()
    for model in (EducationPathway, LanguageRequirement, VacancyTranslation):
        model.objects.filter(vacancy=vacancy).delete()
        model.objects.filter(vacancy=draft).update(vacancy=vacancy)
    vacancy.competencies.set(draft.competencies.all())
    draft.delete()


def _copy_lists(vacancy: Vacancy, draft: Vacancy) -> None:
    copied: tuple[tuple[Any, tuple[str, ...]], ...] = (
        (EducationPathway, ("degree", "years")),
        (LanguageRequirement, ("language_id", "demand", "level")),
        (VacancyTranslation, ("language", *TRANSLATED_TEXTS)),
    )
    for model, names in copied:
        rows = model.objects.filter(vacancy=vacancy).values(*names)
        model.objects.bulk_create(model(vacancy=draft, **row) for row in rows)
    draft.competencies.set(vacancy.competencies.all())


def _in_force(draft: Vacancy) -> Publication:
    return _corrected(draft).current_publication


def _corrected(draft: Vacancy) -> Vacancy:
    if draft.reissue_of is None:
        raise Refused(_("This is no correction of a published notice."))
    return draft.reissue_of


def _too_late() -> str:
    return _("The vacancy takes no applications any more: it is judged by what it said then. Nothing was re-issued.")
