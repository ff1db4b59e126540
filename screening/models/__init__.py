"""Models of the screening floor."""

from screening.models.board import Attendance, Case, Decision, Meeting, Recusal
from screening.models.longlist import GateOpening, Screening
from screening.models.panel import CompetencyFinding, PanelMember
from screening.models.roster import RosterEntry, RosterPause

__all__ = [
    "Attendance",
    "Case",
    "CompetencyFinding",
    "Decision",
    "GateOpening",
    "Meeting",
    "PanelMember",
    "Recusal",
    "RosterEntry",
    "RosterPause",
    "Screening",
]
