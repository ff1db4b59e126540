"""Decisions that were made and not yet told: the words that will go out, and how."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from applications.actions.telling import goes_by_mail as goes_by_mail
from applications.enums import CANDIDATE_WORDS
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from screening.actions.telling import tell_cases, untold
from screening.forms.telling import TellingForm
from screening.views.desk_scope import frame, require_role, selection_or_404
from vacancies.models import Vacancy


@require_http_methods(["GET", "HEAD", "POST"])
def telling(request: HttpRequest, public_id: str) -> HttpResponse:
    """The list with the words that will be told, and the telling of those who were chosen."""
    vacancy = selection_or_404(request, public_id)
    waiting = untold(vacancy)
    if request.method != "POST":
        return _page(request, vacancy, waiting)
    require_role(request, Doing.TELL, vacancy)
    ids = {case.application.public_id: case.pk for case, _told in waiting}
    form = TellingForm(request.POST, public_ids=list(ids))
    if form.is_valid():
        try:
            told = tell_cases(vacancy, [ids[case] for case in form.cleaned_data["cases"]], by=request.user)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            count = len(told)
            words = ngettext("%(n)s candidate was told.", "%(n)s candidates were told.", count)
            messages.success(request, words % {"n": count})
            return redirect("desk:telling", public_id)
    return _page(request, vacancy, waiting, form)


def _page(request: HttpRequest, vacancy: Vacancy, waiting: list, form: TellingForm | None = None) -> HttpResponse:
    policy = vacancy.current_publication.terms.contact_policy
    ticked = set(request.POST.getlist("cases")) if form else None
    rows = [
        {
            "case": case,
            "word": what.label,
            "words": CANDIDATE_WORDS[what],
            "by_mail": goes_by_mail(what, policy),
            "ticked": ticked is None or case.application.public_id in ticked,
        }
        for case, what in waiting
    ]
    context = {
        **frame(request, vacancy, "desk:telling"),
        "rows": rows,
        "by_mail": sum(row["by_mail"] for row in rows),
        "form": form,
    }
    return render(request, "screening/desk/telling.html", context)
