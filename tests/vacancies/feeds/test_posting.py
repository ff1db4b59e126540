"""The posting for search engines: Google's properties, the closing with its offset, and no condition on persons."""

import json
import re
from datetime import date

import pytest
from jsonschema import Draft202012Validator, ValidationError

from recruitment.models import Organization
from tests import cast
from tests.vacancies.feeds.reading import cancelled, extended, job_posting_schema, queries
from vacancies.models import Vacancy
from vacancies.views.posting import EMPLOYMENT, job_posting, posting_json

SELECTOR = 'script[type="application/ld+json"]'
BLOCK = re.compile(r'^<script type="application/ld\+json">(.*)</script>$', re.DOTALL)


def posting(vacancy, **values):
    found = job_posting(vacancy, vacancy.current_publication, **values)
    Draft202012Validator(job_posting_schema()).validate(found)
    return found


def test_it_has_what_google_requires_and_recommends():
    vacancy = cast.published(positions=2)
    found = posting(vacancy, family="Human resources")
    assert found["title"] == "Senior People Services Associate"
    assert found["datePosted"] == "2026-02-17T10:00:00+01:00"
    assert found["validThrough"] == "2026-04-03T23:59:00+02:00"
    assert found["hiringOrganization"]["name"] == "International Organization for Migration"
    assert found["jobLocation"]["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "CH",
        "addressLocality": "Geneva",
    }
    assert found["identifier"]["value"] == vacancy.reference_number
    assert (found["employmentType"], found["totalJobOpenings"], found["directApply"]) == ("FULL_TIME", 2, True)
    assert found["url"] == f"http://localhost:8000/vacancies/{vacancy.public_id}/"
    assert found["occupationalCategory"] == "Human resources"
    assert "<li>Answer questions of staff" in found["description"]
    assert "University degree, with 4 years of relevant experience" in found["description"]


@pytest.mark.parametrize("name", ["title", "description", "datePosted", "hiringOrganization", "jobLocation"])
def test_the_schema_notices_what_is_missing(name):
    vacancy = cast.published()
    found = job_posting(vacancy, vacancy.current_publication)
    del found[name]
    with pytest.raises(ValidationError):
        Draft202012Validator(job_posting_schema()).validate(found)


def test_valid_through_has_the_offset_of_its_own_day_and_keeps_the_day():
    assert posting(cast.published(closing_date=date(2026, 3, 20)))["validThrough"] == "2026-03-20T23:59:00+01:00"
    assert posting(extended(cast.published()))["validThrough"] == "2026-04-17T23:59:00+02:00"
    Organization.objects.filter(pk="IOM").update(closing_minute=1440)
    assert posting(cast.published())["validThrough"] == "2026-04-03T23:59:59+02:00"


def test_no_condition_on_persons_is_in_it():
    vacancy = cast.published(kind="officer")
    assert vacancy.first_tier_grounds and vacancy.duty_station_nationals_excluded
    found = posting(vacancy)
    assert "applicantLocationRequirements" not in found
    said = json.dumps(found).lower()
    for word in ("tier", "national", "women", "female", "gender", "represented", '"is"', '"ws"'):
        assert word not in said.replace("international organization", ""), word


def test_each_type_of_contract_has_a_word_of_googles():
    for code, word in [("consultancy", "CONTRACTOR"), ("internship", "INTERN"), ("hourly", "OTHER")]:
        assert posting(cast.published(contract_type_id=code))["employmentType"] == word
    allowed = job_posting_schema()["properties"]["employmentType"]["enum"]
    assert set(EMPLOYMENT.values()) <= set(allowed)


def test_it_asks_the_database_for_nothing():
    pk = cast.published().pk
    vacancy = Vacancy.objects.select_related("organization").prefetch_related("publications").get(pk=pk)
    assert queries(lambda: posting_json(vacancy, vacancy.current_publication)) == 0


def test_nothing_in_a_notice_ends_the_block():
    hostile = "</script><script>alert(1)</script><!-- & &amp; \u2028"
    vacancy = cast.published(title="Officer " + hostile, context=hostile)
    block = str(posting_json(vacancy, vacancy.current_publication))
    inside = BLOCK.match(block).group(1)
    assert not re.search("[<>&\u2028]", inside)
    found = json.loads(inside)
    assert found["title"] == "Officer " + hostile
    assert "<script" not in found["description"]


def test_in_a_browser_the_block_is_read_and_the_policy_has_nothing_against_it(page, live_server, clock):
    vacancy = cast.published(title="Officer </script><b>")
    response = page.goto(f"/vacancies/{vacancy.public_id}/")
    assert "script-src 'self'" in response.headers["content-security-policy"]
    found = json.loads(page.locator(SELECTOR).text_content())
    Draft202012Validator(job_posting_schema()).validate(found)
    assert found["title"] == "Officer </script><b>"
    assert page.locator("h1 b").count() == 0
    clock.move_to(cast.CLOSES_AT)
    closed = page.goto(f"/vacancies/{vacancy.public_id}/")
    assert page.locator(SELECTOR).count() == 0
    assert "noindex" in closed.headers["x-robots-tag"]


def test_a_cancelled_vacancy_is_no_posting_and_leaves_the_index(client):
    vacancy = cancelled(cast.published())
    response = client.get(f"/vacancies/{vacancy.public_id}/")
    assert response["X-Robots-Tag"] == "noindex"
    assert b"ld+json" not in response.content
