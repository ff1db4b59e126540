"""News of a vacancy for those who have begun or sent an application: extensions and cancellations, each once."""

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from applications.actions.telling import tell
from applications.enums import ApplicationStatus, Told
from applications.models import Application
from recruitment.actions import notices
from recruitment.actions.acting import System, acting
from recruitment.models import OutgoingNotice
from vacancies.models import Extension

CLOCK = System("vacancy news")
CONCERNED = (ApplicationStatus.DRAFT, ApplicationStatus.SUBMITTED)


def tell_vacancy_news() -> int:
    """Tell what is new; returns how many were told. Safe to run twice or after an outage."""
    return _tell_extensions() + _tell_cancellations()


def _tell_extensions() -> int:
    told = 0
    for extension in Extension.objects.filter(
        vacancy__closing_recorded_at__isnull=True, vacancy__cancelled_at__isnull=True
    ).select_related("vacancy"):
        for application in _not_yet_told(extension):
            told += _tell_extension(application, extension)
    return told


def _not_yet_told(extension: Extension) -> QuerySet[Application]:
    key = Concat(Value(f"extended:{extension.pk}:"), Cast(OuterRef("public_id"), CharField()))
    return (
        Application.objects.filter(vacancy=extension.vacancy, status__in=CONCERNED, begun_at__lte=extension.extended_at)
        .filter(~Exists(OutgoingNotice.objects.filter(key=key)))
        .select_related("candidate")
    )


def _tell_extension(application: Application, extension: Extension) -> bool:
    with acting(by=CLOCK) as at:
        return notices.queue(
            key=f"extended:{extension.pk}:{application.public_id}",
            to=application.candidate,
            template="extended",
            context={"application": application, "extension": extension, "vacancy": extension.vacancy},
            at=at,
        )


def _tell_cancellations() -> int:
    cancelled = (
        Application.objects.live()
        .filter(vacancy__cancelled_at__isnull=False)
        .exclude(tellings__what=Told.CANCELLED)
        .select_related("vacancy", "candidate")
        .order_by(F("pk"))
    )
    return sum(tell(application, Told.CANCELLED, by=CLOCK) for application in cancelled)
