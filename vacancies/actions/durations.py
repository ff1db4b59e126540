"""Noting how long the steps after closing usually take. The floor above measures; this floor tells it to readers."""

from collections.abc import Sequence

from recruitment.actions.acting import Actor, acting
from vacancies.enums import LaterStep
from vacancies.models import UsualDuration
from vacancies.rules.durations import Measured


def note(step: LaterStep, measured: Sequence[Measured], *, by: Actor) -> bool:
    """Let `measured` be all that is known of this step; organizations that it does not name lose theirs.

    Returns whether anything changed. What is as before is not written again, so the kept pages stay good.
    """
    with acting(by=by) as at:
        rows = UsualDuration.objects.filter(step=step)
        if {Measured(row.organization_id, row.median_days, row.based_on) for row in rows} == set(measured):
            return False
        rows.exclude(organization__in=[found.organization for found in measured]).delete()
        UsualDuration.objects.bulk_create(
            [
                UsualDuration(
                    organization_id=found.organization,
                    step=step,
                    median_days=found.median_days,
                    based_on=found.based_on,
                    measured_at=at,
                )
                for found in measured
            ],
            update_conflicts=True,
            unique_fields=["organization", "step"],
            update_fields=["median_days", "based_on", "measured_at"],
        )
    return True
