"""The feed for ReliefWeb: its importer's fields and limits, and what becomes of a notice that does not fit."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from lxml import etree

from recruitment.enums import DegreeLevel
from screening.demonstration import notices
from tests import cast
from tests.vacancies.feeds.reading import cancelled, content, queries, tree, validator
from vacancies.actions import drafting, publishing
from vacancies.models import Vacancy
from vacancies.rules.terms import Pathway
from vacancies.views.feeds import reliefweb

SOURCE = "1255"


def feed(client, **asked):
    return client.get(reverse("feeds:reliefweb"), {"source": SOURCE} | asked)


def items(response):
    found = tree(response, "reliefweb.xsd").findall("channel/item")
    return [{field.tag: field.text for field in item} for item in found]


def with_years(*years):
    vacancy = cast.draft()
    pathways = [Pathway(DegreeLevel.FIRST + place, number) for place, number in enumerate(years)]
    drafting.save_draft(vacancy, values={}, pathways=pathways, languages=notices.LANGUAGES, by=cast.person("recruiter"))
    publishing.publish(vacancy, by=cast.person("recruiter"))
    return Vacancy.objects.get(pk=vacancy.pk)


def test_the_feed_keeps_the_schema_empty_and_full(client):
    assert items(feed(client)) == []
    vacancy = cast.published()
    (item,) = items(feed(client))
    assert item["link"] == f"http://localhost:8000/vacancies/{vacancy.public_id}/"
    assert item["title"] == "Senior People Services Associate"
    assert item["field_source"] == SOURCE
    assert item["field_job_closing_date"] == "2026-04-03"
    assert (item["field_country"], item["field_city"]) == ("CHE", "Geneva")
    assert (item["field_job_type"], item["field_job_experience"], item["field_career_categories"]) == (
        "263",
        "259",
        "6863",
    )
    assert "3 April 2026, 23:59 Geneva (CEST) (2026-04-03T23:59:00+02:00)" in item["body"]
    assert "internal candidates, external women" in item["body"]
    assert "<h3>Core functions and responsibilities</h3><ul><li>Answer questions" in item["body"]
    assert vacancy.public_id in item["field_how_to_apply"] and "charges no fee" in item["field_how_to_apply"]


def test_the_schema_would_notice_a_breach(client):
    """A validator that accepts anything shows nothing."""
    cast.published()
    for field, wrong in [
        ("title", "Short"),
        ("title", "x" * 151),
        ("body", "x" * 399),
        ("field_how_to_apply", "x" * 99),
        ("field_job_closing_date", "2026-04-03T23:59:00+02:00"),
        ("field_source", "IOM"),
    ]:
        root = tree(feed(client))
        root.find(f"channel/item/{field}").text = wrong
        assert not validator("reliefweb.xsd").validate(root), field


@pytest.mark.parametrize(
    ("years", "band"), [((0, 2), "258"), ((2,), "258"), ((3, 5), "259"), ((7, 5), "260"), ((9,), "260"), ((10,), "261")]
)
def test_the_fewest_years_of_any_way_choose_the_band(client, years, band):
    with_years(*years)
    assert items(feed(client))[0]["field_job_experience"] == band


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"contract_type_id": "consultancy"}, "264"),
        ({"vacancy_type": "consultancy"}, "264"),
        ({"contract_type_id": "internship"}, "265"),
        ({"contract_type_id": "united-nations-volunteer"}, "266"),
        ({"contract_type_id": "special-short-term-graded"}, "263"),
    ],
)
def test_the_kind_of_job_follows_contract_and_notice(client, values, kind):
    cast.published(**values)
    assert items(feed(client))[0]["field_job_type"] == kind


def test_titles_are_fitted_and_bodies_end_after_a_paragraph(client):
    cast.published(title="Nurse")
    title = "Officer for " + "very long questions " * 9
    cast.published(title=title)
    cast.published(title="A notice without end", context="A line of many words.\n\n" * 4000)
    short, long, endless = items(feed(client))
    assert short["title"] == "Nurse, Geneva, IOM"
    assert len(long["title"]) <= 150 and long["title"].endswith("…")
    assert title.startswith(long["title"].removesuffix("…") + " ")
    assert len(endless["body"]) <= 50_000
    assert endless["body"].endswith("</p>") and "Read the whole notice" in endless["body"]


def nearly_empty():
    texts = dict.fromkeys(("introduction", "context", "notes", "skills", "languages_text", "organizational_unit"), "")
    return cast.published(
        **texts,
        responsibilities="Drive the car of the office.",
        qualifications="A licence to drive cars.",
        first_tier_grounds=[],
        reference_number="A--B",
    )


def test_the_facts_make_even_the_shortest_notice_long_enough(client):
    nearly_empty()
    assert len(items(feed(client))) == 1


def test_a_text_that_is_too_short_is_left_out_and_the_feed_says_so(client, monkeypatch):
    monkeypatch.setattr(reliefweb, "SHORTEST_BODY", 1000)
    stays = cast.published()
    nearly_empty()
    assert [item["link"] for item in items(feed(client))] == [f"http://localhost:8000/vacancies/{stays.public_id}/"]
    (comment,) = [node.text for node in tree(feed(client)).iter(etree.Comment)]
    assert "A-B" in comment and "shorter than 1000" in comment


def test_odd_characters_and_markup_in_a_notice_stay_text(client):
    cast.published(context="Before\x0b <script>alert(1)</script> & ]]> after")
    (item,) = items(feed(client))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; ]]&gt; after" in item["body"]
    assert "<script>alert(1)</script> & ]]> after".replace("<", "&lt;").split("&lt;")[0] in strip_tags(item["body"])


def test_only_open_vacancies_of_the_organization_are_there(client, clock):
    cast.published(), cancelled(cast.published())
    assert len(items(feed(client, organization="IOM"))) == 1
    assert items(feed(client, organization="UNOPS")) == []
    clock.move_to(cast.CLOSES_AT - timedelta(seconds=30))
    assert len(items(feed(client))) == 1
    clock.move_to(cast.CLOSES_AT)
    assert items(feed(client)) == []


def test_without_a_number_the_organization_names_itself(client):
    cast.published()
    assert tree(client.get(reverse("feeds:reliefweb"))).findtext("channel/item/field_source") == "IOM"
    assert tree(feed(client, source="<x>")).findtext("channel/item/field_source") == "IOM"


def test_the_parts_are_in_the_language_that_was_asked_for(client):
    """The answer is sent after the view has returned, when the language of the request is gone."""
    cast.published()
    (item,) = items(feed(client, lang="fr"))
    assert "Organisation internationale pour les migrations" in item["body"]
    assert "Suisse" in item["body"]


def test_as_many_queries_for_three_as_for_one(client):
    cast.published()
    content(feed(client))
    one = queries(lambda: content(feed(client, grade="G-6")))
    for _number in range(2):
        cast.published()
    content(feed(client))
    assert queries(lambda: content(feed(client, grade="G-6"))) == one
