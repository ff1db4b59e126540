"""Who is first tier, by the vacancy's own policy."""

import pytest

from vacancies.enums import ClaimState, Gender, Ground
from vacancies.rules.tiers import FIRST, SECOND, TierFacts, TierPolicy, tier_of

ALL = TierPolicy((Ground.INTERNAL, Ground.EXTERNAL_FEMALE, Ground.NMS_NATIONALS), ("IS", "NA", "WS"))
INTERNAL_AND_NMS = TierPolicy((Ground.INTERNAL, Ground.NMS_NATIONALS), ("IS", "NA"))
INTERNAL_ONLY = TierPolicy((Ground.INTERNAL,))
FEMALE_ONLY = TierPolicy((Ground.EXTERNAL_FEMALE,))
EQUIVALENT = TierPolicy((Ground.INTERNAL_EQUIVALENT,))


def facts(nationality="FR", gender=Gender.MAN, claim=ClaimState.UNCLAIMED):
    return TierFacts(nationality, gender, claim, claim)


@pytest.mark.parametrize(
    ("policy", "person", "tier", "ground", "to_be_checked"),
    [
        (ALL, facts(), SECOND, "", False),
        (ALL, facts(gender=Gender.WOMAN), FIRST, Ground.EXTERNAL_FEMALE, False),
        (INTERNAL_AND_NMS, facts(gender=Gender.WOMAN), SECOND, "", False),
        (ALL, facts(gender=Gender.UNDISCLOSED), SECOND, "", False),
        (ALL, facts(gender=""), SECOND, "", False),
        (ALL, facts("IS"), FIRST, Ground.NMS_NATIONALS, False),
        (ALL, facts("NA"), FIRST, Ground.NMS_NATIONALS, False),
        (INTERNAL_AND_NMS, facts("WS"), SECOND, "", False),
        (INTERNAL_ONLY, facts("IS", Gender.WOMAN), SECOND, "", False),
        (ALL, facts(claim=ClaimState.CLAIMED), FIRST, Ground.INTERNAL, True),
        (ALL, facts(claim=ClaimState.VERIFIED), FIRST, Ground.INTERNAL, False),
        (ALL, facts(claim=ClaimState.REFUSED), SECOND, "", False),
        (FEMALE_ONLY, facts(gender=Gender.WOMAN, claim=ClaimState.VERIFIED), SECOND, "", False),
        (FEMALE_ONLY, facts(gender=Gender.WOMAN, claim=ClaimState.CLAIMED), FIRST, Ground.EXTERNAL_FEMALE, True),
        (FEMALE_ONLY, facts(gender=Gender.WOMAN, claim=ClaimState.REFUSED), FIRST, Ground.EXTERNAL_FEMALE, False),
        (EQUIVALENT, facts(claim=ClaimState.CLAIMED), FIRST, Ground.INTERNAL_EQUIVALENT, True),
        (TierPolicy(), facts(), FIRST, "", False),
    ],
)
def test_tier(policy, person, tier, ground, to_be_checked):
    verdict = tier_of(policy, person)
    assert (verdict.tier, verdict.ground, verdict.to_be_checked) == (tier, ground, to_be_checked)
    assert verdict.sentence


def test_a_ground_that_needs_no_check_goes_before_one_that_is_only_claimed():
    assert tier_of(ALL, facts("IS", claim=ClaimState.CLAIMED)).ground == Ground.NMS_NATIONALS


def test_namibia_is_a_country_and_not_a_missing_value():
    assert "NA" in tier_of(ALL, facts("NA")).sentence
