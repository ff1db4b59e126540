"""The closing of a vacancy as an entry for the reader's own calendar (iCalendar, RFC 5545)."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Alarm, Calendar, Event

from vacancies.models import Publication, Vacancy
from vacancies.rules.closing import MINUTES_IN_A_DAY
from vacancies.templatetags.notice import closing_words_with_zone, date_words

MINUTE = timedelta(minutes=1)


@require_safe
@login_not_required
def closing_calendar(request: HttpRequest, public_id: str) -> HttpResponse:
    """The entry of a published vacancy in the reader's language; closed and cancelled ones have theirs too."""
    vacancy = get_object_or_404(
        Vacancy.objects.published().select_related("organization").prefetch_related("publications", "extensions"),
        public_id=public_id,
    )
    calendar = Calendar()
    calendar.add("prodid", f"-//{_host()}//Vacancies//{(get_language() or 'en').upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add_component(closing_event(vacancy, vacancy.current_publication))
    answer = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="closing-{vacancy.public_id}.ics"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


def closing_event(vacancy: Vacancy, publication: Publication) -> Event:
    """The closing as an event that takes no time. Its instant is in UTC, which no calendar can misread.

    A vacancy that closes with the end of a day has an event of one minute that ends then: its bare instant would be
    drawn on the next day. The identity never changes, and the sequence rises with each extension, re-issue and the
    cancellation, so that a calendar takes the newer entry for the older one.
    """
    language = (get_language() or "en")[:2]
    title = publication.notice_in(language)["title"]
    event = Event()
    event.add("uid", f"vacancy-{vacancy.public_id}@{_host()}")
    event.add("sequence", _sequence(vacancy, publication))
    changed = _changed(vacancy, publication)
    event.add("dtstamp", changed)  # without a METHOD it says when the entry was last revised (RFC 5545, 3.8.7.2)
    event.add("last-modified", changed)
    _set_time(event, vacancy)
    event.add("summary", _summary(vacancy, title), {"LANGUAGE": language})
    event.add("description", _description(vacancy, publication, title), {"LANGUAGE": language})
    event.add("url", _address(vacancy))
    event.add("transp", "TRANSPARENT")  # it keeps nobody busy
    event.add("status", "CANCELLED" if vacancy.cancelled_at else "CONFIRMED")
    if not vacancy.cancelled_at:
        event.add_component(_reminder(timedelta(days=2), _("In 2 days it closes: %(title)s") % {"title": title}))
        event.add_component(_reminder(timedelta(hours=3), _("In 3 hours it closes: %(title)s") % {"title": title}))
    return event


def _set_time(event: Event, vacancy: Vacancy) -> None:
    instant = vacancy.closes_at.astimezone(UTC)
    if vacancy.closing_policy.minute == MINUTES_IN_A_DAY:
        event.add("dtstart", instant - MINUTE)
        event.add("dtend", instant)
    else:
        event.add("dtstart", instant)


def _sequence(vacancy: Vacancy, publication: Publication) -> int:
    return publication.version - 1 + len(vacancy.extensions.all()) + bool(vacancy.cancelled_at)


def _changed(vacancy: Vacancy, publication: Publication) -> datetime:
    instants = [publication.published_at, *(row.extended_at for row in vacancy.extensions.all())]
    if vacancy.cancelled_at:
        instants.append(vacancy.cancelled_at)
    return max(instants).astimezone(UTC).replace(microsecond=0)


def _summary(vacancy: Vacancy, title: str) -> str:
    words = _("Cancelled: %(title)s") if vacancy.cancelled_at else _("Closes: %(title)s")
    return words % {"title": title}


def _description(vacancy: Vacancy, publication: Publication, title: str) -> str:
    facts = [title, vacancy.organization.name, publication.notice["duty_station_city"]]
    lines = [", ".join(fact for fact in facts if fact)]
    if vacancy.cancelled_at:
        on = date_words(vacancy.cancelled_at, vacancy.closing_zone)
        lines.append(_("It was cancelled on %(date)s, and nobody will be selected from it.") % {"date": on})
    else:
        closes = closing_words_with_zone(vacancy.closes_on, vacancy.closing_policy)
        lines.append(
            _("Closes %(closing)s. What is submitted at that instant or later is too late.") % {"closing": closes}
        )
        lines.append(
            _("The closing date may be extended. Then take this entry from the page again: it replaces this one.")
        )
    lines.append(_("Reference number: %(number)s") % {"number": publication.notice["reference_number"]})
    return "\n".join([*lines, _address(vacancy)])


def _reminder(before: timedelta, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before)
    alarm.add("description", words)
    return alarm


def _address(vacancy: Vacancy) -> str:
    return settings.SITE_URL + reverse("vacancies:page", args=[vacancy.public_id])


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
