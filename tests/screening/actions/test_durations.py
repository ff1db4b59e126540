"""How long the steps took, measured over whole processes: vacancies that closed, were listed, assessed and decided."""

from datetime import timedelta

import pytest

from recruitment.models import Edition
from screening.actions import board, longlist, panel, shortlist, telling
from screening.actions.durations import measure, measure_usual_durations
from screening.enums import BoardOutcome, Outcome, Recommendation
from screening.rules.confirmation import Wish
from screening.tasks import measure_durations
from tests import cast
from tests.screening import steps
from vacancies.actions.closing import record_due_closings
from vacancies.enums import LaterStep
from vacancies.models import UsualDuration, Vacancy
from vacancies.rules.durations import Measured

pytestmark = pytest.mark.usefixtures("reference")


def days(number):
    """An instant so many days after closing."""
    return cast.CLOSES_AT + timedelta(days=number)


class Process:
    """One vacancy with one candidate, taken from step to step on given days after closing."""

    def __init__(self, clock, name):
        self.clock, self.name = clock, name
        clock.move_to(cast.PUBLISHED)
        self.vacancy = cast.published()
        cast.submitted(self.vacancy, cast.person(name), gender="woman")

    def line(self):
        return steps.line(self.vacancy, self.name)

    def close(self):
        self.clock.move_to(cast.CLOSES_AT)
        record_due_closings()
        longlist.list_closed_vacancies()
        longlist.confirm(self.vacancy, [self.line().pk], Wish(), by=cast.person("recruiter"))
        self.vacancy = Vacancy.objects.get(pk=self.vacancy.pk)

    def short_list(self, day, outcome=Outcome.SHORTLISTED):
        self.clock.move_to(days(day))
        recruiter = cast.person("recruiter")
        shortlist.decide(self.vacancy, [self.line().pk], outcome, reason="Seen in the dossier.", by=recruiter)

    def assess(self, day):
        self.clock.move_to(days(day))
        panel.name_member(self.vacancy, cast.person("panellist"), by=cast.person("recruiter"))
        steps.assess(self.line())
        self.recommend()

    def recommend(self):
        reason = "In every competency at the level asked for."
        panel.recommend(self.line(), Recommendation.RECOMMENDED, reason=reason, by=cast.person("recruiter"))

    def decide(self, day, outcome=BoardOutcome.ENDORSED):
        self.clock.move_to(days(day))
        for name in steps.MEMBERS:
            cast.person(name)
        meeting = board.convene(self.vacancy.organization, days(day).date(), by=cast.person("secretary"))
        board.put_case(meeting, self.line(), by=cast.person("secretary"))
        steps.sit(meeting)
        case = steps.case_of(self.vacancy, self.name)
        board.decide(case, outcome, reasons="It kept to its criteria.", by=cast.person("chair"))
        board.close_meeting(meeting, minutes="One case.", by=cast.person("chair"))

    def tell(self, day):
        self.clock.move_to(days(day))
        telling.tell_cases(self.vacancy, [self.line().pk], by=cast.person("recruiter"))


@pytest.fixture
def processes(clock):
    """Three vacancies of one organization that have closed."""
    made = [Process(clock, name) for name in ("ana", "bea", "cleo")]
    for process in made:
        process.close()
    return made


def take_all(processes, step, *on):
    for process, day in zip(processes, on, strict=True):
        getattr(process, step)(day)


def test_a_short_list_counts_when_it_was_told_and_from_its_own_day(processes):
    take_all(processes, "short_list", 10, 30, 20)
    assert measure(LaterStep.SHORT_LIST) == []
    take_all(processes[:2], "tell", 31, 31)
    assert measure(LaterStep.SHORT_LIST) == []  # two are too few
    processes[2].tell(40)
    assert measure(LaterStep.SHORT_LIST) == [Measured("IOM", 21, 3)]  # 20 days and the seconds of this test
    assert measure(LaterStep.ASSESSMENT) == measure(LaterStep.DECISION) == measure(LaterStep.OUTCOME_TOLD) == []


def test_every_step_of_whole_processes(processes):
    take_all(processes, "short_list", 10, 12, 14)
    take_all(processes, "assess", 30, 36, 33)
    take_all(processes, "decide", 40, 50, 60)
    assert measure_usual_durations() == 0  # nothing was told
    take_all(processes, "tell", 61, 62, 75)
    assert measure_usual_durations() == 4
    known = {row.step: (row.median_days, row.based_on) for row in UsualDuration.objects.all()}
    # The clock runs on while a test acts: a step falls some seconds after its day and is rounded up to the next.
    assert known == {"short_list": (13, 3), "assessment": (34, 3), "decision": (51, 3), "outcome_told": (63, 3)}


def test_an_untold_decision_changes_no_figure(clock, processes):
    take_all(processes, "short_list", 10, 12, 14)
    take_all(processes, "tell", 20, 20, 20)
    measure_usual_durations()
    known = list(UsualDuration.objects.values())
    fourth = Process(clock, "dora")
    fourth.close()
    fourth.short_list(2)
    clock.move_to(days(21))
    assert measure_durations() == 0
    assert list(UsualDuration.objects.values()) == known


def test_a_referral_back_is_no_decision(processes):
    take_all(processes, "short_list", 10, 12, 14)
    take_all(processes, "assess", 20, 20, 20)
    for process, day in zip(processes, (30, 40, 50), strict=True):
        process.decide(day, BoardOutcome.REFERRED_BACK)
    for process, day in zip(processes, (60, 70, 80), strict=True):
        process.recommend()
        process.decide(day)
    take_all(processes, "tell", 90, 90, 90)
    assert measure(LaterStep.DECISION) == [Measured("IOM", 71, 3)]


def test_what_closed_over_two_years_ago_is_forgotten(clock, processes):
    take_all(processes, "short_list", 10, 12, 14)
    take_all(processes, "tell", 20, 20, 20)
    assert measure_usual_durations() == 1
    clock.move_to(cast.CLOSES_AT.replace(year=2028) - timedelta(minutes=10))
    assert measure_usual_durations() == 0
    assert UsualDuration.objects.count() == 1
    clock.move_to(cast.CLOSES_AT.replace(year=2028))
    assert measure_usual_durations() == 1
    assert not UsualDuration.objects.exists()


def test_one_statement_a_step_and_nothing_written_twice(django_assert_num_queries, processes):
    take_all(processes, "short_list", 10, 12, 14)
    take_all(processes, "tell", 20, 20, 20)
    with django_assert_num_queries(2):  # the clock and the statement
        measure(LaterStep.SHORT_LIST)
    measure_usual_durations()
    edition = Edition.now()[0]
    assert measure_usual_durations() == 0
    assert Edition.now()[0] == edition
