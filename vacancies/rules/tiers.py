"""Who is first tier. Source: each vacancy's own published tier policy; there is no rule above it.

First tier is an order of consideration among eligible applications, not a score.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vacancies.enums import ClaimState, Gender, Ground, SecondTier

FIRST, SECOND = 1, 2


@dataclass(frozen=True)
class TierPolicy:
    """The grounds that count for a vacancy, its own copy of the country codes, and what becomes of the others.

    No grounds at all means that the notice draws no tiers: every application then stands in one, the first.
    """

    grounds: tuple[str, ...] = ()
    country_codes: tuple[str, ...] = ()
    second_tier: str = SecondTier.ADMITTED

    @property
    def draws_tiers(self) -> bool:
        """Whether the vacancy distinguishes tiers."""
        return bool(self.grounds)


@dataclass(frozen=True)
class TierFacts:
    """What a dossier says that a ground may rest on, with the state of the claim to be internal."""

    primary_nationality: str
    gender: str
    internal_claim: str
    internal_equivalent_claim: str = ClaimState.UNCLAIMED


@dataclass(frozen=True)
class TierVerdict:
    """The tier, the ground it rests on, whether that ground is still only claimed, and the sentence that says so."""

    tier: int
    ground: str
    to_be_checked: bool
    sentence: str


def tier_of(policy: TierPolicy, facts: TierFacts) -> TierVerdict:
    """The tier of an application, on the strongest ground that it has.

    A ground that needs no checking goes before one that is only claimed. Nationality is the one that the
    candidate names as primary; an undisclosed gender grants no ground; a refused claim grants none.
    """
    if not policy.draws_tiers:
        return TierVerdict(FIRST, "", False, _("This vacancy draws no tiers."))
    found = [verdict for ground in policy.grounds if (verdict := _by_ground(ground, policy, facts))]
    if found:
        return min(found, key=lambda verdict: verdict.to_be_checked)
    return TierVerdict(SECOND, "", False, _("None of this vacancy's first-tier grounds applies."))


def _by_ground(ground: str, policy: TierPolicy, facts: TierFacts) -> TierVerdict | None:
    match ground:
        case Ground.INTERNAL:
            return _by_claim(ground, facts.internal_claim)
        case Ground.INTERNAL_EQUIVALENT:
            return _by_claim(ground, facts.internal_equivalent_claim)
        case Ground.EXTERNAL_FEMALE if facts.gender == Gender.WOMAN and facts.internal_claim != ClaimState.VERIFIED:
            to_be_checked = facts.internal_claim == ClaimState.CLAIMED  # whoever is internal is not external
            return TierVerdict(FIRST, ground, to_be_checked, _("An external woman, as the candidate states."))
        case Ground.NMS_NATIONALS if facts.primary_nationality in policy.country_codes:
            return TierVerdict(
                FIRST,
                ground,
                False,
                _("The primary nationality (%(code)s) is on this vacancy's list of non-represented member states.")
                % {"code": facts.primary_nationality},
            )
    return None


def _by_claim(ground: str, state: str) -> TierVerdict | None:
    match state:
        case ClaimState.VERIFIED:
            return TierVerdict(FIRST, ground, False, _("Internal, confirmed by the staff records."))
        case ClaimState.CLAIMED:
            return TierVerdict(FIRST, ground, True, _("Internal, as the candidate claims; not yet checked."))
    return None
