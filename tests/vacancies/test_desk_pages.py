"""The recruiter's pages for drafts and notices: write, settle, publish, extend, cancel; and who may see them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.actions.acting import acting
from recruitment.models import Country, NonRepresentedList, Organization, User
from tests import cast
from vacancies.actions import drafting
from vacancies.enums import VacancyState
from vacancies.forms.draft import DraftForm
from vacancies.forms.lists import language_rows, pathway_rows
from vacancies.models import ImportedNotice, NominationCall, NominationPost, Vacancy

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


@pytest.fixture
def recruiter():
    return cast.person("recruiter")


@pytest.fixture
def web(client, recruiter):
    client.force_login(recruiter)
    return client


def at(name, vacancy, *args):
    return reverse(f"drafts:{name}", args=[vacancy.public_id, *args])


def text(response):
    return " ".join(response.content.decode().split())


def again(vacancy):
    return Vacancy.objects.get(pk=vacancy.pk)


def typed(vacancy, **changes):
    """What a browser would send for the saved draft, with some of it typed over."""
    data = {}
    for form in [DraftForm(instance=vacancy), *pathway_rows(vacancy).forms, *language_rows(vacancy).forms]:
        for field in form:
            value = field.value()
            if value not in (None, False, []):
                data[field.html_name] = value
    for rows in (pathway_rows(vacancy), language_rows(vacancy)):
        data |= {field.html_name: field.value() for field in rows.management_form}
    return data | changes


def imported(vacancy, *warnings):
    with acting(by=cast.person("recruiter")) as now:
        return ImportedNotice.objects.create(
            vacancy=vacancy,
            file_name="notice.txt",
            text="The text of the notice.",
            sha256="0" * 64,
            findings={},
            warnings=list(warnings),
            imported_at=now,
        )


def test_a_new_draft_begins_with_its_title_and_leads_to_the_draft(web):
    data = {"organization": "IOM", "title": "Driver", "vacancy_type": "vacancy_notice"}
    response = web.post(reverse("drafts:new"), data)
    draft = Vacancy.objects.get(title="Driver")
    assert response.url == at("edit", draft)
    assert draft.created_by == cast.person("recruiter")


def test_a_new_draft_without_a_title_is_asked_for_one(web):
    response = web.post(reverse("drafts:new"), {"organization": "IOM", "vacancy_type": "vacancy_notice"})
    assert "Give the position a title" in text(response)
    assert not Vacancy.objects.exists()


@pytest.mark.parametrize("name", ["candidate", "panellist", "board_member", "administrator"])
def test_whoever_prepares_no_vacancies_begins_none_and_sees_none(client, name):
    draft, vacancy = cast.draft(), cast.published()
    client.force_login(cast.person(name))
    assert client.get(reverse("drafts:new")).status_code == 403
    for page in ("page", "edit", "publish", "extend", "cancel"):
        assert client.get(at(page, draft)).status_code == 404
        assert client.post(at(page, vacancy)).status_code in (404, 405)


def test_a_recruiter_of_another_organization_finds_nothing(client):
    draft = cast.draft()
    other = User.objects.create_user("other@example.org")
    from recruitment.actions.roles import give_role

    give_role(other, "recruiter", Organization.objects.get(pk="UNOPS"), by=cast.MAKER)
    client.force_login(User.objects.get(pk=other.pk))
    assert client.get(at("edit", draft)).status_code == 404


def test_strangers_are_sent_to_sign_in(client):
    assert "login" in client.get(at("edit", cast.draft())).url


def test_an_auditor_reads_a_draft_and_cannot_edit_it(client):
    draft = cast.draft()
    client.force_login(cast.person("auditor"))
    assert client.get(at("page", draft)).status_code == 200
    assert client.get(at("edit", draft)).status_code == 404


def test_saving_a_draft_unchanged_keeps_everything(web):
    draft = cast.draft(kind="officer")
    before = list(Vacancy.objects.filter(pk=draft.pk).values())
    assert web.post(at("edit", draft), typed(draft)).url == at("edit", draft)
    assert list(Vacancy.objects.filter(pk=draft.pk).values()) == before
    assert again(draft).pathways.count() == 2
    assert again(draft).language_requirements.count() == 3
    assert again(draft).competencies.count() == draft.competencies.count()


def test_everything_may_be_empty_in_a_draft(web):
    draft = cast.draft()
    lists = {f"{name}-{what}": 0 for name in ("pathways", "languages") for what in ("TOTAL_FORMS", "INITIAL_FORMS")}
    data = lists | {"vacancy_type": "vacancy_notice", "second_tier": "admitted", "positions": 1, "language": "en"}
    assert web.post(at("edit", draft), data).status_code == 302
    assert again(draft).title == ""
    assert not again(draft).pathways.exists()


def test_what_was_typed_stays_when_something_is_wrong_and_nothing_is_saved(web):
    draft = cast.draft()
    wrong = {"title": "A better title", "non_represented_codes": "NA XQ", "languages-0-language": "Klingon"}
    response = web.post(at("edit", draft), typed(draft, **wrong))
    page = text(response)
    assert 'value="A better title"' in page
    assert "No country has the code XQ" in page and "NA XQ" in page
    assert "“Klingon” is no language that we know" in page and 'value="Klingon"' in page
    assert again(draft).title == draft.title


def test_a_reference_number_stands_once_in_an_organization(web):
    cast.draft(reference_number="VN1")
    draft = cast.draft(reference_number="VN2")
    response = web.post(at("edit", draft), typed(draft, reference_number="VN1"))
    assert "already has a vacancy with this reference number" in text(response)
    assert again(draft).reference_number == "VN2"


def test_a_language_is_taken_by_its_name_in_any_of_the_three_languages(web):
    draft = cast.draft()
    web.post(at("edit", draft), typed(draft, **{"languages-3-language": "allemand", "languages-3-level": 2}))
    assert again(draft).language_requirements.get(language="de").level == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"pathways-2-degree": 2, "pathways-2-years": 3}, "Each level of education stands once"),
        ({"languages-3-language": "English"}, "Each language stands once"),
        ({"pathways-2-years": 3}, "Choose the education that goes with these years"),
    ],
)
def test_a_list_that_contradicts_itself_is_shown_with_a_sentence(web, changes, sentence):
    draft = cast.draft()
    assert sentence in text(web.post(at("edit", draft), typed(draft, **changes)))


def test_a_language_without_a_level_may_stand_in_a_draft_and_holds_publication(web):
    draft = cast.draft()
    web.post(at("edit", draft), typed(draft, **{"languages-0-level": ""}))
    assert again(draft).language_requirements.filter(level=None).count() == 1
    assert "level not yet said" in text(web.get(at("publish", draft)))
    assert "for each language" in text(web.get(at("edit", draft)))


def test_a_row_is_removed_by_its_box(web):
    draft = cast.draft()
    web.post(at("edit", draft), typed(draft, **{"languages-1-DELETE": "on"}))
    assert again(draft).language_requirements.count() == 2


def test_a_dated_list_is_copied_into_the_draft(web):
    draft = cast.draft()
    version = NonRepresentedList.objects.filter(organization="IOM").first()
    web.post(at("edit", draft), typed(draft, copy_list=version.pk))
    assert again(draft).non_represented_codes == sorted(version.alpha2_codes)
    assert Country.objects.get(pk=version.alpha2_codes[0]).name in text(web.get(at("edit", draft)))


def test_what_is_missing_is_listed_in_sentences_and_publication_is_not_offered(web):
    draft = cast.draft(job_family_id=None, closing_date=None)
    page = text(web.get(at("edit", draft)))
    assert "Choose the job family" in page and "Set the closing date." in page
    assert at("publish", draft) not in page
    confirm = web.get(at("publish", draft))
    assert "disabled" in text(confirm) and "Set the closing date." in text(confirm)


def test_publishing_something_incomplete_is_refused_with_its_sentences(web):
    draft = cast.draft(closing_date=None)
    response = web.post(at("publish", draft))
    assert "Nothing was published" in text(response)
    assert "Set the closing date." in text(response)
    assert again(draft).published_at is None


def test_a_complete_draft_is_published_after_the_page_that_says_what_is_frozen(web):
    draft = cast.draft()
    page = text(web.get(at("publish", draft)))
    assert "23:59 Geneva" in page and "3 April 2026" in page and "frozen" in page
    assert again(draft).published_at is None
    assert web.post(at("publish", draft)).url == at("page", draft)
    assert again(draft).published_by == cast.person("recruiter")


def test_the_imported_questions_hold_publication_until_each_is_settled(web):
    draft = cast.draft()
    notice = imported(draft, "closing_date: two dates are stated.", "grade: not stated.")
    page = text(web.get(at("edit", draft)))
    assert "closing_date: two dates are stated." in page and "The text of the notice." in page
    assert "2 still to be marked as settled" in page
    web.post(at("settle", draft, 1), typed(draft, title="Typed meanwhile"))
    notice.refresh_from_db()
    assert notice.settled == [1]
    assert again(draft).title == "Typed meanwhile"


def test_a_question_is_not_settled_while_what_was_typed_is_wrong(web):
    draft = cast.draft()
    notice = imported(draft, "grade: not stated.")
    response = web.post(at("settle", draft, 0), typed(draft, non_represented_codes="QQ"))
    notice.refresh_from_db()
    assert "No country has the code QQ" in text(response)
    assert notice.settled == []


def test_a_published_vacancy_is_read_as_it_was_frozen_and_edited_no_more(web):
    vacancy = cast.published()
    assert web.get(at("edit", vacancy)).url == at("page", vacancy)
    web.post(at("edit", vacancy), typed(vacancy, title="Another"))
    assert again(vacancy).title == vacancy.title
    page = text(web.get(at("page", vacancy)))
    assert "As it was frozen: version 1" in page
    assert vacancy.current_publication.hash in page
    assert "Namibia" in page


def test_an_open_vacancy_is_extended_with_a_reason(web):
    vacancy = cast.published()
    data = {"closing_date": "2026-04-17", "reason": "Easter."}
    assert web.post(at("extend", vacancy), data).url == at("page", vacancy)
    assert again(vacancy).closing_date == date(2026, 4, 17)
    assert "Easter." in text(web.get(at("page", vacancy)))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"closing_date": "2026-04-17", "reason": " "}, "Give the reason for the extension"),
        ({"closing_date": "2026-03-01", "reason": "Sooner."}, "a deadline is never brought forward"),
        ({"closing_date": "tomorrow", "reason": "Later."}, "Write the date as"),
    ],
)
def test_an_extension_that_is_refused_says_why_and_keeps_what_was_typed(web, data, sentence):
    vacancy = cast.published()
    page = text(web.post(at("extend", vacancy), data))
    assert sentence in page
    assert data["closing_date"] in page
    assert again(vacancy).closing_date == cast.CLOSING_DATE


def test_a_cancellation_asks_for_a_reason_and_then_stands(web, clock):
    vacancy = cast.published()
    assert "cancelled vacancy stays cancelled" in text(web.get(at("cancel", vacancy)))
    assert "Give the reason for the cancellation" in text(web.post(at("cancel", vacancy), {"reason": ""}))
    assert web.post(at("cancel", vacancy), {"reason": "No funds."}).url == at("page", vacancy)
    assert again(vacancy).state(cast.PUBLISHED + timedelta(days=1)) == VacancyState.CANCELLED
    assert "No funds." in text(web.get(at("page", vacancy)))


def test_a_call_shows_its_posts_and_what_was_read(web, recruiter):
    with acting(by=recruiter) as now:
        call = NominationCall.objects.create(
            organization_id="IOM", reference_number="NV1", deadline=date(2026, 5, 1), created_at=now
        )
        for number, title in enumerate(["First Deputy", "Second Deputy"], 1):
            NominationPost.objects.create(call=call, position=number, title=title)
    page = text(web.get(reverse("drafts:call", args=[call.public_id])))
    assert "First Deputy" in page and "Second Deputy" in page and "1 May 2026" in page
    assert "NV1" in text(web.get(reverse("desk:home")))


def queries(web, url):
    with CaptureQueriesContext(connection) as counted:
        assert web.get(url).status_code == 200
    return len(counted)


@pytest.mark.parametrize("page", ["edit", "publish", "page"])
def test_a_page_of_a_draft_asks_as_often_for_one_row_as_for_three(web, page):
    rich = cast.draft()
    poor = cast.draft()
    english = [need for need in cast.notices.LANGUAGES if need.language == "en"]
    drafting.save_draft(
        poor,
        values={},
        pathways=cast.notices.ASSOCIATE_PATHWAYS[:1],
        languages=english,
        competencies=poor.competencies.all()[:1],
        by=cast.person("recruiter"),
    )
    web.get(at(page, rich))
    assert queries(web, at(page, poor)) == queries(web, at(page, rich))


def test_the_pages_of_a_draft_hold_no_barrier(page, web, live_server, axe):
    complete, empty = cast.draft(), cast.draft(title="", job_family_id=None, grade_id=None)
    vacancy = cast.published()
    imported(empty, "grade: not stated.")
    page.context.add_cookies([{"name": "sessionid", "value": web.cookies["sessionid"].value, "url": live_server.url}])
    for url in (
        reverse("drafts:new"),
        at("edit", complete),
        at("edit", empty),
        at("publish", complete),
        at("publish", empty),
        at("page", vacancy),
        at("cancel", vacancy),
    ):
        page.goto(url)
        axe(page)
    page.goto(at("edit", complete))
    page.get_by_label("Non-represented member states").fill("QQ")
    page.get_by_role("button", name="Add another language").click()
    page.get_by_role("button", name="Save the draft").click()
    axe(page)
    assert page.get_by_role("alert").is_visible()
