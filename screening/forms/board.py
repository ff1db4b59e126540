"""The board's forms: a meeting, who is there, its agenda and minutes, standing aside, and the decision."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.models import Organization
from screening.enums import BoardOutcome
from screening.models import Attendance, Screening


class ConveneForm(forms.Form):
    """The date of a meeting, and whose board it is where the secretary serves several."""

    organization = forms.ModelChoiceField(Organization.objects.none(), label=_("Organization"), empty_label=None)
    held_on = forms.DateField(
        label=_("Date of the meeting"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Everybody who sits on the board today is put on the list of members."),
        error_messages={"required": _("Give the date of the meeting.")},
    )

    def __init__(self, *args, organizations: list[Organization], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organization"]
        field.queryset = Organization.objects.filter(pk__in=[house.pk for house in organizations])
        field.label_from_instance = lambda house: house.pk
        if len(organizations) == 1:
            field.initial = organizations[0].pk
            field.widget = forms.HiddenInput()


class AttendanceForm(forms.Form):
    """Which of the members of a meeting are there."""

    present = forms.MultipleChoiceField(
        label=_("Present"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everybody else is absent."),
    )

    def __init__(self, *args, attendances: Iterable[Attendance], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        rows = list(attendances)
        self.fields["present"].choices = [(row.member.public_id, str(row.member)) for row in rows]
        self.fields["present"].initial = [row.member.public_id for row in rows if row.present]


class MinutesForm(forms.Form):
    """The minutes with which a meeting is closed."""

    minutes = forms.CharField(
        label=_("Minutes"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What was said beyond the single decisions, which stand with their cases."),
    )


class PutForm(forms.Form):
    """Recommended candidates to be put on the agenda."""

    cases = forms.MultipleChoiceField(
        label=_("Recommended candidates on no agenda"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one candidate."),
            "invalid_choice": _("One of the candidates chosen is no longer waiting; the list is as it stands now."),
        },
    )

    def __init__(self, *args, waiting: Iterable[Screening], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cases"].choices = [(row.application.public_id, waiting_in_words(row)) for row in waiting]


def waiting_in_words(row: Screening) -> str:
    """A candidate who waits for the board: name, position, and that the case was on an agenda before."""
    words = f"{row.candidate_name} – {row.vacancy.title}, {row.vacancy.reference_number}"
    return f"{words} ({_('was on an agenda before')})" if row.cases.all() else words


class RecusalForm(forms.Form):
    """Why a member stands aside from a case."""

    reason = forms.CharField(
        label=_("Why you stand aside"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept with the case for good. You will no longer see its record."),
    )


class DecisionForm(forms.Form):
    """What the board decided, with its reasons."""

    outcome = forms.ChoiceField(
        label=_("The board’s decision"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the board decided.")},
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        error_messages={"required": _("Give the board’s reasons.")},
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In the board’s words. A tribunal may read them."),
    )
    dissent = forms.CharField(
        label=_("Dissenting opinions"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Who saw it differently, and why. Leave it empty where nobody did."),
    )

    def __init__(self, *args, until: str, **kwargs) -> None:
        """`until` is the last day on the roster in words, were the candidate endorsed today."""
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [
            (BoardOutcome.ENDORSED, _("Endorse: on the roster through %(until)s") % {"until": until}),
            (BoardOutcome.REFERRED_BACK, _("Refer back: the panel and the recruiter complete the record")),
            (BoardOutcome.NOT_ENDORSED, _("Do not endorse")),
        ]
