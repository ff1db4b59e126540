"""What could be told about a case now. A decision made is not yet a decision told; a person releases it."""

from applications.enums import Told
from screening.enums import BoardOutcome, Eligibility, Outcome, Recommendation


def tellable(eligibility: str, outcome: str, recommendation: str, board_outcome: str) -> Told | None:
    """The newest decision of a case in the words of telling; None while there is none."""
    if board_outcome in BOARD:
        return BOARD[board_outcome]
    if recommendation:
        return RECOMMENDATION[recommendation]
    if outcome:
        return OUTCOME[outcome]
    return Told.NOT_ELIGIBLE if eligibility == Eligibility.INELIGIBLE else None


BOARD: dict[str, Told] = {BoardOutcome.ENDORSED: Told.ENDORSED, BoardOutcome.NOT_ENDORSED: Told.NOT_ENDORSED}
RECOMMENDATION: dict[str, Told] = {
    Recommendation.RECOMMENDED: Told.RECOMMENDED,
    Recommendation.NOT_RECOMMENDED: Told.NOT_RECOMMENDED,
}
OUTCOME: dict[str, Told] = {Outcome.SHORTLISTED: Told.SHORTLISTED, Outcome.NOT_SHORTLISTED: Told.NOT_SHORTLISTED}
