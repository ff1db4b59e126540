"""Where may I be first tier? Two questions, whose answers stay in the reader's browser."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vacancies.forms.answers import AnswersForm
from vacancies.rules.answers import Answers
from vacancies.rules.searching import Criteria

COOKIE = settings.ANSWERS_COOKIE


def answers_of(request: HttpRequest) -> Answers | None:
    """What a stranger answered, from their own browser, or the profile of whoever is signed in; None if nothing.

    The floor above hands the profile's answers down with the request; a cookie says nothing of a signed-in reader.
    """
    if request.user.is_authenticated:
        handed_down = getattr(request, "answers", Answers())
        return None if handed_down == Answers() else handed_down
    return Answers.from_text(request.COOKIES.get(COOKIE, ""))


def _keep(request: HttpRequest, answers: Answers) -> HttpResponse:
    """Give the answers to the reader's browser, to keep until it is closed, and go on to the narrowed list."""
    response = redirect(f"{reverse('vacancies:list')}?{_narrowed(request)}")
    response.set_cookie(
        COOKIE,
        answers.as_text(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def first_tier(request: HttpRequest) -> HttpResponse:
    """Ask the two questions, or forget the answers. Who has an account answers them in the profile."""
    if request.user.is_authenticated:
        return redirect("applications:profile")
    if request.method == "POST" and "forget" in request.POST:
        response = redirect("vacancies:list")
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    answers = answers_of(request)
    known = {"nationality": answers.nationality, "gender": answers.gender} if answers else None
    form = AnswersForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        return _keep(request, Answers(**form.cleaned_data))
    context = {
        "form": form,
        "answers": answers,
        "query": request.GET.urlencode(),
        "page_title": _("Where you may be first tier"),
        "way": [(_("Vacancies"), reverse("vacancies:list")), (_("Where you may be first tier"), "")],
    }
    return render(request, "vacancies/public/first_tier.html", context)


def _narrowed(request: HttpRequest) -> str:
    criteria = Criteria.read({**dict(request.GET.lists()), "first_tier": ["1"]})
    return criteria.query()
