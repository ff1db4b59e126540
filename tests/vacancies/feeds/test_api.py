"""The API: what it says, that its own document is true, and its refusals."""

import json
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from recruitment.models import Organization
from tests import cast
from tests.vacancies.feeds.reading import cancelled, extended, queries
from vacancies.rules.searching import FACETS

APPLICANTS = ("applicant", "candidate", "application", "submission", "profile", "screening", "longlist", "shortlist")


@pytest.fixture
def document(client):
    return client.get(reverse("api:openapi-json")).json()


def ask(client, **asked):
    return client.get(reverse("api:vacancies"), asked)


def one(client, vacancy, **asked):
    return client.get(reverse("api:vacancy", args=[vacancy.public_id]), asked)


def assert_as_documented(document, response, path):
    """The answer is what the document says that this address answers with this code."""
    described = document["paths"][path]["get"]["responses"][str(response.status_code)]
    schema = {**described["content"]["application/json"]["schema"], "components": document["components"]}
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(response.json())


LIST, ITEM = "/api/v1/vacancies", "/api/v1/vacancies/{public_id}"


def test_the_document_is_valid_openapi(document):
    validate(document)
    assert set(document["paths"]) == {LIST, ITEM}
    assert all(set(operations) == {"get"} for operations in document["paths"].values())
    named = {parameter["name"] for parameter in document["paths"][LIST]["get"]["parameters"]}
    assert named >= {"q", "soon", "after", "limit", *FACETS}


def test_the_answers_are_what_the_document_says(client, document):
    vacancy = extended(cast.published())
    cast.published(kind="officer", first_tier_grounds=[], contract_words="Nine months")
    assert_as_documented(document, ask(client), LIST)
    assert_as_documented(document, ask(client, limit=1), LIST)
    assert_as_documented(document, ask(client, limit=1000), LIST)
    assert_as_documented(document, one(client, vacancy), ITEM)
    assert_as_documented(document, client.get(reverse("api:vacancy", args=["none"])), ITEM)


def test_the_document_speaks_of_no_applicant(client, document):
    vacancy = cast.published()
    cast.submitted(vacancy, cast.person("candidate"))
    names = json.dumps({name: list(schema["properties"]) for name, schema in document["components"]["schemas"].items()})
    assert not [word for word in APPLICANTS if word in names.lower()]
    said = one(client, vacancy).content.decode() + ask(client).content.decode()
    for private in ("example.org", "Recruiter", "Candidate Example", "published_by", '"pk"'):
        assert private not in said


def test_a_vacancy_in_the_list(client):
    vacancy = cast.published()
    (found,) = ask(client).json()["items"]
    assert found["id"] == vacancy.public_id
    assert found["url"] == f"{settings.SITE_URL}/vacancies/{vacancy.public_id}/"
    assert client.get(found["api_url"].removeprefix(settings.SITE_URL)).status_code == 200
    assert found["title"] == "Senior People Services Associate"
    assert found["duty_station"] == {"city": "Geneva", "country": {"code": "CH", "name": "Switzerland"}}
    assert found["organization"] == {"code": "IOM", "name": "International Organization for Migration"}
    assert found["tiers"]["grounds"] == ["internal", "external_female", "nms_nationals"]
    assert found["tiers"]["countries"] == ["IS", "NA", "WS"]
    assert found["tiers"]["second_tier_words"].startswith("Everyone else is second tier")
    assert found["closing"] == {
        "at": "2026-04-03T23:59:00+02:00",
        "told": "2026-04-03T23:59:00+02:00",
        "date": "2026-04-03",
        "first_date": "2026-04-03",
        "time": "23:59",
        "place": "Geneva",
        "zone": "Europe/Zurich",
        "words": "3 April 2026, 23:59 Geneva (CEST)",
    }


def test_the_end_of_a_day(client):
    Organization.objects.filter(pk="IOM").update(closing_minute=1440)
    cast.published()
    closing = ask(client).json()["items"][0]["closing"]
    assert (closing["at"], closing["told"]) == ("2026-04-04T00:00:00+02:00", "2026-04-03T23:59:59+02:00")
    assert (closing["date"], closing["time"]) == ("2026-04-03", "24:00")


