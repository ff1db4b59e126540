"""A corrected vacancy is judged by the version in force at its closing, for everybody alike."""

import pytest

from screening.actions import longlist
from screening.models import Screening
from tests import cast
from vacancies.actions import drafting, reissuing
from vacancies.actions.closing import record_due_closings
from vacancies.models import Vacancy
from vacancies.rules.terms import Pathway

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


def listed(clock):
    clock.move_to(cast.CLOSES_AT)
    record_due_closings()
    longlist.list_closed_vacancies()
    return {line.application.candidate.email.split("@")[0]: line for line in Screening.objects.all()}


def test_no_tier_is_frozen_by_a_submission_and_all_are_drawn_by_the_version_in_force(clock):
    vacancy = cast.published(first_tier_grounds=["nms_nationals"], non_represented_codes=["IS"])
    early = cast.submitted(vacancy, cast.person("early"), nationalities=("NA",))
    icelander = cast.submitted(vacancy, cast.person("icelander"), nationalities=("IS",))
    cast.reissued(vacancy, non_represented_codes=["NA"])
    cast.submitted(vacancy, cast.person("late"), nationalities=("NA",))
    assert "tier" not in early.dossier and early.dossier["publication"] == icelander.dossier["publication"]
    lines = listed(clock)
    assert {name: line.suggested_tier for name, line in lines.items()} == {"early": 1, "icelander": 2, "late": 1}
    assert lines["early"].submission == early


def test_eligibility_is_read_from_the_version_in_force(clock):
    vacancy = cast.published()
    cast.submitted(vacancy, cast.person("early"), degree=2)
    recruiter = cast.person("recruiter")
    draft = reissuing.begin_reissue(vacancy, by=recruiter)
    drafting.save_draft(draft, values={}, pathways=[Pathway(3, 2)], by=recruiter)
    reissuing.reissue(Vacancy.objects.get(pk=draft.pk), reason="A master's degree is asked for.", by=recruiter)
    cast.submitted(vacancy, cast.person("late"), degree=3)
    lines = listed(clock)
    assert {name: line.suggested_eligible for name, line in lines.items()} == {"early": False, "late": True}
