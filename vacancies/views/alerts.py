"""Alerts: saving a search with an account or an address alone, and what its owner may do with it.

A letter's link is a key of its own: it works without signing in, and whoever has the letter may change or end its
alert. Following a link changes nothing, because mail programs follow links too; only a button does.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from recruitment import clock
from recruitment.refusal import Refused
from vacancies.actions import alerting
from vacancies.enums import NoticeLanguage
from vacancies.forms.alert import RhythmForm, StrangerForm
from vacancies.models import Alert, Listing
from vacancies.rules.searching import Criteria
from vacancies.views.limits import asks_too_often, is_too_often
from vacancies.views.search_words import in_short, parts_of, parts_of_each

AN_HOUR = 3600  # seconds
MOST_AN_ADDRESS, MOST_A_PLACE = 5, 20  # letters an hour to one address, and asked for from one place
ENDED_SHOWN = 10


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """What will be searched, in words; then how often, and for a stranger where to."""
    criteria = Criteria.read(dict(request.GET.lists()))
    kind = RhythmForm if request.user.is_authenticated else StrangerForm
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return _begin(request, criteria.for_an_alert(), form.cleaned_data)
        except Refused as refusal:
            for sentence in refusal.sentences:
                form.add_error(None, sentence)
    return render(request, "vacancies/alerts/begin.html", {"form": form, **_beginning(criteria)})


def _beginning(criteria: Criteria) -> dict[str, Any]:
    kept = alerting.kept_criteria(criteria)
    return {
        "page_title": _("Tell me of new vacancies like these"),
        "parts": parts_of(kept),
        "left_out_first_tier": criteria.first_tier,
        "open_now": Listing.objects.meeting(kept, clock.now()).count(),
        "list_url": _list_url(kept),
        "way": [(_("Vacancies"), reverse("vacancies:list")), (_("Alert"), "")],
    }


def _begin(request: HttpRequest, criteria: Criteria, given: dict[str, str]) -> HttpResponse:
    if request.user.is_authenticated:
        _alert, is_new = alerting.begin(criteria, rhythm=given["rhythm"], language=_language(), by=request.user)
        if is_new:
            messages.success(request, _("The alert is saved. It tells you of what is published from now on."))
        else:
            messages.info(request, _("You have an alert for this search already. It goes on as it was."))
        return redirect("alerts:mine")
    alerting.saved_query(criteria)
    if _asks_too_often(request, given["email"]):
        return _too_often(request, criteria)
    alerting.ask(criteria, email=given["email"], rhythm=given["rhythm"], language=_language())
    return redirect("alerts:asked")


def _asks_too_often(request: HttpRequest, email: str) -> bool:
    from_here = asks_too_often(request, "alerts", times=MOST_A_PLACE, seconds=AN_HOUR)
    return from_here or is_too_often("alerts-to", email, times=MOST_AN_ADDRESS, seconds=AN_HOUR)


def _too_often(request: HttpRequest, criteria: Criteria) -> HttpResponse:
    context = {"page_title": _("Too many letters asked for"), "list_url": _list_url(criteria)}
    answer = render(request, "vacancies/alerts/too_often.html", context, status=429)
    answer["Retry-After"] = str(AN_HOUR)
    return answer


@login_not_required
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """That a letter is on its way: the same sentences whatever is known about the address."""
    return render(request, "vacancies/alerts/asked.html", {"page_title": _("Look into your mail")})


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, confirmation: str) -> HttpResponse:
    """First what is confirmed; then, by a button, the confirmation."""
    alert, serves = _or_404(alerting.asked_for, confirmation)
    if request.method == "POST":
        try:
            alert = alerting.confirm(confirmation)
        except Refused:
            return _lapsed(request, alert)
        messages.success(request, _("The alert is confirmed. It tells you of new vacancies from now on."))
    if alert is not None and alert.confirmed_at:
        return redirect("alerts:change", alerting.key_of(alert))
    if alert is None or not serves:
        return _lapsed(request, alert)
    context = {"page_title": _("Confirm your alert"), "alert": alert, **_in_words(alert)}
    context["end_url"] = reverse("alerts:end", args=[alerting.key_of(alert)])
    return render(request, "vacancies/alerts/confirm.html", context)


def _lapsed(request: HttpRequest, alert: Alert | None) -> HttpResponse:
    again = _begin_url(alert) if alert else reverse("vacancies:list")
    context = {"page_title": _("This link no longer serves"), "again_url": again, "is_kept": alert is not None}
    return render(request, "vacancies/alerts/lapsed.html", context, status=410)


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, key: str) -> HttpResponse:
    """The alert that a letter belongs to: what it searches and how often, which may be changed here."""
    alert = _or_404(alerting.alert_of, key)
    if alert is None or alert.confirmed_at is None:
        return _ended(request)
    form = RhythmForm(request.POST if request.method == "POST" else None, initial={"rhythm": alert.rhythm})
    if form.is_valid():
        try:
            alerting.change_rhythm(alert, form.cleaned_data["rhythm"])
        except Refused:
            return _ended(request)
        messages.success(request, _("Saved."))
        is_own = request.user.is_authenticated and _own(request).filter(pk=alert.pk).exists()
        return redirect("alerts:mine") if is_own else redirect("alerts:change", key)
    context = {"page_title": _("Your alert"), "form": form, "alert": alert, "key": key, **_in_words(alert)}
    return render(request, "vacancies/alerts/change.html", context)


@csrf_exempt
@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, key: str) -> HttpResponse:
    """A page with one button, which ends the alert; mail programs press it for their readers.

    The button asks for no cookie: RFC 8058, section 3.2, has the mail program send the POST without any, and the
    answer must be no redirect. The key in the address is what permits it.
    """
    alert = _or_404(alerting.alert_of, key)
    if request.method == "POST":
        begin_url = _begin_url(alert) if alert else ""
        alerting.end(key)
        return _ended(request, begin_url)
    if alert is None:
        return _ended(request)
    context = {"page_title": _("End this alert?"), "alert": alert, "key": key, **_in_words(alert)}
    return render(request, "vacancies/alerts/end.html", context)


def _ended(request: HttpRequest, begin_url: str = "") -> HttpResponse:
    context = {"page_title": _("This alert has ended"), "begin_url": begin_url}
    return render(request, "vacancies/alerts/ended.html", context)


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The alerts of the reader's account and of its address; below, those that ended last."""
    running = list(_own(request).running())
    ended = list(request.user.alerts.filter(ended_at__isnull=False).order_by("-ended_at")[:ENDED_SHOWN])
    rows = _rows([*running, *ended])
    context = {
        "page_title": _("My alerts"),
        "running": rows[: len(running)],
        "ended": rows[len(running) :],
    }
    return render(request, "vacancies/alerts/mine.html", context)


