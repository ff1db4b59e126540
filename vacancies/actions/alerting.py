"""Saving a search as an alert: begun by an account, or by an address that its owner confirms; changed; ended.

An address without an account is personal data that serves nothing once its alert has ended. So the row is removed,
with every letter of it in the outbox: an emptied address would leave a row that nobody could ever use again. An
account's alert is only marked as ended, so that its owner finds it on their page and may begin it again.
"""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.core.signing import Signer
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from recruitment import clock
from recruitment.actions import notices
from recruitment.actions.acting import System, acting
from recruitment.models import OutgoingNotice, User
from recruitment.refusal import Refused
from vacancies.actions.alert_memory import known_part, remember, unchanged_since_asked
from vacancies.models import Alert, Listing
from vacancies.rules.alerting import CONFIRM_WITHIN, FORGET_AFTER, STEPS, next_look
from vacancies.rules.searching import Criteria

ALERTS = System("alerts")
LONGEST_QUERY = 1000  # characters, as the column holds
A_BATCH = 500
# The signature makes the link a key: whoever has the letter may change and end its alert, and nobody can guess one.
KEYS = Signer(salt="alerts", sep=".")
CONFIRMATIONS = Signer(salt="alerts.confirm", sep=".")


def begin(criteria: Criteria, *, rhythm: str, language: str, by: User) -> tuple[Alert, bool]:
    """Save a search for an account; the alert, and whether it is new. It looks from now on.

    A search that the account's address has saved already stays one alert; one that was not yet confirmed is, by this.
    Raises Refused for a search that is too long to be kept.
    """
    query = saved_query(criteria)
    with acting(by=by) as at:
        for moved in Alert.objects.filter(user=by, ended_at=None).exclude(email=by.email).select_for_update():
            _follow_account(moved)
        _free(by.email, query)
        values = {"user": by, "language": language, "rhythm": rhythm, "begun_at": at}
        alert, is_new = _get_or_create(by.email, query, values)
        if alert.confirmed_at is None:
            is_new = True
            _update(alert, **values, **_confirmed(rhythm, at))
            remember(alert, Listing.objects.meeting(criteria_of(alert), at), at)
        return alert, is_new


def ask(criteria: Criteria, *, email: str, rhythm: str, language: str) -> None:
    """Send a letter to an address that asks for a confirmation; says nothing of what is known about the address.

    Where the address has this alert already, the letter says so and no second one is made. Asking again begins the
    unconfirmed alert anew. Raises Refused for a search that is too long to be kept.
    """
    query = saved_query(criteria)
    with acting(by=ALERTS) as at:
        _free(email, query)
        values = {"language": language, "rhythm": rhythm, "begun_at": at}
        alert, _is_new = _get_or_create(email, query, values)
        if alert.confirmed_at is not None:
            _send(alert, "alert_already", at, language)
            return
        _update(alert, **values)
        _send(alert, "alert_confirm", at, language, confirmation=_confirmation(alert, at))


def asked_for(confirmation: str) -> tuple[Alert | None, bool]:
    """The alert that the key of a confirmation letter names, and whether the key still serves.

    None when the alert was ended or forgotten. Raises BadSignature for a key that no letter held.
    """
    public_id, _dash, until = CONFIRMATIONS.unsign(confirmation).partition("-")
    alert = Alert.objects.filter(public_id=public_id, ended_at=None).first()
    return alert, clock.now() < datetime.fromtimestamp(int(until), tz=UTC)


def confirm(confirmation: str) -> Alert:
    """Confirm the alert that this key names; safe to repeat. It tells also what was published since it was asked for.

    Raises Refused when the key no longer serves, BadSignature for a key that no letter held.
    """
    with acting(by=ALERTS) as at:
        alert, serves = asked_for(confirmation)
        if alert is None or not (serves or alert.confirmed_at):
            raise Refused(_("This link no longer serves. Save the search again, and a new letter comes."))
        alert = Alert.objects.select_for_update().get(pk=alert.pk)
        if alert.confirmed_at is None:
            _update(alert, **_confirmed(alert.rhythm, at))
            met = Listing.objects.meeting(criteria_of(alert), at)
            remember(alert, unchanged_since_asked(met, alert.begun_at), at)
        return alert


def change_rhythm(alert: Alert, rhythm: str) -> Alert:
    """Look daily or weekly from now on, counted from the last look. Raises Refused when the alert has ended."""
    with acting(by=ALERTS) as at:
        locked = Alert.objects.running().select_for_update().filter(pk=alert.pk).first()
        if locked is None:
            raise Refused(_("This alert has ended. Nothing was changed."))
        last = locked.next_look_at - STEPS[locked.rhythm]
        _update(locked, rhythm=rhythm, next_look_at=next_look(last, rhythm, at))
        return locked


