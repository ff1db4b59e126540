"""The texts of a draft in a second or third language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from recruitment.actions.acting import Actor, acting, require
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from vacancies.actions.drafting import locked_draft
from vacancies.models import Vacancy, VacancyTranslation


def save_translation(
    draft: Vacancy, language: str, *, texts: Mapping[str, str], by: Actor
) -> VacancyTranslation | None:
    """Save the draft's texts in another language; None when all are empty, and then there is no such text any more.

    `texts` are by the names of TRANSLATED_TEXTS. Raises Refused when the vacancy was published meanwhile, or when
    the language is the one of the authentic text.
    """
    require(by, Doing.EDIT_VACANCIES, draft.organization_id)
    with acting(by=by):
        draft = locked_draft(draft)
        if language == draft.language:
            raise Refused(_("This is the language of the authentic text: write it in the draft itself."))
        if not any(text.strip() for text in texts.values()):
            VacancyTranslation.objects.filter(vacancy=draft, language=language).delete()
            return None
        return VacancyTranslation.objects.update_or_create(vacancy=draft, language=language, defaults=dict(texts))[0]


def remove_translation(draft: Vacancy, language: str, *, by: Actor) -> None:
    """Take the draft's texts in this language away. Raises Refused when the vacancy was published meanwhile."""
    require(by, Doing.EDIT_VACANCIES, draft.organization_id)
    with acting(by=by):
        VacancyTranslation.objects.filter(vacancy=locked_draft(draft), language=language).delete()
