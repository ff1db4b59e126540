"""Which open vacancies are offered beside one, and why."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from vacancies.actions import publishing
from vacancies.views.similar import similar_listings, title_words

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


def offered(vacancy, at=cast.PUBLISHED + timedelta(hours=1), **values):
    return [
        (similar.listing.text("title", "en"), similar.reasons)
        for similar in similar_listings(vacancy.current_publication, at, **values)
    ]


def other(title, **values):
    """A vacancy of another kind: nothing of it is like the associate's."""
    values = {"job_family_id": "legal", "grade_id": "D-2", "category": "director"} | values
    return cast.published(title=title, duty_station_city="Lima", duty_station_country_id="PE", **values)


def test_x():
    v = cast.published()
    print(v.job_family_id, v.grade_id, v.duty_station_city, v.title, title_words(v.current_publication))
    other("Counsel")
    cast.published(title="Other")
    print(offered(v))
    assert 0
