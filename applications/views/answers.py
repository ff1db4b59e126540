"""Where may I be first tier? Answered from the reader's own profile."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from applications.actions.profiles import profile_of
from vacancies.rules.answers import Answers
from vacancies.views.answers import keep_answers


@require_safe
def from_profile(request: HttpRequest) -> HttpResponse:
    """Narrow the list by what the profile says; where it says nothing yet, ask."""
    profile = profile_of(request.user)
    primary = profile.nationalities.filter(is_primary=True).first()
    answers = Answers(primary.country_id if primary else "", profile.gender, profile.claims_internal)
    if answers == Answers():
        query = request.GET.urlencode()
        response = redirect("vacancies:first_tier")
        response["Location"] += f"?{query}" if query else ""
        return response
    return keep_answers(request, answers)
