"""Submitting, amending and withdrawing an application."""

from typing import Any

from django.db import IntegrityError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from applications.actions.composing import dossier_of, profile_with_lists, readiness_of
from applications.actions.drafting import own_locked
from applications.enums import ApplicationStatus
from applications.models import Application, Submission
from applications.rules import applying
from applications.rules.dossier import facts
from recruitment.actions import notices
from recruitment.actions.acting import acting
from recruitment.identifiers import new_public_id
from recruitment.models import User
from recruitment.refusal import Refused, broken_rule
from recruitment.rules.canonical import fingerprint
from vacancies.models import Vacancy
from vacancies.rules.tiers import tier_of

TOO_LATE = {"no_submission_after_closing", "vacancy_takes_applications"}


class Changed(Refused):
    """The dossier is no longer the one that the candidate was shown. Nothing was sent."""


class TooLate(Refused):
    """The vacancy had closed, or was cancelled, when the request reached the database. The draft is kept."""


def submit(application: Application, *, seen: str = "", by: User) -> Submission:
    """Freeze the dossier as the next version and put it on record; the same dossier again gives the same receipt.

    The instant is the database's, taken inside this transaction. `seen` is the hash of the dossier that the candidate
    was shown, and with it Changed is raised when another would be sent. Raises Refused with one sentence for each thing
    that is missing, TooLate from the closing instant on.
    """
    try:
        return _submit(application, seen, by)
    except IntegrityError as error:
        if broken_rule(error) in TOO_LATE:
            raise TooLate(
                _("The vacancy closed while your application was on its way. It was not taken; your draft is kept.")
            ) from error
        raise


def _submit(application: Application, seen: str, by: User) -> Submission:
    with acting(by=by) as at:
        application = own_locked(application, by)
        prefetch_related_objects([application], "documents", "vacancy__publications")
        vacancy = application.vacancy
        verdict = applying.may_submit(application.status, vacancy.state(at), vacancy.closes_at, at)
        if not verdict:
            raise TooLate(verdict.why)
        profile = profile_with_lists(application)
        if sentences := [sentence for _section, sentence in applying.missing(readiness_of(application, profile))]:
            raise Refused(*sentences)
        dossier = dossier_of(application, profile)
        if seen and seen != fingerprint(dossier):
            raise Changed(_what_changed(seen, dossier, vacancy))
        policy = vacancy.current_publication.terms.tiers
        admitted = applying.may_apply_at_all(policy, tier_of(policy, facts(dossier).tier_facts()))
        if not admitted:
            raise Refused(admitted.why)
        before = application.current_submission
        if application.status == ApplicationStatus.SUBMITTED and before and before.hash == fingerprint(dossier):
            return before
        submission = Submission.objects.create(
            application=application,
            version=application.current_version + 1,
            dossier=dossier,
            hash=fingerprint(dossier),
            receipt_number=_receipt_number(),
            submitted_at=at,
        )
        submission.refresh_from_db(fields=["submitted_at"])
        application.status = ApplicationStatus.SUBMITTED
        application.current_version = submission.version
        application.withdrawn_at = None
        application.save(update_fields=["status", "current_version", "withdrawn_at"])
        notices.queue(
            key=f"receipt:{submission.receipt_number}",
            to=by,
            template="receipt",
            context={"submission": submission, "application": application, "vacancy": vacancy},
            at=at,
        )
        return submission


def _what_changed(seen: str, dossier: dict[str, Any], vacancy: Vacancy) -> str:
    """Why this is not the dossier that was shown: the notice was re-issued, or the candidate changed something."""
    earlier = [row.hash for row in vacancy.publications.all() if row.hash != dossier["publication"]]
    if any(fingerprint({**dossier, "publication": hash_}) == seen for hash_ in earlier):
        return _(
            "The notice was corrected since you saw this page, and nothing was sent yet. Read on the page of the "
            "vacancy what changed; then submit."
        )
    return _("Your application was changed since you saw it, perhaps in another window. It is below as it is now.")


def withdraw(application: Application, *, by: User) -> None:
    """Withdraw a submitted application. Until the vacancy closes the candidate may submit again.

    Raises Refused when there is nothing to withdraw.
    """
    with acting(by=by) as at:
        application = Application.objects.of(by).select_for_update().get(pk=application.pk)
        verdict = applying.may_move(application.status, ApplicationStatus.WITHDRAWN)
        if not verdict:
            raise Refused(verdict.why)
        application.status = ApplicationStatus.WITHDRAWN
        application.withdrawn_at = at
        application.save(update_fields=["status", "withdrawn_at"])


def _receipt_number() -> str:
    letters = new_public_id().upper()
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"
