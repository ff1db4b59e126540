"""What every act of screening begins with: the vacancy as a lock, the role, and no hand in one's own case."""

from django.utils.translation import gettext as _

from applications.models import Application
from recruitment.actions.acting import Actor, System, require
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from vacancies.models import Vacancy


def lock(vacancy_id: int) -> Vacancy:
    """The vacancy, locked for this transaction: acts of screening on one vacancy come one after the other.

    Raises Refused when it was cancelled: nobody is selected from it any more.
    """
    vacancy = Vacancy.objects.select_for_update(no_key=True).get(pk=vacancy_id)
    if vacancy.cancelled_at is not None:
        raise Refused(_("The vacancy was cancelled; nobody is selected from it."))
    return vacancy


def require_without_interest(by: Actor, doing: Doing, vacancy: Vacancy) -> None:
    """Refuse without the role in the vacancy's organization, and refuse whoever applied to the vacancy."""
    require(by, doing, vacancy.organization_id)
    refuse_applicants(by, vacancy)


def refuse_applicants(by: Actor, vacancy: Vacancy) -> None:
    """Refuse whoever applied to the vacancy: nobody decides in a competition that they are part of."""
    if not isinstance(by, System) and Application.objects.of(by).filter(vacancy=vacancy).exists():
        raise Refused(_("You applied to this vacancy yourself, so you may not take part in its selection."))
