"""A recruiter at the desk, and a vacancy that has closed."""

import pytest

from tests import cast
from tests.screening.desk.hands import close
from vacancies.models import Vacancy


@pytest.fixture
def recruiter():
    return cast.person("recruiter")


@pytest.fixture
def web(client, recruiter):
    client.force_login(recruiter)
    return client


@pytest.fixture
def vacancy(reference, clock, recruiter) -> Vacancy:
    """Closed, with a first-tier woman, a second-tier man, an ineligible woman, and a claimed internal."""
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    cast.submitted(vacancy, cast.person("woman"), gender="woman")
    cast.submitted(vacancy, cast.person("second"))
    cast.submitted(vacancy, cast.person("beginner"), gender="woman", jobs=(), languages=(("fr", 4),))
    cast.submitted(vacancy, cast.person("insider"), staff_number="S1")
    return close(vacancy, clock)
