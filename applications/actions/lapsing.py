"""Drafts that were not submitted in time lapse, and their owners are told, once."""

from applications.enums import ApplicationStatus
from applications.models import Application
from recruitment.actions import notices
from recruitment.actions.acting import System, acting

CLOCK = System("lapsing")
BATCH = 200


def lapse_due_drafts() -> int:
    """Lapse every draft whose vacancy has closed or was cancelled; returns how many.

    Safe to run twice, twice at once, or after any outage: rows are claimed with locks that others skip.
    """
    lapsed = 0
    while batch := _lapse_batch():
        lapsed += batch
    return lapsed


def _lapse_batch() -> int:
    with acting(by=CLOCK) as at:
        due = (
            Application.objects.to_lapse(at)
            .select_related("vacancy", "candidate")
            .select_for_update(skip_locked=True, of=("self",))
        )
        drafts = list(due.order_by("pk")[:BATCH])
        for draft in drafts:
            draft.status, draft.lapsed_at = ApplicationStatus.LAPSED, at
            draft.save(update_fields=["status", "lapsed_at"])
            notices.queue(
                key=f"lapsed:{draft.public_id}",
                to=draft.candidate,
                template="lapsed",
                context={"application": draft, "vacancy": draft.vacancy},
                at=at,
            )
        return len(drafts)
