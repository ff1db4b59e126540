"""What tier the candidate's own claims would give, said to the candidate."""

from django.utils.translation import gettext as _

from vacancies.enums import Ground
from vacancies.rules.tiers import FIRST, TierPolicy, TierVerdict


def tier_sentence(policy: TierPolicy, verdict: TierVerdict, nationality: str) -> str:
    """The tier by what the profile says; `nationality` is the reader's name of the primary one."""
    if not policy.draws_tiers:
        return _("This vacancy draws no tiers: all eligible applications are considered together.")
    if verdict.tier != FIRST:
        return _(
            "By what your profile says, none of this vacancy’s first-tier grounds applies to you: yours would be a "
            "second-tier application, considered after the first tier."
        )
    grounds = {
        Ground.INTERNAL: _("you state that you are internal staff"),
        Ground.INTERNAL_EQUIVALENT: _("you state that you are to be treated as internal"),
        Ground.EXTERNAL_FEMALE: _("you state that you are a woman"),
        Ground.NMS_NATIONALS: _("%(country)s, your primary nationality, is on this vacancy’s list")
        % {"country": nationality},
    }
    return _("By what your profile says, yours would be a first-tier application: %(ground)s.") % {
        "ground": grounds[verdict.ground]
    }


def check_sentence(verdict: TierVerdict) -> str:
    """Who has the last word about it."""
    if verdict.to_be_checked:
        return _("Human Resources checks the claim against the staff records before it counts.")
    return _("After the closing a recruiter checks it, together with the conditions of the notice.")
