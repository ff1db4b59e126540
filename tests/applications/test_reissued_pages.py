"""What a candidate sees of a corrected notice: on the status page, while writing, and between checking and sending."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.actions import submitting
from applications.models import Application, Submission
from tests import cast
from vacancies.enums import SecondTier

pytestmark = pytest.mark.usefixtures("reference")
AFTERWARDS = cast.PUBLISHED + timedelta(days=2)


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
def vacancy():
    return cast.published()


def at(name, application):
    return reverse(f"applications:{name}", args=[application.public_id])


def text(response):
    return " ".join(response.content.decode().split())


def test_whoever_submitted_before_reads_that_it_stands_and_what_changed(web, candidate, vacancy, clock):
    application = cast.submitted(vacancy, candidate).application
    assert "was corrected" not in text(web.get(at("status", application)))
    clock.move_to(AFTERWARDS)
    cast.reissued(vacancy)
    page = text(web.get(at("status", application)))
    assert "The notice was corrected on 19 February 2026, after you submitted: version 2 is in force." in page
    assert "What you sent stands and is judged by the version in force at the closing." in page
    assert f"/vacancies/{vacancy.public_id}/#changed" in page
    clock.move_to(cast.CLOSES_AT)
    page = text(web.get(at("status", application)))
    assert "judged by version 2, which was in force at the closing" in page
    assert "you may change it" not in page


def test_whoever_submits_again_has_the_corrected_notice(web, candidate, vacancy, clock):
    application = cast.submitted(vacancy, candidate).application
    clock.move_to(AFTERWARDS)
    cast.reissued(vacancy)
    submitting.submit(application, by=candidate)
    assert "was corrected" not in text(web.get(at("status", application)))
    assert Submission.objects.filter(application=application).count() == 2


def test_a_draft_from_before_is_told_and_one_from_afterwards_is_not(web, candidate, vacancy, clock):
    application = cast.written(vacancy, candidate)
    clock.move_to(AFTERWARDS)
    cast.reissued(vacancy)
    for page in ("write", "check", "status"):
        assert "after you began. Version 2 is in force." in text(web.get(at(page, application)))
    clock.move_to(AFTERWARDS + timedelta(hours=1))
    late = cast.person("latecomer")
    later = cast.written(vacancy, late)
    web.force_login(late)
    assert "was corrected" not in text(web.get(at("write", later)))


def test_what_was_checked_under_the_former_notice_is_not_sent_unseen(web, candidate, vacancy):
    application = cast.written(vacancy, candidate)
    seen = web.get(at("check", application)).context["seen"]
    cast.reissued(vacancy)
    response = web.post(at("submit", application), {"seen": seen})
    assert "The notice was corrected since you saw this page, and nothing was sent yet" in text(response)
    assert not Submission.objects.exists()
    receipt = web.post(at("submit", application), {"seen": response.context["seen"]})
    submission = Submission.objects.get()
    assert receipt.url == at("receipt", submission)
    assert submission.dossier["publication"] == Application.objects.get().vacancy.current_publication.hash


def test_what_the_candidate_changed_is_still_said_to_be_that(web, candidate, vacancy):
    application = cast.written(vacancy, candidate)
    seen = web.get(at("check", application)).context["seen"]
    Application.objects.filter(pk=application.pk).update(motivation="Typed in another window.")
    cast.reissued(vacancy)
    response = web.post(at("submit", application), {"seen": seen})
    assert "Your application was changed since you saw it" in text(response)


def test_the_check_page_gives_the_tier_by_the_version_in_force(web, candidate):
    vacancy = cast.published(first_tier_grounds=["nms_nationals"], non_represented_codes=["IS"])
    application = cast.written(vacancy, candidate, nationalities=("NA",))
    assert web.get(at("check", application)).context["tier"] == 2
    cast.reissued(vacancy, non_represented_codes=["IS", "NA"])
    assert web.get(at("check", application)).context["tier"] == 1


def test_a_vacancy_may_be_opened_to_more_by_a_correction(web, candidate):
    vacancy = cast.published(first_tier_grounds=["internal"], second_tier=SecondTier.NOT_ADMITTED)
    application = cast.written(vacancy, candidate)
    assert not web.get(at("check", application)).context["admitted"]
    cast.reissued(vacancy, second_tier=SecondTier.ADMITTED)
    assert web.get(at("check", application)).context["admitted"]


def test_the_status_page_asks_as_often_after_three_corrections_as_after_one(web, candidate, vacancy):
    application = cast.submitted(vacancy, candidate).application

    def queries():
        web.get(at("status", application))
        with CaptureQueriesContext(connection) as counted:
            web.get(at("status", application))
        return len(counted)

    cast.reissued(vacancy)
    once = queries()
    cast.reissued(vacancy, grade_id="G-7")
    cast.reissued(vacancy, grade_id="G-4")
    assert queries() == once


def test_the_news_of_a_notice_holds_no_barrier(page, web, live_server, axe, candidate, vacancy, clock):
    application = cast.submitted(vacancy, candidate).application
    cast.reissued(vacancy)
    page.context.add_cookies([{"name": "sessionid", "value": web.cookies["sessionid"].value, "url": live_server.url}])
    page.set_viewport_size({"width": 320, "height": 800})
    for name in ("status", "write", "check"):
        page.goto(at(name, application))
        assert page.get_by_text("The notice was corrected", exact=True).is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        axe(page)
