"""The gate before the second tier, and the order of the short list.

Source: the notices' sentence that qualified and eligible first-tier applications are considered before
second-tier ones. It is an order of consideration: the second tier waits, it is not scored lower.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.rules.verdict import YES, Verdict, no
from vacancies.rules.tiers import SECOND


@dataclass(frozen=True)
class FirstTierCount:
    """How far the work on a vacancy is: live applications not yet listed, not confirmed, or without outcome."""

    not_listed: int
    unconfirmed: int
    eligible_first_tier_without_outcome: int


def may_open(count: FirstTierCount) -> Verdict:
    """Whether the gate may be opened: every eligible first-tier application has an outcome.

    An application that nobody has confirmed might be eligible and first tier, so it holds the gate too.
    """
    if count.not_listed:
        return no(_("The long list is not complete yet; it is made within a minute of the closing."))
    if count.unconfirmed:
        return no(
            ngettext(
                "%(count)s application is not confirmed yet: confirm its eligibility and its tier first.",
                "%(count)s applications are not confirmed yet: confirm their eligibility and their tier first.",
                count.unconfirmed,
            )
            % {"count": count.unconfirmed}
        )
    waiting = count.eligible_first_tier_without_outcome
    if waiting:
        return no(
            ngettext(
                "%(count)s eligible first-tier application has no outcome yet: decide it first.",
                "%(count)s eligible first-tier applications have no outcome yet: decide them first.",
                waiting,
            )
            % {"count": waiting}
        )
    return YES


def may_consider(tier: int, gate_is_open: bool) -> Verdict:
    """Whether an application of this tier may be considered for the short list now."""
    if tier == SECOND and not gate_is_open:
        return no(_("Second tier: locked until the first tier is decided and the gate is opened."))
    return YES


def order(tier: int, competency_level: int | None, criteria_met: int) -> tuple[int, int, int]:
    """The sort key of the short list: tier, then competency level (highest first), then criteria met (most first)."""
    return tier, -(competency_level or 0), -criteria_met
