"""Texts in another language on the recruiter's desk: written beside the authentic text, complete before publication."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.refusal import Refused
from tests import cast
from vacancies.actions import publishing, translating
from vacancies.models import Vacancy

pytestmark = pytest.mark.usefixtures("reference")
FRENCH = {
    "title": "Associée principale",
    "responsibilities": "Répondre aux questions du personnel.",
    "qualifications": "Un diplôme universitaire et quatre ans.",
}


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


@pytest.fixture
def web(client):
    client.force_login(cast.person("recruiter"))
    return client


def at(name, vacancy, *args):
    return reverse(f"drafts:{name}", args=[vacancy.public_id, *args])


def text(response):
    return " ".join(response.content.decode().split())


def again(vacancy):
    return Vacancy.objects.get(pk=vacancy.pk)


def test_the_authentic_text_stands_beside_each_field(web):
    draft = cast.draft(skills="")
    page = web.get(at("translate", draft, "fr"))
    names = [field.name for field, _text in page.context["form"].rows]
    assert "responsibilities" in names and "skills" not in names and "duty_station_city" not in names
    assert "Check the data of each appraisal cycle" in text(page)
    assert 'lang="fr"' in text(page) and 'lang="en"' in text(page)


def test_a_text_is_saved_shown_again_and_published(web):
    draft = cast.draft()
    assert web.post(at("translate", draft, "fr"), FRENCH).url == at("translate", draft, "fr")
    assert "Associée principale" in text(web.get(at("translate", draft, "fr")))
    assert "Will be published" in text(web.get(at("edit", draft)))
    preview = text(web.get(at("publish", draft)))
    assert "Will be published, marked as a translation." in preview
    assert "Shown in the authentic language: " in preview and "introduction" in preview
    web.post(at("publish", draft))
    publication = again(draft).current_publication
    assert publication.languages == ["en", "fr"]
    assert publication.notice_in("fr")["title"] == "Associée principale"
    assert publication.notice_in("fr")["notes"] == publication.notice["notes"]
    assert "Published in</dt><dd>English, French" in text(web.get(at("page", draft)))


@pytest.mark.parametrize("name", ["title", "responsibilities", "qualifications"])
def test_a_text_that_lacks_what_it_must_have_is_kept_and_holds_publication(web, name):
    draft = cast.draft()
    web.post(at("translate", draft, "fr"), {**FRENCH, name: ""})
    assert draft.translations.count() == 1
    sentence = "The text in French has no "
    for page in (at("translate", draft, "fr"), at("edit", draft), at("publish", draft)):
        assert sentence in text(web.get(page))
    assert sentence in text(web.post(at("publish", draft)))
    assert again(draft).published_at is None


def test_a_translation_may_not_say_what_the_authentic_text_does_not(web):
    draft = cast.translated(cast.draft(), "es")
    publishing_page = at("publish", draft)
    assert "has something that the authentic text has not" not in text(web.get(publishing_page))
    cast.drafting.save_draft(draft, values={"notes": ""}, by=cast.person("recruiter"))
    assert "has something that the authentic text has not: notes" in text(web.get(publishing_page))
    names = [field.name for field, _text in web.get(at("translate", draft, "es")).context["form"].rows]
    assert "notes" in names


def test_a_text_is_removed_by_its_button_or_by_emptying_it(web):
    draft = cast.draft()
    for language in ("fr", "es"):
        web.post(at("translate", draft, language), FRENCH)
    assert web.post(at("remove_text", draft, "fr")).url == at("edit", draft)
    web.post(at("translate", draft, "es"), dict.fromkeys(FRENCH, ""))
    assert draft.translations.count() == 0


def test_too_long_a_title_is_refused_and_kept_as_it_was_typed(web):
    draft = cast.draft()
    response = web.post(at("translate", draft, "fr"), {**FRENCH, "title": "x" * 201})
    assert "Nothing was saved. What you typed is still below." in text(response)
    assert "x" * 201 in text(response) and FRENCH["qualifications"] in text(response)
    assert draft.translations.count() == 0


def test_the_authentic_language_itself_has_no_translation(web):
    draft = cast.draft(language="fr")
    assert web.get(at("translate", draft, "fr")).url == at("edit", draft)
    assert web.get(at("translate", draft, "en")).status_code == 200
    assert web.get(at("translate", draft, "de")).status_code == 404
    with pytest.raises(Refused, match="authentic"):
        translating.save_translation(draft, "fr", texts=FRENCH, by=cast.person("recruiter"))


def test_a_text_in_what_became_the_authentic_language_is_not_published_twice(web):
    draft = cast.draft()
    web.post(at("translate", draft, "fr"), FRENCH)
    cast.drafting.save_draft(draft, values={"language": "fr"}, by=cast.person("recruiter"))
    content = publishing.content_of(again(draft), publishing.terms_of(again(draft)))
    assert (content["language"], content["translations"]) == ("fr", {})


def test_a_published_notice_is_translated_no_more(web):
    vacancy = cast.published()
    assert web.get(at("translate", vacancy, "fr")).url == at("page", vacancy)
    assert web.post(at("translate", vacancy, "fr"), FRENCH).url == at("page", vacancy)
    assert "frozen" in text(web.post(at("remove_text", vacancy, "fr"), follow=True))
    assert vacancy.translations.count() == 0


@pytest.mark.parametrize("name", ["candidate", "panellist", "auditor"])
def test_whoever_prepares_no_vacancies_translates_none(client, name):
    draft = cast.draft()
    client.force_login(cast.person(name))
    assert client.post(at("translate", draft, "fr"), FRENCH).status_code == 404
    assert client.post(at("remove_text", draft, "fr")).status_code == 404


def test_an_empty_draft_has_nothing_to_translate(web):
    draft = cast.draft(**dict.fromkeys([*publishing.TRANSLATED_TEXTS], ""))
    assert "There is nothing to translate yet" in text(web.get(at("translate", draft, "fr")))


@pytest.mark.parametrize("page", ["edit", "publish"])
def test_a_page_of_a_draft_asks_as_often_for_three_languages_as_for_one(web, page):
    one, three = cast.draft(), cast.translated(cast.translated(cast.draft(), "fr"), "es")

    def queries(draft):
        with CaptureQueriesContext(connection) as counted:
            assert web.get(at(page, draft)).status_code == 200
        return len(counted)

    queries(one)
    assert queries(one) == queries(three)


def test_the_page_of_a_text_holds_no_barrier_and_is_written_by_keyboard(page, web, live_server, axe):
    draft = cast.draft()
    page.context.add_cookies([{"name": "sessionid", "value": web.cookies["sessionid"].value, "url": live_server.url}])
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(at("translate", draft, "fr"))
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.get_by_label("Position title").focus()
    for name in ("title", "organizational_unit", "initial_duration"):
        page.keyboard.type(name)
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Save the text").focus()
    page.keyboard.press("Enter")
    page.get_by_text("The text in French has no core functions").wait_for()
    assert page.get_by_label("Initial duration").input_value() == "initial_duration"
    axe(page)
