"""Keeping the candidate's profile."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from applications.models import Education, Employment, LanguageSkill, Nationality, Profile
from recruitment.actions.acting import acting
from recruitment.models import User
from recruitment.refusal import Refused

LISTS: dict[str, Any] = {
    "nationalities": Nationality,
    "educations": Education,
    "employments": Employment,
    "language_skills": LanguageSkill,
}


def profile_of(user: User) -> Profile:
    """The profile of this user, made empty when there is none yet."""
    profile = Profile.objects.filter(user=user).first()
    if profile is not None:
        return profile
    with acting(by=user):
        return Profile.objects.get_or_create(user=user)[0]


def save_person(profile: Profile, *, values: dict[str, Any], by: User) -> Profile:
    """Save names, gender, residence, telephone and the internal claim."""
    _own(profile, by)
    with acting(by=by) as at:
        profile = Profile.objects.select_for_update().get(pk=profile.pk)
        for name, value in values.items():
            setattr(profile, name, value)
        profile.changed_at = at
        profile.save()
        return profile


def save_list(profile: Profile, name: str, rows: Iterable[dict[str, Any]], *, by: User) -> None:
    """Replace one of the profile's lists (see LISTS) by these rows.

    Raises Refused for nationalities without exactly one primary, and for what is stated as done and lies ahead.
    """
    _own(profile, by)
    rows = list(rows)
    if name == "nationalities" and rows and sum(row["is_primary"] for row in rows) != 1:
        raise Refused(_("Say which one of your nationalities is the primary one; tiers go by it."))
    with acting(by=by) as at:
        _refuse_what_lies_ahead(name, rows, at.date())
        profile = Profile.objects.select_for_update().get(pk=profile.pk)
        getattr(profile, name).all().delete()
        LISTS[name].objects.bulk_create(LISTS[name](profile=profile, **row) for row in rows)
        profile.changed_at = at
        profile.save(update_fields=["changed_at"])


def _refuse_what_lies_ahead(name: str, rows: list[dict[str, Any]], today: date) -> None:
    tomorrow = today + timedelta(days=1)  # it may be tomorrow already where the candidate is
    for row in rows:
        if name == "employments" and row["start"] > tomorrow:
            raise Refused(_("“%(title)s” has not begun yet. Add a job when it has.") % {"title": row["title"]})
        if name == "educations" and row["completed"] and (row.get("end") or today) > tomorrow:
            raise Refused(
                _("%(institution)s: an education that ends in the future is not completed yet. Say so or correct it.")
                % {"institution": row["institution"]}
            )


def _own(profile: Profile, by: User) -> None:
    if profile.user_id != by.pk:
        raise Refused(_("Only the candidate may change a profile."))
