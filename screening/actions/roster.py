"""The roster in the candidate's hand, and the announcements of its end."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from applications.enums import Told
from recruitment import clock
from recruitment.actions import notices
from recruitment.actions.acting import System, acting
from recruitment.models import Organization, User
from recruitment.refusal import Refused
from screening.enums import RosterState
from screening.models import RosterEntry, RosterPause
from screening.rules import roster

CLOCK = System("roster")


def pause(entry: RosterEntry, *, by: User) -> RosterPause:
    """Stop offers for a while. It does not extend the entry. Raises Refused unless the entry is valid."""
    with acting(by=by):
        entry, today = _own(entry, by)
        if entry.state(today) != RosterState.VALID:
            raise Refused(_("Only a valid roster entry can be paused."))
        return RosterPause.objects.create(entry=entry, paused_on=today)


def resume(entry: RosterEntry, *, by: User) -> None:
    """Take offers again. Raises Refused unless the entry is paused."""
    with acting(by=by):
        entry, today = _own(entry, by)
        if entry.state(today) != RosterState.PAUSED:
            raise Refused(_("This roster entry is not paused."))
        for open_pause in entry.pauses.filter(resumed_on__isnull=True):
            open_pause.resumed_on = today
            open_pause.save(update_fields=["resumed_on"])


def leave(entry: RosterEntry, *, by: User) -> None:
    """Leave the roster for good. Raises Refused when the entry has ended or was left."""
    with acting(by=by):
        entry, today = _own(entry, by)
        if entry.state(today) not in (RosterState.VALID, RosterState.PAUSED):
            raise Refused(_("This roster entry has ended already."))
        entry.left_on = today
        entry.save(update_fields=["left_on"])


def leave_with_withdrawn_applications() -> int:
    """Take off the roster whoever withdrew the application that the entry rests on; returns how many.

    Safe to run twice, twice at once, or after any outage.
    """
    with acting(by=CLOCK) as at:
        entries = list(
            RosterEntry.objects.to_leave()
            .select_related("organization")
            .select_for_update(of=("self",), skip_locked=True)
        )
        for entry in entries:
            entry.left_on = at.astimezone(ZoneInfo(entry.organization.closing_zone)).date()
            entry.save(update_fields=["left_on"])
    return len(entries)


def told_entries(candidate: User):
    """The candidate's own entries of which the candidate was told; the others do not exist for anybody outside."""
    return RosterEntry.objects.of(candidate).filter(
        decision__case__screening__application__tellings__what=Told.ENDORSED
    )


def announce_ends() -> int:
    """Tell candidates that their entry ends in 90, 30 or 7 days or today; returns how many messages were queued.

    Days are counted in each organization's closing zone. Safe to run twice or after an outage: each announcement
    has its own key, and one that was missed gives way to the next.
    """
    queued = 0
    for organization in Organization.objects.all():
        today = clock.today(organization.closing_zone)
        entries = (
            RosterEntry.objects.standing(today)
            .filter(organization=organization, decision__case__screening__application__tellings__what=Told.ENDORSED)
            .select_related("candidate", "decision__case__screening__vacancy")
        )
        for entry in entries.iterator(chunk_size=500):
            queued += _announce(entry, roster.announcement_due(entry.ends_on, today))
    return queued


def _announce(entry: RosterEntry, days: int | None) -> bool:
    if days is None:
        return False
    with acting(by=CLOCK) as at:
        return notices.queue(
            key=f"roster:{entry.public_id}:{days}",
            to=entry.candidate,
            template="roster",
            context={"entry": entry, "days": days, "vacancy": entry.decision.case.screening.vacancy},
            at=at,
        )


def _own(entry: RosterEntry, by: User):
    entry = told_entries(by).select_for_update(of=("self",)).select_related("organization").get(pk=entry.pk)
    return entry, clock.today(entry.organization.closing_zone)