def _own(request: HttpRequest) -> Any:
    """An address is the account's only when it was confirmed, as sign-in demands."""
    return Alert.objects.filter(Q(user=request.user) | Q(user=None, email=request.user.email))


def _rows(alerts: list[Alert]) -> list[dict[str, Any]]:
    searches = [alerting.criteria_of(alert) for alert in alerts]
    return [
        {
            "alert": alert,
            "title": in_short(parts),
            "key": alerting.key_of(alert),
            "list_url": _list_url(criteria),
            "begin_url": _begin_url(alert),
        }
        for alert, criteria, parts in zip(alerts, searches, parts_of_each(searches), strict=True)
    ]


def _in_words(alert: Alert) -> dict[str, Any]:
    criteria = alerting.criteria_of(alert)
    return {"parts": parts_of(criteria), "list_url": _list_url(criteria)}


def _list_url(criteria: Criteria) -> str:
    query = criteria.query()
    return reverse("vacancies:list") + (f"?{query}" if query else "")


def _begin_url(alert: Alert) -> str:
    return reverse("alerts:begin") + (f"?{alert.criteria}" if alert.criteria else "")


def _language() -> str:
    language = (get_language() or "")[:2]
    return language if language in NoticeLanguage.values else NoticeLanguage.ENGLISH.value


def _or_404(find: Any, key: str) -> Any:
    try:
        return find(key)
    except BadSignature:
        raise Http404 from None
