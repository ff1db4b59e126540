"""The pages that anybody may read."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.models import Competency, Country, Organization
from tests import cast
from vacancies.actions import publishing
from vacancies.enums import Ground, SecondTier
from vacancies.templatetags.notice import prose

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


def page_of(client, vacancy):
    return client.get(reverse("vacancies:page", args=[vacancy.public_id]))


def text(response):
    return " ".join(response.content.decode().split())


def test_the_list_shows_open_vacancies_the_one_that_closes_next_first(client):
    later = cast.published(title="Later", closing_date=date(2026, 4, 20))
    sooner = cast.published(title="Sooner", closing_date=date(2026, 2, 20))
    cast.draft(title="Still a draft")
    response = client.get(reverse("vacancies:list"))
    assert [line.listing.vacancy for line in response.context["lines"]] == [sooner, later]
    assert "20 February 2026, 23:59 Geneva" in text(response)
    assert "in 3 days" in text(response)
    assert "internal, external women, nationals of 3 listed states" in text(response)
    assert "Still a draft" not in text(response)


def test_the_front_shows_what_closes_next_and_the_way_to_the_rest(client):
    for number in range(7):
        cast.published(title=f"Post {number}")
    response = client.get(reverse("home"))
    assert len(response.context["lines"]) == 6
    assert "All 7 open vacancies" in text(response)


@pytest.mark.parametrize("name", ["home", "vacancies:list"])
def test_without_open_vacancies_the_page_says_so(client, name):
    assert "No vacancy is open today" in text(client.get(reverse(name)))


def test_closed_and_cancelled_vacancies_leave_the_list_and_stay_readable(client, clock):
    vacancy, cancelled = cast.published(), cast.published()
    publishing.cancel(cancelled, reason="The project ended.", by=cast.person("recruiter"))
    clock.move_to(cast.CLOSES_AT)
    assert not client.get(reverse("vacancies:list")).context["lines"]
    assert "This vacancy has closed" in text(page_of(client, vacancy))
    assert "The project ended." in text(page_of(client, cancelled))
    for shown in (vacancy, cancelled):
        assert reverse("applications:begin", args=[shown.public_id]) not in text(page_of(client, shown))
        assert "Create an account to apply" not in text(page_of(client, shown))


def test_it_is_open_until_the_closing_instant_and_not_at_it(client, clock):
    vacancy = cast.published()
    clock.move_to(cast.CLOSES_AT - timedelta(seconds=20))
    assert page_of(client, vacancy).context["is_open"]
    clock.move_to(cast.CLOSES_AT)
    assert not page_of(client, vacancy).context["is_open"]


@pytest.mark.parametrize(
    ("sought", "is_found"),
    [
        ("cafe", True),
        ("CAFÉ officer", True),
        ("sao", True),
        ("guinee", True),
        ("T-1", True),
        ("P-4 manager", False),
        ("cafe manager", False),
        ("%", False),
        ("_", False),
        ("officers", True),
        ("program", True),
        ('"cafe programme"', True),
        ('"programme cafe"', False),
        ("officer -cafe", False),
        ("   ", True),
        ("\0", True),
        ("' OR 2=2 --", False),
    ],
)
def test_search_finds_every_word_whatever_case_and_accents(client, sought, is_found):
    cast.published(title="Officer, Café Programme", duty_station_city="São Pedro", duty_station_country_id="GN")
    response = client.get(reverse("vacancies:list"), {"q": sought})
    assert response.status_code == 200
    assert bool(response.context["lines"]) == is_found


def test_a_page_number_that_does_not_exist_gives_the_nearest_page(client):
    for number in range(26):
        cast.published(title=f"Post {number}")
    first = client.get(reverse("vacancies:list"))
    last = client.get(reverse("vacancies:list"), {"page": "99"})
    assert (len(first.context["lines"]), len(last.context["lines"])) == (25, 1)
    assert client.get(reverse("vacancies:list"), {"page": "x"}).status_code == 200


def test_the_page_prints_the_frozen_publication_and_not_the_present_reference_data(client):
    vacancy = cast.published(title="Frozen title")
    Organization.objects.filter(pk="IOM").update(roster_months=6, board_name="Another board")
    shown = text(page_of(client, vacancy))
    assert "Frozen title" in shown
    assert "roster for 24 months" in shown
    assert "Appointments and Postings Board" in shown


def test_who_is_first_tier_is_printed_from_the_terms(client):
    shown = text(page_of(client, cast.published()))
    assert "First-tier candidates for this position are internal candidates, external women and nationals" in shown
    assert "The 3 states on this vacancy’s list" in shown
    assert all(f"<li>{name}</li>" in shown for name in ("Iceland", "Namibia", "Samoa"))
    assert "may apply: their applications are considered after the first tier" in shown


def test_a_vacancy_closed_to_the_second_tier_says_so(client):
    vacancy = cast.published(first_tier_grounds=[Ground.INTERNAL], second_tier=SecondTier.NOT_ADMITTED)
    shown = text(page_of(client, vacancy))
    assert "Only first-tier candidates may apply" in shown
    assert "Iceland" not in shown


def test_a_vacancy_without_tiers_says_so(client):
    assert "draws no tiers" in text(page_of(client, cast.published(first_tier_grounds=[])))


def test_the_requirements_are_in_words(client):
    shown = text(page_of(client, cast.published(kind="officer")))
    assert "with 2 years of relevant experience <b>or</b>" in shown
    assert "Nationals of Kenya are not eligible" in shown
    assert "UN level III, advanced" in shown
    assert Competency.objects.get(pk="teamwork").description in shown.replace("&#x27;", "'")


def test_nationals_of_the_duty_station_are_named_only_where_they_are_excluded(client):
    assert "are not eligible for this position" not in text(page_of(client, cast.published()))


def test_the_deadline_is_machine_readable_and_an_extension_keeps_the_first_one(client):
    vacancy = cast.published()
    publishing.extend(vacancy, date(2026, 4, 10), reason="Few applications.", by=cast.person("recruiter"))
    shown = text(page_of(client, vacancy))
    assert 'data-local="2026-04-10T21:59:00+00:00"' in shown
    assert "10 April 2026, 23:59 Geneva" in shown
    assert "First published deadline:" in shown
    assert "3 April 2026, 23:59 Geneva" in shown
    assert "Few applications." in shown


def test_the_end_of_a_day_is_written_24_00_of_that_day(client):
    Organization.objects.filter(pk="IOM").update(
        closing_minute=1440, closing_zone="Europe/Copenhagen", closing_place="Copenhagen"
    )
    shown = text(page_of(client, cast.published()))
    assert "3 April 2026, 24:00 Copenhagen" in shown
    assert "4 April" not in shown


def test_texts_become_paragraphs_and_lists_and_never_html():
    html = prose("One\nline\n\n- <script>x</script>\n- two\n  goes on\nAfter & on")
    assert html == (
        "<p>One<br>line</p><ul><li>&lt;script&gt;x&lt;/script&gt;</li><li>two goes on</li></ul><p>After &amp; on</p>"
    )
    assert prose("") == ""


def test_html_in_a_notice_is_shown_and_not_obeyed(client):
    shown = text(
        page_of(client, cast.published(title="<b>Chief</b>", context="<script>alert(1)</script> and more text"))
    )
    assert "<script>alert" not in shown
    assert "<b>Chief</b>" not in shown


@pytest.mark.parametrize("public_id", ["nothing", "0", "%00"])
def test_what_is_not_published_is_not_found(client, public_id):
    assert client.get(f"/vacancies/{public_id}/").status_code == 404
    assert client.get(reverse("vacancies:page", args=[cast.draft().public_id])).status_code == 404


def test_a_stranger_is_led_to_an_account_and_back(client):
    vacancy = cast.published()
    here = reverse("vacancies:page", args=[vacancy.public_id])
    assert f"{reverse('account_signup')}?next={here.replace('/', '%2F')}" in text(client.get(here))


def test_only_reading_is_taken(client):
    vacancy = cast.published()
    for url in (reverse("home"), reverse("vacancies:list"), reverse("vacancies:page", args=[vacancy.public_id])):
        assert client.post(url).status_code == 405


def test_the_list_asks_three_questions_for_one_vacancy_and_for_three(client):
    """The edition with the instant, the facets, the rows; a fourth for names in the first page of an edition."""
    cast.published()
    client.get(reverse("vacancies:list"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("vacancies:list"), {"other": "1"})
    cast.published(duty_station_country_id=Country.objects.exclude(pk="CH").first().pk)
    cast.published(kind="officer")
    client.get(reverse("vacancies:list"))
    with CaptureQueriesContext(connection) as three:
        client.get(reverse("vacancies:list"), {"grade": "G-6", "q": "senior", "other": "1"})
    assert len(one) == len(three) == 3


def test_no_search_asks_more_than_six_questions_whatever_was_typed(client):
    cast.published()
    for query in ("q=senoir", "q=xyzzy&grade=P-5&soon=1", "first_tier=1", "grade=G-6&country=CH&language=en"):
        cast.published()  # a new edition: names are asked for again
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{reverse('vacancies:list')}?{query}").status_code == 200
        assert len(queries) <= 6, query


def test_the_vacancy_page_asks_at_most_four_questions_also_extended_and_closed(client, clock):
    vacancy, other = cast.published(), cast.published()
    publishing.extend(vacancy, date(2026, 4, 10), reason="Few applications.", by=cast.person("recruiter"))
    for shown in (vacancy, other):
        page_of(client, cast.published())
        with CaptureQueriesContext(connection) as queries:
            page_of(client, shown)
        assert len(queries) <= 4
    clock.move_to(cast.CLOSES_AT)
    page_of(client, cast.published(closing_date=date(2026, 5, 1)))
    with CaptureQueriesContext(connection) as queries:
        assert page_of(client, other).context["similar"]
    assert len(queries) <= 4
