"""Two of a kind at the same time: beats, sweeps, submissions against a closing. Real transactions, real threads."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction

from applications.actions import submitting
from applications.actions.lapsing import lapse_due_drafts
from applications.models import Application, Submission
from recruitment.actions.acting import acting
from recruitment.actions.notices import send_due
from recruitment.models import HistoryEntry, MailboxMessage, OutgoingNotice
from screening.actions.longlist import list_closed_vacancies
from tests import cast
from vacancies.actions.closing import record_due_closings
from vacancies.models import Vacancy

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("reference")]


def together(*acts) -> list:
    """Run the acts in threads of their own, released at one moment; their results or exceptions."""
    barrier, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        try:
            barrier.wait(timeout=10)
            results[place] = act()
        except Exception as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


@pytest.fixture
def closed(transactional_db, reference, clock):
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    cast.written(vacancy, cast.person("candidate"))
    cast.submitted(vacancy, cast.person("rival"))
    clock.move_to(cast.CLOSES_AT + timedelta(hours=7))
    return vacancy


def test_two_beats_at_once_record_a_closing_once(closed):
    assert sorted(together(record_due_closings, record_due_closings, record_due_closings)) == [0, 0, 1]
    entries = HistoryEntry.objects.filter(table_name="vacancies_vacancy", actor="system:closing")
    assert entries.count() == 1


def test_two_beats_at_once_lapse_a_draft_once_and_tell_once(closed):
    assert sum(together(lapse_due_drafts, lapse_due_drafts)) == 1
    assert OutgoingNotice.objects.filter(key__startswith="lapsed:").count() == 1


def test_two_beats_at_once_make_one_long_list(closed):
    record_due_closings()
    assert sum(together(list_closed_vacancies, list_closed_vacancies)) == 1


def test_two_workers_send_a_message_once(closed, mailbox):
    waiting = OutgoingNotice.objects.count()
    assert waiting > 0
    assert sum(together(send_due, send_due)) == waiting
    assert MailboxMessage.objects.count() == waiting


def test_a_double_click_makes_one_submission(transactional_db, reference, clock):
    clock.move_to(cast.JUST_BEFORE)
    candidate = cast.person("candidate")
    vacancy = cast.published(closing_date=cast.CLOSING_DATE)
    application = cast.written(vacancy, candidate)
    first, second = together(*[lambda: submitting.submit(application, by=candidate)] * 2)
    assert first.pk == second.pk
    assert Submission.objects.count() == 1


def test_a_submission_that_waits_for_a_lock_is_stamped_when_it_gets_through(transactional_db, reference, clock):
    """The instant is taken where the row is written, so waiting past the closing makes it late."""
    clock.move_to(cast.PUBLISHED)
    candidate = cast.person("candidate")
    vacancy = cast.published()
    application = cast.written(vacancy, candidate)
    clock.move_to(cast.CLOSES_AT - timedelta(seconds=1.5))
    locked, results = threading.Event(), []

    def hold():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT FROM vacancies_vacancy WHERE id = %s FOR UPDATE", [vacancy.pk])
            locked.set()
            cursor.execute("SELECT pg_sleep(2.5)")
        connections.close_all()

    def send():
        locked.wait(10)
        try:
            results.append(submitting.submit(application, by=candidate))
        except submitting.TooLate as late:
            results.append(late)
        connections.close_all()

    threads = [threading.Thread(target=hold), threading.Thread(target=send)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert isinstance(results[0], submitting.TooLate)
    assert not Submission.objects.exists()


def test_begin_twice_at_once_makes_one_application(transactional_db, reference, clock):
    from applications.actions import drafting

    clock.move_to(cast.PUBLISHED)
    candidate, vacancy = cast.person("candidate"), cast.published()
    found = together(*[lambda: drafting.begin(vacancy, by=candidate)] * 3)
    assert len({application.pk for application in found}) == 1
    assert Application.objects.count() == 1


def test_an_act_in_one_thread_lends_no_name_to_another(transactional_db, reference):
    person = cast.person("recruiter")
    assignment = person.role_assignments.get()

    def nameless():
        assignment.role = "chair"
        assignment.save()

    with acting(by=person):
        [result] = together(nameless)
    assert "Nobody is named" in str(result)
    assert Vacancy.objects.count() == 0
