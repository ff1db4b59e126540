"""The one door through which candidates are told anything about a decision."""

from applications.enums import Told
from applications.models import Application, Telling
from recruitment.actions import notices
from recruitment.actions.acting import Actor, acting, require
from recruitment.enums import ContactPolicy
from recruitment.rules.roles import Doing

# Under "only shortlisted candidates are contacted" these go by mail; the rest stand on the status page alone.
WRITTEN_TO_THE_SHORTLISTED = {
    Told.SHORTLISTED,
    Told.RECOMMENDED,
    Told.NOT_RECOMMENDED,
    Told.ENDORSED,
    Told.NOT_ENDORSED,
}
WRITTEN_TO_EVERYBODY = {Told.CANCELLED}


def tell(application: Application, what: Told, *, by: Actor) -> bool:
    """Tell a candidate something; False when it was told before. Mail goes out as the contact policy says."""
    vacancy = application.vacancy
    require(by, Doing.TELL, vacancy.organization_id)
    with acting(by=by) as at:
        telling, is_new = Telling.objects.get_or_create(
            application=application, what=what, defaults={"told_at": at, "told_by": by.actor_label}
        )
        if is_new and goes_by_mail(what, vacancy.current_publication.terms.contact_policy):
            notices.queue(
                key=f"told:{application.public_id}:{what}",
                to=application.candidate,
                template="told",
                context={"telling": telling, "application": application, "vacancy": vacancy},
                at=at,
            )
        return is_new


def goes_by_mail(what: Told, policy: str) -> bool:
    """Whether this is told by mail under an organization's contact policy; the status page tells it either way."""
    return policy == ContactPolicy.EVERYBODY or what in WRITTEN_TO_THE_SHORTLISTED | WRITTEN_TO_EVERYBODY
