"""Models of the ground floor."""

from recruitment.models.edition import NEW_EDITION, Edition, new_edition
from recruitment.models.history import HistoryEntry, append_only, history
from recruitment.models.mailbox import MailboxMessage
from recruitment.models.notices import OutgoingNotice
from recruitment.models.people import RoleAssignment, User
from recruitment.models.reference import (
    Competency,
    ContractType,
    Country,
    Grade,
    Indicator,
    JobFamily,
    Language,
    NonRepresentedList,
    Organization,
)

__all__ = [
    "NEW_EDITION",
    "Competency",
    "ContractType",
    "Country",
    "Edition",
    "Grade",
    "HistoryEntry",
    "Indicator",
    "JobFamily",
    "Language",
    "MailboxMessage",
    "NonRepresentedList",
    "Organization",
    "OutgoingNotice",
    "RoleAssignment",
    "User",
    "append_only",
    "history",
    "new_edition",
]
