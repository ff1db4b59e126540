"""Correcting a published notice on the recruiter's desk: begin, write, see what changes, re-issue or discard."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import cast
from tests.vacancies.test_desk_pages import again, at, text, typed
from vacancies.actions import drafting, publishing, reissuing
from vacancies.models import Vacancy

pytestmark = pytest.mark.usefixtures("reference")
WHY = "The grade was printed wrongly."


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


@pytest.fixture
def web(client):
    client.force_login(cast.person("recruiter"))
    return client


@pytest.fixture
def vacancy():
    return cast.published()


@pytest.fixture
def draft(vacancy):
    return reissuing.begin_reissue(vacancy, by=cast.person("recruiter"))


def corrected(draft, **values):
    drafting.save_draft(draft, values=values or {"grade_id": "G-5"}, by=cast.person("recruiter"))
    return again(draft)


def test_the_whole_way_of_a_correction(web, vacancy):
    assert "Begin a correction" in text(web.get(at("page", vacancy)))
    edit = web.post(at("correct", vacancy)).url
    draft = Vacancy.objects.get(reissue_of=vacancy)
    assert edit == at("edit", draft)
    assert web.post(at("correct", vacancy)).url == edit
    assert "Go on with the correction" in text(web.get(at("page", vacancy)))
    page = text(web.get(edit))
    assert "The published notice stays as it is until you re-issue it." in page
    assert "Nothing differs from the published notice yet" in page
    assert 'name="closing_date"' not in page and "A correction does not move the closing" in page
    assert 'name="reference_number"' not in page and vacancy.reference_number in page
    web.post(edit, typed(draft, grade="G-5", reference_number="OTHER", closing_date="2026-03-01"))
    assert (again(draft).reference_number, again(draft).closing_date) == (
        vacancy.reference_number,
        cast.CLOSING_DATE,
    )
    assert again(vacancy).grade_id == "G-6"
    preview = web.get(at("reissue", draft))
    assert [(change.label, change.before, change.after) for change in preview.context["changes"]] == [
        ("Grade", "G-6", "G-5")
    ]
    seen = preview.context["form"].initial["seen"]
    assert web.post(at("reissue", draft), {"reason": WHY, "seen": seen}).url == at("page", vacancy)
    page = text(web.get(at("page", vacancy)))
    assert "version 2" in page and WHY in page and "What changed: 1 thing" in page
    assert again(vacancy).grade_id == "G-5"


@pytest.mark.parametrize(
    ("values", "reason", "sentence"),
    [({"grade_id": "G-5"}, " ", "Give the reason for the re-issue"), ({"title": ""}, WHY, "Give the position a title")],
)
def test_a_reissue_that_is_refused_says_why_and_keeps_the_reason(web, vacancy, draft, values, reason, sentence):
    corrected(draft, **values)
    page = text(web.post(at("reissue", draft), {"reason": reason}))
    assert sentence in page and "Nothing was re-issued" in page and reason.strip() in page
    assert again(vacancy).version == 1


def test_what_was_not_shown_is_not_reissued(web, vacancy, draft):
    seen = web.get(at("reissue", corrected(draft))).context["form"].initial["seen"]
    corrected(draft, grade_id="G-7")
    response = web.post(at("reissue", draft), {"reason": WHY, "seen": seen})
    assert "The draft was changed since you saw it" in text(response) and "G-7" in text(response)
    assert again(vacancy).version == 1
    seen = response.context["form"]["seen"].value()
    assert web.post(at("reissue", draft), {"reason": WHY, "seen": seen}).url == at("page", vacancy)


def test_a_text_in_another_language_that_did_not_follow_is_pointed_out(web):
    source = cast.translated(cast.draft(), "fr")
    publishing.publish(source, by=cast.person("recruiter"))
    draft = corrected(reissuing.begin_reissue(again(source), by=cast.person("recruiter")), title="Associate")
    sentence = "The text in French is as it was, while the authentic text changes under: Position title."
    assert sentence in text(web.get(at("reissue", draft)))
    cast.translated(draft, "fr", title="Associée")
    assert sentence not in text(web.get(at("reissue", draft)))


def test_a_correction_is_not_published_as_a_vacancy_of_its_own(web, draft):
    assert web.get(at("publish", draft)).url == at("reissue", draft)
    assert web.post(at("publish", draft)).url == at("reissue", draft)


def test_a_correction_is_discarded_after_the_page_that_says_what_is_lost(web, vacancy, draft):
    page = text(web.get(at("discard", corrected(draft))))
    assert "What would be lost" in page and "G-5" in page
    assert Vacancy.objects.filter(pk=draft.pk).exists()
    assert web.post(at("discard", draft)).url == at("page", vacancy)
    assert not Vacancy.objects.filter(pk=draft.pk).exists()


def test_only_corrections_are_reissued_and_discarded(web, vacancy):
    for other in (vacancy, cast.draft()):
        assert web.get(at("reissue", other)).status_code == 404
        assert web.post(at("discard", other)).status_code == 404


def test_after_the_closing_a_correction_can_only_be_discarded(web, vacancy, draft, clock):
    corrected(draft)
    clock.move_to(cast.CLOSES_AT + timedelta(minutes=1))
    page = text(web.get(at("reissue", draft)))
    assert "it is judged by what it said then" in page and "disabled" in page
    assert "A correction was begun and never published." in text(web.get(at("page", vacancy)))
    reissuing.discard(draft, by=cast.person("recruiter"))
    assert "Only an open vacancy is corrected" in text(web.post(at("correct", vacancy), follow=True))


def test_the_desk_says_which_drafts_are_corrections(web, draft):
    assert "It corrects a published notice" in text(web.get(reverse("desk:home")))


@pytest.mark.parametrize("name", ["candidate", "panellist", "auditor"])
def test_whoever_prepares_no_vacancies_corrects_none(client, vacancy, draft, name):
    client.force_login(cast.person(name))
    assert client.post(at("correct", vacancy)).status_code == 404
    assert client.post(at("reissue", draft), {"reason": WHY}).status_code == 404
    assert client.post(at("discard", draft)).status_code == 404


def test_the_versions_say_when_who_why_and_what(web, vacancy, clock):
    clock.move_to(cast.PUBLISHED + timedelta(days=1))
    cast.reissued(vacancy, grade_id="G-5", notes="Bring patience.")
    clock.move_to(cast.PUBLISHED + timedelta(days=2))
    cast.reissued(vacancy, reason="Two are sought.", positions=2)
    page = web.get(at("page", vacancy))
    assert [(row.publication.version, len(row.changes)) for row in page.context["versions"]] == [(3, 1), (2, 2), (1, 0)]
    assert "Two are sought." in text(page) and "18 February 2026, 10:00 Geneva" in text(page)
    assert "Recruiter Example" in text(page)


def queries(web, url):
    web.get(url)
    with CaptureQueriesContext(connection) as counted:
        assert web.get(url).status_code == 200
    return len(counted)


def test_the_page_of_a_vacancy_asks_as_often_after_three_corrections_as_after_one(web, vacancy):
    cast.reissued(vacancy)
    once = queries(web, at("page", vacancy))
    for grade in ("G-7", "G-4"):
        cast.reissued(vacancy, grade_id=grade)
    assert queries(web, at("page", vacancy)) == once


@pytest.mark.parametrize("page", ["edit", "reissue", "discard"])
def test_a_page_of_a_correction_asks_as_often_for_the_third_as_for_the_first(web, vacancy, page):
    recruiter = cast.person("recruiter")
    first = corrected(reissuing.begin_reissue(vacancy, by=recruiter))
    once = queries(web, at(page, first))
    reissuing.reissue(first, reason=WHY, by=recruiter)
    cast.reissued(vacancy, positions=2)
    third = corrected(reissuing.begin_reissue(again(vacancy), by=recruiter), grade_id="G-4")
    assert queries(web, at(page, third)) == once


def test_a_correction_in_a_browser_by_keyboard_holds_no_barrier(page, web, live_server, axe, vacancy):
    page.context.add_cookies([{"name": "sessionid", "value": web.cookies["sessionid"].value, "url": live_server.url}])
    page.goto(at("page", vacancy))
    page.get_by_role("button", name="Begin a correction").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Correction of").first.wait_for()
    axe(page)
    page.get_by_label("Position title").fill("People Services Associate")
    page.get_by_label("Core functions and responsibilities").fill("- Answer questions.\n- Train focal points.")
    page.get_by_role("button", name="Save the draft").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="See what changes").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Before you re-issue").wait_for()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.get_by_role("button", name="Re-issue now").click()
    page.get_by_role("link", name="Give the reason for the re-issue").click()
    axe(page)
    page.keyboard.type(WHY)
    page.get_by_role("button", name="Re-issue now").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Version 2 is published.").wait_for()
    page.get_by_text("What changed: 2 things").click()
    page.set_viewport_size({"width": 320, "height": 900})
    axe(page)
    draft = reissuing.begin_reissue(again(vacancy), by=cast.person("recruiter"))
    publishing.cancel(again(vacancy), reason="No funds.", by=cast.person("recruiter"))
    page.goto(at("discard", draft))
    axe(page)
