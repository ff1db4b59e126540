"""My applications and their status: what the candidate did, what is public, what was told, and nothing else."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.actions import drafting, submitting
from applications.actions.lapsing import lapse_due_drafts
from applications.actions.telling import tell
from applications.enums import CANDIDATE_WORDS, Told
from applications.models import Application
from screening.actions import longlist
from screening.models import Screening
from tests import cast
from vacancies.actions import publishing
from vacancies.actions.closing import record_due_closings

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


@pytest.fixture
def candidate():
    return cast.person("candidate")


@pytest.fixture
def web(client, candidate):
    client.force_login(candidate)
    return client


@pytest.fixture
def submission(candidate):
    return cast.submitted(cast.published(), candidate)


def at(name, application):
    return reverse(f"applications:{name}", args=[application.public_id])


def text(response):
    return " ".join(response.content.decode().split())


def states(response):
    return [(str(stage.label), stage.state) for stage in response.context["way"].stages]


def test_without_applications_the_page_leads_to_the_vacancies(web):
    assert "You have not begun an application" in text(web.get(reverse("applications:mine")))


def test_open_drafts_come_first_by_their_deadline(web, candidate):
    sent = cast.submitted(cast.published(title="Sent"), candidate).application
    later = drafting.begin(cast.published(title="Later", closing_date=date(2026, 5, 1)), by=candidate)
    sooner = drafting.begin(cast.published(title="Sooner", closing_date=date(2026, 3, 1)), by=candidate)
    ways = web.get(reverse("applications:mine")).context["ways"]
    assert [way.application for way in ways] == [sooner, later, sent]


def test_others_applications_are_not_among_mine(web):
    cast.submitted(cast.published(), cast.person("rival"))
    assert not web.get(reverse("applications:mine")).context["ways"]


def test_a_submitted_application_may_be_changed_while_it_is_open(web, submission):
    response = web.get(at("status", submission.application))
    assert states(response)[:2] == [("Submitted", "done"), ("Closing", "current")]
    assert submission.receipt_number in text(response)
    assert "Change and submit again" in text(response)


def test_after_closing_it_waits_and_may_no_longer_be_changed(web, submission, clock):
    clock.move_to(cast.CLOSES_AT)
    response = web.get(at("status", submission.application))
    assert states(response)[:3] == [("Submitted", "done"), ("Closed", "done"), ("Short list", "current")]
    assert "Change and submit again" not in text(response)
    assert "Only short-listed candidates are written to" in text(response)


def test_a_draft_that_was_not_sent_lapses_in_words_before_and_after_the_sweep(web, candidate, clock):
    draft = cast.written(cast.published(), candidate)
    clock.move_to(cast.CLOSES_AT)
    before = web.get(at("status", draft))
    lapse_due_drafts()
    after = web.get(at("status", draft))
    for response in (before, after):
        assert states(response) == [("Begun", "done"), ("Not submitted", "stopped")]
        assert "I would like to do this work." in text(response)
        assert "Go on writing" not in text(response)


def test_decisions_that_were_not_told_show_nowhere(web, submission, clock):
    clock.move_to(cast.CLOSES_AT)
    application = submission.application
    page = web.get(at("status", application))
    record_due_closings()
    longlist.list_closed_vacancies()
    assert states(web.get(at("status", application))) == states(page)
    wish = longlist.Wish(eligibility="ineligible", reason="The certificate is missing.")
    longlist.confirm(
        application.vacancy, list(Screening.objects.values_list("pk", flat=True)), wish, by=cast.person("recruiter")
    )
    assert Screening.objects.get().eligibility == "ineligible"
    again = web.get(at("status", application))
    assert states(again) == states(page)
    assert "certificate" not in text(again)


@pytest.mark.parametrize(
    ("told", "stages"),
    [
        ([Told.NOT_ELIGIBLE], [("Short list", "stopped")]),
        ([Told.NOT_SHORTLISTED], [("Short list", "stopped")]),
        ([Told.SHORTLISTED], [("Short list", "done"), ("Assessment", "current"), ("Board", "ahead")]),
        ([Told.SHORTLISTED, Told.NOT_RECOMMENDED], [("Short list", "done"), ("Assessment", "stopped")]),
        ([Told.SHORTLISTED, Told.RECOMMENDED], [("Short list", "done"), ("Assessment", "done"), ("Board", "current")]),
        ([Told.SHORTLISTED, Told.ENDORSED], [("Short list", "done"), ("Assessment", "done"), ("Board", "done")]),
        (
            [Told.SHORTLISTED, Told.RECOMMENDED, Told.NOT_ENDORSED],
            [("Short list", "done"), ("Assessment", "done"), ("Board", "stopped")],
        ),
    ],
)
def test_the_stages_and_words_follow_what_was_told(web, submission, clock, told, stages):
    clock.move_to(cast.CLOSES_AT)
    for what in told:
        tell(submission.application, what, by=cast.person("recruiter"))
    response = web.get(at("status", submission.application))
    assert states(response) == [("Submitted", "done"), ("Closed", "done"), *stages]
    assert all(str(CANDIDATE_WORDS[what]) in text(response) for what in told)


def test_a_cancelled_vacancy_ends_the_way_with_its_reason(web, submission):
    publishing.cancel(submission.application.vacancy, reason="No funds came.", by=cast.person("recruiter"))
    response = web.get(at("status", submission.application))
    assert states(response) == [("Submitted", "done"), ("Cancelled", "stopped")]
    assert "No funds came." in text(response)


def test_withdrawing_says_first_what_it_does_and_can_be_taken_back_while_open(web, submission):
    application = submission.application
    assert "you may submit it again" in text(web.get(at("withdraw", application)))
    assert Application.objects.get().status == "submitted"
    web.post(at("withdraw", application))
    assert Application.objects.get().status == "withdrawn"
    response = web.get(at("status", application))
    assert states(response) == [("Submitted", "done"), ("Withdrawn", "stopped")]
    assert "Submit again" in text(response)
    web.post(at("submit", application))
    assert Application.objects.get().current_version == 2


def test_after_closing_a_withdrawal_is_final_and_the_page_says_so(web, submission, clock):
    clock.move_to(cast.CLOSES_AT)
    assert "a withdrawal cannot be taken back" in text(web.get(at("withdraw", submission.application)))
    web.post(at("withdraw", submission.application))
    assert "Submit again" not in text(web.get(at("status", submission.application)))


def test_what_was_never_sent_cannot_be_withdrawn(web, candidate):
    draft = cast.written(cast.published(), candidate)
    assert "There is nothing to withdraw" in text(web.get(at("withdraw", draft)))
    assert "cannot become" in text(web.post(at("withdraw", draft)))


def test_the_list_asks_as_many_questions_for_one_application_as_for_three(web, candidate):
    def count():
        with CaptureQueriesContext(connection) as queries:
            web.get(reverse("applications:mine"))
        return len(queries)

    submitting.submit(cast.written(cast.published(), candidate), by=candidate)
    count()  # the first page after signing in notes the reader's language
    one = count()
    cast.submitted(cast.published(), candidate)
    drafting.begin(cast.published(), by=candidate)
    assert count() == one
