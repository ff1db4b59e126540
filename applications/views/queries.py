"""How the pages of candidates find things: always among the viewer's own."""

from django.db.models import Prefetch, QuerySet
from django.db.models.fields.json import KT
from django.shortcuts import get_object_or_404

from applications.models import Application, Document, Profile, Submission
from recruitment.models import User


def own_applications(candidate: User) -> QuerySet[Application]:
    """The candidate's applications with all that their pages show; a fixed number of queries."""
    return (
        Application.objects.of(candidate)
        .select_related("vacancy__organization")
        .prefetch_related(
            "vacancy__publications",
            "vacancy__extensions",
            "tellings",
            "documents",
            Prefetch(
                "submissions", Submission.objects.defer("dossier").annotate(notice_hash=KT("dossier__publication"))
            ),
        )
    )


def own_application(candidate: User, public_id: str) -> Application:
    """One of the candidate's own applications. Raises Http404 for any other."""
    return get_object_or_404(own_applications(candidate), public_id=public_id)


def own_submission(candidate: User, public_id: str) -> Submission:
    """One of the candidate's own submissions. Raises Http404 for any other."""
    found = Submission.objects.filter(application__in=Application.objects.of(candidate))
    return get_object_or_404(
        found.select_related("application__vacancy__organization").prefetch_related(
            "application__vacancy__publications"
        ),
        public_id=public_id,
    )


def own_document(candidate: User, public_id: str) -> Document:
    """One of the candidate's own documents, current or replaced. Raises Http404 for any other."""
    return get_object_or_404(Document.objects.filter(application__candidate=candidate), public_id=public_id)


def own_profile(candidate: User) -> Profile | None:
    """The candidate's profile with its lists, or None before anything was saved; five queries."""
    lists = ("nationalities", "educations", "employments", "language_skills")
    return Profile.objects.filter(user=candidate).prefetch_related(*lists).first()
