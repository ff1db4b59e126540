"""Putting closings on record. A vacancy is closed by its instant; this only notes what is already true."""

from recruitment.actions.acting import System, acting
from vacancies.models import Vacancy

CLOCK = System("closing")


def record_due_closings() -> int:
    """Record every closing that has come and is not on record; returns how many.

    Safe to run twice, twice at once, or after any outage: a row is claimed with a lock that others skip.
    """
    with acting(by=CLOCK) as at:
        due = list(Vacancy.objects.closing_to_record(at).select_for_update(skip_locked=True, of=("self",)))
        for vacancy in due:
            vacancy.closing_recorded_at = at
            vacancy.save(update_fields=["closing_recorded_at"])
    return len(due)
