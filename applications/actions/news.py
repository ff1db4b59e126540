"""News of a vacancy for those who have begun or sent an application: each extension, re-issue, cancellation once."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from applications.actions.telling import tell
from applications.enums import ApplicationStatus, Told
from applications.models import Application
from recruitment import clock
from recruitment.actions import notices
from recruitment.actions.acting import System, acting
from recruitment.models import OutgoingNotice
from vacancies.actions.comparing import differences
from vacancies.models import Extension, Publication, Vacancy

CLOCK = System("vacancy news")
CONCERNED = (ApplicationStatus.DRAFT, ApplicationStatus.SUBMITTED)
# The closing ends no news: what was done in its last seconds, or while no worker ran, is told after it.
NEWS_FOR = timedelta(days=14)


def tell_vacancy_news() -> int:
    """Tell what is new; returns how many were told. Safe to run twice or after an outage."""
    return _tell_extensions() + _tell_reissues() + _tell_cancellations()


def _tell_extensions() -> int:
    news = Extension.objects.filter(extended_at__gt=clock.now() - NEWS_FOR, vacancy__cancelled_at__isnull=True)
    return sum(
        _tell_all(f"extended:{row.pk}", row.vacancy, row.extended_at, template="extended", extension=row)
        for row in news.select_related("vacancy").order_by("pk")
    )


def _tell_reissues() -> int:
    news = Publication.objects.filter(
        version__gt=1, published_at__gt=clock.now() - NEWS_FOR, vacancy__cancelled_at__isnull=True
    )
    return sum(_tell_reissue(row) for row in news.select_related("vacancy").order_by("pk"))


def _tell_reissue(publication: Publication) -> int:
    before = Publication.objects.get(vacancy=publication.vacancy_id, version=publication.version - 1)
    # The template calls it, in the language of each reader.
    changes = partial(differences, before.content, publication.content)
    return _tell_all(
        f"reissued:{publication.pk}",
        publication.vacancy,
        publication.published_at,
        template="reissued",
        publication=publication,
        changes=changes,
    )


def _tell_all(key: str, vacancy: Vacancy, since: datetime, *, template: str, **context: Any) -> int:
    """Tell everybody who had begun by then and was not told yet; one transaction for each.

    A draft that has lapsed, or is about to, is told only that.
    """
    return sum(
        _tell_one(f"{key}:{application.public_id}", application, template, {**context, "vacancy": vacancy})
        for application in _not_yet_told(key, vacancy, since)
    )


def _not_yet_told(key: str, vacancy: Vacancy, since: datetime) -> QuerySet[Application]:
    told = Concat(Value(f"{key}:"), Cast(OuterRef("public_id"), CharField()))
    return (
        Application.objects.filter(vacancy=vacancy, status__in=CONCERNED, begun_at__lte=since)
        .exclude(pk__in=Application.objects.to_lapse(clock.now()).values("pk"))
        .filter(~Exists(OutgoingNotice.objects.filter(key=told)))
        .select_related("candidate")
    )


def _tell_one(key: str, application: Application, template: str, context: dict[str, Any]) -> bool:
    with acting(by=CLOCK) as at:
        return notices.queue(
            key=key,
            to=application.candidate,
            template=template,
            context={"application": application, **context},
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
