"""Roles as data: who may do what, with a description that a lawyer can read.

A role is held in one organization. What depends on a row (the candidate of an application, the panel of a
vacancy, the members present at a meeting) is no role and is asked of the row itself.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as noop

from recruitment.rules.verdict import YES, Verdict, no


class Doing(StrEnum):
    """Things that need a role; the words complete "To … you need the role"."""

    EDIT_VACANCIES = noop("edit vacancies")
    SCREEN = noop("screen applications")
    OPEN_GATE = noop("open the gate to the second tier")
    TELL = noop("tell candidates")
    ASSESS = noop("assess short-listed candidates")
    CONVENE = noop("convene the board")
    DECIDE = noop("decide in the board")
    SEE_BOARD = noop("see the board's cases")
    SEE_ROSTER = noop("see the roster")
    SEE_HISTORY = noop("see the history")


@dataclass(frozen=True)
class Role:
    """A role: its code, its name, what it is for, and what its holder may do."""

    code: str
    name: object
    description: object
    may: frozenset[Doing]


ROLES = {
    role.code: role
    for role in (
        Role(
            "recruiter",
            _("Recruiter"),
            _(
                "Prepares and publishes vacancies, screens applications, makes the lists, recommends, and tells "
                "candidates what was decided. Never decides for the board."
            ),
            frozenset({Doing.EDIT_VACANCIES, Doing.SCREEN, Doing.OPEN_GATE, Doing.TELL, Doing.SEE_ROSTER}),
        ),
        Role(
            "panellist",
            _("Panel member"),
            _(
                "May be named to the panel of a vacancy, assesses the short-listed candidates of that vacancy and "
                "sees their dossiers and no others."
            ),
            frozenset({Doing.ASSESS}),
        ),
        Role(
            "board_member",
            _("Board member"),
            _("Reads the cases put to the board and takes part in its meetings. Sees no other application."),
            frozenset({Doing.SEE_BOARD, Doing.SEE_ROSTER}),
        ),
        Role(
            "chair",
            _("Chair of the board"),
            _("A board member who presides: opens and closes a meeting and records what the board decided."),
            frozenset({Doing.SEE_BOARD, Doing.DECIDE, Doing.SEE_ROSTER}),
        ),
        Role(
            "secretary",
            _("Secretary of the board"),
            _("Convenes meetings, puts cases on the agenda and notes who is present. Has no voice in the decision."),
            frozenset({Doing.SEE_BOARD, Doing.CONVENE, Doing.SEE_ROSTER}),
        ),
        Role(
            "auditor",
            _("Auditor"),
            _("Reads everything that was decided, by whom and why. Changes nothing."),
            frozenset({Doing.SEE_HISTORY, Doing.SEE_BOARD, Doing.SEE_ROSTER}),
        ),
        Role(
            "administrator",
            _("Administrator"),
            _("Gives and takes roles and looks after the reference data. Sees no application."),
            frozenset(),
        ),
    )
}


def may(doing: Doing, roles: set[str]) -> Verdict:
    """Whether somebody who holds `roles` in an organization may do `doing` there, and if not, who may."""
    if any(doing in ROLES[role].may for role in roles if role in ROLES):
        return YES
    holders = " / ".join(str(role.name) for role in ROLES.values() if doing in role.may)
    words = {"doing": gettext(doing.value), "roles": holders}
    return no(_("To %(doing)s you need the role %(roles)s in this organization.") % words)
