"""What the floors below may read of a profile, handed down with the request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from applications.models import Profile
from recruitment.models import User
from vacancies.rules.answers import Answers


class AnswersMiddleware:
    """Answers the two questions of the list from the profile of whoever is signed in; asked only where it is shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            user = request.user
            request.answers = SimpleLazyObject(lambda: answers_of_profile(user))  # type: ignore[attr-defined]
        return self.get_response(request)


def answers_of_profile(user: User) -> Answers:
    """What the profile says; empty answers where there is none yet. At most two queries."""
    profile = Profile.objects.filter(user=user).first()
    if profile is None:
        return Answers()
    primary = profile.nationalities.filter(is_primary=True).first()
    return Answers(primary.country_id if primary else "", profile.gender, profile.claims_internal)
