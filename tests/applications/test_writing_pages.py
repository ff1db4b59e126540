"""Beginning, writing, checking and submitting an application, and what it leaves: receipts and documents."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.actions import composing
from applications.models import Application, Document, Submission
from screening.demonstration.cv import pdf
from tests import cast
from vacancies.actions import publishing
from vacancies.enums import Ground, SecondTier

pytestmark = pytest.mark.usefixtures("reference")
WORDS = {"motivation": "I have done this.", "relatives_declared": "no", "truth_declared": "on"}


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
def application(candidate):
    return cast.written(cast.published(), candidate)


def at(name, thing):
    return reverse(f"applications:{name}", args=[thing.public_id])


def text(response):
    return " ".join(response.content.decode().split())


def file(content=None, name="My CV.pdf"):
    return SimpleUploadedFile(name, pdf(["CV"]) if content is None else content)


def test_beginning_makes_one_draft_and_leads_to_it(web, candidate):
    vacancy = cast.published()
    first, second = (web.post(at("begin", vacancy)) for _time in range(2))
    draft = Application.objects.get(candidate=candidate)
    assert first.url == second.url == at("write", draft)


def test_reading_begins_nothing(web):
    assert web.get(at("begin", cast.published())).status_code == 405


def test_nothing_begins_after_closing(web, clock):
    vacancy = cast.published()
    clock.move_to(cast.CLOSES_AT)
    response = web.post(at("begin", vacancy), follow=True)
    assert "This vacancy takes no applications any more." in text(response)
    assert not Application.objects.exists()


def test_a_draft_vacancy_cannot_be_applied_to(web):
    assert web.post(at("begin", cast.draft())).status_code == 404


def test_the_page_for_writing_lists_what_the_profile_lacks(web, candidate):
    web.post(at("begin", cast.published()))
    draft = Application.objects.get()
    shown = text(web.get(at("write", draft)))
    assert "Say which languages you know and how well." in shown
    assert f"next={at('write', draft).replace('/', '%2F')}" in shown


def test_text_declarations_and_cv_are_saved_together(web, candidate):
    web.post(at("begin", cast.published()))
    draft = Application.objects.get()
    response = web.post(at("write", draft), {**WORDS, "cv": file()})
    assert response.url == at("write", draft)
    draft.refresh_from_db()
    assert (draft.motivation, draft.relatives_declared, draft.truth_declared) == ("I have done this.", False, True)
    shown = text(web.get(response.url))
    assert "Attached now:" in shown
    assert "My CV.pdf" in shown
    assert Application.objects.get().status == "draft"


def test_a_half_done_draft_is_saved(web):
    web.post(at("begin", cast.published()))
    draft = Application.objects.get()
    assert web.post(at("write", draft), {"motivation": "Half a"}).status_code == 302
    draft.refresh_from_db()
    assert (draft.motivation, draft.relatives_declared) == ("Half a", None)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ\x90\0", "This is not a PDF."),
        (b"<html></html>", "This is not a PDF."),
        (b"%PDF-1.4\nbroken", "The PDF"),
        (b"", "The file is empty."),
        (b"%PDF" + b"x" * 5 * 1024 * 1024, "larger than 5 MB"),
    ],
)
def test_a_file_that_cannot_be_taken_is_explained_and_the_text_is_kept(web, application, content, sentence):
    response = web.post(at("write", application), {**WORDS, "motivation": "New words", "cv": file(content)})
    assert sentence in text(response)
    assert "What you wrote is saved. The new file was not taken." in text(response)
    application.refresh_from_db()
    assert application.motivation == "New words"
    assert [document.name for document in composing.current_documents(application)] == ["cv.pdf"]


def test_a_yes_about_relatives_says_who_and_nothing_is_lost(web, application):
    sent = {**WORDS, "motivation": "Kept words", "relatives_declared": "yes", "cv": file()}
    shown = text(web.post(at("write", application), sent))
    assert "Say who, in what relation and in which office." in shown
    assert "Kept words" in shown
    assert "choose your CV again" in shown


def test_the_check_page_reads_like_the_dossier_and_says_the_tier(web, application):
    shown = text(web.get(at("check", application)))
    for words in ("University degree", "National University", "I would like to do this work.", "cv.pdf", "France"):
        assert words in shown
    assert "yours would be a second-tier application" in shown
    assert "Submit application" in shown
    assert "disabled" not in shown


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"nationalities": ("IS",)}, "Iceland, your primary nationality, is on this vacancy’s list"),
        ({"gender": "woman"}, "you state that you are a woman"),
        ({"gender": "undisclosed"}, "yours would be a second-tier application"),
        ({"staff_number": "S1"}, "Human Resources checks the claim against the staff records before it counts."),
    ],
)
def test_the_tier_is_said_with_the_ground_it_rests_on(web, candidate, facts, words):
    draft = cast.written(cast.published(), candidate, **facts)
    assert words in text(web.get(at("check", draft)))


def test_what_is_missing_is_listed_as_links_and_cannot_be_sent(web):
    web.post(at("begin", cast.published()))
    draft = Application.objects.get()
    shown = text(web.get(at("check", draft)))
    assert "Add your CV as a PDF." in shown
    assert "disabled" in shown
    refused = web.post(at("submit", draft))
    assert refused.status_code == 200
    assert "Nothing was sent. What you wrote is kept." in text(refused)
    assert not Submission.objects.exists()


def test_second_tier_candidates_learn_before_the_click_that_they_are_not_admitted(web, candidate):
    vacancy = cast.published(first_tier_grounds=[Ground.INTERNAL], second_tier=SecondTier.NOT_ADMITTED)
    draft = cast.written(vacancy, candidate)
    shown = text(web.get(at("check", draft)))
    assert "none of its grounds applies to you" in shown
    assert "disabled" in shown
    assert "none of its grounds applies to you" in text(web.post(at("submit", draft)))
    assert not Submission.objects.exists()


def test_submitting_gives_a_receipt_with_number_instants_version_and_hash(web, application, clock):
    clock.move_to(cast.JUST_BEFORE)
    response = web.post(at("submit", application))
    submission = Submission.objects.get()
    assert response.url == at("receipt", submission)
    shown = text(web.get(response.url))
    assert submission.receipt_number in shown
    assert submission.hash in shown
    assert "3 April 2026, 23:54:0" in shown
    assert "3 April 2026, 21:54:0" in shown
    assert f'data-local="{submission.submitted_at:%Y-%m-%dT%H:%M:%S}+00:00"' in shown


def test_submitting_twice_gives_the_same_receipt(web, application):
    assert web.post(at("submit", application)).url == web.post(at("submit", application)).url
    assert Submission.objects.count() == 1


def test_a_change_before_closing_is_a_new_version(web, application):
    web.post(at("submit", application))
    web.post(at("write", application), {**WORDS, "motivation": "Better words."})
    web.post(at("submit", application))
    old, new = Submission.objects.order_by("version")
    assert "this one does not count any more" in text(web.get(at("receipt", old)))
    assert "Better words." in text(web.get(at("receipt", new)))
    assert "Better words." not in text(web.get(at("receipt", old)))


def test_a_submission_at_the_closing_instant_is_late_and_the_draft_is_kept(web, application, clock):
    clock.move_to(cast.CLOSES_AT)
    response = web.post(at("submit", application))
    assert response.status_code == 409
    shown = text(response)
    assert "3 April 2026, 23:59 Geneva" in shown
    assert "3 April 2026, 23:59:0" in shown
    assert "What you wrote is kept" in shown
    assert not Submission.objects.exists()
    assert "I would like to do this work." in text(web.get(at("status", application)))


def test_one_second_before_closing_is_in_time(web, application, clock):
    clock.move_to(cast.CLOSES_AT - timedelta(seconds=5))
    assert web.post(at("submit", application)).status_code == 302


def test_a_cancelled_vacancy_takes_nothing(web, application):
    publishing.cancel(application.vacancy, reason="No funds.", by=cast.person("recruiter"))
    response = web.post(at("submit", application))
    assert response.status_code == 409
    assert "The vacancy was cancelled" in text(response)


@pytest.mark.parametrize("name", ["write", "check"])
def test_after_closing_the_pages_for_writing_lead_to_the_status(web, application, clock, name):
    clock.move_to(cast.CLOSES_AT)
    assert web.get(at(name, application)).url == at("status", application)


def test_the_dossier_can_be_downloaded_and_its_hash_computed_again(web, application):
    web.post(at("submit", application))
    submission = Submission.objects.get()
    response = web.get(at("dossier_file", submission))
    assert hashlib.sha256(response.content).hexdigest() == submission.hash
    assert json.loads(response.content)["person"]["primary_nationality"] == "FR"
    assert response["Content-Disposition"].startswith("attachment")


def test_a_document_comes_as_a_download_under_its_name(web, application):
    document = application.documents.get()
    response = web.get(at("document", document))
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert response["Content-Disposition"] == 'attachment; filename="cv.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/pdf"


def test_a_name_that_lies_about_the_file_is_corrected(web, application):
    web.post(at("write", application), {**WORDS, "cv": file(name="cv<b>.html")})
    document = Document.objects.get(replaced_at__isnull=True)
    assert web.get(at("document", document))["Content-Disposition"].endswith('.pdf"')


def test_a_document_whose_file_is_gone_is_not_found(web, application):
    document = application.documents.get()
    document.file.storage.delete(document.file.name)
    assert web.get(at("document", document)).status_code == 404


@pytest.mark.parametrize("name", ["rival", "recruiter", "administrator"])
def test_nobody_else_reaches_an_application_its_receipt_or_its_document(client, application, candidate, name):
    submission = cast.submitted(cast.published(), candidate)
    client.force_login(cast.person(name))
    for page in ("status", "write", "check", "withdraw"):
        assert client.get(at(page, application)).status_code == 404
    for page in ("write", "submit", "withdraw"):
        assert client.post(at(page, application)).status_code == 404
    for page in ("receipt", "dossier_file"):
        assert client.get(at(page, submission)).status_code == 404
    assert client.get(at("document", application.documents.get())).status_code == 404


def test_the_check_page_asks_as_many_questions_for_one_row_as_for_three(web, candidate, application):
    def count():
        with CaptureQueriesContext(connection) as queries:
            web.get(at("check", application))
        return len(queries)

    count()  # the first page notes the reader's language
    one = count()
    cast.profile(
        candidate,
        nationalities=("FR", "IS", "DE"),
        jobs=tuple((cast.date(2000 + year, 1, 1), cast.date(2000 + year, 12, 31)) for year in range(3)),
        languages=(("en", 4), ("fr", 3), ("es", 2)),
    )
    assert count() == one
