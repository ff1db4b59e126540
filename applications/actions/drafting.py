"""Writing an application before it is submitted, and amending it until the vacancy closes."""

import hashlib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from applications.enums import ApplicationStatus
from applications.models import Application, Document
from applications.rules.uploads import acceptable_pdf
from recruitment.actions.acting import acting
from recruitment.identifiers import new_public_id
from recruitment.models import User
from recruitment.refusal import Refused
from vacancies.enums import VacancyState
from vacancies.models import Vacancy


def begin(vacancy: Vacancy, *, by: User) -> Application:
    """The candidate's application to this vacancy: a new draft, or the one that exists.

    Raises Refused when the vacancy is not open.
    """
    existing = Application.objects.of(by).filter(vacancy=vacancy).first()
    if existing is not None:
        return existing
    with acting(by=by) as at:
        if vacancy.state(at) != VacancyState.OPEN:
            raise Refused(_("This vacancy takes no applications any more."))
        return Application.objects.get_or_create(
            vacancy=vacancy, candidate=by, defaults={"begun_at": at, "changed_at": at}
        )[0]


def save_draft(application: Application, *, values: dict[str, Any], by: User) -> Application:
    """Save the text and the declarations. Raises Refused when the application can no longer be changed."""
    with acting(by=by) as at:
        application = open_for_writing(application, by, at)
        for name, value in values.items():
            setattr(application, name, value)
        application.changed_at = at
        application.save()
        return application


def attach_cv(application: Application, name: str, content: bytes, *, by: User) -> Document:
    """Keep a CV in PDF; the former one is kept aside. Raises Refused with a sentence when the file cannot be taken."""
    verdict = acceptable_pdf(content, settings.MAX_UPLOAD_MB)
    if not verdict:
        raise Refused(verdict.why)
    with acting(by=by) as at:
        application = open_for_writing(application, by, at)
        application.documents.filter(kind="cv", replaced_at__isnull=True).update(replaced_at=at)
        application.changed_at = at
        application.save(update_fields=["changed_at"])
        return Document.objects.create(
            application=application,
            kind="cv",
            file=ContentFile(content, name=f"{new_public_id()}.pdf"),
            name=name[-200:],
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            added_at=at,
        )


def open_for_writing(application: Application, by: User, at: datetime) -> Application:
    """The candidate's own application, locked. Raises Refused when its vacancy is no longer open at `at`."""
    application = own_locked(application, by)
    if application.status == ApplicationStatus.LAPSED or application.vacancy.state(at) != VacancyState.OPEN:
        raise Refused(_("The vacancy takes no applications any more. What you wrote is kept for you to read and copy."))
    return application


def own_locked(application: Application, by: User) -> Application:
    """The candidate's own application with its vacancy, locked for this transaction."""
    return Application.objects.of(by).select_for_update(of=("self",)).select_related("vacancy").get(pk=application.pk)
