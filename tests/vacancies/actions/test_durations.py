"""Noting what was measured, and telling it in whole weeks."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from recruitment.actions.acting import System
from recruitment.models import Edition, Organization
from tests import cast
from vacancies.actions.durations import note
from vacancies.enums import LaterStep
from vacancies.models import UsualDuration
from vacancies.rules.durations import Measured, in_weeks
from vacancies.views import public_words as words
from vacancies.views.names import durations

pytestmark = pytest.mark.usefixtures("reference")
MEASURER = System("durations")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)
    durations.cache_clear()  # editions of the tests are taken back and come again


def known(organization):
    return durations(Edition.now()[0], organization)


@pytest.mark.parametrize(("days", "weeks"), [(0, 1), (1, 1), (7, 1), (8, 2), (14, 2), (15, 3), (42, 6), (43, 7)])
def test_weeks_are_rounded_up(days, weeks):
    assert in_weeks(days) == weeks


def test_what_is_noted_replaces_what_was_known(clock):
    assert note(LaterStep.DECISION, [Measured("IOM", 40, 3), Measured("UNOPS", 80, 5)], by=MEASURER)
    assert note(LaterStep.SHORT_LIST, [Measured("IOM", 10, 3)], by=MEASURER)
    clock.move_to(cast.PUBLISHED + timedelta(days=1))
    assert note(LaterStep.DECISION, [Measured("IOM", 41, 4)], by=MEASURER)
    rows = UsualDuration.objects.values_list("organization", "step", "median_days", "based_on")
    assert sorted(rows) == [("IOM", "decision", 41, 4), ("IOM", "short_list", 10, 3)]
    measured_at = UsualDuration.objects.get(step="decision").measured_at
    assert measured_at.date() == (cast.PUBLISHED + timedelta(days=1)).date()


def test_what_is_as_before_leaves_the_kept_pages_alone():
    assert note(LaterStep.DECISION, [Measured("IOM", 40, 3)], by=MEASURER)
    edition = Edition.now()[0]
    assert not note(LaterStep.DECISION, [Measured("IOM", 40, 3)], by=MEASURER)
    assert Edition.now()[0] == edition
    assert note(LaterStep.DECISION, [Measured("IOM", 40, 4)], by=MEASURER)
    assert Edition.now()[0] > edition


def test_the_database_refuses_what_rests_on_too_few():
    with pytest.raises(IntegrityError, match="a_duration_hides_the_single_vacancy"), transaction.atomic():
        note(LaterStep.DECISION, [Measured("IOM", 40, 2)], by=MEASURER)


def test_each_step_says_how_long_it_usually_takes_where_it_was_measured():
    terms = cast.published().current_publication.terms
    note(LaterStep.SHORT_LIST, [Measured("IOM", 7, 3)], by=MEASURER)
    note(LaterStep.DECISION, [Measured("IOM", 36, 12)], by=MEASURER)
    checked, short_list, panel, board, roster = words.after_applying(terms, known("IOM"))
    assert short_list.endswith("Usually within 1 week of closing, by 3 vacancies of the last two years.")
    assert board.endswith("Usually within 6 weeks of closing, by 12 vacancies of the last two years.")
    assert not [step for step in (checked, panel, roster) if "Usually" in step]


def test_the_telling_is_a_step_only_where_it_was_measured():
    terms = cast.published().current_publication.terms
    note(LaterStep.OUTCOME_TOLD, [Measured("IOM", 70, 4)], by=MEASURER)
    steps = words.after_applying(terms, known("IOM"))
    told = "Candidates find the outcome on their own status page."
    assert [step for step in steps if told in step] == [
        f"{told} Usually within 10 weeks of closing, by 4 vacancies of the last two years."
    ]
    assert not [step for step in words.after_applying(terms, {}) if told in step or "Usually" in step]


def test_the_durations_of_an_organization_are_its_own_and_one_query(django_assert_num_queries):
    other = Organization.objects.exclude(pk="IOM").first()
    for step in LaterStep:
        note(step, [Measured("IOM", 10, 3), Measured(other.pk, 20, 3)], by=MEASURER)
    edition = Edition.now()[0]
    with django_assert_num_queries(1):
        found = durations(edition, "IOM")
        assert durations(edition, "IOM") is found
    assert {step: row.median_days for step, row in found.items()} == dict.fromkeys(LaterStep.values, 10)
