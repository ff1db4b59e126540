"""The pages of the profile."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Education, Employment, LanguageSkill, Nationality, Profile
from tests import cast

pytestmark = pytest.mark.usefixtures("reference")
PERSON = {"family_name": "Okafor", "given_name": "Amara", "gender": "woman", "phone": "+234 1", "residence_id": "NG"}


@pytest.fixture
def candidate():
    return cast.person("candidate")


@pytest.fixture
def web(client, candidate):
    client.force_login(candidate)
    return client


def section(name):
    return reverse("applications:profile_list", args=[name])


def rows(prefix, *filled, initial=0, **more):
    """What a browser sends for the rows of a list."""
    sent = {f"{prefix}-TOTAL_FORMS": len(filled), f"{prefix}-INITIAL_FORMS": initial}
    for number, row in enumerate(filled):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return sent | more


def text(response):
    return " ".join(response.content.decode().split())


STUDY = {"degree": "2", "institution": "National University", "completed": "yes"}
JOB = {"title": "Clerk", "employer": "City", "start": "2020-01-01", "end": "2021-12-31", "duties": "- Filing"}


def test_the_overview_names_what_is_missing_and_makes_nothing(web):
    shown = text(web.get(reverse("applications:profile")))
    assert "Give your family name and your given name." in shown
    assert "Name your nationalities and say which one is primary." in shown
    assert not Profile.objects.exists()


def test_a_whole_profile_is_filled_through_the_pages(web, candidate):
    web.post(reverse("applications:profile_person"), PERSON)
    web.post(section("nationalities"), rows("nationalities", {"country_id": "NG"}, {"country_id": ""}))
    web.post(section("education"), rows("education", {**STUDY, "country_id": "NG", "end": "2015-06-30"}))
    web.post(section("employment"), rows("employment", JOB, {**JOB, "start": "2022-01-01", "end": ""}))
    web.post(section("languages"), rows("languages", {"language_id": "en", "level": "4"}))
    profile = Profile.objects.get(user=candidate)
    assert (profile.family_name, profile.gender, profile.residence_id) == ("Okafor", "woman", "NG")
    assert list(profile.nationalities.values_list("country_id", "is_primary")) == [("NG", True)]
    assert profile.educations.get().completed
    assert [job.end is None for job in profile.employments.all()] == [True, False]
    assert profile.language_skills.get().level == 4
    shown = text(web.get(reverse("applications:profile")))
    assert "5 of 5 sections" in shown


def test_no_gender_is_chosen_beforehand(web):
    shown = text(web.get(reverse("applications:profile_person")))
    assert "I prefer not to say" in shown
    assert "checked" not in shown


def test_preferring_not_to_say_is_an_answer(web):
    web.post(reverse("applications:profile_person"), {**PERSON, "gender": "undisclosed"})
    assert Profile.objects.get().gender == "undisclosed"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"gender": ""}, "Choose one; “I prefer not to say” is an answer."),
        ({"claims_internal": "on", "staff_number": " "}, "Give your staff number: the claim is checked with it."),
        ({"residence_id": "QQ"}, "Select a valid choice"),
        ({"family_name": "x" * 101}, "at most 100 characters"),
        ({"family_name": "nul\0"}, "Null characters are not allowed"),
    ],
)
def test_a_wrong_answer_is_explained_and_what_was_typed_is_kept(web, wrong, sentence):
    response = web.post(reverse("applications:profile_person"), {**PERSON, **wrong})
    assert sentence in text(response).replace("&#x27;", "'")
    assert 'value="Amara"' in text(response)
    assert "error-summary" in text(response)
    assert not Profile.objects.exists()


def test_the_only_nationality_is_the_primary_one(web):
    web.post(section("nationalities"), rows("nationalities", {"country_id": "IS"}))
    assert Nationality.objects.get().is_primary


def test_of_several_nationalities_the_candidate_names_the_primary_one(web):
    two = [{"country_id": "FR"}, {"country_id": "IS"}]
    refused = web.post(section("nationalities"), rows("nationalities", *two))
    assert "Say which one of your nationalities is the primary one" in text(refused)
    assert not Nationality.objects.exists()
    web.post(section("nationalities"), rows("nationalities", *two, **{"nationalities-primary": "1"}))
    assert Nationality.objects.get(is_primary=True).country_id == "IS"
    shown = text(web.get(section("nationalities")))
    assert 'value="0" id="id_nationalities-0-primary" checked' in shown


def test_the_primary_mark_of_a_removed_row_counts_for_nothing(web):
    three = [{"country_id": "FR", "DELETE": "on"}, {"country_id": "IS"}, {"country_id": "DE"}]
    sent = rows("nationalities", *three, initial=1, **{"nationalities-primary": "0"})
    assert "the primary one" in text(web.post(section("nationalities"), sent))


def test_a_country_twice_is_refused(web):
    two = rows("nationalities", {"country_id": "FR"}, {"country_id": "FR"}, **{"nationalities-primary": "0"})
    assert "This nationality is here already." in text(web.post(section("nationalities"), two))


def test_a_territory_is_no_nationality(web):
    shown = text(web.get(section("nationalities")))
    assert 'value="PR"' not in shown
    assert 'value="NA"' in shown


def test_a_page_that_was_opened_before_the_list_was_saved_elsewhere_loses_no_row(web):
    for _window in range(2):
        web.post(section("employment"), rows("employment", JOB))
    assert Employment.objects.count() == 1


def test_rows_that_are_ticked_are_removed_and_unchanged_ones_stay(web):
    web.post(section("employment"), rows("employment", JOB, {**JOB, "title": "Cook"}))
    again = rows("employment", JOB, {**JOB, "title": "Cook", "DELETE": "on"}, {"title": ""}, initial=2)
    web.post(section("employment"), again)
    assert [job.title for job in Employment.objects.all()] == ["Clerk"]


@pytest.mark.parametrize(
    ("name", "wrong", "sentence"),
    [
        ("employment", {**JOB, "end": "2019-12-31"}, "The last day of a job cannot lie before its first."),
        ("employment", {**JOB, "start": "0202-01-01"}, "Check the year."),
        ("employment", {**JOB, "start": "01/02/2020"}, "Give the date as year, month and day"),
        ("employment", {**JOB, "title": ""}, "Give the title of the job."),
        ("education", {**STUDY, "start": "2020-01-01", "end": "2019-01-01"}, "cannot lie before its beginning"),
        ("education", {**STUDY, "completed": ""}, "Say whether it is completed."),
        ("languages", {"language_id": "en", "level": ""}, "Choose how well you know it."),
        ("languages", {"language_id": "en", "level": "7"}, "Select a valid choice"),
    ],
)
def test_a_wrong_row_is_explained_and_nothing_is_saved(web, name, wrong, sentence):
    response = web.post(section(name), rows(name, wrong))
    assert sentence in text(response)
    assert response.content.decode().count("<title>Error:") == 1
    assert not any(model.objects.exists() for model in (Education, Employment, LanguageSkill))


def test_a_language_twice_is_refused(web):
    twice = rows("languages", {"language_id": "en", "level": "4"}, {"language_id": "en", "level": "1"})
    assert "This language is here already." in text(web.post(section("languages"), twice))


def test_rows_without_their_management_form_are_refused_in_words(web):
    assert web.post(section("languages"), {"languages-0-language_id": "en"}).status_code == 200
    assert not LanguageSkill.objects.exists()


def test_saving_leads_back_to_where_the_candidate_came_from(web):
    page = "/applications/abc/write/"
    assert web.post(reverse("applications:profile_person"), {**PERSON, "next": page}).url == page
    stay = web.post(section("languages"), rows("languages", next=page, stay="yes"))
    assert stay.url == f"{section('languages')}?next=%2Fapplications%2Fabc%2Fwrite%2F"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_saving_leads_to_no_other_site(web, elsewhere):
    response = web.post(reverse("applications:profile_person"), {**PERSON, "next": elsewhere})
    assert response.url == reverse("applications:profile")
    assert web.get(reverse("applications:profile"), {"next": elsewhere}).context["next"] == ""


@pytest.mark.parametrize("name", ["profile", "profile_person"])
def test_a_stranger_signs_in_first(client, name):
    response = client.get(reverse(f"applications:{name}"))
    assert response.url.startswith(reverse("account_login"))


def test_there_is_no_other_section(web):
    assert web.get(section("salary")).status_code == 404


def test_a_list_asks_as_many_questions_for_one_row_as_for_three(web):
    def count():
        with CaptureQueriesContext(connection) as queries:
            web.get(section("education"))
        return len(queries)

    web.post(section("education"), rows("education", STUDY))
    one = count()
    web.post(section("education"), rows("education", STUDY, STUDY, STUDY))
    assert Education.objects.count() == 3
    assert count() == one
