"""Composing the dossier from the profile, the application and its documents."""

from typing import Any

from django.utils.translation import gettext as _

from applications.models import Application, Document, Profile
from applications.rules.applying import Readiness
from applications.rules.dossier import facts
from recruitment.refusal import Refused
from vacancies.rules.tiers import TierVerdict, tier_of


def dossier_of(application: Application, profile: Profile | None = None) -> dict[str, Any]:
    """Everything that would be frozen if the application were submitted now. The same facts give the same dossier.

    Reads the profile unless it is given with its lists. Raises Refused when there is none yet.
    """
    profile = profile or profile_with_lists(application)
    nationalities = [(row.country_id, row.is_primary) for row in profile.nationalities.all()]
    return {
        "format": 1,
        "vacancy": application.vacancy.public_id,
        "publication": application.vacancy.current_publication.hash,
        "person": {
            "family_name": profile.family_name,
            "given_name": profile.given_name,
            "email": profile.user.email,
            "phone": profile.phone,
            "residence": profile.residence_id or "",
            "gender": profile.gender,
            "nationalities": sorted(code for code, _primary in nationalities),
            "primary_nationality": next((code for code, primary in nationalities if primary), ""),
            "claims_internal": profile.claims_internal,
            "staff_number": profile.staff_number if profile.claims_internal else "",
        },
        "education": [
            {
                "degree": row.degree,
                "field": row.field,
                "institution": row.institution,
                "country": row.country_id or "",
                "start": row.start.isoformat() if row.start else "",
                "end": row.end.isoformat() if row.end else "",
                "completed": row.completed,
            }
            for row in profile.educations.all()
        ],
        "employment": [
            {
                "title": row.title,
                "employer": row.employer,
                "start": row.start.isoformat(),
                "end": row.end.isoformat() if row.end else "",
                "duties": row.duties,
            }
            for row in profile.employments.all()
        ],
        "languages": [{"language": row.language_id, "level": row.level} for row in profile.language_skills.all()],
        "motivation": application.motivation,
        "declarations": {
            "relatives": application.relatives_declared,
            "relatives_details": application.relatives_details,
            "truth": application.truth_declared,
        },
        "documents": [
            {"kind": document.kind, "name": document.name, "sha256": document.sha256, "id": document.public_id}
            for document in current_documents(application)
        ],
    }


def readiness_of(application: Application, profile: Profile | None = None) -> Readiness:
    """What the application holds, as far as it matters for being complete. Reads the profile unless it is given."""
    profile = profile or profile_with_lists(application)
    return Readiness(
        has_name=bool(profile.family_name and profile.given_name),
        has_primary_nationality=any(row.is_primary for row in profile.nationalities.all()),
        has_gender_answer=bool(profile.gender),
        educations=len(profile.educations.all()),
        employments=len(profile.employments.all()),
        languages=len(profile.language_skills.all()),
        has_cv=any(document.kind == "cv" for document in current_documents(application)),
        motivation_words=len(application.motivation.split()),
        declares_truth=application.truth_declared,
        relatives_answered=application.relatives_declared is not None,
        relatives_described=not application.relatives_declared or bool(application.relatives_details.strip()),
    )


def tier_now(application: Application) -> TierVerdict:
    """The tier that the candidate's present claims would give, by the vacancy's frozen policy."""
    terms = application.vacancy.current_publication.terms
    return tier_of(terms.tiers, facts(dossier_of(application)).tier_facts())


def current_documents(application: Application) -> list[Document]:
    """The documents that were not replaced, in a steady order."""
    return [document for document in application.documents.all() if document.replaced_at is None]


def profile_with_lists(application: Application) -> Profile:
    """The candidate's profile with its lists read. Raises Refused when there is none yet."""
    profile = (
        Profile.objects.filter(user=application.candidate_id)
        .select_related("user")
        .prefetch_related("nationalities", "educations", "employments", "language_skills")
        .first()
    )
    if profile is None:
        raise Refused(_("Fill in your profile first: it is the beginning of every application."))
    return profile
