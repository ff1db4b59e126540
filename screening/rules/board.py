"""When the board may decide. The quorum is counted anew for each case, without those who stand aside from it.

No published rules of the Appointments and Postings Board were found; by analogy with the central review bodies
of the United Nations, and configurable per organization.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from recruitment.rules.verdict import YES, Verdict, no


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting as it stands: whether it is open, its quorum, and the members present (public ids)."""

    is_open: bool
    quorum: int
    present: frozenset[str]


def may_decide(meeting: MeetingFacts, recused: frozenset[str], decider: str) -> Verdict:
    """Whether `decider`, presiding, may record the board's decision in a case from which `recused` stand aside."""
    if not meeting.is_open:
        return no(_("The meeting is not open: a decision is recorded while the board sits."))
    if decider not in meeting.present:
        return no(_("You are not noted as present at this meeting."))
    if decider in recused:
        return no(_("You stand aside from this case; another member must preside."))
    count = len(meeting.present - recused)
    if count < meeting.quorum:
        return no(
            _("The quorum is %(quorum)s; present, without those who stand aside: %(count)s.")
            % {"quorum": meeting.quorum, "count": count}
        )
    return YES