def end(key: str) -> None:
    """End the alert that this key names; safe to repeat. Letters of it that were not sent yet are not sent any more.

    Raises BadSignature for a key that no letter held.
    """
    with acting(by=ALERTS) as at:
        alert = Alert.objects.select_for_update().filter(public_id=KEYS.unsign(key), ended_at=None).first()
        if alert is None:
            return
        letters = OutgoingNotice.objects.filter(key__startswith=f"alert:{alert.public_id}:")
        if alert.user_id is None:
            letters.delete()
            alert.delete()
            return
        letters.filter(sent_at__isnull=True).delete()
        alert.matches.all().delete()
        _update(alert, ended_at=at)


def forget_unconfirmed() -> int:
    """Delete the alerts that nobody confirmed within thirty days, and their letters; returns how many."""
    forgotten = 0
    while batch := _forget_batch():
        forgotten += batch
    return forgotten


def key_of(alert: Alert) -> str:
    """The key by which a letter or its owner's page names the alert. It does not expire: nor do letters."""
    return KEYS.sign(alert.public_id)


def alert_of(key: str) -> Alert | None:
    """The alert that a key names, None when it has ended. Raises BadSignature for a key that no letter held."""
    return Alert.objects.filter(public_id=KEYS.unsign(key), ended_at=None).first()


def criteria_of(alert: Alert) -> Criteria:
    """The search that the alert keeps."""
    return Criteria.read(parse_qs(alert.criteria))


def kept_criteria(criteria: Criteria) -> Criteria:
    """What an alert keeps of a search: no order, nothing that rests on the reader's answers, only known values."""
    return known_part(criteria.for_an_alert())


def saved_query(criteria: Criteria) -> str:
    """The search as an alert keeps it. Raises Refused when it is too long."""
    query = kept_criteria(criteria).query()
    if len(query) > LONGEST_QUERY:
        raise Refused(_("This search has too many parts to be saved. Choose fewer values, and save it again."))
    return query


def letter(alert: Alert, language: str, **context: Any) -> dict[str, Any]:
    """What `notices.queue` needs besides key, template and instant: one-click unsubscription by RFC 8058 in every one.

    Sent to the account's present address, or to the alert's own.
    """
    key = key_of(alert)
    address = settings.SITE_URL + reverse("alerts:end", args=[key])
    return {
        "to": alert.user.email if alert.user else alert.email,
        "language": language,
        "headers": {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
        "context": {"alert": alert, "key": key, "criteria": criteria_of(alert), "language": language, **context},
    }


def _send(alert: Alert, template: str, at: datetime, language: str, **context: Any) -> None:
    key = f"alert:{alert.public_id}:{template}:{at.isoformat()}"
    notices.queue(key=key, template=template, at=at, **letter(alert, language, **context))


def _confirmation(alert: Alert, at: datetime) -> str:
    return CONFIRMATIONS.sign(f"{alert.public_id}-{int((at + CONFIRM_WITHIN).timestamp())}")


def _confirmed(rhythm: str, at: datetime) -> dict[str, datetime]:
    return {"confirmed_at": at, "next_look_at": next_look(at, rhythm, at)}


def _get_or_create(email: str, query: str, values: dict[str, Any]) -> tuple[Alert, bool]:
    rows = Alert.objects.select_for_update()
    return rows.get_or_create(email=email, criteria=query, ended_at=None, defaults=values)


def _update(alert: Alert, **values: Any) -> None:
    for name, value in values.items():
        setattr(alert, name, value)
    alert.save(update_fields=list(values))


def _free(email: str, query: str) -> None:
    """An account that had this address before and has another now keeps its alert, under its present address."""
    alerts = Alert.objects.filter(email=email, criteria=query, ended_at=None, user__isnull=False)
    for alert in alerts.exclude(user__email=F("email")).select_for_update(of=("self",)):
        _follow_account(alert)


def _follow_account(alert: Alert) -> None:
    """Move an account's alert to its present address; where that has the same alert, one of the two remains."""
    assert alert.user, "only an account's alert has an address to follow"
    twin = Alert.objects.filter(email=alert.user.email, criteria=alert.criteria, ended_at=None).first()
    if twin is not None and twin.confirmed_at is not None:
        alert.delete()
        return
    if twin is not None:
        twin.delete()
    _update(alert, email=alert.user.email)


def _forget_batch() -> int:
    with acting(by=ALERTS) as at:
        old = Alert.objects.filter(confirmed_at__isnull=True, begun_at__lte=at - FORGET_AFTER)
        alerts = list(old.select_for_update(skip_locked=True).order_by("pk")[:A_BATCH])
        for alert in alerts:
            OutgoingNotice.objects.filter(key__startswith=f"alert:{alert.public_id}:").delete()
        Alert.objects.filter(pk__in=[alert.pk for alert in alerts]).delete()
        return len(alerts)
