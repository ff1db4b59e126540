"""Releasing decisions to candidates, from the recruiter's desk."""

from collections.abc import Iterable

from applications.actions.telling import tell
from applications.enums import Told
from recruitment.actions.acting import acting
from recruitment.models import User
from recruitment.rules.roles import Doing
from screening.actions.locking import lock, require_without_interest
from screening.models import Decision, Screening
from screening.rules.telling import tellable
from vacancies.models import Vacancy


def untold(vacancy: Vacancy) -> list[tuple[Screening, Told]]:
    """The live cases of a vacancy whose newest decision the candidate has not been told, with what to tell."""
    decisions = {
        decision.case.screening_id: decision.outcome
        for decision in Decision.objects.filter(case__screening__vacancy=vacancy)
        .select_related("case")
        .order_by("decided_at")
    }
    cases = (
        vacancy.screenings.live()
        .select_related("application__vacancy", "application__candidate", "submission")
        .prefetch_related("application__tellings", "application__vacancy__publications")
        .in_order()
    )
    found = []
    for case in cases:
        what = tellable(case.eligibility, case.outcome, case.recommendation, decisions.get(case.pk, ""))
        if what and what not in {telling.what for telling in case.application.tellings.all()}:
            found.append((case, what))
    return found


def tell_cases(vacancy: Vacancy, ids: Iterable[int], *, by: User) -> list[tuple[Screening, Told]]:
    """Tell the candidates of these cases what was decided; returns who was told what."""
    with acting(by=by):
        vacancy = lock(vacancy.pk)
        require_without_interest(by, Doing.TELL, vacancy)
        wanted = set(ids)
        told = [(case, what) for case, what in untold(vacancy) if case.pk in wanted]
        for case, what in told:
            tell(case.application, what, by=by)
        return told
