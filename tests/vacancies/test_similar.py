"""Which open vacancies are offered beside one, and why."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from vacancies.actions import publishing
from vacancies.views.similar import similar_listings

pytestmark = pytest.mark.usefixtures("reference")
SOON_AFTER = cast.PUBLISHED + timedelta(hours=1)


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


@pytest.fixture
def one():
    """A G-6 of human resources in Geneva: "Senior People Services Associate"."""
    return cast.published()


def offered(vacancy, at=SOON_AFTER, **values):
    return {
        similar.listing.text("title", "en"): similar.reasons
        for similar in similar_listings(vacancy.current_publication, at, **values)
    }


def unlike(title="Counsel", **values):
    """A vacancy of which nothing is like the one."""
    values = {"job_family_id": "legal", "grade_id": "P-4", "category": "professional"} | values
    return cast.published(title=title, **{"duty_station_city": "Lima", "duty_station_country_id": "PE", **values})


def test_what_is_unlike_is_not_offered_nor_the_vacancy_itself(one):
    unlike()
    assert offered(one) == {}


@pytest.mark.parametrize(
    ("likeness", "reason"),
    [
        ({"job_family_id": "human-resources"}, "same job family"),
        ({"duty_station_city": "Geneva", "duty_station_country_id": "CH"}, "same duty station"),
        ({"grade_id": "G-6", "category": "general_service"}, "same grade"),
        ({"title": "People Services Associate"}, "similar title"),
    ],
)
def test_each_likeness_alone_is_enough_and_says_so(one, likeness, reason):
    shown = unlike(**likeness)
    assert offered(one) == {shown.title: [reason]}


@pytest.mark.parametrize(
    "likeness",
    [
        {"duty_station_city": "Bern", "duty_station_country_id": "CH"},
        {"grade_id": "G-7", "category": "general_service"},
        {"title": "Associate Counsel"},
        {"title": "Senior Legal Associate"},
    ],
)
def test_a_country_a_neighbouring_grade_or_half_a_title_is_not(one, likeness):
    unlike(**likeness)
    assert offered(one) == {}


def test_a_country_and_a_neighbouring_grade_together_are(one):
    unlike(
        grade_id="G-7",
        category="general_service",
        duty_station_city="Bern",
        duty_station_country_id="CH",
        title="Clerk",
    )
    assert offered(one) == {"Clerk": ["same country"]}


def test_the_more_alike_the_earlier_and_no_more_than_asked(one):
    unlike("Only the grade", grade_id="G-6", category="general_service")
    unlike("Family alone", job_family_id="human-resources")
    cast.published(title="People Services Associate")
    cast.published(title="Driver")
    assert list(offered(one)) == ["People Services Associate", "Driver", "Family alone", "Only the grade"]
    assert list(offered(one, limit=2)) == ["People Services Associate", "Driver"]


def test_of_equals_the_one_that_closes_next_comes_first(one):
    cast.published(title="Later", closing_date=cast.CLOSING_DATE + timedelta(days=9))
    cast.published(title="Sooner")
    assert list(offered(one)) == ["Sooner", "Later"]


def test_closed_and_cancelled_ones_and_drafts_are_never_offered(one, clock):
    gone = cast.published(title="Cancelled")
    cast.draft(title="Draft")
    cast.published(title="Closes sooner", closing_date=cast.CLOSING_DATE - timedelta(days=9))
    cast.published(title="Closes later", closing_date=cast.CLOSING_DATE + timedelta(days=9))
    publishing.cancel(gone, reason="The project ended.", by=cast.person("recruiter"))
    clock.move_to(cast.CLOSES_AT)
    assert list(offered(one, cast.CLOSES_AT)) == ["Closes later"]


def test_titles_are_compared_without_accents_and_inflection(one):
    source = unlike("Associée aux écoles régionales", grade_id="P-2")
    unlike(
        "Associee ecole regionale",
        grade_id="D-1",
        category="director",
        duty_station_city="Quito",
        duty_station_country_id="EC",
        job_family_id="transport",
    )
    assert offered(source) == {"Associee ecole regionale": ["similar title"]}


def test_titles_of_small_words_and_signs_do_no_harm(one):
    for title in ("Chief of “Data & AI”: (a) O'Neill; -minus or:* !", "The of and", "***", "%(title)s"):
        strange = unlike(title, grade_id="D-2", category="director")
        assert title not in offered(strange)
        assert one.title not in offered(strange)


def test_a_title_in_another_language_is_compared_by_its_translation(one):
    source = unlike("Spécialiste principal", duty_station_city="Quito", duty_station_country_id="EC", language="fr")
    assert offered(source) == {}
    draft = cast.draft(title="Principal Associate", job_family_id="transport", grade_id="D-1", category="director")
    draft.translations.create(
        language="fr", title="Spécialistes principaux", responsibilities="Tenir.", qualifications="Savoir."
    )
    publishing.publish(draft, by=cast.person("recruiter"))
    assert offered(source) == {"Principal Associate": ["similar title"]}


def test_it_is_one_query_however_many_there_are(one):
    publication = one.current_publication
    for number in range(6):
        cast.published(title=f"Post {number}")
    with CaptureQueriesContext(connection) as queries:
        similar_listings(publication, SOON_AFTER)
    assert len(queries) == 1