def test_the_whole_notice(client, clock):
    vacancy = cast.published()
    clock.move_to(cast.PUBLISHED + timedelta(days=1))
    extended(vacancy)
    found = one(client, vacancy).json()
    assert found["state"] == "open"
    assert "Answer questions of staff" in found["notice"]["responsibilities"]
    assert [(way["degree"], way["years"]) for way in found["education_and_experience"]] == [(2, 4), (1, 6)]
    assert found["language_requirements"][0] == {
        "language": {"code": "en", "name": "English"},
        "demand": "required",
        "level": 3,
    }
    assert found["competencies"][0]["level"] is None
    (row,) = found["extensions"]
    assert (row["date_before"], row["date_after"]) == ("2026-04-03", "2026-04-17")
    assert (found["closing"]["first_date"], found["closing"]["date"]) == ("2026-04-03", "2026-04-17")
    assert found["changed_at"] > found["published_at"]


def test_closed_and_cancelled_stay_readable_by_their_name_and_leave_the_list(client, clock):
    vacancy, other = cast.published(), cancelled(cast.published())
    assert one(client, other).json()["state"] == "cancelled"
    clock.move_to(cast.CLOSES_AT)
    assert one(client, vacancy).json()["state"] == "closed"
    assert ask(client).json()["items"] == []


def test_drafts_and_what_does_not_exist_are_not_there(client):
    for name in (cast.draft().public_id, "nothing"):
        response = client.get(reverse("api:vacancy", args=[name]))
        assert response.status_code == 404
        assert response.json() == {"detail": "There is no published vacancy with this identifier."}
    for path in ("/api/v1/", "/api/v1/applications", "/api/v1/vacancies/a/b"):
        response = client.get(path)
        assert response.status_code == 404
        assert "openapi.json" in response.json()["detail"]


def test_the_lists_criteria_narrow_it(client):
    associate, officer = cast.published(), cast.published(kind="officer", closing_date=date(2026, 2, 20))

    def found(**asked):
        return {row["id"] for row in ask(client, **asked).json()["items"]}

    assert found(grade="P-2") == found(country="KE") == found(station="Nairobi,KE") == {officer.public_id}
    assert found(q="ministries") == found(soon="1") == {officer.public_id}
    assert found(grade=["P-2", "G-6"], organization="IOM") == {associate.public_id, officer.public_id}
    assert found(family="human-resources") == {associate.public_id}
    assert found(language="fr") == set()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"limit": "0"}, "limit: "),
        ({"limit": "101"}, "limit: "),
        ({"limit": "ten"}, "limit: "),
        ({"after": "x"}, "This cursor is none of ours."),
        ({"after": "é"}, "This cursor is none of ours."),
        ({"after": "djE6MTIzNDU2Nzg5MDEyMzQ1Njc4OTA"}, "This cursor is none of ours."),
        ({"after": "x" * 41}, "after: "),
        ({"soon": "perhaps"}, "soon: "),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(client, asked, sentence):
    response = ask(client, **asked)
    assert response.status_code == 422
    assert sentence in response.json()["detail"]
    assert "ETag" not in response


def test_nul_and_other_oddities_in_a_search_are_no_fault(client):
    for odd in ("\0", "a\0b", "((", "'; --", "x" * 5000, "\ud7ff"):
        assert ask(client, q=odd, grade=odd).status_code == 200


def test_names_are_in_the_language_that_was_asked_for(client):
    vacancy = cast.published()
    found = ask(client, lang="fr").json()["items"][0]
    assert found["duty_station"]["country"]["name"] == "Suisse"
    assert found["language"] == "en"
    assert found["url"].endswith("/?lang=fr")
    assert one(client, vacancy, lang="es").json()["duty_station"]["country"]["name"] == "Suiza"


def test_as_many_queries_for_three_as_for_one(client):
    vacancy = cast.published()
    one_row, whole = queries(lambda: ask(client)), queries(lambda: one(client, vacancy))
    cast.published(), cast.published(kind="officer")
    extended(vacancy)
    assert queries(lambda: ask(client)) == one_row <= 4
    assert queries(lambda: one(client, vacancy)) == whole <= 6
