"""The people of the tests, by name, and the things they make. Everything is made through the actions."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from applications.actions import drafting as applying
from applications.actions import profiles, submitting
from applications.models import Application, Submission
from recruitment.actions.acting import System
from recruitment.actions.roles import give_role
from recruitment.enums import DegreeLevel
from recruitment.models import Competency, Organization, User
from screening.demonstration import notices
from screening.demonstration.cast import account
from screening.demonstration.cv import pdf
from vacancies.actions import drafting, publishing, reissuing, translating
from vacancies.models import Publication, Vacancy

MAKER = System("tests")
PASSWORD = "a-password-for-tests"
ROLES = {
    "recruiter": "recruiter",
    "panellist": "panellist",
    "board_member": "board_member",
    "second_member": "board_member",
    "chair": "chair",
    "secretary": "secretary",
    "auditor": "auditor",
    "administrator": "administrator",
}

# The vacancy of the tests is published on 17 February 2026 and closes on 3 April, after the change of the clocks.
PUBLISHED = datetime(2026, 2, 17, 9, 0, tzinfo=UTC)
CLOSING_DATE = date(2026, 4, 3)
CLOSES_AT = datetime(2026, 4, 3, 21, 59, tzinfo=UTC)
JUST_BEFORE = CLOSES_AT - timedelta(minutes=5)


def person(name: str, organization: str = "IOM") -> User:
    """The person of this name, with the role of the same name where there is one."""
    user = account(f"{name}@example.org", name.replace("_", " ").title(), "Example")
    if name in ROLES:
        give_role(user, ROLES[name], Organization.objects.get(pk=organization), by=MAKER)
    return User.objects.get(pk=user.pk)


def draft(*, kind: str = "associate", by: User | None = None, **values: Any) -> Vacancy:
    """A draft that lacks nothing."""
    by = by or person("recruiter")
    texts, pathways = notices.KINDS[kind]
    complete = {
        **notices.TEXTS,
        **texts,
        "reference_number": f"T-{Vacancy.objects.count() + 1}",
        "closing_date": CLOSING_DATE,
        "non_represented_codes": ["IS", "NA", "WS"],
        "tiers_confirmed": True,
    }
    vacancy = drafting.create_draft(Organization.objects.get(pk="IOM"), by=by, **(complete | values))
    kinds = ["value", "core"] + (["managerial"] if vacancy.managerial_level else [])
    return drafting.save_draft(
        vacancy,
        values={},
        pathways=pathways,
        languages=notices.LANGUAGES,
        competencies=Competency.objects.filter(kind__in=kinds),
        by=by,
    )


def published(**values: Any) -> Vacancy:
    """A vacancy that was published just now, by the recruiter."""
    vacancy = draft(**values)
    publishing.publish(vacancy, by=person("recruiter"))
    return Vacancy.objects.get(pk=vacancy.pk)


def reissued(vacancy: Vacancy, *, reason: str = "The grade was printed wrongly.", **values: Any) -> Publication:
    """The next version of an open vacancy, with these columns changed (the grade, if none is named)."""
    by = person("recruiter")
    draft = reissuing.begin_reissue(vacancy, by=by)
    drafting.save_draft(draft, values=values or {"grade_id": "G-5"}, by=by)
    return reissuing.reissue(Vacancy.objects.get(pk=draft.pk), reason=reason, by=by)


def translated(draft: Vacancy, language: str, **changed: str) -> Vacancy:
    """A draft with each of its texts in another language too, each beginning with its code, or as they are given."""
    words = {name: getattr(draft, name) for name in publishing.TRANSLATED_TEXTS}
    texts = {name: f"{language.upper()} {text}" if text else "" for name, text in words.items()}
    translating.save_translation(draft, language, texts=texts | changed, by=person("recruiter"))
    return Vacancy.objects.get(pk=draft.pk)


def profile(
    candidate: User,
    *,
    nationalities: tuple[str, ...] = ("FR",),
    gender: str = "man",
    staff_number: str = "",
    degree: int = DegreeLevel.FIRST,
    jobs: tuple[tuple[date, date | None], ...] = ((date(2015, 1, 1), None),),
    languages: tuple[tuple[str, int], ...] = (("en", 4),),
) -> None:
    """Fill the candidate's profile; the first nationality is the primary one."""
    own = profiles.profile_of(candidate)
    person_values = {
        "given_name": candidate.first_name,
        "family_name": candidate.last_name,
        "gender": gender,
        "claims_internal": bool(staff_number),
        "staff_number": staff_number,
    }
    profiles.save_person(own, values=person_values, by=candidate)
    rows: dict[str, list[dict[str, Any]]] = {
        "nationalities": [{"country_id": code, "is_primary": not place} for place, code in enumerate(nationalities)],
        "educations": [{"degree": degree, "institution": "National University", "completed": True}],
        "employments": [{"title": "Assistant", "employer": "City", "start": start, "end": end} for start, end in jobs],
        "language_skills": [{"language_id": code, "level": level} for code, level in languages],
    }
    for name, values in rows.items():
        profiles.save_list(own, name, values, by=candidate)


def written(vacancy: Vacancy, candidate: User, **facts: Any) -> Application:
    """A draft application that lacks nothing."""
    profile(candidate, **facts)
    application = applying.begin(vacancy, by=candidate)
    values = {"motivation": "I would like to do this work.", "relatives_declared": False, "truth_declared": True}
    applying.save_draft(application, values=values, by=candidate)
    applying.attach_cv(application, "cv.pdf", pdf([str(candidate)]), by=candidate)
    return Application.objects.get(pk=application.pk)


def submitted(vacancy: Vacancy, candidate: User, **facts: Any) -> Submission:
    """A submission made now."""
    return submitting.submit(written(vacancy, candidate, **facts), by=candidate)
