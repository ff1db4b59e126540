"""The look of an alert: what meets its search and is not marked yet, in one letter."""

import logging
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import DatabaseError

from recruitment import clock
from recruitment.actions import notices
from recruitment.actions.acting import acting
from recruitment.models import ContractType, Country
from vacancies.actions.alert_memory import remember
from vacancies.actions.alerting import ALERTS, criteria_of, letter
from vacancies.models import Alert, AlertMatch, Listing
from vacancies.rules.alerting import next_look

A_SWEEP = 1000  # alerts; those that remain due are the next sweep's
IN_A_LETTER = 25  # matches that are listed; all are counted, and marked as told

LOG = logging.getLogger(__name__)


def look_due() -> int:
    """Let every alert look whose time has come; returns how many letters were queued.

    Safe to run twice, twice at once, or after any outage: an alert is claimed with a lock that others skip, and its
    matches, its letter and its next look stand in one transaction. One alert that cannot be looked up stays due and
    keeps no other from looking.
    """
    letters = 0
    due = Alert.objects.due(clock.now()).order_by("next_look_at", "pk")
    for pk in due.values_list("pk", flat=True)[:A_SWEEP]:
        try:
            letters += _look(pk)
        except (DatabaseError, ValueError):
            LOG.exception("Alert %s could not look.", pk)
    return letters


def _look(pk: int) -> bool:
    with acting(by=ALERTS) as at:
        due = Alert.objects.due(at).select_related("user").select_for_update(skip_locked=True, of=("self",))
        alert = due.filter(pk=pk).first()
        if alert is None:
            return False
        alert.next_look_at = next_look(alert.next_look_at, alert.rhythm, at)
        alert.save(update_fields=["next_look_at"])
        if alert.user is not None and not alert.user.is_active:
            return False
        number = remember(alert, Listing.objects.meeting(criteria_of(alert), at), at)
        return number > 0 and _tell(alert, number, at)


def _tell(alert: Alert, number: int, at: datetime) -> bool:
    matches = AlertMatch.objects.filter(alert=alert, told_at=at)
    listings = Listing.objects.filter(vacancy__in=matches.values("vacancy"))
    found = _with_names(list(listings.order_by("listed_until", "vacancy_id")[:IN_A_LETTER]))
    newest = replace(criteria_of(alert), sort="newest").query()
    context = {"number": number, "found": found, "more": number - len(found), "newest": newest}
    return notices.queue(
        key=f"alert:{alert.public_id}:{at.isoformat()}",
        template="alert",
        at=at,
        **letter(alert, alert.language, **context),
    )


def _with_names(listings: list[Listing]) -> list[dict[str, Any]]:
    countries = Country.objects.in_bulk({listing.country for listing in listings})
    contracts = ContractType.objects.in_bulk({listing.contract_type for listing in listings})
    return [
        {
            "listing": listing,
            "country": countries.get(listing.country, ""),
            "contract": contracts.get(listing.contract_type, ""),
        }
        for listing in listings
    ]
