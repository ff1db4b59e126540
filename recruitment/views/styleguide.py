"""Every component in every state, for those who build pages; the people and posts are invented.

For staff; with DEBUG for everybody.
"""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace as Sample

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.contrib.messages import constants as levels
from django.contrib.messages.storage.base import Message
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment import clock
from recruitment.templatetags.portal import instant

LONG_NAME = "Maria-Antonieta Wijesundara-Fernández de Oliveira e Vasconcelos-Papadimitriou"
CLOSES = datetime(2026, 2, 4, 22, 59, tzinfo=UTC)


class SampleForm(forms.Form):
    """One field of each kind that the portal's forms have."""

    name = forms.CharField(label="Family name", help_text="As in your passport.")
    born = forms.DateField(label="Date of birth", widget=forms.DateInput(attrs={"type": "date"}))
    country = forms.ChoiceField(
        label="Primary nationality", choices=[("", "Choose"), ("NA", "Namibia"), ("CV", "Cabo Verde")]
    )
    gender = forms.ChoiceField(
        label="Gender",
        choices=[("f", "Woman"), ("m", "Man"), ("", "I prefer not to say")],
        widget=forms.RadioSelect,
        help_text="It can place you in the first tier. Not saying costs you nothing else.",
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label="Languages",
        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
        widget=forms.CheckboxSelectMultiple,
    )
    years = forms.IntegerField(label="Years of experience", min_value=0)
    motivation = forms.CharField(label="Why this post", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    cv = forms.FileField(label="Curriculum vitae", help_text="PDF, at most 5 MB.", required=False)
    is_internal = forms.BooleanField(label="I am a staff member of the organization", required=False)
    locked = forms.CharField(label="Number of the notice", initial="VN2026/14", disabled=True, required=False)


class SampleRow(forms.Form):
    """A row of a formset."""

    employer = forms.CharField(label="Employer")
    begun = forms.DateField(label="From", widget=forms.DateInput(attrs={"type": "date"}))


@require_safe
@login_not_required
def styleguide(request: HttpRequest) -> HttpResponse:
    """All components, with `?errors` the forms with errors."""
    if not (settings.DEBUG or (request.user.is_active and request.user.is_staff)):
        if request.user.is_authenticated:
            raise PermissionDenied  # signing in again would lead in a circle
        return redirect_to_login(request.get_full_path())
    wrong = {"name": "", "country": "XX", "years": "-3", "gender": "x"}
    form = SampleForm(wrong if "errors" in request.GET else None)
    rows = forms.formset_factory(SampleRow, extra=2)(prefix="jobs")
    return render(request, "styleguide.html", {"form": form, "formset": rows, **_states()})


def _states() -> dict[str, object]:
    now = clock.now()
    return {
        "long_name": LONG_NAME,
        "deadlines": _deadlines(now),
        "closes": CLOSES,
        "now": now,
        "before": now - timedelta(days=3),
        "sample_messages": [Message(level, words) for level, words in MESSAGES],
        "until": date(2028, 2, 29),
        "way": [("Vacancies", "#"), ("Programme Officer (Return and Reintegration)", "#")],
        "tones": ["current", "done", "attention", "stop", "notice", "quiet", ""],
        "panels": ["notice", "attention", "stop", "done", "plain"],
        "stages": _stages("current"),
        "ended": _stages("stopped"),
        "facts": [
            ("Duty station", "Port Moresby, Papua New Guinea"),
            ("Grade", "P-3"),
            ("Contract", "Fixed-term, one year with possibility of extension"),
            ("Empty values", ""),
            ("A long value", LONG_NAME.replace(" ", "-")),
        ],
        "evidence": [
            Sample(
                verdict="Met",
                tone="done",
                text="Master's degree in 2014 and 9 years 4 months of experience; seven are asked.",
                source="Dossier, education 1; employment 1 to 3, overlapping months counted once",
            ),
            Sample(
                verdict="Not shown",
                tone="attention",
                text="Whether the candidate speaks French is not said. The notice asks for it.",
                source="",
            ),
            Sample(
                verdict="Not met",
                tone="stop",
                text="A national of the duty station on an internationally recruited post.",
                source="Dossier, nationalities",
            ),
        ],
        "checks": [
            Sample(
                met=False,
                sentence="Four years of experience are asked, 2 years 1 month are shown.",
                evidence=["Employment 1", "Employment 2"],
            )
        ],
        "sections": [
            Sample(label="Personal details", url="#", word="Done", tone="done", sentence=""),
            Sample(
                label="Languages",
                url="#",
                word="Begun",
                tone="current",
                sentence="You have not yet said whether you speak French. The notice asks for it.",
            ),
            Sample(label="Motivation", url="#", word="Missing", tone="attention", sentence=""),
        ],
        "counts": [
            Sample(label="applications", number=148, url="#"),
            Sample(label="eligible", number=91, url="#"),
            Sample(label="first tier", number=34, url="#"),
            Sample(label="second tier, locked", number=57, url=""),
            Sample(label="shortlisted", number=0, url=""),
        ],
        "subnav": [
            Sample(label="Long list", url="#", current=True, count=148),
            Sample(label="Short list", url="#", current=False, count=12),
            Sample(label="Board case", url="#", current=False, count=None),
        ],
        "page": Paginator(range(480), 25).page(7),
        "people": [Sample(name=name, tier=tier, score=score) for name, tier, score in PEOPLE],
    }


MESSAGES = [
    (levels.INFO, "A message: the notice was read again."),
    (levels.SUCCESS, "A message: the application was submitted."),
    (levels.WARNING, "A message: the deadline is today."),
    (levels.ERROR, "A message: the file was not kept. It is larger than 5 MB."),
]
PEOPLE = [("Amara Nwosu", 1, "18.5"), ("Tomás Guðmundsson", 2, "17.0"), (LONG_NAME, 0, "9.25")]


def _deadlines(now: datetime) -> list[dict[str, object]]:
    """One deadline in each state, as the tag `deadline` gives them to the component."""
    shown = {"zone": "Europe/Zurich"}
    later, soon = now + timedelta(days=20), now + timedelta(hours=5, minutes=12)
    first = instant(CLOSES - timedelta(days=14), "Europe/Zurich", "Geneva")
    return [
        {**shown, "state": state, "at": at, "words": instant(at, "Europe/Zurich", "Geneva"), "first": first_words}
        for state, at, first_words in (
            ("open", later, first),
            ("open", soon, ""),
            ("closed", CLOSES, ""),
            ("cancelled", CLOSES, ""),
        )
    ]


def _stages(third: str) -> list[Sample]:
    return [
        Sample(label="Submitted", state="done", note="28 January 2026"),
        Sample(label="Screened", state="done", note="12 February 2026"),
        Sample(label="Assessed", state=third, note="since 20 February" if third == "current" else "3 March 2026"),
        Sample(label="Board", state="ahead", note=""),
        Sample(label="Roster", state="ahead", note=""),
    ]
